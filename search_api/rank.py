"""From evidence to an order: specific before general, cause before consequence, problem before normal step.

Three steps, each a function: add up the evidence of each entry, put what is only the consequence of another answer
behind it, and turn what is left into a confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.kinds import Grade, Kind
from search_api.catalog import Item
from search_api.evidence import Evidence, Type, together

GRADES: dict[str, float] = {Grade.PROBLEM: 1.0, Grade.NOTICE: 0.8, Grade.STEP: 0.5}
"""What is left of the evidence for something that is no problem, or a normal step."""

CAUSES = (Kind.SYMPTOMS, Kind.ALERTS)

SEEN = 0.95
"""What is left of the evidence for a reason, a status or an exit code.

It says what is seen, by token and message both; so it would come before an independent cause, which stands there once.
"""

CONSEQUENCE = 0.85
"""An answer that another answer explains gets at most this share of the other's score."""

EXPLAINS = 0.5
"""Score from which an answer is taken to explain what it shows up under."""

NEARLY = 0.9
"""Share of what words say about a wider symptom that they have to say about the one behind it."""

THRESHOLD = 0.3
"""Score under which silence is better."""


@dataclass(frozen=True)
class Ranked:
    """An entry with its score (0-1), its evidence, strongest first, and the id of the answer it is a consequence of."""

    item: Item
    score: float
    evidence: tuple[Evidence, ...]
    explained_by: str | None = None


def rank(evidence: Iterable[Evidence], items: Mapping[str, Item]) -> list[Ranked]:
    """Return the entries that the evidence speaks for, best first."""
    alone = sorted(_alone(evidence, items), key=_order)
    explained = _behind_causes(alone)
    return [ranked for ranked in sorted(explained, key=_order) if ranked.score >= THRESHOLD]


def _alone(evidence: Iterable[Evidence], items: Mapping[str, Item]) -> Iterable[Ranked]:
    by_entry: dict[str, list[Evidence]] = {}
    for one in evidence:
        by_entry.setdefault(one.entry, []).append(one)
    for id, own in by_entry.items():
        own.sort(key=lambda one: -one.weight)
        item = items[id]
        proven = together([one.weight for one in _apart(own)]) * (1.0 if item.kind in CAUSES else SEEN)
        yield Ranked(item, proven * GRADES[item.grade], tuple(own))


def _apart(own: list[Evidence]) -> Iterable[Evidence]:
    """Yield the evidence that says something new: of what overlaps in the text, only the strongest."""
    taken: list[tuple[int, int]] = []
    for one in own:
        if one.type is Type.TEXT or all(one.end <= start or end <= one.start for start, end in taken):
            taken.append((one.start, one.end))
            yield one


def _behind_causes(alone: list[Ranked]) -> list[Ranked]:
    """Put each entry behind the best of those that show up under it, and behind what that one explains already.

    Not an alert: who pastes one asks about it by its name, and its page leads on to what explains it.
    """
    final: dict[str, Ranked] = {}
    for ranked in sorted(alone, key=lambda one: -one.item.depth):
        causes = [one for one in final.values() if ranked.item.id in one.item.ancestors and _explains(one, ranked)]
        best = max(causes, key=lambda one: one.score, default=None)
        if best is not None and best.item.grade == Grade.PROBLEM and ranked.item.kind != Kind.ALERTS:
            chain = [one.score for one in causes if one is best or one.explained_by == best.item.id]
            score = min(ranked.score, *chain) * CONSEQUENCE
            ranked = Ranked(ranked.item, score, ranked.evidence, best.item.id)
        final[ranked.item.id] = ranked
    return list(final.values())


def _explains(cause: Ranked, ranked: Ranked) -> bool:
    """Tell whether a cause is sure enough; of two symptoms that only words speak for, they decide themselves."""
    if ranked.item.kind == Kind.SYMPTOMS and _worded(cause) and _worded(ranked):
        return cause.score >= max(EXPLAINS, NEARLY * ranked.score)
    return cause.score >= EXPLAINS


def _worded(ranked: Ranked) -> bool:
    return all(one.type is Type.TEXT for one in ranked.evidence)


def _order(ranked: Ranked) -> tuple[float, int, str]:
    first = min((one.start for one in ranked.evidence), default=0)
    return -round(ranked.score, 3), first, ranked.item.id


def explanation(ranked: Ranked, best: Ranked | None) -> list[str]:
    """Return, in sentences, which evidence gave what to the score, and why the entry lost to the best one."""
    lines = [f"{one.type.value} {one.value!r}: {one.weight:.2f}" for one in ranked.evidence]
    if ranked.item.grade != Grade.PROBLEM:
        lines.append(f"a {ranked.item.grade}, not a problem: times {GRADES[ranked.item.grade]}")
    if ranked.explained_by is not None:
        lines.append(f"a consequence of {ranked.explained_by}: at most {CONSEQUENCE} of its score")
    if best is not None and best is not ranked:
        lines.append(f"{ranked.score:.2f} against {best.score:.2f} of {best.item.id}")
    return lines
