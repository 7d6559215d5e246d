"""The documentation tells what is true: commands, options, settings, make targets, fields."""

import re
from pathlib import Path

import pytest
from click import Group

import whypod
from kb import holes
from kb.entry import Entry
from search_api import openapi

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
assert isinstance(whypod.cli, Group)


@pytest.mark.parametrize("name", sorted(whypod.cli.commands))
def test_every_command_is_in_the_readme_and_has_help(name: str) -> None:
    """With all its options but help."""
    command = whypod.cli.commands[name]
    assert f"`whypod {name}" in README
    assert command.help
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert not [
        option for option in options - {"--build-dir", "--index-only", "--host", "--port"} if option not in README
    ]


@pytest.mark.parametrize("path", sorted(openapi.PATHS))
def test_every_route_is_in_the_readme(path: str) -> None:
    """By its last fixed part."""
    fixed = [part for part in path.split("/") if part and not part.startswith("{")]
    assert fixed[-1] in README


def test_every_target_of_make_is_told() -> None:
    """The README names the targets a user needs, and the Makefile explains each of its own."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    for target in phony.group(1).split():
        assert re.search(rf"^{target}:.*  ## ", makefile, re.MULTILINE), target
    for target in re.findall(r"`make (\w+)", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_ci_runs_the_commands_of_the_readme() -> None:
    """Nothing else."""
    lines = [line for line in (ROOT / ".ci/run").read_text().splitlines() if line.startswith("make")]
    assert lines == ["make check", "make test", "make eval"]
    assert "bash .ci/run" in (ROOT / ".github/workflows/ci.yml").read_text()


@pytest.mark.parametrize(
    "name", ["shown_by", "explained_by", "confirm", "stop_gap", "lasting", "risk", "signatures", "counter_examples"]
)
def test_contributing_names_the_fields(name: str) -> None:
    """Those that need an explanation, by the name that the model has."""
    assert name in CONTRIBUTING
    assert name in str(Entry.model_json_schema())


def test_contributing_names_entries_that_exist() -> None:
    """The model entries are there to be copied."""
    for id in re.findall(r"`((?:symptoms|reasons|exit-codes)/[\w-]+)`", CONTRIBUTING):
        assert (ROOT / f"kb/entries/{id}.yaml").is_file(), id


def test_every_hole_says_what_it_is_for() -> None:
    """The table is what authors read."""
    assert all(description for _, description in holes.HOLES.values())


def test_links_of_the_readme_lead_somewhere() -> None:
    """Files that it names exist."""
    for target in re.findall(r"\]\(([\w./-]+)\)", README + CONTRIBUTING):
        assert (ROOT / target).exists(), target
