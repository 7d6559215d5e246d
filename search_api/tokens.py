"""Find the exact tokens that name an entry: reasons, statuses and alerts.

A long token of several humps (`CrashLoopBackOff`) is proof wherever it stands, in lower case too. One that is also a
plain word or somebody else's name (`Failed`, `Pending`, Python's `IOError`, HTTP's `NotFound`) counts only where a
reason or status stands: after `reason:`, in a table's column, after "stuck in"; what stands where a status stands
names the status, where there is one. A condition that is False is no evidence of it, nor is what somebody says it is
not, nor the code of a gRPC call.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from search_api.catalog import Item

REACH = 60
"""Characters before a word that tell where it stands."""

SHORTEST_OWN = 8
"""Letters from which a token of several humps is nobody else's word."""

_WORD = re.compile(r"(?<![A-Za-z0-9_./-])[A-Za-z][A-Za-z0-9]{2,60}(?:-[a-z]+)?(?![A-Za-z0-9_])")
_CAPITAL = re.compile(r"[A-Z]")
_FALSE = re.compile(r"[\"']?[ \t]*[:=]?[ \t]+[\"']?False\b")  # a row of conditions: MemoryPressure   False
_TYPE = re.compile(r"(?P<false>status[\"']?: ?[\"']?False[\"']?,?\s*-?\s*)?[\"']?\btype[\"']?: ?[\"']?$")
_STATUS_FALSE = re.compile(r"[\"']?,?\s*[\"']?status[\"']?: ?[\"']?False")
_DENIED = re.compile(
    r"\bcode ?[=:] ?$|"  # rpc error: code = DeadlineExceeded
    r"(?:\b(?:not?|never|without|isn't|wasn't)|不是|没有|并非|不算|看不到|看不见|没看到)(?: an?| 被)? ?[`'\"]?$",
    re.IGNORECASE | re.ASCII,
)


class Place(Enum):
    """Where a plain word has to stand to be a token."""

    ALONE = auto()
    REASON = auto()
    STATUS = auto()
    SPOKEN = auto()


_PLACES: dict[Place, re.Pattern[str]] = {
    Place.REASON: re.compile(
        r"(?:Warning|Normal) +$"  # a row of events
        r"|\bError from server \($"
        r"|\balertname[\"'\\]*\s*[:=]\s*[\"'\\]*$|\[(?:FIRING|RESOLVED)(?::\d+)?\] $"  # alerts
        r"|\breason[\"'\\]*(?:\s*[:=]\s*| (?:is )?| ?(?:是|为) ?)[\"'\\`]*$",  # YAML, JSON, describe, words
        re.IGNORECASE | re.ASCII,
    ),
    Place.STATUS: re.compile(
        r"\b(?:phase|status)[\"'\\]*\s*[:=]\s*[\"'\\]*$"
        r"|\b\d+/\d+ +(?:Init:)?$",  # READY, then STATUS
        re.IGNORECASE | re.ASCII,
    ),
    Place.SPOKEN: re.compile(
        r"\b(?:stuck|stays?|remains?|hangs?|sits?|pods? (?:is|are|was|were|went|goes|keeps?)) "
        r"(?:(?:forever|always|still|stuck|now|all) )*(?:(?:in|at|on|as|to|into|with) )?"
        r"(?:the |an? )?(?:status |state |phase )?[`'\"]*$"
        r"|\b(?:in|into|status|state|phase|pods?)(?: of)?(?: is)? *[`'\":=]*$"
        r"|(?:处于|一直|状态为|状态是|状态|卡在|停在|变成|变为|显示|为|是|始终|报|总是|处在|进入|停留在|或者|[Pp]od)"
        r" *[`'\"“:：]*$",
        re.IGNORECASE | re.ASCII,
    ),
}
_OF_STATES = (Place.STATUS, Place.SPOKEN)
_STATE_AFTER = re.compile(r"[`'\"”]* *(?:status|state|phase|状态)", re.IGNORECASE | re.ASCII)
_CONDITION = re.compile(r"\bstatus[\"'\\]*: ?[\"'\\]*$")  # of a condition, where Unknown stands beside True and False
_FIRM = re.compile(r"\b(?:stuck|stays?|remains?|hangs?|sits?|pods?|处于|卡在|停在|停留在)\b", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class Token:
    """A token found: the entry it names, the word as it stands, its span, and whether it is also a plain word."""

    entry: str
    value: str
    start: int
    end: int
    plain: bool


class Tokens:
    """The names of entries that are tokens, ready to be found."""

    def __init__(self, items: Iterable[Item], aliases: Mapping[str, Item] = MappingProxyType({})) -> None:
        """Take the entries whose names are tokens, and further names with their entry.

        An alias names one case of many on its page, so it counts like a plain word.
        """
        self._exact: dict[str, list[Item]] = {}
        self._folded: dict[str, str] = {}
        for name, item in [*((item.id.split("/")[1], item) for item in items), *aliases.items()]:
            self._exact.setdefault(name, []).append(item)
            self._folded.setdefault(name.lower(), name)
        self._aliases = frozenset(aliases)

    def find(self, text: str, without: Container[int] = ()) -> list[Token]:
        """Return every entry whose token the text shows, each once, at its first place that is not in `without`."""
        found: dict[str, Token] = {}
        for word in _WORD.finditer(text):
            if word.start() not in without:
                for token in self._at(text, word):
                    found.setdefault(token.entry, token)
        return list(found.values())

    def _name(self, word: str) -> str | None:
        """Return the token that a word is: exactly, or all in one case; `nodeAffinity` is a field, not a reason."""
        if word in self._exact:
            return word
        return self._folded.get(word.lower()) if word in (word.lower(), word.upper()) else None

    def _at(self, text: str, word: re.Match[str]) -> Iterator[Token]:
        name = self._name(word.group())
        if name is None or _is_false(text, word) or _DENIED.search(text, 0, word.start()):
            return
        items = self._exact[name]
        common = name in self._aliases or all(item.common for item in items)
        if common and word.group() != name:
            return  # in another case it is another program's
        plain = not _own(name) or common
        place = _place(text, word, name) if plain else None
        if plain and place is None:
            return
        for id in _meant(items, place):
            yield Token(id, word.group(), word.start(), word.end(), plain)


def _is_false(text: str, word: re.Match[str]) -> bool:
    """Tell whether the word is the type of a condition that is False; the reason of such a condition is real."""
    if _FALSE.match(text, word.end()):
        return True
    type = _TYPE.search(text, max(0, word.start() - REACH), word.start())
    return type is not None and (type["false"] is not None or _STATUS_FALSE.match(text, word.end()) is not None)


def _own(name: str) -> bool:
    return len(_CAPITAL.findall(name)) > 1 and len(name) >= SHORTEST_OWN


def _place(text: str, word: re.Match[str], name: str) -> Place | None:
    """Return where a plain word stands, None where it is only a word."""
    if word.group() == text.strip(" \t\r\n\"'`.?!"):
        return Place.ALONE
    line = text.rfind("\n", 0, word.start()) + 1
    before = text[max(line, word.start() - REACH) : word.start()]
    place = next((place for place, pattern in _PLACES.items() if pattern.search(before)), None)
    if place is None and _STATE_AFTER.match(text, word.end()):
        place = Place.SPOKEN
    if word.group() == "Unknown" and _CONDITION.search(before):
        return None
    if word.group() != name and place is Place.SPOKEN and not _FIRM.search(before):
        return None  # in lower case it takes more to be more than a word
    return place


def _meant(items: list[Item], place: Place | None) -> list[str]:
    """Return which of the entries of one name a word at `place` means: a reason, or else the status if there is one."""
    statuses = [item.id for item in items if item.kind == "statuses"]
    others = [item.id for item in items if item.kind != "statuses" and not (item.common and place in _OF_STATES)]
    if place is None:
        return [item.id for item in items]
    return (others or statuses) if place is Place.REASON else (statuses or others)
