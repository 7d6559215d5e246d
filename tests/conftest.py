"""Fixtures that tests in several modules share: a browser, the real site built and served, its home page."""

from __future__ import annotations

from tests.chromium import chromium, page, seen
from tests.home import home
from tests.served import address, built

__all__ = ["address", "built", "chromium", "home", "page", "seen"]
