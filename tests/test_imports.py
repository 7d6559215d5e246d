"""The architecture: who imports whom, what a cold `whypod match` loads, and names that are not wanted."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "kb": {"kb"},
    "generator": {"generator", "kb"},
    "search_api": {"search_api", "kb"},
    "whypod": {"kb", "generator", "search_api"},
}
HOMES = {
    "yaml": {"kb/document.py"},
    "pydantic": {"kb/entry.py", "kb/load.py"},
    "pydantic_core": {"kb/load.py"},
    "jinja2": {"generator/pages.py"},
    "ahocorasick_rs": {"search_api/signatures.py"},
    "whoosh": {"search_api/text.py"},
    "flask": {"search_api/app.py", "search_api/api.py", "search_api/problem.py", "search_api/server.py"},
    "gunicorn": {"search_api/server.py"},
    "prometheus_client": {"search_api/app.py", "search_api/service.py"},
    "click": {"whypod.py"},
}
"""Library -> the only modules that may import it."""


def imports(path: Path) -> set[str]:
    """Return the top-level names that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
    return found


def modules() -> list[Path]:
    """Return every module of the project but its tests."""
    return [
        ROOT / "whypod.py",
        *(path for name in ("kb", "generator", "search_api") for path in (ROOT / name).rglob("*.py")),
    ]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_packages_import_only_what_they_may(path: Path) -> None:
    """generator -> kb, search_api -> kb, whypod -> all three, kb -> none; and each library has its home."""
    name = path.relative_to(ROOT).as_posix()
    package = name.split("/")[0].removesuffix(".py")
    found = imports(path)
    assert found & set(ALLOWED) <= ALLOWED[package]
    assert not [library for library in found & set(HOMES) if name not in HOMES[library]]


def test_no_module_is_an_attic() -> None:
    """A module is named after what it holds, and no folder of tests shadows a package."""
    names = {path.stem for path in modules()} | {path.name for path in (ROOT / "tests").iterdir()}
    assert not names & {"utils", "common", "helpers", "misc", "kb", "generator", "search_api"}


def test_modules_are_short() -> None:
    """No module over 300 lines: a longer one holds a second noun."""
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_a_cold_match_loads_neither_flask_nor_mkdocs_nor_yaml() -> None:
    """What the command needs for one line that signatures decide is all that it imports."""
    program = (
        "import sys, whypod, search_api.match, search_api.index, search_api.release, search_api.terminal;"
        "print(sorted({name.split('.')[0] for name in sys.modules}"
        " & {'flask', 'mkdocs', 'yaml', 'whoosh', 'jinja2', 'gunicorn', 'pydantic'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603  # our own interpreter
    assert done.stdout.strip() == "[]"
