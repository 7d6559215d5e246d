"""The way from a knowledge base to a built site: plan all pages, write them below docs/, run MkDocs on them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from generator import codes, coverage, files, indexes, redirects, static_json
from generator.files import Plan, Written
from generator.pages import Pages
from kb.errors import BuildError
from kb.load import KnowledgeBase


def plan(base: KnowledgeBase, case_folded: bool = False) -> Plan:
    """Return every generated file of a knowledge base."""
    pages = Pages(base)
    return {
        **redirects.plan(pages, case_folded),
        **pages.entries(),
        **indexes.plan(pages),
        **codes.plan(pages),
        **static_json.plan(pages),
        **coverage.plan(pages),
    }


def generate(base: KnowledgeBase, docs: Path) -> Written:
    """Write the generated files below `docs`."""
    return files.write(docs, plan(base, _folds_case(docs)))


def build(root: Path, site: Path) -> None:
    """Build the site of the project at `root` into the folder `site`; raise BuildError with what MkDocs said.

    MkDocs runs as a program of its own: its plugins change the process they run in.
    """
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict", "--site-dir", str(site.resolve())]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment, check=False)  # noqa: S603  # our own interpreter and arguments
    if done.returncode:
        raise BuildError(f"MkDocs could not build the site:\n{done.stdout}{done.stderr}".rstrip())


def _folds_case(folder: Path) -> bool:
    with tempfile.NamedTemporaryFile(prefix="case-", dir=folder) as probe:
        path = Path(probe.name)
        return path.with_name(path.name.upper()).exists()
