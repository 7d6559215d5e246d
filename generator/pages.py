"""Plan the pages of the entries: each entry becomes one Markdown text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from generator import markdown
from generator.files import Plan
from kb import holes
from kb.entry import Source
from kb.kinds import Grade, Kind, Layer, Place
from kb.links import Links
from kb.load import KnowledgeBase, Loaded

KIND_NAMES: dict[Kind, tuple[str, str]] = {
    Kind.STATUSES: ("Status", "Statuses"),
    Kind.REASONS: ("Reason", "Reasons"),
    Kind.EXIT_CODES: ("Exit code", "Exit codes"),
    Kind.SYMPTOMS: ("Symptom", "Symptoms"),
    Kind.ALERTS: ("Alert", "Alerts"),
}
"""Kind -> its name for one and for many."""

LAYER_NAMES: dict[Layer, str] = {
    Layer.SCHEDULING: "Scheduling",
    Layer.IMAGE: "Images and registries",
    Layer.SANDBOX: "Sandbox, runtime and CNI",
    Layer.STORAGE: "Volumes",
    Layer.CONTAINER: "Creating and running containers",
    Layer.PROBE: "Probes",
    Layer.TERMINATION: "Termination and eviction",
    Layer.NODE: "Nodes",
    Layer.NETWORK: "Network and DNS",
    Layer.ACCESS: "Access and admission",
    Layer.WORKLOAD: "Workloads and autoscaling",
}

GRADE_NAMES: dict[Grade, str] = {Grade.PROBLEM: "problem", Grade.NOTICE: "notice", Grade.STEP: "normal step"}

PLACE_NAMES: dict[Place, str] = {
    Place.CONTAINER_WAITING: "the container's `state.waiting.reason`",
    Place.CONTAINER_TERMINATED: "the container's `terminated.reason`",
    Place.EVENT: "events",
    Place.POD_STATUS: "the pod's `status.reason`",
    Place.POD_CONDITION: "the pod's conditions",
    Place.NODE_CONDITION: "the node's conditions",
    Place.WORKLOAD_CONDITION: "the workload's conditions",
    Place.KUBECTL_STATUS: "kubectl's STATUS column",
    Place.API_ANSWER: "the API server's answer",
    Place.KUBELET_LOG: "the kubelet's log",
}

LANGUAGE_NAMES = {"zh": "中文"}


@dataclass(frozen=True)
class Row:
    """An entry as other pages show it: title, relative link, summary."""

    title: str
    link: str
    summary: str


class Pages:
    """Renders the pages of one knowledge base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self.links = Links(base)
        self._environment = _environment()

    def render(self, template: str, **values: Any) -> str:
        """Return a template filled in, with no more than one empty line in a row outside of fenced blocks."""
        return squeeze(self._environment.get_template(template).render(**values))

    def entries(self) -> Plan:
        """Return the page of every entry."""
        return {f"{id}.md": self._entry(loaded) for id, loaded in self.base.entries.items()}

    def row(self, id: str, up: str = "../") -> Row:
        """Return how a page one folder below docs/ (or `up` from it) shows the entry `id`."""
        entry = self.base.entries[id].entry
        return Row(entry.title, f"{up}{id}.md", entry.summary)

    def _entry(self, loaded: Loaded) -> str:
        kind = loaded.kind
        return self.render(
            "entry.md.j2",
            id=loaded.id,
            kind=kind.value,
            kind_name=KIND_NAMES[kind][0],
            grade_name=GRADE_NAMES[loaded.entry.grade],
            layer_name=LAYER_NAMES[loaded.entry.layer],
            entry=loaded.entry,
            translations=loaded.translations,
            language_names=LANGUAGE_NAMES,
            children=[self.row(id) for id in self.links.children(loaded.id)],
            parents=[self.row(id) for id in self.links.parents(loaded.id)],
            related=[self.row(id) for id in self.links.related(loaded.id)],
            title_of=lambda id: self.base.entries[id].entry.title,
            link_to=lambda id: f"../{id}.md",
        )


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701  # the output is Markdown; `prose` and `code` escape what entries say
    )
    environment.filters.update(
        prose=lambda text: markdown.prose(holes.fill(text, {})),
        code=markdown.code,
        fence=markdown.fence,
        indent=markdown.indent,
        quoted=markdown.quoted,
        command=lambda text: holes.fill(text, {}),
        template=message,
        place=lambda place: PLACE_NAMES[place],
        versions=lambda pair: versions(*pair),
        first_sentence=first_sentence,
        source_link=source_link,
    )
    return environment


def message(template: str) -> str:
    """Return a signature as people read it: `{pod}` as `<pod>`, `{...}` as an ellipsis."""
    return "".join(
        part if place % 2 == 0 else "…" if part == holes.ANY else f"<{part}>"
        for place, part in enumerate(holes.split(template))
    ).strip()


def versions(since: str | None, until: str | None) -> str:
    """Return a range of versions in words; `until` is the first version without it."""
    if since and until:
        return f"{since} to before {until}"
    if since:
        return f"since {since}"
    return f"before {until}" if until else "all"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, or all of it."""
    folded = " ".join(text.split())
    found = re.match(r"(.+?[.:!?])(?= [A-Z`])", folded)
    return found.group(1).rstrip(":") if found else folded


def source_link(source: Source) -> str:
    """Return a source as a Markdown link."""
    if source.url:
        return f"<{source.url}>"
    return f"[`{source.repo}`: `{source.path}`](https://github.com/{source.repo}/blob/HEAD/{source.path})"


def squeeze(text: str) -> str:
    """Fold runs of empty lines outside of fenced blocks and end the text with one line feed."""
    lines: list[str] = []
    fence = ""
    for line in text.splitlines():
        marks = re.match(r"\s*(`{3,})", line)
        if marks and (not fence or (line.strip() == fence)):
            fence = "" if fence else marks.group(1)
        if line.strip() or fence or (lines and lines[-1].strip()):
            lines.append(line.rstrip() if not fence else line)
    return "\n".join(lines).strip("\n") + "\n"
