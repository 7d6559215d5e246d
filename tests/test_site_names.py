"""The "Fill in names" form on the pages of entries, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kb import holes
from tests.chromium import Seen

SCRIPT = Path(__file__).parent.parent / "docs/assets/js/names.js"


@pytest.fixture
def entry(page: Page, address: str) -> Page:
    """Give the page of an entry whose commands take names."""
    page.goto(f"{address}symptoms/container-oom-killed/")
    return page


def commands(page: Page) -> str:
    """Return the text of all code blocks."""
    return "\n".join(page.locator("article pre > code").all_text_contents())


def test_only_names_of_the_page_are_asked_for(entry: Page) -> None:
    """A field stands there for each placeholder of the page's commands, and for no other."""
    asked = entry.locator(".names label").all_text_contents()
    assert asked == [
        name for name in ("namespace", "pod", "container", "node", "image") if f"<{name}>" in commands(entry)
    ]
    assert "pod" in asked


def test_a_page_without_placeholders_has_no_form(page: Page, address: str) -> None:
    """Where there is nothing to fill in there is no form."""
    page.goto(f"{address}about/")
    expect(page.locator(".names")).to_have_count(0)


def test_names_go_into_all_commands_and_back_out(entry: Page) -> None:
    """A valid name replaces its placeholder everywhere while one types; an emptied field brings it back."""
    before = commands(entry)
    entry.get_by_label("pod", exact=True).fill("web-0")
    assert commands(entry) == before.replace("<pod>", "web-0")
    entry.get_by_label("pod", exact=True).fill("")
    assert commands(entry) == before


def test_a_name_that_kubernetes_would_refuse_is_not_put_in(entry: Page) -> None:
    """What is no DNS name, and above all what a shell would run, never reaches a command."""
    before = commands(entry)
    field = entry.get_by_label("pod", exact=True)
    field.fill("web-0; rm -rf /")
    assert commands(entry) == before
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(entry.locator("#hint-pod")).to_contain_text("Lower case letters")
    field.fill("web-0")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(entry.locator("#hint-pod")).to_be_empty()


def test_the_theme_s_copy_button_takes_the_filled_command(entry: Page, address: str) -> None:
    """What is copied is what is shown."""
    entry.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    entry.get_by_label("pod", exact=True).fill("web-0")
    block = entry.locator("article .highlight", has_text="web-0").first
    block.hover()
    block.locator("button").first.click()
    assert (
        entry.evaluate("navigator.clipboard.readText()").strip() == (block.locator("code").text_content() or "").strip()
    )


def test_names_are_gone_with_the_page(entry: Page, seen: Seen) -> None:
    """Names are sent nowhere and kept nowhere."""
    entry.get_by_label("pod", exact=True).fill("secret-name-0")
    kept = entry.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    entry.reload()
    expect(entry.get_by_label("pod", exact=True)).to_have_value("")
    addresses = " ".join(request.url for request in seen.requests)
    assert "secret-name-0" not in kept + addresses + entry.url + commands(entry)


def test_a_value_has_the_same_form_here_as_in_the_knowledge_base() -> None:
    """The forms of names in the script are those of kb/holes.py."""
    script = SCRIPT.read_text(encoding="utf-8")
    forms = dict(re.findall(r'^const (DNS|PLAIN) = "(.+)";$', script, re.MULTILINE))
    used = dict(re.findall(r"^  (\w+): \[(DNS|PLAIN),", script, re.MULTILINE))
    assert {name: forms[form] for name, form in used.items()} == {name: holes.HOLES[name][0] for name in used}
    assert set(used) == {"namespace", "pod", "container", "node", "image"}
