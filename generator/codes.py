"""Plan a page for every exit code 0-255 that has no entry of its own."""

from __future__ import annotations

from generator.files import Plan
from generator.pages import Pages
from kb import exit_codes
from kb.kinds import Kind

NEIGHBOURS = 3
"""How many of the nearest codes with an entry a generated page names."""


def plan(pages: Pages) -> Plan:
    """Return the generated pages."""
    written = sorted(int(one.name) for one in pages.base.of_kind(Kind.EXIT_CODES))
    return {f"exit-codes/{code}.md": _page(pages, code, written) for code in range(256) if code not in written}


def _page(pages: Pages, code: int, written: list[int]) -> str:
    nearest = sorted(written, key=lambda other: (abs(other - code), other))[:NEIGHBOURS]
    return pages.render(
        "exit-code.md.j2",
        meaning=exit_codes.meaning(code),
        neighbours=[pages.row(f"exit-codes/{other}") for other in sorted(nearest)],
    )
