"""Plan the index pages: one for each kind, one for each layer."""

from __future__ import annotations

from dataclasses import dataclass

from generator.files import Plan
from generator.pages import KIND_NAMES, LAYER_NAMES, Pages, Row
from kb import exit_codes
from kb.kinds import Grade, Kind, Layer, Place
from kb.load import Loaded

ABOUT: dict[Kind, str] = {
    Kind.STATUSES: "What kubectl's STATUS column and a pod's phase say, and where to go from there.",
    Kind.REASONS: "Every token that Kubernetes, runtimes and common controllers put into a `reason` field, by layer.",
    Kind.EXIT_CODES: "What the number means with which a container ended; every code from 0 to 255 has a page.",
    Kind.SYMPTOMS: "Root causes that one can act on: how to confirm each, what helps now and what mends it for good.",
    Kind.ALERTS: "What an alert of the usual rule sets means and what to do: the pages that `runbook_url` leads to.",
}


@dataclass(frozen=True)
class Group:
    """A titled table of rows."""

    title: str
    rows: list[Row]
    head: str = "Entry"
    anchor: str = ""


def plan(pages: Pages) -> Plan:
    """Return the index pages of all kinds and layers."""
    return {f"{kind}/index.md": _kind(pages, kind) for kind in Kind} | _layers(pages)


def _kind(pages: Pages, kind: Kind) -> str:
    many = KIND_NAMES[kind][1]
    groups = {
        Kind.STATUSES: _statuses,
        Kind.EXIT_CODES: _exit_codes,
    }.get(kind, _by_layer)(pages, kind)
    return pages.render("index.md.j2", title=many, about=ABOUT[kind], groups=groups)


def _by_layer(pages: Pages, kind: Kind) -> list[Group]:
    members = pages.base.of_kind(kind)
    groups = [_group(pages, layer, [one for one in members if one.entry.layer is layer]) for layer in Layer]
    return [group for group in groups if group.rows] or [Group(KIND_NAMES[kind][1], [])]


def _group(pages: Pages, layer: Layer, members: list[Loaded]) -> Group:
    """Problems first, then notices, then normal steps."""
    graded = sorted(members, key=lambda one: list(Grade).index(one.entry.grade))
    return Group(LAYER_NAMES[layer], [pages.row(one.id) for one in graded], anchor=layer.value)


def _statuses(pages: Pages, kind: Kind) -> list[Group]:
    """The statuses, and the reasons that kubectl shows as STATUS."""
    shown = [
        one
        for one in pages.base.of_kind(Kind.REASONS)
        if any(Place.KUBECTL_STATUS in sense.where for sense in one.entry.emitted)
    ]
    return [
        Group("Phases and what only kubectl shows", [pages.row(one.id) for one in pages.base.of_kind(kind)], "Status"),
        Group("Reasons shown as STATUS", [pages.row(one.id) for one in shown], "Status", "reasons"),
    ]


def _exit_codes(pages: Pages, kind: Kind) -> list[Group]:
    """The codes with an entry in numeric order, then those whose page is generated."""
    written = sorted(pages.base.of_kind(kind), key=lambda one: int(one.name))
    names = {one.name for one in written}
    rest = [exit_codes.meaning(code) for code in range(256) if str(code) not in names]
    return [
        Group("The codes one meets", [pages.row(one.id) for one in written], "Code"),
        Group(
            "All others",
            [Row(one.title, f"{one.code}.md", one.summary) for one in rest],
            "Code",
            "others",
        ),
    ]


def _layers(pages: Pages) -> Plan:
    texts = {f"layers/{layer}.md": _layer(pages, layer) for layer in Layer}
    counts = {layer: sum(one.entry.layer is layer for one in pages.base.entries.values()) for layer in Layer}
    rows = [Row(LAYER_NAMES[layer], f"{layer}.md", f"{counts[layer]} entries") for layer in Layer]
    about = "Where in a pod's way from the scheduler to its end the fault lies."
    texts["layers/index.md"] = pages.render(
        "index.md.j2", title="Layers", about=about, groups=[Group("Layers", rows, "Layer")]
    )
    return texts


def _layer(pages: Pages, layer: Layer) -> str:
    members = [one for one in pages.base.entries.values() if one.entry.layer is layer]
    groups = [
        Group(KIND_NAMES[kind][1], [pages.row(one.id) for one in members if one.kind is kind], anchor=kind.value)
        for kind in (Kind.SYMPTOMS, Kind.STATUSES, Kind.REASONS, Kind.EXIT_CODES, Kind.ALERTS)
    ]
    about = f"{LAYER_NAMES[layer]}: root causes first, then what shows them."
    return pages.render(
        "index.md.j2", title=LAYER_NAMES[layer], about=about, groups=[group for group in groups if group.rows]
    )
