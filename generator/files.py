"""Write planned files: only those that changed, and take away what an earlier run wrote and this one did not.

Only folders named in `OURS` are ever touched; what stands elsewhere in docs/ was written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kb.errors import BuildError

OURS = ("statuses", "reasons", "exit-codes", "symptoms", "alerts", "layers", "api", "about/coverage.md")
"""Folders and files below docs/ that belong to the generator; .gitignore lists the same."""

Plan = dict[str, str]
"""Path below docs/ -> text."""


@dataclass(frozen=True)
class Written:
    """How many files were written, left as they were, and removed."""

    changed: int
    unchanged: int
    removed: int


def write(docs: Path, plan: Plan) -> Written:
    """Make our part of `docs` hold exactly `plan`; raise BuildError for a path outside of `OURS`."""
    for path in plan:
        if not path.startswith(tuple(f"{ours}/" for ours in OURS)) and path not in OURS:
            raise BuildError(
                f"{path}: found a page outside of the generated folders, expected one of {', '.join(OURS)}"
            )
    removed = sum(_remove(path, docs) for path in _existing(docs) if path.relative_to(docs).as_posix() not in plan)
    changed = sum(_write(docs / path, text) for path, text in plan.items())
    return Written(changed, len(plan) - changed, removed)


def _existing(docs: Path) -> list[Path]:
    found = [path for ours in OURS for path in (docs / ours).rglob("*") if path.is_file()]
    return found + [docs / ours for ours in OURS if (docs / ours).is_file()]


def _write(path: Path, text: str) -> bool:
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def _remove(path: Path, docs: Path) -> bool:
    path.unlink()
    for folder in path.parents:
        if folder == docs or any(folder.iterdir()):
            break
        folder.rmdir()
    return True
