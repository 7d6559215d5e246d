"""Load the entries and their translations: every file is read, and every problem of every file is reported at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kb import document
from kb.document import Document
from kb.entry import Entry, Translation
from kb.errors import KnowledgeError, Problem, UnknownEntry
from kb.kinds import Kind

Model = TypeVar("Model", bound=BaseModel)

ENTRIES = Path(__file__).parent / "entries"
LANGUAGES = ("zh",)


@dataclass(frozen=True)
class Loaded:
    """An entry with its id, its file and its translations by language."""

    id: str
    entry: Entry
    document: Document
    translations: dict[str, Translation]

    @property
    def kind(self) -> Kind:
        """The first half of the id."""
        return Kind(self.id.split("/")[0])

    @property
    def name(self) -> str:
        """The second half of the id."""
        return self.id.split("/")[1]


@dataclass(frozen=True)
class KnowledgeBase:
    """All entries by id, sorted."""

    entries: dict[str, Loaded]

    def find(self, word: str) -> Loaded:
        """Return the entry of an id, an alias or a bare name of one in any case (`137`, `oomkilled`).

        Raise UnknownEntry.
        """
        try:
            return self.entries[self._names[word.strip("/").lower()]]
        except KeyError:
            raise UnknownEntry(f"no entry {word!r}; `whypod list` shows those there are") from None

    @cached_property
    def _names(self) -> dict[str, str]:
        ordered = sorted(self.entries.values(), key=lambda one: _PRECEDENCE.index(one.kind), reverse=True)
        aliases = [(alias, one.id) for one in ordered for alias in one.entry.aliases]
        names = {alias.split("/")[1].lower(): id for alias, id in aliases}
        names |= {alias.lower(): id for alias, id in aliases}
        for one in ordered:
            names |= {one.name.lower(): one.id, one.id.lower(): one.id}
        return names

    def of_kind(self, kind: Kind) -> list[Loaded]:
        """Return the entries of one kind, sorted by id."""
        return [loaded for loaded in self.entries.values() if loaded.kind is kind]


_PRECEDENCE = (Kind.REASONS, Kind.STATUSES, Kind.EXIT_CODES, Kind.SYMPTOMS, Kind.ALERTS)


def load(root: Path = ENTRIES) -> KnowledgeBase:
    """Load every entry below `root`; raise KnowledgeError with all problems of form (see `rules` for the others)."""
    base, problems = load_leniently(root)
    if problems:
        raise KnowledgeError(problems)
    return base


def load_leniently(root: Path = ENTRIES) -> tuple[KnowledgeBase, list[Problem]]:
    """Load what can be loaded and return it with the problems of form of the rest."""
    problems: list[Problem] = []
    translations = dict(_translations(root, problems))
    entries = dict(_entries(root, translations, problems))
    problems += [
        Problem(
            root / kind / f"{name}.{language}.yaml", 1, "a translation of no entry", f"{kind}/{name}.yaml beside it"
        )
        for kind, name, language in sorted(translations)
        if not (root / kind / f"{name}.yaml").exists()
    ]
    return KnowledgeBase(dict(sorted(entries.items()))), problems


def _entries(
    root: Path, translations: dict[tuple[str, str, str], Translation], problems: list[Problem]
) -> Iterator[tuple[str, Loaded]]:
    for path in _files(root, problems):
        if "." in path.stem:
            continue
        kind, name = path.parent.name, path.stem
        read = document.read(path)
        entry = _validate(Entry, read)
        problems += read.problems
        if entry is not None:
            keys = [(kind, name, language) for language in LANGUAGES]
            own = {key[2]: translations[key] for key in keys if key in translations}
            yield f"{kind}/{name}", Loaded(f"{kind}/{name}", entry, read, own)


def _translations(root: Path, problems: list[Problem]) -> Iterator[tuple[tuple[str, str, str], Translation]]:
    for path in _files(root, []):
        name, dot, language = path.stem.rpartition(".")
        if not dot:
            continue
        if language not in LANGUAGES:
            problems.append(Problem(path, 1, f"language `{language}`", f"one of {', '.join(LANGUAGES)}"))
            continue
        read = document.read(path)
        translation = _validate(Translation, read)
        problems += read.problems
        if translation is not None:
            yield (path.parent.name, name, language), translation


def _files(root: Path, problems: list[Problem]) -> list[Path]:
    kinds = {kind.value for kind in Kind}
    found = []
    for path in sorted(root.rglob("*")):
        if path.is_dir():
            continue
        if path.parent.parent == root and path.parent.name in kinds and path.suffix == ".yaml":
            found.append(path)
        else:
            problems.append(
                Problem(path, 1, "a stray file", f"<kind>/<name>.yaml, kind one of {', '.join(sorted(kinds))}")
            )
    return found


def _validate(model: type[Model], read: Document) -> Model | None:
    if read.data is None:
        return None
    try:
        return model.model_validate(read.data)
    except ValidationError as error:
        read.problems += [_problem(read, details) for details in error.errors(include_url=False)]
        return None


def _problem(read: Document, details: ErrorDetails) -> Problem:
    location = tuple(details["loc"])
    where = ".".join(str(part) for part in location)
    if details["type"] == "extra_forbidden":
        return read.problem(location, f"the unknown key `{where}`", "a key of kb/entry.py")
    if details["type"] == "missing":
        return read.problem(location, f"no `{where}`", "this key")
    shown = repr(details["input"])
    return read.problem(location, f"`{where}`: {shown if len(shown) < 60 else shown[:57] + '...'}", details["msg"])
