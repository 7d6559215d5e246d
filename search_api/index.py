"""The index as `indexing` wrote it, read: a folder of plain JSON and the text index. No YAML is read here.

Whoever opens an index gets a whole one of this very version, or IndexUnusable that says what to do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import IndexUnusable
from search_api.catalog import Item
from search_api.signatures import Signature

FORMAT = 2
"""Raised whenever the content of the files changes its meaning."""

MANIFEST = "manifest.json"
CATALOG = "catalog.json"
TEXTS = "texts"


@dataclass(frozen=True)
class Index:
    """What matching needs: the items by id, the signatures, the aliases, and the folder of the text index."""

    items: dict[str, Item]
    signatures: list[Signature]
    aliases: dict[str, str]
    texts: Path


def read(folder: Path) -> Index:
    """Read an index; raise IndexUnusable where it is missing, half-written or of another version."""
    manifest = _load(folder / MANIFEST)
    if manifest.get("format") != FORMAT:
        raise IndexUnusable(
            f"{folder}: found an index of format {manifest.get('format')}, expected {FORMAT}; run `whypod build`"
        )
    catalog = _load(folder / CATALOG)
    found = {data["id"]: Item.from_json(data) for data in catalog["items"]}
    signatures = [
        Signature(entry, text, tuple(pieces), tuple(names), tuple(quoted), alone)
        for entry, text, pieces, names, quoted, alone in catalog["signatures"]
    ]
    return Index(found, signatures, catalog["aliases"], folder / TEXTS)


def _load(path: Path) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise IndexUnusable(f"{path.parent}: no index there (no {path.name}); run `whypod build`") from None
    except ValueError as error:
        raise IndexUnusable(f"{path}: damaged ({error}); run `whypod build`") from None
    return data
