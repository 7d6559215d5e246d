"""kb.links: parents as written, the way back computed."""

from pathlib import Path

import pytest

from kb.links import Links
from kb.load import load
from tests import corpus


@pytest.fixture
def links(tmp_path: Path) -> Links:
    """The links of the three entries, exit code 3 related to the symptom."""
    return Links(load(corpus.write(tmp_path, exit_codes_3_yaml=corpus.CODE_3 + "related: [symptoms/disk-full]\n")))


def test_children_are_the_ordered_ones_then_those_that_name_their_parent(links: Links) -> None:
    """`explained_by` gives the order; who only names the parent follows."""
    assert links.children("reasons/WriteFailed") == ["symptoms/disk-full", "exit-codes/3"]


def test_related_runs_both_ways(links: Links) -> None:
    """A neighbour named by one side is shown on both."""
    assert links.related("symptoms/disk-full") == ["exit-codes/3"]
    assert links.related("exit-codes/3") == ["symptoms/disk-full"]


def test_ancestors_hold_all_that_an_entry_shows_up_under(links: Links) -> None:
    """The parents of the parents count."""
    assert links.ancestors("symptoms/disk-full") == {"reasons/WriteFailed"}
    assert links.ancestors("reasons/WriteFailed") == frozenset()


def test_ancestors_can_be_limited_to_some_steps(tmp_path: Path) -> None:
    """One step is the parents."""
    text = corpus.CODE_3.replace("shown_by: [reasons/WriteFailed]", "shown_by: [symptoms/disk-full]")
    links = Links(load(corpus.write(tmp_path, exit_codes_3_yaml=text)))
    assert links.ancestors("exit-codes/3", 1) == {"symptoms/disk-full"}
    assert links.ancestors("exit-codes/3", 2) == {"symptoms/disk-full", "reasons/WriteFailed"}


def test_what_shows_up_under_an_entry_lies_deeper(links: Links) -> None:
    """The reason on top, the symptom below."""
    assert [links.depth(id) for id in ("reasons/WriteFailed", "symptoms/disk-full")] == [0, 1]


def test_a_ring_of_parents_ends(tmp_path: Path) -> None:
    """Entries that name each other as parents do not hang the walk."""
    text = corpus.WRITE_FAILED + "shown_by: [symptoms/disk-full]\n"
    links = Links(load(corpus.write(tmp_path, reasons_WriteFailed_yaml=text)))
    assert links.ancestors("symptoms/disk-full") == {"reasons/WriteFailed"}
