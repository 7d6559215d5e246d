"""One form for texts and signatures, so that a message is found however it was wrapped, quoted, escaped or cased.

Dropped: white space (also the literal `\\n` of a log), quotes and back-ticks of every kind, backslashes, box drawing,
ANSI colours, HTML entities, Markdown's `>`, `|` and `*`. ASCII letters are lower-cased. An offset map leads back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

_BLANKED = re.compile(
    r"\x1b\[[0-9;?]*[A-Za-z]"  # ANSI colours and cursor moves
    r"|\\+[nrt]"  # \n as text, escaped any number of times
    r"|\\+u00(?:22|26|27|3[ce])"  # JSON's forms of " & ' < >
    r"|&(?:quot|apos|amp|lt|gt|nbsp|#0?3[49]|#x2[27]);"
    r"|failed to \\*\"StartContainer\\*\" for \\*\"[^\"\\\n]{1,80}\\*\" with"  # kubelet's frame around any error
    r"|</?(?:br|em|code|pre|p|span|div)\b[^<>\n]{0,80}>"
)
_MARKS_OF_BLANKS = ("\x1b", "\\", "&", "<", '"StartContainer')

_DROPPED_CHARACTERS = (
    " \t\n\r\v\f\x1b\u00a0\u2028\u2029\u3000\ufeff\u200b\u200c\u200d"
    "\"'`´‘’‚“”„«»「」『』"
    "\\|<>&*" + "".join(map(chr, range(0x2500, 0x2580)))  # box drawing
)
_TABLE = {ord(character): None for character in _DROPPED_CHARACTERS} | {
    ord(upper): upper.lower() for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
}
_KEPT = re.compile("[^" + re.escape(_DROPPED_CHARACTERS) + "]+")


class Normal:
    """A text in normal form. `text` is that form; `blanked` has the length of the original, markup as spaces."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.blanked = _blank(original)
        self.text = self.blanked.translate(_TABLE)

    @cached_property
    def _runs(self) -> tuple[list[int], list[int]]:
        """Starts of the runs of kept characters: in the normal form and in the original."""
        starts, origins, length = [], [], 0
        for run in _KEPT.finditer(self.blanked):
            starts.append(length)
            origins.append(run.start())
            length += run.end() - run.start()
        return starts, origins

    def origin(self, index: int) -> int:
        """Return the place in the original of the character at `index` of the normal form."""
        starts, origins = self._runs
        run = bisect_right(starts, index) - 1
        return origins[run] + index - starts[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original (code points, end exclusive) of the non-empty span [start, end)."""
        return self.origin(start), self.origin(end - 1) + 1


def normal_form(text: str) -> str:
    """Return the normal form alone."""
    return _blank(text).translate(_TABLE)


_SURROGATES = re.compile("[\ud800-\udfff]")  # halves of characters, which JSON lets through and UTF-8 does not


def _blank(text: str) -> str:
    if not text.isascii():
        text = _SURROGATES.sub(" ", text)
    if not any(mark in text for mark in _MARKS_OF_BLANKS):
        return text
    return _BLANKED.sub(lambda match: " " * (match.end() - match.start()), text)
