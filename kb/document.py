"""Read a YAML file into plain data with the line of every value.

Every scalar of an entry is text. A plain scalar that YAML 1.1 would turn into something else (`137`, `no`, `1.10`)
is reported, not converted, and so are doubled keys, anchors and further documents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kb.errors import Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same result, more slowly
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Location = tuple[str | int, ...]


@dataclass
class Document:
    """A file's data, the line of each value by its location (`("causes", 0, "cause")`) and what is wrong with it."""

    path: Path
    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, location: Location) -> int:
        """Return the line of the value at `location`, or of the nearest value that holds it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def problem(self, location: Location, found: str, expected: str) -> Problem:
        """Return a problem placed at the value at `location`."""
        return Problem(self.path, self.line(location), found, expected)


def read(path: Path) -> Document:
    """Read one YAML file; never raises for what is in it, `problems` tells."""
    document = Document(path)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        document.problems.append(Problem(path, 1, f"bytes that are not UTF-8 ({error.reason})", "UTF-8 text"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        document.problems.append(Problem(path, line, f"{error.problem}", "well-formed YAML"))
    except yaml.YAMLError as error:
        document.problems.append(Problem(path, 1, " ".join(str(error).split()), "well-formed YAML"))
    else:
        _take(document, node)
    return document


def _take(document: Document, node: yaml.Node | None) -> None:
    if isinstance(node, yaml.MappingNode):
        document.data = _plain(document, node, ())
    else:
        document.problems.append(Problem(document.path, 1, "no mapping", "`key: value` lines"))


def _plain(document: Document, node: yaml.Node, location: Location) -> Any:
    document.lines.setdefault(location, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(document, node, location)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(document, item, (*location, index)) for index, item in enumerate(node.value)]
    return _mapping(document, node, location)


def _scalar(document: Document, node: yaml.ScalarNode, location: Location) -> str:
    kind = node.tag.removeprefix("tag:yaml.org,2002:")
    if kind != "str":
        document.problems.append(
            document.problem(location, f"`{node.value}`, which YAML reads as {kind}", "text: put it in quotes")
        )
    return str(node.value)


def _mapping(document: Document, node: yaml.Node, location: Location) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        here = (*location, key)
        line = key_node.start_mark.line + 1
        if key in result:
            document.problems.append(Problem(document.path, line, f"`{key}` a second time", "each key once"))
            continue
        document.lines[here] = line
        result[key] = _plain(document, value_node, here)
    return result
