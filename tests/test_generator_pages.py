"""generator: the pages of the three entries, their links, redirects and JSON."""

import json
import re

import pytest

from generator import codes, redirects, site
from generator.files import Plan
from generator.pages import Pages, first_sentence, message, squeeze, versions
from kb.load import load
from tests import corpus


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The pages of the three entries."""
    return Pages(load(corpus.write(tmp_path_factory.mktemp("base"))))


@pytest.fixture(scope="module")
def plan(pages: Pages) -> Plan:
    """Every generated file."""
    return site.plan(pages.base)


def test_every_kind_of_page_is_planned(plan: Plan) -> None:
    """Entries, indexes by kind and layer, every exit code, JSON, coverage."""
    expected = {
        "symptoms/disk-full.md",
        "symptoms/index.md",
        "layers/index.md",
        "layers/node.md",
        "exit-codes/3.md",
        "exit-codes/255.md",
        "api/v1/entries.json",
        "api/v1/entries/symptoms/disk-full.json",
        "about/coverage.md",
    }
    assert expected <= set(plan)
    assert sum(path.startswith("exit-codes/") and path.endswith(".md") for path in plan) == 256 + 1


def test_a_page_shows_all_of_its_entry(plan: Plan) -> None:
    """Summary, causes with command, what to look for, fix and risk, sources, and the other language."""
    page = plan["symptoms/disk-full.md"]
    for shown in (
        "# The disk is full",
        "A write failed because no block is left.",
        "### 1. Logs",
        "kubectl exec <pod> -n <namespace> -- df -h",
        "A line at 100% in `<pod>`.",
        '!!! tip "Now"',
        "**Risk:** They are gone.",
        "- Rotate logs.",
        "`write <path>: no space left on device`",
        "<https://example.com/disk>: The message.",
        "磁盘已满",
    ):
        assert shown in page, shown


def test_a_table_and_a_list_begin_after_an_empty_line(plan: Plan) -> None:
    """Else Markdown takes their first line for the end of what stands before."""
    inside = re.compile(r"^(?!\||\s*$).*\n\|[^\n]*\|\n\|-", re.MULTILINE)
    joined = re.compile(r"\S- (?:Shows up under|Easily confused)")
    for path, page in plan.items():
        if path.endswith(".md"):
            assert not inside.search(page), path
            assert not joined.search(page), path
    assert "| Message | What it means | Versions |" in plan["reasons/WriteFailed.md"]


def test_links_lead_both_ways(plan: Plan) -> None:
    """The reason names what explains it, the symptom where it shows up."""
    assert "[The disk is full](../symptoms/disk-full.md)" in plan["reasons/WriteFailed.md"]
    assert "Shows up under: [WriteFailed](../reasons/WriteFailed.md)" in plan["symptoms/disk-full.md"]


def test_redirects_stand_at_every_other_address(plan: Plan) -> None:
    """An alias, the lower-case form, and statuses/<reason> for a reason that kubectl shows."""
    for address in ("reasons/CouldNotWrite", "reasons/writefailed", "statuses/WriteFailed", "statuses/writefailed"):
        assert 'url=../../reasons/WriteFailed/"' in plan[f"{address}/index.html"], address


def test_a_file_system_that_folds_case_needs_no_lower_case_form(pages: Pages) -> None:
    """There it would overwrite the page itself."""
    assert "reasons/writefailed/index.html" not in redirects.plan(pages, case_folded=True)
    assert "statuses/writefailed/index.html" in redirects.plan(pages, case_folded=True)


def test_a_generated_code_explains_its_signal(pages: Pages) -> None:
    """And leads to the nearest codes that have an entry."""
    page = codes.plan(pages)["exit-codes/137.md"]
    assert "128 + 9 = SIGKILL" in page
    assert "[Exit code 3: no disk](../exit-codes/3.md)" in page


def test_the_json_holds_the_links(plan: Plan) -> None:
    """In both directions, with the translation."""
    data = json.loads(plan["api/v1/entries/symptoms/disk-full.json"])
    assert data["shown_by"] == ["reasons/WriteFailed"]
    assert data["translations"]["zh"]["title"] == "磁盘已满"


def test_coverage_counts(plan: Plan) -> None:
    """By kind, layer, message and language."""
    page = plan["about/coverage.md"]
    assert "| Symptoms | 1 | 0 | 0 | 1 |" in page
    assert "| 中文 | 3 |" in page


def test_planning_twice_gives_the_same(pages: Pages, plan: Plan) -> None:
    """Pages depend on the entries alone."""
    assert site.plan(pages.base) == plan


def test_small_forms() -> None:
    """How messages, versions and summaries are shortened for a page."""
    assert message("a {pod} {...} b") == "a <pod> … b"
    assert [versions("1.2", "1.4"), versions("1.2", None), versions(None, "1.4"), versions(None, None)] == [
        "1.2 to before 1.4",
        "since 1.2",
        "before 1.4",
        "all",
    ]
    assert first_sentence("One two. Three four.") == "One two."
    assert squeeze("a\n\n\nb\n```\n\n\nc\n```\n") == "a\n\nb\n```\n\n\nc\n```\n"
