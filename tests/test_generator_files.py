"""generator.files: only what changed is written, only what is ours is removed."""

from pathlib import Path

import pytest

from generator import files
from kb.errors import BuildError


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    """Unchanged files keep their time, so that builders see no change."""
    plan = {"symptoms/a.md": "a\n", "about/coverage.md": "b\n"}
    assert files.write(tmp_path, plan) == files.Written(changed=2, unchanged=0, removed=0)
    assert files.write(tmp_path, plan) == files.Written(changed=0, unchanged=2, removed=0)


def test_stale_files_of_ours_go_and_others_stay(tmp_path: Path) -> None:
    """A page without an entry disappears with its empty folder; pages by hand are not touched."""
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides/mine.md").write_text("by hand")
    files.write(tmp_path, {"symptoms/a.md": "a", "symptoms/old/index.html": "b"})
    assert files.write(tmp_path, {"symptoms/a.md": "a"}) == files.Written(changed=0, unchanged=1, removed=1)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.md", "guides", "mine.md", "symptoms"]


def test_a_page_outside_of_our_folders_is_refused(tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(BuildError, match="found a page outside"):
        files.write(tmp_path, {"symptoms/a.md": "a", "guides/mine.md": "b"})
    assert list(tmp_path.iterdir()) == []


def test_gitignore_lists_what_is_generated() -> None:
    """Generated pages are never committed."""
    ignored = (Path(__file__).parent.parent / ".gitignore").read_text(encoding="utf-8").split()
    for ours in files.OURS:
        assert {f"docs/{ours}", f"docs/{ours}/"} & set(ignored), ours
