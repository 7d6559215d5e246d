"""A build's folder: every build is a release of its own, and `current` points at the last whole one.

    build/current -> releases/3f2a...      replaced in one step, so a reader sees the old release or the new
    build/releases/3f2a.../site            what MkDocs built
    build/releases/3f2a.../index           what the search reads

A running server keeps the release it opened: the newest one before `current` is kept on disk for it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import IndexUnusable

KEPT = 2
"""Releases that stay on disk."""

SITE, INDEX = "site", "index"


@contextmanager
def staged(build: Path) -> Iterator[Path]:
    """Give an empty folder to fill with `site` and `index`; make it current when the block ends well, else drop it."""
    releases = build / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=releases, prefix="r"))
    try:
        (folder / INDEX).mkdir()
        yield folder
        _point(build / "current", folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    _prune(releases, keep=folder)


def current(build: Path) -> Path:
    """Return the folder of the current release, resolved; raise IndexUnusable where there is none."""
    link = build / "current"
    if not link.exists():
        raise IndexUnusable(f"{build}: nothing built there yet; run `whypod build`")
    return link.resolve()


def _point(link: Path, folder: Path) -> None:
    fresh = link.with_name(f".{folder.name}")
    fresh.symlink_to(folder.relative_to(link.parent))
    fresh.replace(link)


def _prune(releases: Path, keep: Path) -> None:
    others = [path for path in releases.iterdir() if path.is_dir() and path != keep]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
