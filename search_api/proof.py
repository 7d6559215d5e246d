"""The part of `whypod check` that needs the search: entries prove themselves.

Every example finds its own entry first, no counter-example does, and every signature says enough to mean something.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from kb.errors import Problem
from kb.load import KnowledgeBase, Loaded
from search_api import index, indexing
from search_api.match import Matcher
from search_api.signatures import Signature

LONGEST_PIECE = 8
"""Fixed characters in a row that a signature has at least."""


def check(base: KnowledgeBase) -> list[Problem]:
    """Return the problems that only the search can see, sorted by place."""
    with tempfile.TemporaryDirectory() as folder:
        indexing.write(Path(folder), base)
        matcher = Matcher(index.read(Path(folder)))
        problems = [
            problem
            for loaded in base.entries.values()
            for rule in (_examples, _counter_examples)
            for problem in rule(loaded, matcher)
        ]
    return sorted([*problems, *_weak_signatures(base), *_shared_signatures(base)])


def _examples(loaded: Loaded, matcher: Matcher) -> Iterator[Problem]:
    for place, example in enumerate(loaded.entry.examples):
        first = _first(matcher, example.text)
        if first != loaded.id:
            yield loaded.document.problem(
                ("examples", place), f"an example that finds {first}", f"one that finds {loaded.id} first"
            )


def _counter_examples(loaded: Loaded, matcher: Matcher) -> Iterator[Problem]:
    for place, counter in enumerate(loaded.entry.counter_examples):
        first = _first(matcher, counter.text)
        if first != counter.belongs_to:
            yield loaded.document.problem(
                ("counter_examples", place),
                f"a counter-example that finds {first}",
                f"one that finds {counter.belongs_to} first",
            )


def _first(matcher: Matcher, text: str) -> str:
    ranked = matcher.match(text).ranked
    return ranked[0].item.id if ranked else "none"


def _weak_signatures(base: KnowledgeBase) -> Iterator[Problem]:
    for loaded in base.entries.values():
        for field, texts in (("signatures", loaded.entry.signatures), ("alone", loaded.entry.alone)):
            for place, text in enumerate(texts):
                pieces = Signature.parse(loaded.id, text).pieces
                if text != loaded.name and max(map(len, pieces)) < LONGEST_PIECE:
                    yield loaded.document.problem(
                        (field, place),
                        f"`{text}`, too little to mean one thing",
                        f"{LONGEST_PIECE} letters in a row",
                    )


def _shared_signatures(base: KnowledgeBase) -> Iterator[Problem]:
    """Report a signature of a symptom that another symptom has too: it proves neither."""
    owners: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = {}
    for loaded in base.entries.values():
        if loaded.kind != "symptoms":
            continue
        for place, signature in enumerate(indexing.signatures(loaded)):
            owner = owners.setdefault((signature.pieces, signature.holes), loaded.id)
            if owner != loaded.id:
                yield loaded.document.problem(
                    ("signatures", place), f"the signature of {owner}", "a text that only one of the two prints"
                )
