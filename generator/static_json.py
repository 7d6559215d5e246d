"""Plan the static JSON: every entry as `api/v1/entries/<kind>/<name>.json`, and the list of all."""

from __future__ import annotations

import json
from typing import Any

from generator.files import Plan
from generator.pages import Pages
from kb.load import Loaded


def plan(pages: Pages) -> Plan:
    """Return the JSON files."""
    files = {f"api/v1/entries/{id}.json": _dump(entry(pages, loaded)) for id, loaded in pages.base.entries.items()}
    files["api/v1/entries.json"] = _dump({"entries": [brief(loaded) for loaded in pages.base.entries.values()]})
    return files


def brief(loaded: Loaded) -> dict[str, Any]:
    """Return what the list shows of an entry."""
    one = loaded.entry
    return {
        "id": loaded.id,
        "kind": loaded.kind.value,
        "title": one.title,
        "summary": one.summary,
        "layer": one.layer.value,
        "grade": one.grade.value,
        "url": f"/{loaded.id}/",
    }


def entry(pages: Pages, loaded: Loaded) -> dict[str, Any]:
    """Return all of an entry, with its links in both directions and its translations."""
    links = pages.links
    return brief(loaded) | {
        **loaded.entry.model_dump(mode="json", exclude_none=True, exclude={"shown_by", "explained_by", "related"}),
        "shown_by": links.parents(loaded.id),
        "explained_by": links.children(loaded.id),
        "related": links.related(loaded.id),
        "translations": {
            language: translation.model_dump(mode="json") for language, translation in loaded.translations.items()
        },
    }


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
