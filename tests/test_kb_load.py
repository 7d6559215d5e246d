"""kb.load: all files, all problems of form at once."""

from pathlib import Path

import pytest

from kb.errors import KnowledgeError, UnknownEntry
from kb.load import load, load_leniently
from tests import corpus


def test_entries_come_with_their_translations(tmp_path: Path) -> None:
    """An entry's id is its path, its translations lie beside it."""
    base = load(corpus.write(tmp_path))
    assert list(base.entries) == ["exit-codes/3", "reasons/WriteFailed", "symptoms/disk-full"]
    assert base.entries["symptoms/disk-full"].translations["zh"].title == "磁盘已满"


def test_every_problem_of_every_file_is_reported(tmp_path: Path) -> None:
    """One run tells all: an unknown key here, a missing one there, a wrong value in a third file."""
    root = corpus.write(
        tmp_path,
        symptoms_disk_full_yaml=corpus.DISK_FULL + "colour: red\n",
        reasons_WriteFailed_yaml=corpus.WRITE_FAILED.replace("title: WriteFailed\n", ""),
        exit_codes_3_yaml=corpus.CODE_3.replace("layer: container", "layer: cellar"),
    )
    with pytest.raises(KnowledgeError) as caught:
        load(root)
    assert [(one.path.name, one.line, one.found) for one in caught.value.problems] == [
        ("3.yaml", 3, "`layer`: 'cellar'"),
        ("WriteFailed.yaml", 1, "no `title`"),
        ("disk-full.yaml", 28, "the unknown key `colour`"),
    ]


def test_problems_print_as_path_line_found_expected(tmp_path: Path) -> None:
    """The text of a problem leads an editor to it."""
    root = corpus.write(tmp_path, exit_codes_3_yaml=corpus.CODE_3 + "colour: red\n")
    _, problems = load_leniently(root)
    assert str(problems[0]).startswith(f"{root}/exit-codes/3.yaml:21: found the unknown key `colour`, expected ")


def test_stray_files_and_translations_are_reported(tmp_path: Path) -> None:
    """A file that is no entry, a translation of nothing, and an unknown language do not pass unseen."""
    root = corpus.write(tmp_path)
    (root / "notes.txt").write_text("x")
    (root / "symptoms/other.zh.yaml").write_text(corpus.CHINESE.format(title="a", summary="b", keywords="c"))
    (root / "symptoms/disk-full.xx.yaml").write_text("title: a\n")
    _, problems = load_leniently(root)
    assert sorted(problem.found for problem in problems) == [
        "a stray file",
        "a translation of no entry",
        "language `xx`",
    ]


@pytest.mark.parametrize(
    "word", ["reasons/WriteFailed", "writefailed", "/reasons/writefailed/", "reasons/CouldNotWrite", "couldnotwrite"]
)
def test_find_takes_ids_names_and_aliases_in_any_case(tmp_path: Path, word: str) -> None:
    """An entry is found by what people type."""
    assert load(corpus.write(tmp_path)).find(word).id == "reasons/WriteFailed"


def test_find_names_what_it_did_not_find(tmp_path: Path) -> None:
    """An unknown name is an error of the caller."""
    with pytest.raises(UnknownEntry, match="no entry 'nothing'"):
        load(corpus.write(tmp_path)).find("nothing")
