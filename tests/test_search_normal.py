"""search_api.normal: one form for every way a message is written, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.normal import Normal, normal_form

WRITTEN = [
    'exec: "sh": not found',
    'EXEC: \\"sh\\": Not  Found',
    'exec: \\\\\\"sh\\\\\\":\n   not found',
    "exec: “sh”: not found",
    "`exec`: &quot;sh&quot;: not found",
    "exec: \\u0022sh\\u0022: not found",
    '│ exec: "sh": not fo │\n│ und │',
    "\x1b[31mexec\x1b[0m: 'sh':\\n not found",
    "> **exec**: sh: not found",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_one_message_has_one_form(text: str) -> None:
    """However it is quoted, escaped, wrapped, coloured or cased."""
    assert normal_form(text) == "exec:sh:notfound"


def test_spans_lead_back_to_the_text_as_pasted() -> None:
    """A span of the normal form names the code points of the original, emoji and Chinese included."""
    normal = Normal("🔥 拉取 “Image”  not\n found")
    start = normal.text.index("notfound")
    begin, end = normal.span(start, start + len("notfound"))
    assert normal.original[begin:end] == "not\n found"


@given(st.text(max_size=200))
def test_every_kept_character_leads_back_to_itself(text: str) -> None:
    """The offset map is right for any text."""
    normal = Normal(text)
    for index, character in enumerate(normal.text):
        assert normal.original[normal.origin(index)].lower()[:1] == character.lower()[:1]


@given(st.text(max_size=200))
def test_blanking_keeps_the_length(text: str) -> None:
    """Markup becomes spaces of the same length, so that offsets stay."""
    assert len(Normal(text).blanked) == len(text)
