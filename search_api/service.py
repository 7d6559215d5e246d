"""What the application holds: the opened release, its matcher, and its metrics."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram

from search_api import index
from search_api.catalog import Item
from search_api.match import Matcher
from search_api.release import INDEX, SITE

BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)
"""Upper bounds of the request histogram, in seconds."""


class Service:
    """One release, opened for reading: `folder` holds `site` and `index`."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / SITE
        self._index = index.read(folder / INDEX)
        self.matcher = Matcher(self._index)
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "whypod_http_requests", "Requests by route and status.", ["route", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "whypod_http_request_seconds", "Time to answer.", ["route"], buckets=BUCKETS, registry=self.registry
        )

    @property
    def entries(self) -> int:
        """The number of entries in the index."""
        return len(self._index.items)

    def item(self, id: str) -> Item | None:
        """Return the entry of this id as the search knows it, or None."""
        return self._index.items.get(id)

    def canonical(self, id: str) -> str | None:
        """Return the id that `id` means, in any case or as an alias, or None."""
        return self._ids.get(id.lower())

    @cached_property
    def _ids(self) -> dict[str, str]:
        aliases = {alias.lower(): id for alias, id in self._index.aliases.items()}
        return aliases | {id.lower(): id for id in self._index.items}
