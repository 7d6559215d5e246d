"""search_api.release: a build takes the place of the last one in one step, or not at all."""

from pathlib import Path

import pytest

from kb.errors import IndexUnusable
from search_api import release


def build(folder: Path, mark: str) -> None:
    """Make a release that holds `mark`."""
    with release.staged(folder) as stage:
        (stage / "mark").write_text(mark)


def test_the_last_whole_build_is_current(tmp_path: Path) -> None:
    """The link moves on with each build."""
    build(tmp_path, "one")
    first = release.current(tmp_path)
    build(tmp_path, "two")
    assert (release.current(tmp_path) / "mark").read_text() == "two"
    assert (first / "mark").read_text() == "one", "a server that opened it goes on"


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """The old one stays, and no half-written folder beside it."""
    build(tmp_path, "one")
    with pytest.raises(RuntimeError), release.staged(tmp_path):
        raise RuntimeError
    assert (release.current(tmp_path) / "mark").read_text() == "one"
    assert len(list((tmp_path / "releases").iterdir())) == 1


def test_old_releases_go(tmp_path: Path) -> None:
    """The current one and the one before it are kept."""
    for mark in "abcd":
        build(tmp_path, mark)
    assert len(list((tmp_path / "releases").iterdir())) == release.KEPT


def test_no_build_is_a_clear_error(tmp_path: Path) -> None:
    """It says what to run."""
    with pytest.raises(IndexUnusable, match="run `whypod build`"):
        release.current(tmp_path)
