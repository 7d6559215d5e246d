"""Free text: people's own words, in English and Chinese, against titles, summaries, search words and causes.

The only module that knows Whoosh. An index is made by `write` and opened by `Texts`; it holds pickles, so only an
index that this program built is ever opened (`index` sees to that).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from whoosh import fields, index, query, scoring
from whoosh.analysis import Token, Tokenizer

if TYPE_CHECKING:
    from kb.load import KnowledgeBase, Loaded

MOST_TERMS = 24
"""Terms of a text that are looked up: the rarest ones."""

ASKED_TERMS = 10
"""Terms by which entries are found; how much an entry says of the text is then judged by all."""

REPEATED: dict[str, int] = {"keywords": 3, "title": 2, "summary": 1}
"""How often a part of an entry stands in the one field that is searched; a field for each takes as many times longer.

The causes are not searched, only counted among what an entry says: they name too much that belongs to others.
"""

MOST_REMEMBERED = 20_000
"""Terms whose frequency is kept in memory."""

IDENTIFIER = 2.0
"""How much more than a plain word a name with inner capitals says (`initialDelaySeconds`)."""

STOP = frozenset(
    """
    a about after again all also always am an and any are as at be because been before but by can cannot could
    d did do does doesn doing don every for from get gets getting had has have having he her here hi his how i
    if in into is isn it its just keep keeps like ll m me my never new no not now of off on one only or other
    our out over own please re s same she should so some still such t than that the their them then there
    these they this those to too up us use used using ve very was we were what when where which while who why
    will with would you your
    """.split()
)
_STOP_CJK = frozenset(
    "的了是在我有和就不人都一个上也很到说要去你会着没看好自这那么什怎吗呢吧啊请问为啥呀把被让给对从里后出来与及其之而但"
)
_OF_STATE = re.compile(
    "一直|始终|总是|处于|处在|卡在|停在|停留在|变成|变为|状态|显示"
)  # says of any state that it lasts
_WORD = re.compile(r"[A-Za-z0-9]+(?:[-_./][A-Za-z0-9]+)*|[\u3400-\u9fff]+")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_PART = re.compile(r"[A-Za-z]+|[0-9]+")


@dataclass(frozen=True)
class Found:
    """An entry that shares words with a text.

    `score` is the share (0-1) of what the text says that the entry holds too; `said` is how much that is, in nats: a
    word that one entry in a hundred has counts 4.6.
    """

    entry: str
    score: float
    said: float
    terms: tuple[str, ...]


def terms(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the searchable terms of a text with their spans: parts of words, and pairs of Chinese characters."""
    text = _OF_STATE.sub(lambda match: " " * len(match.group()), text)
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if word[0] > "\u33ff":
            yield from _pairs(word, start)
        else:
            yield from _words(word, start)


def _words(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    for part in _PART.finditer(text):
        word = part.group().lower()
        term = _stem(word)
        if word not in STOP and term not in STOP and len(term) > 1 and not term.isdigit():
            yield term, start + part.start(), start + part.end()


def _pairs(word: str, start: int) -> Iterator[tuple[str, int, int]]:
    for place in range(max(1, len(word) - 1)):
        pair = word[place : place + 2]
        if not _STOP_CJK.intersection(pair):
            yield pair, start + place, start + place + len(pair)


def _stem(word: str) -> str:
    """Cut the commonest English endings, so that `pods` is `pod` and `evicted` is `evict`."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4 - (ending == "s") and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and (word[-1] == "e" or word[-1] == word[-2] != "s") else word


def _standing_out(found: list[Found]) -> list[Found]:
    """Raise the score of the first by up to a half of it, the further the second is behind."""
    if not found:
        return found
    first, second = found[0].score, found[1].score if len(found) > 1 else 0.0
    raised = min(1.0, first + (first - second) / 2)
    return [replace(found[0], score=raised), *found[1:]]


class _Terms(Tokenizer):  # type: ignore[misc]  # Whoosh ships no types
    """Whoosh's view of `terms`."""

    def __call__(self, value: str, **options: object) -> Iterator[Token]:
        token = Token()
        for position, (term, _, _) in enumerate(terms(value)):
            token.text, token.boost, token.stopped, token.pos = term, 1.0, False, position
            yield token


def write(folder: Path, base: KnowledgeBase) -> None:
    """Write the text index of a knowledge base into the empty `folder`."""
    analyzer = _Terms()
    schema = fields.Schema(id=fields.STORED, terms=fields.STORED, text=fields.TEXT(analyzer=analyzer, phrase=False))
    writer = index.create_in(folder, schema).writer(limitmb=64)
    for loaded in base.entries.values():
        parts = _searchable(loaded)
        text = "\n".join("\n".join([parts[name]] * times) for name, times in REPEATED.items())
        stored = sorted({term for part in parts.values() for term, _, _ in terms(part)})
        writer.add_document(id=loaded.id, text=text, terms=" ".join(stored))
    writer.commit()


def _searchable(loaded: Loaded) -> dict[str, str]:
    entry = loaded.entry
    translated = list(loaded.translations.values())
    keywords = [*entry.keywords, *(word for one in translated for word in one.keywords), loaded.name.replace("-", " ")]
    causes = [text for cause in entry.causes for text in (cause.cause, cause.detail or "")]
    return {
        "keywords": "\n".join(keywords),
        "title": "\n".join([entry.title, *(one.title for one in translated)]),
        "summary": "\n".join([entry.summary, *(one.summary for one in translated)]),
        "causes": "\n".join(causes),
    }


class Texts:
    """An opened text index."""

    def __init__(self, folder: Path) -> None:
        self._searcher = index.open_dir(folder, readonly=True).searcher(weighting=scoring.BM25F())
        self._frequencies: dict[str, int] = {}

    def find(self, text: str, limit: int = 8) -> list[Found]:
        """Return the entries that hold most of what `text` says, best first."""
        weights = self._weigh(text)
        known = [term for term in weights if self._frequency(term)]
        if not known:
            return []
        asked = query.Or([query.Term("text", term) for term in known[:ASKED_TERMS]])
        results = self._searcher.search(asked, limit=limit)
        top = results.score(0) if results.scored_length() else 1.0
        total = sum(weights.values())
        found = []
        for hit in results:
            held = frozenset(hit["terms"].split())
            shared = tuple(term for term in known if term in held)
            said = sum(weights[term] for term in shared)
            found.append(Found(hit["id"], said / total * hit.score / top, said, shared))
        return _standing_out(sorted(found, key=lambda one: -one.score))

    def _weigh(self, text: str) -> dict[str, float]:
        """Return the rarest terms of the text with their weight, known ones first, heaviest first.

        A term weighs the more, the rarer it is in the knowledge base.
        """
        found = list(terms(text))
        named = {term for term, start, end in found if _INNER_CAPITAL.search(text, start, end)}
        distinct = dict.fromkeys(term for term, _, _ in found)
        weights = {term: self._rarity(term) * (IDENTIFIER if term in named else 1) for term in distinct}
        kept = sorted(weights, key=lambda term: (self._frequency(term) == 0, -weights[term]))[:MOST_TERMS]
        return {term: weights[term] for term in kept}

    def _rarity(self, term: str) -> float:
        return math.log(1 + self._size / (1 + self._frequency(term)))

    def _frequency(self, term: str) -> int:
        if term not in self._frequencies:
            if len(self._frequencies) > MOST_REMEMBERED:
                self._frequencies.clear()
            self._frequencies[term] = int(self._searcher.doc_frequency("text", term))
        return self._frequencies[term]

    @cached_property
    def _size(self) -> int:
        return int(self._searcher.doc_count())
