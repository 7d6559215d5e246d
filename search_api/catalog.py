"""An entry as the search knows it: what ranking and answers need, nothing of YAML or Markdown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from kb.links import Links
from kb.load import KnowledgeBase, Loaded
from kb.rules import looks

MOST_COMMANDS = 3


@dataclass(frozen=True)
class Item:
    """One entry: `commands` are (command with placeholders, why) pairs, `ancestors` what it shows up under."""

    id: str
    kind: str
    title: str
    summary: str
    url: str
    layer: str
    grade: str
    ancestors: tuple[str, ...]
    commands: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, loaded: Loaded, links: Links) -> Item:
        """Make an item of a loaded entry."""
        entry = loaded.entry
        commands = [(look.run, look.look) for _, look in looks(entry)]
        return cls(
            id=loaded.id,
            kind=loaded.kind.value,
            title=entry.title,
            summary=entry.summary,
            url=f"/{loaded.id}/",
            layer=entry.layer.value,
            grade=entry.grade.value,
            ancestors=tuple(sorted(links.ancestors(loaded.id))),
            commands=tuple(commands[:MOST_COMMANDS]),
        )

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Item:
        """Make an item of what `to_json` gave."""
        commands = tuple((run, why) for run, why in data["commands"])
        return cls(**(data | {"ancestors": tuple(data["ancestors"]), "commands": commands}))

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return asdict(self)


def items(base: KnowledgeBase) -> dict[str, Item]:
    """Return the items of all entries by id."""
    links = Links(base)
    return {id: Item.of(loaded, links) for id, loaded in base.entries.items()}
