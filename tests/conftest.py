"""Fixtures that tests in several modules share: a browser, and the real site built and served."""

from __future__ import annotations

from tests.chromium import chromium, page, seen
from tests.served import address, built

__all__ = ["address", "built", "chromium", "page", "seen"]
