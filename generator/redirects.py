"""Plan the redirects: small HTML files at every other address under which an entry is looked for.

Aliases; lower-case forms, because alert rules link in lower case; and `statuses/<reason>` for a reason that kubectl
shows as STATUS. On a file system that folds case the lower-case form is the page itself, so it is left out there.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.files import Plan
from generator.pages import Pages
from kb.kinds import Kind, Place


def plan(pages: Pages, case_folded: bool = False) -> Plan:
    """Return the redirect pages; `case_folded` tells that the file system takes `A` and `a` for the same name."""
    targets = addresses(pages)
    return {
        f"{address}/index.html": pages.render("redirect.html.j2", target=f"../../{id}/")
        for address, id in targets.items()
        if not (case_folded and address.lower() == id.lower())
    }


def addresses(pages: Pages) -> dict[str, str]:
    """Return address -> id of every redirect; an address that an entry has itself is none."""
    taken = set(pages.base.entries)
    found: dict[str, str] = {}
    for address, id in _candidates(pages):
        if address not in taken:
            found.setdefault(address, id)
    return found


def _candidates(pages: Pages) -> Iterator[tuple[str, str]]:
    for id, loaded in pages.base.entries.items():
        for alias in loaded.entry.aliases:
            yield alias, id
    for loaded in pages.base.of_kind(Kind.REASONS):
        if any(Place.KUBECTL_STATUS in sense.where for sense in loaded.entry.emitted):
            yield f"statuses/{loaded.name}", loaded.id
    for loaded in pages.base.of_kind(Kind.REASONS):
        yield f"statuses/{loaded.name.lower()}", loaded.id
    for id in pages.base.entries:
        yield id.lower(), id
