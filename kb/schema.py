"""`kb/schema.json`, the JSON schema of an entry for editors, derived from the model. A test holds the file to it."""

from __future__ import annotations

import json
from pathlib import Path

from kb.entry import Entry

PATH = Path(__file__).parent / "schema.json"


def text() -> str:
    """Return the schema as it stands in the file."""
    schema = Entry.model_json_schema() | {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
