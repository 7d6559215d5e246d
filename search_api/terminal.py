"""An answer as text for the terminal: plain lines, so that a pipe gets the same."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from kb import holes
from search_api.match import Answer
from search_api.rank import Ranked, explanation

WIDTH = 100
NOTHING = (
    "No match: nothing in this text says what Kubernetes is unhappy about.\n"
    "Try the events (`kubectl describe pod NAME`), or `whypod list statuses`."
)


def render(answer: Answer, explain: bool = False) -> str:
    """Return the answers, best first: title, summary, evidence, commands with the names filled in."""
    if not answer.ranked:
        return NOTHING
    blocks = ["\n".join(_lines(number, one, answer, explain)) for number, one in enumerate(answer.ranked, start=1)]
    return "\n\n".join(blocks)


def _lines(number: int, ranked: Ranked, answer: Answer, explain: bool) -> Iterator[str]:
    item = ranked.item
    yield f"{number}. {item.title}  [{item.id}]  {round(ranked.score * 100)} %"
    yield from textwrap.wrap(" ".join(item.summary.split()), WIDTH, initial_indent="   ", subsequent_indent="   ")
    yield from (f"   because of the {one.type.value.replace('_', ' ')}: {one.value}" for one in ranked.evidence)
    if number == 1:
        yield from (f"   $ {holes.fill(run, answer.names)}" for run, _ in item.commands)
    if explain:
        yield from (f"   | {line}" for line in explanation(ranked, answer.ranked[0]))
