"""Find signatures in a text: one Aho-Corasick pass over all their pieces, then a check of order and holes.

The only module that knows the automaton's library. The work is bounded: each piece is looked at in one pass, and of
each signature at most `TRIES` places of its longest piece are tried, so no text makes it slow.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import ahocorasick_rs

from kb import holes
from search_api.normal import Normal, normal_form

TRIES = 8
"""Places of its longest piece at which one signature is tried; a text that repeats a message needs no more."""

MAX_VALUE = 300
"""Longest value of a named hole, in characters of the normal form."""

MAX_GAP = 3000
"""Longest stretch that `{...}` may span, in characters of the normal form."""

_QUOTES = ('"', "'", "`")

_RECORD = re.compile(
    r"\n[ \t>|│]*(?="
    r"(?:Warning|Normal) +[A-Z]"  # a row of describe's events
    r"|\S+ +(?:Warning|Normal) +[A-Z]"  # a row of `kubectl get events`
    r"|[IWEF][0-9]{4} [0-9:.]{8}"  # klog
    r"|\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{5}"  # most logs
    r"|[A-Z][a-z]{2} +[0-9]{1,2} [0-9:]{8}"  # syslog, journald
    r"|\{\"|\[ *[0-9]+\.[0-9]{6}\]"  # JSON log lines, kernel log
    r")"
)


@dataclass(frozen=True)
class Signature:
    """A message with named holes that proves one entry; `pieces` and `holes` alternate, pieces in normal form.

    `quoted` tells of each hole whether it stands alone between quotes, so that its value ends with the closing one.
    `alone`: other programs print it too, so it counts only where it is the whole text.
    """

    entry: str
    text: str
    pieces: tuple[str, ...]
    holes: tuple[str, ...]
    quoted: tuple[bool, ...]
    alone: bool = False

    @classmethod
    def parse(cls, entry: str, text: str, alone: bool = False) -> Signature:
        """Make a signature of its written form; a hole at either end and empty pieces beside it are kept."""
        parts = holes.split(text)
        raw = parts[::2]
        quoted = tuple(left.endswith(_QUOTES) and right.startswith(_QUOTES) for left, right in pairwise(raw))
        return cls(entry, text, tuple(map(normal_form, raw)), tuple(parts[1::2]), quoted, alone)

    @cached_property
    def anchor(self) -> int:
        """The place of the longest piece."""
        return max(range(len(self.pieces)), key=lambda place: len(self.pieces[place]))

    @cached_property
    def weight(self) -> int:
        """The number of fixed characters: how much a text has to say to hold this signature."""
        return sum(map(len, self.pieces))


@dataclass(frozen=True)
class Hit:
    """A signature found: the span of each piece in the normal form, and the values of its named holes."""

    signature: Signature
    spans: tuple[tuple[int, int], ...]
    values: tuple[tuple[str, str], ...]

    @property
    def start(self) -> int:
        """Where the first piece begins, in the normal form."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends, in the normal form."""
        return self.spans[-1][1]

    def covers(self, other: Hit) -> bool:
        """Tell whether this hit says all that the other says there, and more."""
        return (
            self.signature.weight > other.signature.weight
            and self.start <= other.start
            and other.end <= self.end
            and all(any(a <= start and end <= b for a, b in self.spans) for start, end in other.spans)
        )


class SignatureSet:
    """All signatures, ready to be found in texts."""

    def __init__(self, signatures: Iterable[Signature]) -> None:
        self.signatures = [signature for signature in signatures if signature.weight]
        numbers: dict[str, int] = {}
        self._numbers = [
            tuple(numbers.setdefault(piece, len(numbers)) if piece else -1 for piece in signature.pieces)
            for signature in self.signatures
        ]
        self._pieces = list(numbers)
        self._anchored: dict[int, list[int]] = {}
        for index, signature in enumerate(self.signatures):
            self._anchored.setdefault(self._numbers[index][signature.anchor], []).append(index)
        self._automaton = ahocorasick_rs.AhoCorasick(self._pieces)

    def find(self, normal: Normal) -> list[Hit]:
        """Return the first hit of every signature that the text holds."""
        ends: dict[int, list[int]] = {}
        for number, _, end in self._automaton.find_matches_as_indexes(normal.text, overlapping=True):
            ends.setdefault(number, []).append(end)
        search = _Search(normal, self._pieces, ends)
        hits = (
            search.first(self.signatures[index], self._numbers[index])
            for number in ends
            for index in self._anchored.get(number, ())
        )
        return [hit for hit in hits if hit is not None]


class _Search:
    """One text's found pieces, and the check of a signature against them."""

    def __init__(self, normal: Normal, pieces: list[str], ends: dict[int, list[int]]) -> None:
        self._normal = normal
        self._pieces = pieces
        self._ends = ends

    def first(self, signature: Signature, numbers: tuple[int, ...]) -> Hit | None:
        if any(number >= 0 and number not in self._ends for number in numbers):
            return None
        anchor = signature.anchor
        for end in self._ends[numbers[anchor]][:TRIES]:
            spans = self._align(numbers, anchor, end)
            if spans and self._bounded(spans, signature) and (values := self._values(signature, spans)) is not None:
                kept = tuple(span for span, piece in zip(spans, signature.pieces, strict=True) if piece)
                return Hit(signature, kept, values)
        return None

    def _align(self, numbers: tuple[int, ...], anchor: int, end: int) -> list[tuple[int, int]] | None:
        """Return the nearest places of the other pieces on both sides of the anchor that ends at `end`."""
        spans = [(0, 0)] * len(numbers)
        spans[anchor] = (end - self._length(numbers[anchor]), end)
        for place in range(anchor + 1, len(numbers)):
            if (found := self._after(numbers[place], spans[place - 1][1])) is None:
                return None
            spans[place] = found
        for place in range(anchor - 1, -1, -1):
            if (found := self._before(numbers[place], spans[place + 1][0])) is None:
                return None
            spans[place] = found
        return spans

    def _length(self, number: int) -> int:
        return len(self._pieces[number]) if number >= 0 else 0

    def _after(self, number: int, start: int) -> tuple[int, int] | None:
        if number < 0:
            return start, start
        ends, length = self._ends[number], self._length(number)
        index = bisect_left(ends, start + length)
        return (ends[index] - length, ends[index]) if index < len(ends) else None

    def _before(self, number: int, end: int) -> tuple[int, int] | None:
        if number < 0:
            return end, end
        ends = self._ends[number]
        index = bisect_right(ends, end) - 1
        return (ends[index] - self._length(number), ends[index]) if index >= 0 else None

    def _bounded(self, spans: list[tuple[int, int]], signature: Signature) -> bool:
        """Tell whether the pieces begin and end where words do and lie in one record."""
        gaps = [right[0] - left[1] for left, right in pairwise(spans)]
        if max(gaps, default=0) > MAX_GAP:
            return False
        start, end = self._normal.span(spans[0][0], max(spans[-1][1], spans[0][0] + 1))
        text = self._normal.blanked
        if signature.alone and not self._whole(spans, signature):
            return False
        if signature.pieces[0] and _joined(text, start):
            return False
        if signature.pieces[-1] and _joined(text, end):
            return False
        return len(spans) == 1 or _RECORD.search(text, start, end) is None

    def _whole(self, spans: list[tuple[int, int]], signature: Signature) -> bool:
        """Tell whether nothing stands beside the signature but the values of holes at its ends."""
        before, after = self._beside(spans)
        if (before and signature.pieces[0]) or (after and signature.pieces[-1]):
            return False
        return not (before or after) or "\n" not in self._normal.original.strip()

    def _beside(self, spans: list[tuple[int, int]]) -> tuple[str, str]:
        """Return what stands before the first piece and after the last, in normal form, without a closing mark."""
        return self._normal.text[: spans[0][0]], self._normal.text[spans[-1][1] :].rstrip(".!?")

    def _values(self, signature: Signature, spans: list[tuple[int, int]]) -> tuple[tuple[str, str], ...] | None:
        """Return the values of the named holes, or None where a text between two pieces does not fit its hole.

        At either end there is no second piece to hold the value: there the next word is taken, if it fits. Of a
        signature that has to be the whole text it is all the rest, and has to fit.
        """
        values = []
        for place, name in enumerate(signature.holes):
            if name == holes.ANY:
                continue
            open_ended = not signature.pieces[place] or not signature.pieces[place + 1]
            if not open_ended:
                value = self._between(spans[place], spans[place + 1], signature.quoted[place])
            elif signature.alone:
                value = self._beside(spans)[bool(signature.pieces[place])]
            else:
                value = self._edge(signature, spans, place)
            if value is not None and holes.fits(name, value):
                values.append((name, value))
            elif signature.alone or not open_ended:
                return None
        return tuple(values)

    def _between(self, left: tuple[int, int], right: tuple[int, int], quoted: bool) -> str | None:
        if not 0 < right[0] - left[1] <= MAX_VALUE:
            return None
        start, end = self._normal.span(left[1], right[0])
        text = self._normal.blanked
        found = _QUOTED.match(text, self._normal.origin(left[1] - 1) + 1) if quoted else None
        return _clean(found.group(2) if found else text[start:end])

    def _edge(self, signature: Signature, spans: list[tuple[int, int]], place: int) -> str | None:
        text = self._normal.blanked
        if signature.pieces[place]:
            found = _NEXT_WORD.match(text, self._normal.origin(spans[place][1] - 1) + 1)
        else:
            end = self._normal.origin(spans[place + 1][0])
            found = _LAST_WORD.search(text, max(0, end - MAX_VALUE), end)
        return _clean(found.group(1)) if found else None


_QUOTED = re.compile(r"[\s\\]*([\"'`“‘])([^\"'`“”‘’\\\n]{1,300})[\\]*[\"'`”’]")
_NEXT_WORD = re.compile(r"[\s\"'`\\]*([^\s\"'`\\,;()\[\]{}]{1,300})")
_LAST_WORD = re.compile(r"([^\s\"'`\\,;()\[\]{}]{1,300})[\s\"'`\\]*$")


def _clean(value: str) -> str:
    return re.sub(r"[\s\"'`\\“”‘’*|<>]+", "", value).strip(",;:")


def _joined(text: str, index: int) -> bool:
    """Tell whether a word of ASCII letters or digits goes on across `index`."""
    return 0 < index < len(text) and _is_word(text[index - 1]) and _is_word(text[index])


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def covered(hits: list[Hit], spared: Callable[[str, str], bool]) -> Iterator[Hit]:
    """Yield the hits whose words a longer hit of another entry holds too.

    `spared(entry, other)` tells that `other` is more general, so that its longer text does not weaken `entry`.
    """
    ordered = sorted(hits, key=lambda hit: -hit.signature.weight)
    for index, hit in enumerate(ordered):
        entry = hit.signature.entry
        others = (other for other in ordered[:index] if other.signature.entry != entry)
        if any(other.covers(hit) and not spared(entry, other.signature.entry) for other in others):
            yield hit
