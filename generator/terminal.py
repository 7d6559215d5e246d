"""An entry as text for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator.pages import GRADE_NAMES, KIND_NAMES, LAYER_NAMES, Pages, message
from kb import exit_codes, holes
from kb.entry import Cause, Fix, Look
from kb.load import Loaded

WIDTH = 100


def entry(pages: Pages, loaded: Loaded) -> str:
    """Return an entry in full, wrapped; commands stand on lines of their own, never wrapped."""
    return "\n".join(_lines(pages, loaded))


def exit_code(number: int) -> str:
    """Return what any integer means as an exit code."""
    meaning = exit_codes.meaning(exit_codes.fold(number))
    return "\n".join([meaning.title, "", *_wrapped(meaning.summary)])


def _lines(pages: Pages, loaded: Loaded) -> Iterator[str]:
    one = loaded.entry
    yield f"{one.title}  [{loaded.id}]"
    yield f"{KIND_NAMES[loaded.kind][0]} · {GRADE_NAMES[one.grade]} · {LAYER_NAMES[one.layer]}"
    yield ""
    yield from _wrapped(one.summary)
    for title, text in (("Impact", one.impact), ("What happens by itself", one.next)):
        if text:
            yield from ("", title, *_wrapped(text, "  "))
    for sense in one.emitted:
        yield from ("", f"Set by {sense.by}, on {sense.on}", *_wrapped(sense.means, "  "))
        for said in sense.messages:
            yield f"  > {message(said.text)}"
    children = pages.links.children(loaded.id)
    if children:
        yield from ("", "What explains it, likeliest first")
        yield from (f"  {child}: {pages.base.entries[child].entry.title}" for child in children)
    for number, cause in enumerate(one.causes, start=1):
        yield from ("", f"{number}. {cause.cause}")
        yield from _cause(cause)
    if one.verify:
        yield from ("", "Verify")
        for look in one.verify:
            yield from _look(look)
    parents = pages.links.parents(loaded.id)
    if parents:
        yield from ("", "Shows up under: " + ", ".join(parents))


def _cause(cause: Cause) -> Iterator[str]:
    if cause.detail:
        yield from _wrapped(cause.detail, "   ")
    if cause.see:
        yield f"   see {cause.see}"
    for look in cause.confirm:
        yield from _look(look)
    for label, fix in (("Now", cause.stop_gap), ("For good", cause.lasting)):
        if fix:
            yield from _fix(label, fix)


def _look(look: Look) -> Iterator[str]:
    yield from (f"   $ {line}" for line in holes.fill(look.run, {}).splitlines())
    yield from _wrapped(look.look, "     ")


def _fix(label: str, fix: Fix) -> Iterator[str]:
    yield from _wrapped(f"{label}: {fix.do}", "   ")
    yield from (f"   $ {line}" for line in holes.fill(fix.run or "", {}).splitlines())
    yield from _wrapped(f"Risk: {fix.risk}", "   ")


def _wrapped(text: str, indent: str = "") -> list[str]:
    shown = holes.fill(" ".join(text.split()), {})
    return textwrap.wrap(shown, WIDTH, initial_indent=indent, subsequent_indent=indent)
