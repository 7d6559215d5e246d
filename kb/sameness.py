"""Sameness: a paragraph that stands in several entries, and entries whose texts are nearly equal.

A sentence that could stand on any other page does not belong on this one; two pages that say the same are one page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kb.entry import Fix, Look
from kb.errors import Problem
from kb.load import KnowledgeBase, Loaded

SHORTEST = 60
"""Characters from which a text counts as a paragraph; shorter ones may well be said twice."""

RUN = 6
"""Words in a row that are compared."""

NEARLY = 0.4
"""Share of such runs that two entries have in common from which they are nearly equal."""

Location = tuple[str | int, ...]


def paragraphs_stand_once(base: KnowledgeBase) -> Iterator[Problem]:
    """Report a paragraph that another entry has word for word."""
    owners: dict[str, Loaded] = {}
    for loaded in base.entries.values():
        for location, text in prose(loaded):
            folded = " ".join(text.lower().split())
            owner = owners.setdefault(folded, loaded)
            if len(folded) >= SHORTEST and owner is not loaded:
                yield loaded.document.problem(
                    location, f"a paragraph of {owner.id}", "words that hold for this entry only"
                )


def entries_differ(base: KnowledgeBase) -> Iterator[Problem]:
    """Report an entry that says nearly the same as another one."""
    runs = {id: _runs(loaded) for id, loaded in base.entries.items()}
    holders: dict[str, list[str]] = {}
    for id, own in runs.items():
        shared = Counter(other for run in own for other in holders.get(run, ()))
        for other, count in shared.items():
            if count / min(len(own), len(runs[other])) >= NEARLY:
                problem = base.entries[id].document.problem
                yield problem((), f"a text nearly equal to that of {other}", "what sets this entry apart")
        for run in own:
            holders.setdefault(run, []).append(id)


def prose(loaded: Loaded) -> Iterator[tuple[Location, str]]:
    """Yield every paragraph of an entry with its location."""
    entry = loaded.entry
    yield ("summary",), entry.summary
    for name, text in (("impact", entry.impact), ("next", entry.next)):
        if text:
            yield (name,), text
    for place, sense in enumerate(entry.emitted):
        yield ("emitted", place, "means"), sense.means
    for place, cause in enumerate(entry.causes):
        here: Location = ("causes", place)
        if cause.detail:
            yield (*here, "detail"), cause.detail
        for number, look in enumerate(cause.confirm):
            yield from _look((*here, "confirm", number), look)
        for name, fix in (("stop_gap", cause.stop_gap), ("lasting", cause.lasting)):
            if fix:
                yield from _fix((*here, name), fix)
    for place, look in enumerate(entry.verify):
        yield from _look(("verify", place), look)
    for place, text in enumerate(entry.prevent):
        yield ("prevent", place), text


def _look(location: Location, look: Look) -> Iterator[tuple[Location, str]]:
    yield (*location, "look"), look.look


def _fix(location: Location, fix: Fix) -> Iterator[tuple[Location, str]]:
    yield (*location, "do"), fix.do
    yield (*location, "risk"), fix.risk


def _runs(loaded: Loaded) -> set[str]:
    words = re.findall(r"\w+", " ".join(text for _, text in prose(loaded)).lower())
    return {" ".join(words[place : place + RUN]) for place in range(max(1, len(words) - RUN + 1))}
