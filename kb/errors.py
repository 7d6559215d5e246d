"""The errors of whypod.

WhypodError             root; knows the exit code of the command line
├── UsageError          the caller asked for something that cannot be (exit 2)
│   └── UnknownEntry    no entry of this name
├── KnowledgeError      the knowledge base has problems: all of them, each with its place (exit 1)
├── BuildError          pages, site or index could not be written (exit 1)
└── IndexUnusable       there is no index, or one of another version (exit 2)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of the knowledge base: where it is, what was found there and what was expected instead."""

    path: Path
    line: int
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: found {self.found}, expected {self.expected}"


class WhypodError(Exception):
    """Root of every error that a user can cause or mend; anything else is a fault of the program."""

    exit_code = 1


class UsageError(WhypodError):
    """The caller's words or file cannot be used."""

    exit_code = 2


class UnknownEntry(UsageError):
    """No entry has this id, name or alias."""


class KnowledgeError(WhypodError):
    """The knowledge base has problems; `problems` holds every one of them, sorted by place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class BuildError(WhypodError):
    """Pages, site or index could not be written."""


class IndexUnusable(WhypodError):
    """The index is missing, half-written or made by another version."""

    exit_code = 2
