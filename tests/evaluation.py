"""How right the search is, measured: `make eval`.

The cases are the examples and counter-examples of the entries and the pastes of `tests/pastes.jsonl`, which were
written for this and stand in no entry. No index holds the text of an example, so none finds itself. The baselines of
`tests/baselines.py` answer the same cases over the same entries.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kb.load import KnowledgeBase, load
from search_api import index, indexing
from search_api.match import Matcher
from tests import messages

PASTES = Path(__file__).parent / "pastes.jsonl"
CONFIDENCES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True)
class Case:
    """A text, the ids any of which is right as first answer (none: silence is right), and where it comes from."""

    text: str
    expect: tuple[str, ...]
    form: str
    origin: str
    layer: str


@dataclass(frozen=True)
class Outcome:
    """What a matcher made of a case: (id, score) pairs, best first."""

    case: Case
    answers: tuple[tuple[str, float], ...]

    @property
    def first(self) -> str:
        """The id of the first answer, or `none`."""
        return self.answers[0][0] if self.answers else "none"

    def right(self, within: int = 1) -> bool:
        """Tell whether one of the first `within` answers is right, or silence is."""
        if not self.case.expect:
            return not self.answers
        return any(id in self.case.expect for id, _ in self.answers[:within])


Answer = Callable[[str], Sequence[tuple[str, float]]]
"""From a text to (id, score) pairs, best first."""


def cases(base: KnowledgeBase) -> Iterator[Case]:
    """Yield the cases of the entries, then those of the file."""
    for loaded in base.entries.values():
        layer = loaded.entry.layer.value
        for example in loaded.entry.examples:
            yield Case(example.text, (loaded.id,), example.form.value, "examples", layer)
        for counter in loaded.entry.counter_examples:
            expect = () if counter.belongs_to == "none" else (counter.belongs_to,)
            yield Case(counter.text, expect, "counter", "examples", layer)
    for line in PASTES.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        entry = base.entries[one["expect"][0]].entry if one["expect"] else None
        layer = entry.layer.value if entry else "none"
        yield Case(one["text"], tuple(one["expect"]), one["form"], "pastes", layer)


def judge(answer: Answer, all_cases: Iterable[Case]) -> list[Outcome]:
    """Return what `answer` makes of every case."""
    return [Outcome(case, tuple(answer(case.text))) for case in all_cases]


def ours(base: KnowledgeBase, folder: Path) -> Matcher:
    """Return our own matcher over an index in `folder`."""
    indexing.write(folder, base)
    return Matcher(index.read(folder))


def answers_of(matcher: Matcher) -> Answer:
    """Return our own matcher as one to be judged."""
    return lambda text: [(ranked.item.id, ranked.score) for ranked in matcher.match(text).ranked]


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return top-1, top-3 (of the cases with an answer) and silence (of those without); nan where there are none."""
    real = [one for one in outcomes if one.case.expect]
    none = [one for one in outcomes if not one.case.expect]
    return {
        "top-1": _share([one.right() for one in real]),
        "top-3": _share([one.right(3) for one in real]),
        "silence": _share([one.right() for one in none]),
    }


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else float("nan")


def at_best_threshold(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes with every answer below one score taken back, the score that makes most of them right."""
    marks = sorted({one.answers[0][1] for one in outcomes if one.answers})
    best = max(marks, key=lambda mark: sum(_cut(one, mark).right() for one in outcomes), default=0.0)
    return [_cut(one, best) for one in outcomes]


def _cut(outcome: Outcome, mark: float) -> Outcome:
    return outcome if outcome.answers and outcome.answers[0][1] >= mark else Outcome(outcome.case, ())


def report(outcomes: Sequence[Outcome]) -> str:
    """Return the tables: by origin, form and layer, confidence against truth, and the pairs that are confused."""
    return "\n\n".join(
        [
            _table("origin", outcomes, lambda case: case.origin),
            _table("form", outcomes, lambda case: case.form),
            _table("layer", outcomes, lambda case: case.layer),
            _confidence(outcomes),
            _confusion(outcomes),
        ]
    )


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    """Return one line of a Markdown table."""
    shown = ("-" if value != value else f"{value:.3f}" for value in figures(outcomes).values())
    return f"| {name} | {len(outcomes)} | {' | '.join(shown)} |"


def head(name: str) -> str:
    """Return the first lines of such a table."""
    return f"| {name} | cases | top-1 | top-3 | silence |\n|---|---|---|---|---|"


def _table(name: str, outcomes: Sequence[Outcome], key: Callable[[Case], str]) -> str:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[key(one.case)].append(one)
    rows = [row(group, groups[group]) for group in sorted(groups)]
    return "\n".join([head(name), *rows, row("all", outcomes)])


def _confidence(outcomes: Sequence[Outcome]) -> str:
    lines = ["| confidence | answers | right |", "|---|---|---|"]
    answered = [one for one in outcomes if one.answers]
    for low, high in pairwise(CONFIDENCES):
        inside = [one.right() for one in answered if low <= one.answers[0][1] < high]
        if inside:
            lines.append(f"| {low:.1f} to {min(high, 1):.1f} | {len(inside)} | {_share(inside):.3f} |")
    return "\n".join(lines)


def _confusion(outcomes: Sequence[Outcome]) -> str:
    pairs = Counter(
        (one.case.expect[0] if one.case.expect else "none", one.first) for one in outcomes if not one.right()
    )
    lines = [f"| {right} | {got} | {count} |" for (right, got), count in pairs.most_common(25)]
    return "\n".join(["| right | answered | times |", "|---|---|---|", *lines])


def _messages(base: KnowledgeBase, matcher: Matcher) -> str:
    """Return the share of message templates that lead to their reason or what explains it, and why others do not."""
    found = list(messages.led(base, matcher))
    home = sum(one.home for one in found)
    away = [
        f"- {why}: {sum(one.template in group and not one.home for one in found)}"
        for why, group in messages.ELSEWHERE.items()
    ]
    share = (
        f"{home} of {len(found)} message templates ({home / len(found):.3f}) lead to their reason or what explains it."
    )
    return "\n".join([share, "Of the others:", *away])


def main() -> None:
    """Print our tables, and with --baselines those of the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--baselines", action="store_true", help="also Whoosh BM25F, SQLite FTS5, and sentence embeddings"
    )
    arguments = parser.parse_args()
    base = load()
    everything = list(cases(base))
    with tempfile.TemporaryDirectory() as folder:
        matcher = ours(base, Path(folder))
        outcomes = judge(answers_of(matcher), everything)
        print(report(outcomes))
        print("\n" + _messages(base, matcher))
    if arguments.baselines:
        from tests import baselines

        print("\n" + head("matcher"))
        print(row("whypod", outcomes))
        for name, answer in baselines.all_of(base):
            print(row(name, at_best_threshold(judge(answer, everything))))


if __name__ == "__main__":
    main()
