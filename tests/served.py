"""The real site, built by `whypod build` and served by `whypod serve`: once for a run, however many processes it has.

`WHYPOD_TEST_URL=http://127.0.0.1:8000 pytest tests/test_site_home.py` takes a server that runs already instead: quicker
while one works on the pages.
"""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WHYPOD = [sys.executable, str(ROOT / "whypod.py")]
BUILD_SECONDS, START_SECONDS = 600, 30


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a whole build of this project."""
    shared = _shared(tmp_path_factory)
    folder = shared / "whypod-build"
    # Builds write pages below docs/, so processes of one run must not build side by side.
    with (shared / "whypod-build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "current").exists():
            _run("build", "--build-dir", str(folder))
    return folder


@pytest.fixture(scope="session")
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of the served site, ending in a slash."""
    running = os.environ.get("WHYPOD_TEST_URL")
    if running:
        yield running.rstrip("/") + "/"
        return
    port = _free_port()
    folder = request.getfixturevalue("built")
    command = [*WHYPOD, "serve", "--build-dir", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603  # our own program
        try:
            yield _ready(f"http://127.0.0.1:{port}/", server)
        finally:
            server.terminate()


def _shared(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run share: pytest-xdist gives each a folder below one parent."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def _run(*arguments: str) -> None:
    done = subprocess.run([*WHYPOD, *arguments], capture_output=True, text=True, timeout=BUILD_SECONDS, check=False)  # noqa: S603
    assert done.returncode == 0, f"whypod {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ready(address: str, server: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, f"whypod serve ended with {server.returncode}"
        try:
            with urllib.request.urlopen(f"{address}readyz", timeout=2) as answer:  # noqa: S310  # our own address
                if answer.status == 200:
                    return address
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"nothing answers at {address} after {START_SECONDS} s")
