"""Find the exact tokens that name an entry: reasons, statuses and alerts.

A token of several humps (`CrashLoopBackOff`) is proof wherever it stands, in any case. A token that is also a plain
word (`Failed`, `Pending`) counts only where a reason or status stands: after `reason:`, in a table's column, after
"stuck in". A condition that is False is no evidence of it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"(?<![A-Za-z0-9_./-])[A-Za-z][A-Za-z0-9]{2,60}(?:-[a-z]+)?(?![A-Za-z0-9_])")
_HUMPS = re.compile(r"[A-Z]")
_FALSE = re.compile(r"[\"',]*\s*(?:status[\"']?\s*:\s*[\"']?|=\s*|:\s*)?False\b")

_PLACES = (
    r"(?:Warning|Normal) +$",  # a row of events
    r"\breason[\"'\\]*\s*[:=]\s*[\"'\\]*$",  # YAML, JSON, describe
    r"\b(?:phase|status)[\"'\\]*\s*[:=]\s*[\"'\\]*$",
    r"\b\d+/\d+ +(?:Init:)?$",  # READY, then STATUS
    r"\b(?:stuck|stays?|remains?|hangs?|sits?|is|are|was|were|went|going|goes|keeps?|being) "
    r"(?:(?:forever|always|still|stuck|now|all) )*(?:(?:in|at|on|as|to|into|with) )?"
    r"(?:the |an? )?(?:status |state |phase )?[`'\"]*$",
    r"\b(?:status|state|phase|pods?)(?: of)?(?: is)? *[`'\":=]*$",
    r"(?:处于|一直|状态为|状态是|状态|卡在|停在|变成|变为|显示|为|是|始终|报|总是|处在|进入|停留在|[Pp]od)"
    r" *[`'\"“:：]*$",
)
_BEFORE = re.compile("|".join(_PLACES), re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    """A token found: the entry it names, the word as it stands, and its span in the text."""

    entry: str
    value: str
    start: int
    end: int


class Tokens:
    """The names of entries that are tokens, ready to be found."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._exact: dict[str, list[str]] = {}
        self._folded: dict[str, list[str]] = {}
        for id in ids:
            name = id.split("/")[1]
            self._exact.setdefault(name, []).append(id)
            self._folded.setdefault(name.lower(), []).append(id)

    def find(self, text: str, without: Container[int] = ()) -> list[Token]:
        """Return every entry whose token the text shows, each once, at its first place that is not in `without`."""
        found: dict[str, Token] = {}
        for token in self._all(text):
            if token.start not in without:
                found.setdefault(token.entry, token)
        return list(found.values())

    def _all(self, text: str) -> Iterator[Token]:
        for match in _WORD.finditer(text):
            word = match.group()
            ids = self._exact.get(word) or self._folded.get(word.lower())
            if ids and not _FALSE.match(text, match.end()) and self._means_it(text, match, ids):
                for id in ids:
                    yield Token(id, word, match.start(), match.end())

    def _means_it(self, text: str, match: re.Match[str], ids: list[str]) -> bool:
        name = ids[0].split("/")[1]
        if len(_HUMPS.findall(name)) > 1 and (match.group() == name or len(name) >= 9):
            return True
        if match.group() == text.strip(" \t\r\n\"'`.?!"):
            return True
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line, match.start() - 60) : match.start()]
        if _BEFORE.search(before):
            return True
        return match.group() == name and bool(_STATE_AFTER.match(text, match.end()))


_STATE_AFTER = re.compile(r"[`'\"”]* *(?:status|state|phase|状态)", re.IGNORECASE)
