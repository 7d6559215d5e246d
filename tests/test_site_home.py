"""The home page in a real browser: paste, answers, evidence, commands, keyboard, and that nothing leaks."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.chromium import Seen
from tests.home import DESCRIBE, ENTRY, EVENT, POD, marks, paste


def test_a_pasted_describe_output_finds_its_entry_first(home: Page) -> None:
    """The first answer is the proven root cause, with its kind, its confidence in words and as a meter."""
    paste(home, DESCRIBE)
    first = home.locator(".answer").first
    expect(first.locator(".answer__title a")).to_have_attribute("href", re.compile(f"/{ENTRY}/$"))
    expect(first.locator(".answer__kind")).to_have_text("Symptom")
    expect(first.locator(".answer__words")).to_have_text(re.compile(r"^Very likely, \d+ %$"))
    expect(first.locator("meter")).to_have_text(re.compile(r"\d+ %"))


def test_evidence_is_named_and_marked_in_the_text(home: Page) -> None:
    """The block below shows the text exactly as pasted, with the evidence of the first answer marked."""
    paste(home, DESCRIBE)
    assert home.locator("#marked").text_content() == DESCRIBE
    assert any("OOMKilled" in mark for mark in marks(home))
    expect(home.locator(".answer").first.locator(".answer__evidence")).to_contain_text("OOMKilled")


def test_another_answer_shows_its_own_evidence(home: Page) -> None:
    """`Show in your text` of a further answer moves the marks to what speaks for that one."""
    paste(home, DESCRIBE)
    before = marks(home)
    other = home.locator(".answer", has=home.get_by_role("link", name="CrashLoopBackOff")).first
    other.get_by_role("button", name="Show in your text").click()
    assert marks(home) != before
    assert any("CrashLoopBackOff" in mark for mark in marks(home))
    expect(other.get_by_role("button", name="Show in your text")).to_have_attribute("aria-pressed", "true")


def test_commands_bear_the_pod_s_name(home: Page) -> None:
    """The commands of the first answer are open and filled with the names of the text."""
    paste(home, DESCRIBE)
    commands = home.locator(".answer").first.locator(".command__run code").all_text_contents()
    assert any(POD in command and "-n finance" in command for command in commands)


def test_a_command_is_copied(home: Page, address: str) -> None:
    """The copy button puts the command on the clipboard and says so."""
    home.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    paste(home, DESCRIBE)
    _copies_the_first_command(home)


def test_a_command_is_copied_without_the_clipboard_interface(page: Page, address: str) -> None:
    """Where the browser withholds navigator.clipboard.writeText, as over plain HTTP, copying works all the same."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))")
    page.goto(address)
    paste(page, DESCRIBE)
    _copies_the_first_command(page)


def _copies_the_first_command(page: Page) -> None:
    button = page.locator(".command__copy").first
    button.click()
    expect(button).to_have_text("Copied")
    command = page.locator(".command__run code").first.text_content()
    assert page.evaluate("navigator.clipboard.readText()") == command
    expect(page.locator("#status")).to_have_text("Copied")


def test_open_follow_and_come_back(home: Page) -> None:
    """From an answer to its page, by a cross-link to the next, and back: text and answers are still there."""
    paste(home, DESCRIBE)
    home.locator(".answer__title a").first.click()
    expect(home).to_have_url(re.compile(f"/{ENTRY}/$"))
    home.locator("article a[href*='reasons/OOMKilled']").first.click()
    expect(home).to_have_url(re.compile("/reasons/OOMKilled/$"))
    expect(home.locator("article h1")).to_be_visible()
    for _ in range(2):
        # A page that comes back out of the browser's cache is not loaded again, so there is no event to wait for.
        home.go_back(wait_until="commit")
    expect(home.locator("#paste")).to_have_value(DESCRIBE)
    expect(home.locator(".answer__title a").first).to_be_visible()


def test_an_event_finds_another_entry(home: Page) -> None:
    """What stands in the box counts: a new paste replaces the answers of the old one."""
    paste(home, DESCRIBE)
    home.locator("#paste").fill(EVENT)
    expect(home.locator(".answer__title a").first).to_have_attribute(
        "href", re.compile("/symptoms/registry-plain-http/$")
    )


def test_emoji_before_the_evidence_do_not_shift_the_marks(home: Page) -> None:
    """Offsets count code points; characters outside of the basic plane take two units of a JavaScript string."""
    paste(home, EVENT)
    plain = marks(home)
    assert plain
    home.locator("#paste").fill(f"🔥🚀 prod is down 👩‍🚒 𝒉𝒆𝒍𝒑\n{EVENT}")
    expect(home.locator("#marked")).to_contain_text("🔥")
    assert marks(home) == plain


def test_clearing_the_box_clears_the_answers(home: Page) -> None:
    """`Clear` empties box and answers, gives the focus back to the box, and goes away itself."""
    paste(home, DESCRIBE)
    clear = home.locator("#ask").get_by_role("button", name="Clear")
    clear.click()
    expect(home.locator("#paste")).to_have_value("")
    expect(home.locator("#paste")).to_be_focused()
    expect(home.locator("#results")).to_be_hidden()
    expect(clear).to_be_hidden()


def test_the_example_has_an_answer(home: Page) -> None:
    """`Try an example` fills the box with a text that whypod explains."""
    home.get_by_role("button", name="Try an example").click()
    expect(home.locator(".answer").first).to_be_visible()


def test_the_answer_is_announced(home: Page) -> None:
    """A screen reader hears how many answers there are, and the first with its confidence."""
    paste(home, DESCRIBE)
    title = home.locator(".answer__title a").first.text_content()
    expect(home.get_by_role("status")).to_have_text(
        re.compile(rf"^\d answers?\. First: {re.escape(title or '')}\. Very likely, \d+ %\.$")
    )


def test_keyboard_alone_is_enough(home: Page) -> None:
    """The box has the focus, Ctrl+Enter asks without waiting, Tab leads on to the first answer, Enter opens it."""
    expect(home.locator("#paste")).to_be_focused()
    home.keyboard.insert_text(DESCRIBE)
    home.keyboard.press("Control+Enter")
    first = home.locator(".answer__title a").first
    expect(first).to_be_visible()
    for _ in range(8):
        home.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    assert first.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    home.keyboard.press("Enter")
    expect(home).to_have_url(re.compile(f"/{ENTRY}/$"))


def test_nothing_leaves_the_host_and_nothing_stays(home: Page, seen: Seen, address: str) -> None:
    """All requests go to the page's host; only the body of one POST holds the text, no address, storage or console."""
    paste(home, DESCRIBE)
    home.locator(".answer__title a").first.click()
    home.wait_for_load_state("networkidle")
    assert {urlsplit(request.url).netloc for request in seen.requests} == {urlsplit(address).netloc}
    assert {urlsplit(request.url).path for request in seen.requests if request.post_data} == {"/api/v1/match"}
    kept = home.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])")
    addresses = " ".join(request.url for request in seen.requests)
    for place in (kept, addresses, home.url, " ".join(seen.console)):
        assert not re.search(r"ledger|finance|OOMKilled(?!/)", place.replace("reasons/OOMKilled", ""))
    assert seen.console == []


def test_pasted_markup_stays_text(home: Page) -> None:
    """Markup in a paste is shown, never run, wherever the page repeats it."""
    paste(
        home, f"<img src=x onerror=alert(1)><script>alert(2)</script>\n{DESCRIBE}".replace("finance", "<b>finance</b>")
    )
    assert home.locator("#results img, #results script, #results b").count() == 0
    expect(home.locator("#marked")).to_contain_text("<img src=x onerror=alert(1)>")


def test_the_site_works_below_a_path(page: Page, address: str) -> None:
    """Mounted at /docs/why/ by a proxy, the page finds the service and the answers lead to pages below that path."""

    def proxy(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace("/docs/why/", "/")))

    page.route("**/docs/why/**", proxy)
    page.goto(f"{address}docs/why/")
    paste(page, DESCRIBE)
    expect(page.locator(".answer__title a").first).to_have_attribute("href", f"{address}docs/why/{ENTRY}/")


@pytest.mark.parametrize("width", [320, 360, 768])
def test_narrow_screens_need_no_sideways_scrolling(home: Page, width: int) -> None:
    """On phones and tablets the page, with answers, is as wide as the screen."""
    home.set_viewport_size({"width": width, "height": 740})
    paste(home, DESCRIBE)
    assert home.evaluate("document.documentElement.scrollWidth") <= width


def test_the_site_s_own_search_works(home: Page) -> None:
    """The search at the top finds an entry by its token without the service."""
    home.route("**/api/**", lambda route: route.abort())
    home.locator(".md-search__input").click()
    home.locator(".md-search__input").press_sequentially("OOMKilled")
    expect(home.locator(".md-search-result__link[href*='OOMKilled']").first).to_be_visible()
