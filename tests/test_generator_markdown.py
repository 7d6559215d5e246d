"""generator.markdown: what an entry says is what the page shows."""

import html
import re

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown import code, fence, prose, quoted

AWKWARD = [
    "a <pod> & b",
    "two * stars * and _lines_",
    "[not](a link)",
    "{: .attribute }",
    "`code <b> *` and text",
    "# no heading",
    "~~x~~ ^y^",
    "a | b",
]


def shown(text: str) -> str:
    """Return the text that a browser shows of Markdown."""
    rendered = python_markdown.markdown(text, extensions=["attr_list", "tables", "fenced_code"])
    return html.unescape(re.sub(r"<[^>]+>", "", rendered)).strip()


@pytest.mark.parametrize("text", AWKWARD)
def test_prose_shows_what_it_says(text: str) -> None:
    """No character of an entry turns into markup, but back-ticks make code."""
    assert shown(prose(text)) == text.replace("`", "")


@given(st.text(alphabet="ab <>*_[]{}#|~^\\", min_size=1, max_size=40))
def test_no_prose_becomes_markup(text: str) -> None:
    """Whatever the characters."""
    assert shown("x" + prose(text) + "x") == " ".join(("x" + " ".join(text.split()) + "x").split())


def test_a_pipe_does_not_end_a_cell() -> None:
    """Not even inside of code."""
    assert "x | y or z | w" in shown(f"| a |\n|---|\n| {prose('`x | y` or z | w')} |\n")


def test_a_fence_is_longer_than_what_it_holds() -> None:
    """Back-ticks inside do not end it."""
    assert fence("a\n```\nb", "sh") == "````sh\na\n```\nb\n````"


@pytest.mark.parametrize("text", ["a", "a`b", "`a", "``"])
def test_code_shows_its_back_ticks(text: str) -> None:
    """A code span holds any text."""
    assert shown(code(text)) == text


def test_front_matter_is_quoted() -> None:
    """Colons, quotes and line feeds are safe there."""
    assert quoted('a: "b"\n c\\') == '"a: \\"b\\" c\\\\"'
