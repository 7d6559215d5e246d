"""An entry as the search knows it: what ranking and answers need, nothing of YAML or Markdown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Item:
    """One entry.

    `ancestors` is what it shows up under, `depth` how deep below, `commands` are (command, why) pairs. `common`: its
    name is also other programs' word.
    """

    id: str
    kind: str
    title: str
    summary: str
    url: str
    layer: str
    grade: str
    ancestors: tuple[str, ...]
    depth: int
    commands: tuple[tuple[str, str], ...]
    common: bool = False

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Item:
        """Make an item of what `to_json` gave."""
        commands = tuple((run, why) for run, why in data["commands"])
        return cls(**(data | {"ancestors": tuple(data["ancestors"]), "commands": commands}))

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return asdict(self)
