"""kb.schema and kb.template: what derives from the model stays in step with it."""

from pathlib import Path

import pytest

from kb import schema, template
from kb.errors import UsageError
from kb.kinds import Kind
from kb.load import load_leniently


def test_the_schema_file_is_what_the_model_says() -> None:
    """After a change of kb/entry.py: `make schema`."""
    assert schema.PATH.read_text(encoding="utf-8") == schema.text()


NAMES = {
    Kind.STATUSES: "Stuck",
    Kind.REASONS: "DiskFull",
    Kind.EXIT_CODES: "7",
    Kind.SYMPTOMS: "disk-full",
    Kind.ALERTS: "DiskFull",
}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_template_has_the_form_of_an_entry_once_its_layer_is_set(tmp_path: Path, kind: Kind) -> None:
    """What stands in capitals is all that is left to do."""
    paths = template.new(tmp_path, kind, NAMES[kind])
    paths[0].write_text(paths[0].read_text().replace("layer: LAYER", "layer: node").replace("KIND/", ""))
    for path in paths:
        path.write_text(path.read_text().replace("reasons/PARENT", "reasons/Parent"))
    _, problems = load_leniently(tmp_path)
    assert problems == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [(Kind.SYMPTOMS, "DiskFull"), (Kind.REASONS, "disk"), (Kind.EXIT_CODES, "256"), (Kind.ALERTS, "../x")],
)
def test_a_template_needs_a_name_of_its_kind(tmp_path: Path, kind: Kind, name: str) -> None:
    """A wrong name is refused with what is right."""
    with pytest.raises(UsageError, match="expected "):
        template.new(tmp_path, kind, name)


def test_a_template_never_overwrites(tmp_path: Path) -> None:
    """An entry that exists is left alone."""
    template.new(tmp_path, Kind.SYMPTOMS, "disk-full")
    with pytest.raises(UsageError, match="exists"):
        template.new(tmp_path, Kind.SYMPTOMS, "disk-full")
