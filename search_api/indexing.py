"""Write the index of a knowledge base: what `index` reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kb.links import Links
from kb.load import KnowledgeBase, Loaded
from kb.rules import looks
from search_api import text
from search_api.catalog import Item
from search_api.index import CATALOG, FORMAT, MANIFEST, TEXTS
from search_api.signatures import Signature

STEPS = 3
"""Steps from an entry up to what it shows up under: from a symptom by way of its reason to the status."""

MOST_COMMANDS = 3
"""Commands that an answer shows: the first ones of its page."""


def write(folder: Path, base: KnowledgeBase) -> None:
    """Write the index of a knowledge base into the empty `folder`; the manifest comes last and makes it whole."""
    links = Links(base)
    catalog = {
        "items": [item(loaded, links).to_json() for loaded in base.entries.values()],
        "signatures": [
            [one.entry, one.text, one.pieces, one.holes, one.quoted, one.alone]
            for loaded in base.entries.values()
            for one in signatures(loaded)
        ],
        "aliases": {alias: id for id, loaded in base.entries.items() for alias in loaded.entry.aliases},
    }
    _dump(folder / CATALOG, catalog)
    (folder / TEXTS).mkdir()
    text.write(folder / TEXTS, base)
    _dump(folder / MANIFEST, {"format": FORMAT, "entries": len(base.entries)})


def item(loaded: Loaded, links: Links) -> Item:
    """Return what the search needs of an entry."""
    entry = loaded.entry
    commands = [(look.run, look.look) for _, look in looks(entry)]
    return Item(
        id=loaded.id,
        kind=loaded.kind.value,
        title=entry.title,
        summary=entry.summary,
        url=f"/{loaded.id}/",
        layer=entry.layer.value,
        grade=entry.grade.value,
        ancestors=tuple(sorted(links.ancestors(loaded.id, STEPS))),
        depth=links.depth(loaded.id),
        commands=tuple(commands[:MOST_COMMANDS]),
        common=loaded.name in entry.alone,
    )


def signatures(loaded: Loaded) -> list[Signature]:
    """Return the signatures of an entry: its own, and the messages that come with its token."""
    entry = loaded.entry
    messages = [message.text for sense in entry.emitted for message in sense.messages]
    texts = dict.fromkeys(text for text in [*entry.signatures, *messages] if text not in entry.alone)
    return [
        *(Signature.parse(loaded.id, text) for text in texts),
        *(Signature.parse(loaded.id, text, alone=True) for text in dict.fromkeys(entry.alone) if text != loaded.name),
    ]


def _dump(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
