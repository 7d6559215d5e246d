"""A browser for tests: a Chromium of this machine, else Playwright's own, which `python -m tests.chromium` installs.

Fixtures: `chromium` is one browser for the run; `page` a fresh page of it that fails its test on an error of the page's
scripts and keeps every request that it made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
SWITCHES = (
    "--no-sandbox",  # containers and CI run as root, where Chromium's own sandbox does not start
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Whatever a page asks for, only this machine is reached; that it did not ask is what the tests look at.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


PATIENCE = 20_000
"""Milliseconds that a page is waited for; a loaded machine is slow, not wrong."""

expect.set_options(timeout=PATIENCE)


@dataclass
class Seen:
    """What a page did: its requests, and what it wrote to the console."""

    requests: list[Request] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Record everything that pages of `context` do from now on."""
        context.on("request", lambda request: self.requests.append(request))
        context.on("console", lambda message: self.console.append(message.text))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))


def find() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch(playwright: Playwright) -> Browser:
    """Start the browser, with the cache for the back button that people's browsers have and Playwright turns off."""
    return playwright.chromium.launch(
        executable_path=find(), args=list(SWITCHES), ignore_default_args=["--disable-back-forward-cache"]
    )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give one browser for all tests of this process."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def seen() -> Seen:
    """Give the record of what `page` does."""
    return Seen()


@pytest.fixture
def page(chromium: Browser, seen: Seen) -> Iterator[Page]:
    """Give a page of its own context; the test fails when a script of the page failed."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    seen.watch(context)
    yield context.new_page()
    context.close()
    assert seen.errors == []


APT = (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"))
OWN = ((sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"),)
MISSING = "the tests need a browser: install Chromium or Chrome (Debian: apt-get install chromium) and run them again"


def install() -> int:
    """Get a Chromium where the machine has none: Debian's where apt may, else Playwright's own; return an exit code."""
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if find() or own.exists():
        return 0
    apt = os.geteuid() == 0 and shutil.which("apt-get") is not None
    for way in (APT, OWN) if apt else (OWN,):
        if all(_run(command) for command in way) and (find() or own.exists()):
            return 0
    print(MISSING, file=sys.stderr)
    return 1


def _run(command: tuple[str, ...]) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, check=False).returncode == 0  # noqa: S603  # our own words


if __name__ == "__main__":
    sys.exit(install())
