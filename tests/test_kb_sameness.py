"""kb.sameness: no paragraph twice, no two pages that say the same."""

from pathlib import Path

from kb.load import KnowledgeBase, load
from kb.sameness import entries_differ, paragraphs_stand_once
from tests import corpus

LONG = "Nothing on this node can write any more, and what is being written when the last block goes is lost for good."


def with_copy(tmp_path: Path, text: str) -> KnowledgeBase:
    """Return the base with one more symptom."""
    root = corpus.write(tmp_path, symptoms_disk_full_yaml=corpus.DISK_FULL.replace("Writes fail.", LONG))
    (root / "symptoms/full-disk.yaml").write_text(text)
    return load(root)


def test_a_paragraph_stands_in_one_entry(tmp_path: Path) -> None:
    """Word for word, from a certain length on; a short one may be said twice."""
    other = corpus.CODE_3.replace("The container restarts.", LONG)
    (problem,) = paragraphs_stand_once(with_copy(tmp_path, other))
    assert (problem.path.name, problem.line, problem.found) == (
        "full-disk.yaml",
        5,
        "a paragraph of symptoms/disk-full",
    )


def test_two_entries_do_not_say_the_same(tmp_path: Path) -> None:
    """Another title does not make another page."""
    copy = corpus.DISK_FULL.replace("Writes fail.", LONG + " At once.").replace("The disk is full", "Full disk")
    (problem,) = entries_differ(with_copy(tmp_path, copy))
    assert problem.found == "a text nearly equal to that of symptoms/disk-full"


def test_entries_of_their_own_pass(tmp_path: Path) -> None:
    """The three of the corpus."""
    base = load(corpus.write(tmp_path))
    assert [*paragraphs_stand_once(base), *entries_differ(base)] == []
