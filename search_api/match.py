"""The way from a pasted text to its answers: read, gather evidence, rank, fill the commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kb import holes
from search_api import domain, facts, health, histogram, table
from search_api.evidence import PLAIN_WORD, WEIGHTS, Evidence, Type, signature_weight
from search_api.index import Index
from search_api.normal import Normal
from search_api.rank import Ranked, explanation, rank
from search_api.signatures import Hit, SignatureSet, covered
from search_api.tokens import Tokens

if TYPE_CHECKING:
    from search_api.text import Found, Texts

DEFAULT_LIMIT = 5

ENOUGH = 0.6
"""Weight of exact evidence from which free text is not asked any more, but to refine it."""

SYMPTOMS, ALERTS = "symptoms", "alerts"
SURE, SAID_ENOUGH = 0.45, 12.0
"""What the best entry gets at least in words where a text is surely about Kubernetes, and how much they have to say.

A long story shares few of its words with any entry, so its share alone would always be too small.
"""

UNNAMED_ALERT = 0.7
"""What is left of the words for an alert that is not named: who has one pastes its name."""

GENERAL = ("statuses", "reasons", "exit-codes")
"""Kinds of which an answer says what is seen, not why: there the words of the text may say more."""

LEAST_SHARE, LEAST_SAID = 0.35, 7.5
"""Share of the words, and how much they say (see `text.Found`), from which they are taken to say why."""

NEARLY = 0.9
"""Share of what the words say about a reason itself that they have to say about the symptom behind it."""

REFINED = 1.6
"""How much more words say among the few entries that show up under a reason or status that is proven already."""

UNREADY = "statuses/NotReady"
"""The entry for a pod that runs and is not ready."""

TOKEN_TYPES = {"reasons": Type.REASON, "statuses": Type.STATUS, "alerts": Type.ALERT}


@dataclass(frozen=True)
class Answer:
    """What a paste got: the ranked entries, and the facts that were read out of it."""

    ranked: list[Ranked]
    facts: dict[str, Any]
    names: dict[str, str]

    def to_json(self, explain: bool = False) -> dict[str, Any]:
        """Return the answer as the HTTP contract has it; `explain` adds to each match how its score came about."""
        matches = [_match(one, self.names) for one in self.ranked]
        if explain:
            best = self.ranked[0] if self.ranked else None
            matches = [
                {**match, "explanation": explanation(one, best)}
                for match, one in zip(matches, self.ranked, strict=True)
            ]
        return {"matches": matches, "facts": self.facts}


class Matcher:
    """Everything that answers pastes, made once of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._signatures = SignatureSet(index.signatures)
        self._tokens = Tokens(
            (item for item in index.items.values() if item.kind in TOKEN_TYPES),
            {alias.split("/")[1]: index.items[id] for alias, id in index.aliases.items()},
        )

    def match(self, text: str, limit: int = DEFAULT_LIMIT, names: Mapping[str, str] | None = None) -> Answer:
        """Return the at most `limit` best answers to a text; `names` are known ones, such as an alert's labels."""
        normal = Normal(text)
        shown = normal.blanked
        hits = self._signatures.find(normal)
        exact = [*self._proven(normal, hits), *self._named(shown), *self._coded(shown)]
        ranked = rank(exact, self._index.items)
        if not ranked or ranked[0].evidence[0].weight < ENOUGH:
            ranked = rank([*exact, *self._worded(shown)], self._index.items)
        elif ranked[0].item.kind in GENERAL:
            ranked = rank([*exact, *self._refined(shown, exact, ranked[0].item.id)], self._index.items)
        if health.nothing_wrong(shown, ranked):
            ranked = []
        found = _names(shown, hits, ranked) | dict(names or {})
        return Answer(ranked[:limit], _facts(exact, found), found)

    def search(self, words: str, limit: int = DEFAULT_LIMIT) -> Answer:
        """Return the entries for a few words: what they prove, and always what shares words with them."""
        normal = Normal(words)
        exact = [
            *self._named(normal.blanked),
            *self._coded(normal.blanked),
            *self._proven(normal, self._signatures.find(normal)),
        ]
        found = (_words(one, 1.0) for one in self._texts.find(normal.blanked))
        ranked = rank([*exact, *found], self._index.items)
        return Answer(ranked[:limit], _facts(exact, {}), {})

    def _proven(self, normal: Normal, hits: list[Hit]) -> Iterator[Evidence]:
        weaker = {id(hit) for hit in covered(hits, self._shows_up_under)}
        counts = histogram.parts(normal.blanked)
        for hit in hits:
            start, end = normal.span(hit.start, hit.end)
            weight = signature_weight(hit.signature.weight, id(hit) in weaker) * histogram.factor(counts, end)
            yield Evidence(hit.signature.entry, Type.SIGNATURE, hit.signature.text, start, end, weight)

    def _shows_up_under(self, id: str, other: str) -> bool:
        return self._index.items[other].kind in GENERAL and other in self._index.items[id].ancestors

    def _named(self, text: str) -> Iterator[Evidence]:
        rows = list(table.rows(text))
        well = {row.start for row in rows if row.well or row.unready}
        for token in self._tokens.find(text, well):
            type = TOKEN_TYPES.get(token.entry.split("/")[0], Type.REASON)
            weight = min(WEIGHTS[type], PLAIN_WORD) if token.plain else WEIGHTS[type]
            yield Evidence(token.entry, type, token.value, token.start, token.end, weight)
        unready = next((row for row in rows if row.unready), None)
        if unready is not None and UNREADY in self._index.items:
            value = f"{unready.ready}/{unready.all} {unready.status}"
            yield Evidence(UNREADY, Type.STATUS, value, unready.start, unready.end, WEIGHTS[Type.STATUS])

    def _coded(self, text: str) -> Iterator[Evidence]:
        ours = domain.is_about_containers(text)
        for code in facts.exit_codes(text):
            id = f"exit-codes/{code.code}"
            if id in self._index.items and (code.telling or ours):
                weight = WEIGHTS[Type.EXIT_CODE]
                yield Evidence(id, Type.EXIT_CODE, str(code.code), code.start, code.end, weight)

    def _worded(self, text: str) -> Iterator[Evidence]:
        if domain.is_ours(text) and domain.tells_of_trouble(text):
            sure = domain.is_surely_ours(text)
            for place, found in enumerate(self._texts.find(text)):
                if sure and place == 0 and found.said >= SAID_ENOUGH:
                    found = replace(found, score=max(found.score, SURE))
                alert = self._index.items[found.entry].kind == ALERTS
                yield _words(found, UNNAMED_ALERT if alert else 1.0)

    def _refined(self, text: str, exact: list[Evidence], id: str) -> Iterator[Evidence]:
        """Yield the symptom that the words beside the proven ones speak for, if it shows up under the entry `id`.

        The words have to say enough, and more about the symptom than about `id` itself.
        """
        words = _without(domain.prose(text), exact)
        found = {one.entry: one for one in self._texts.find(words)} if domain.is_ours(text) else {}
        least = max(LEAST_SHARE, NEARLY * found[id].score if id in found else 0.0)
        for one in found.values():
            item = self._index.items[one.entry]
            if item.kind == SYMPTOMS and id in item.ancestors and one.score > least and one.said > LEAST_SAID:
                yield _words(one, REFINED)
                break

    @cached_property
    def _texts(self) -> Texts:
        from search_api.text import Texts  # slow to import, and most pastes never need it

        return Texts(self._index.texts)


def _words(found: Found, factor: float) -> Evidence:
    weight = min(1.0, found.score * factor) * WEIGHTS[Type.TEXT]
    return Evidence(found.entry, Type.TEXT, " ".join(found.terms), 0, 0, weight)


def _without(text: str, evidence: list[Evidence]) -> str:
    """Return the text with one space in place of each piece of evidence."""
    for one in sorted(evidence, key=lambda one: -one.start):
        text = " ".join([text[: one.start].rstrip(" "), text[one.end :].lstrip(" ")])
    return text


def _names(text: str, hits: list[Hit], ranked: list[Ranked]) -> dict[str, str]:
    """Return the names for the commands: what the text shows by its form, then what the signatures' holes caught."""
    best = {ranked[0].item.id} if ranked else set()
    caught = {
        name: value for hit in sorted(hits, key=lambda hit: hit.signature.entry in best) for name, value in hit.values
    }
    return caught | facts.names(text)


def _facts(evidence: list[Evidence], names: dict[str, str]) -> dict[str, Any]:
    def values(type: Type) -> list[str]:
        return list(dict.fromkeys(one.value for one in sorted(evidence, key=lambda e: e.start) if one.type is type))

    shown = {name: names[name] for name in ("namespace", "pod", "container", "node", "image") if name in names}
    return shown | {
        "reasons": values(Type.REASON),
        "statuses": values(Type.STATUS),
        "exit_codes": [int(code) for code in values(Type.EXIT_CODE)],
    }


def _match(ranked: Ranked, names: dict[str, str]) -> dict[str, Any]:
    item = ranked.item
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "url": item.url,
        "summary": item.summary,
        "score": round(ranked.score, 3),
        "evidence": [
            {"type": one.type.value, "value": one.value, "start": one.start, "end": one.end} for one in ranked.evidence
        ],
        "commands": [{"run": holes.fill(run, names), "why": holes.fill(why, names)} for run, why in item.commands],
    }
