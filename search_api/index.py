"""The index as `whypod build` writes it and the service reads it: a folder of plain JSON and the text index.

Whoever opens an index gets a whole one of this very version, or IndexUnusable that says what to do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import IndexUnusable
from kb.load import KnowledgeBase, Loaded
from search_api.catalog import Item, items
from search_api.signatures import Signature

FORMAT = 1
"""Raised whenever the content of the files changes its meaning."""

_MANIFEST = "manifest.json"
_CATALOG = "catalog.json"
TEXTS = "texts"


@dataclass(frozen=True)
class Index:
    """What matching needs: the items by id, the signatures, the aliases, and the folder of the text index."""

    items: dict[str, Item]
    signatures: list[Signature]
    aliases: dict[str, str]
    texts: Path


def signatures_of(loaded: Loaded) -> list[Signature]:
    """Return the signatures of an entry: its own, and the messages that come with its token."""
    messages = [message.text for sense in loaded.entry.emitted for message in sense.messages]
    return [Signature.parse(loaded.id, text) for text in dict.fromkeys([*loaded.entry.signatures, *messages])]


def write(folder: Path, base: KnowledgeBase) -> None:
    """Write the index of a knowledge base into the empty `folder`; the manifest comes last and makes it whole."""
    from search_api import text

    catalog = {
        "items": [item.to_json() for item in items(base).values()],
        "signatures": [
            [one.entry, one.text, one.pieces, one.holes]
            for loaded in base.entries.values()
            for one in signatures_of(loaded)
        ],
        "aliases": {alias: id for id, loaded in base.entries.items() for alias in loaded.entry.aliases},
    }
    _dump(folder / _CATALOG, catalog)
    (folder / TEXTS).mkdir()
    text.write(folder / TEXTS, base)
    _dump(folder / _MANIFEST, {"format": FORMAT, "entries": len(base.entries)})


def read(folder: Path) -> Index:
    """Read an index; raise IndexUnusable where it is missing, half-written or of another version."""
    manifest = _load(folder / _MANIFEST)
    if manifest.get("format") != FORMAT:
        raise IndexUnusable(
            f"{folder}: found an index of format {manifest.get('format')}, expected {FORMAT}; run `whypod build`"
        )
    catalog = _load(folder / _CATALOG)
    found = {data["id"]: Item.from_json(data) for data in catalog["items"]}
    signatures = [
        Signature(entry, text, tuple(pieces), tuple(names)) for entry, text, pieces, names in catalog["signatures"]
    ]
    return Index(found, signatures, catalog["aliases"], folder / TEXTS)


def _dump(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _load(path: Path) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise IndexUnusable(f"{path.parent}: no index there (no {path.name}); run `whypod build`") from None
    except ValueError as error:
        raise IndexUnusable(f"{path}: damaged ({error}); run `whypod build`") from None
    return data
