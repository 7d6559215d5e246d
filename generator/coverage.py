"""Plan `about/coverage.md`: what the knowledge base holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.files import Plan
from generator.pages import GRADE_NAMES, KIND_NAMES, LANGUAGE_NAMES, LAYER_NAMES, Pages
from kb.kinds import Form, Grade, Kind, Layer

READ_FROM = "1.36"
"""The Kubernetes version from whose source the reasons were read."""


def plan(pages: Pages) -> Plan:
    """Return the coverage page."""
    return {"about/coverage.md": _page(pages)}


def _page(pages: Pages) -> str:
    loaded = list(pages.base.entries.values())
    by_kind = Counter((one.kind, one.entry.grade) for one in loaded)
    kinds = [
        [KIND_NAMES[kind][1], *(by_kind[kind, grade] for grade in Grade), sum(by_kind[kind, grade] for grade in Grade)]
        for kind in Kind
    ]
    by_layer = Counter(one.entry.layer for one in loaded)
    forms = Counter(example.form for one in loaded for example in one.entry.examples)
    messages = sum(len(sense.messages) for one in loaded for sense in one.entry.emitted)
    return "\n".join(
        [
            "---\ntitle: Coverage\ndescription: What the knowledge base holds, counted at build time.\n---\n",
            "# Coverage\n",
            f"{len(loaded)} entries, counted when this site was built. "
            f"The reasons were read from the source of Kubernetes {READ_FROM}.\n",
            "## By kind and grade\n",
            _table(["Kind", *(GRADE_NAMES[grade].capitalize() for grade in Grade), "All"], kinds),
            "## By layer\n",
            _table(["Layer", "Entries"], [[LAYER_NAMES[layer], by_layer[layer]] for layer in Layer]),
            "## Messages and examples\n",
            _table(
                ["What", "How many"],
                [
                    ["Signatures of entries", sum(len(one.entry.signatures) for one in loaded)],
                    ["Messages of reasons", messages],
                    ["Examples that must find their entry", sum(forms.values())],
                    ["Counter-examples that must not", sum(len(one.entry.counter_examples) for one in loaded)],
                    *([f"Examples: {form}", forms[form]] for form in Form),
                ],
            ),
            "## Languages\n",
            _table(
                ["Language", "Entries"],
                [["English", len(loaded)]]
                + [[name, sum(code in one.translations for one in loaded)] for code, name in LANGUAGE_NAMES.items()],
            ),
        ]
    )


def _table(head: Sequence[object], rows: Sequence[Sequence[object]]) -> str:
    lines = [[str(value) for value in row] for row in (head, ["---"] * len(head), *rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
