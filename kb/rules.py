"""The rules that the model cannot state: each is a function from the knowledge base to its problems.

Adding a rule: one function, one line in `RULES`, one test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kb import holes
from kb.entry import Entry, Look
from kb.errors import Problem
from kb.kinds import Grade, Kind
from kb.links import Links, mentions
from kb.load import LANGUAGES, KnowledgeBase, Loaded
from kb.sameness import entries_differ, paragraphs_stand_once

Rule = Callable[[KnowledgeBase], Iterator[Problem]]


def links_lead_somewhere(base: KnowledgeBase) -> Iterator[Problem]:
    """Every id that an entry names exists, and is not the entry itself."""
    for loaded in base.entries.values():
        for location, id in mentions(loaded).items():
            if id not in base.entries:
                yield loaded.document.problem(location, f"`{id}`, which no entry has", "the id of an entry")
            elif id == loaded.id:
                yield loaded.document.problem(location, "a link to the entry itself", "another entry")


def links_run_both_ways(base: KnowledgeBase) -> Iterator[Problem]:
    """What a parent lists under `explained_by` names this parent under `shown_by`."""
    for loaded in base.entries.values():
        for index, id in enumerate(loaded.entry.explained_by):
            child = base.entries.get(id)
            if child is not None and loaded.id not in child.entry.shown_by:
                yield child.document.problem(
                    ("shown_by",),
                    f"no `{loaded.id}`, though its line {loaded.document.line(('explained_by', index))} lists {id}",
                    f"`- {loaded.id}`",
                )


def nothing_hangs_loose(base: KnowledgeBase) -> Iterator[Problem]:
    """A symptom shows up somewhere: it has a parent."""
    for loaded in base.of_kind(Kind.SYMPTOMS):
        if not loaded.entry.shown_by:
            yield loaded.document.problem((), "a symptom without `shown_by`", "the reason or status it shows up under")


def nothing_explains_itself(base: KnowledgeBase) -> Iterator[Problem]:
    """No entry shows up, by way of others, under itself: causes come before consequences."""
    links = Links(base)
    for id, loaded in base.entries.items():
        for place, parent in enumerate(loaded.entry.shown_by):
            if parent in base.entries and parent != id and id in links.ancestors(parent):
                yield loaded.document.problem(
                    ("shown_by", place), f"`{parent}`, which shows up under this entry itself", "a parent, or `related`"
                )


def names_are_unique(base: KnowledgeBase) -> Iterator[Problem]:
    """No two entries share a title, an id but for its case, or an alias."""
    titles: dict[str, str] = {}
    ids: dict[str, str] = {id.lower(): id for id in base.entries}
    for loaded in base.entries.values():
        title = loaded.entry.title.lower()
        other = titles.setdefault(f"{title} {loaded.kind}", loaded.id)
        if other != loaded.id:
            yield loaded.document.problem(("title",), f"the title of {other}", "a title of its own")
        if ids[loaded.id.lower()] != loaded.id:
            yield loaded.document.problem((), f"the id of {ids[loaded.id.lower()]} but for case", "an id of its own")
        for index, alias in enumerate(loaded.entry.aliases):
            other = ids.setdefault(alias.lower(), loaded.id)
            if other != loaded.id:
                yield loaded.document.problem(("aliases", index), f"the name of {other}", "an alias of its own")


def exit_codes_are_codes(base: KnowledgeBase) -> Iterator[Problem]:
    """The name of an exit code is a number from 0 to 255."""
    for loaded in base.of_kind(Kind.EXIT_CODES):
        if not (loaded.name.isdecimal() and str(int(loaded.name)) == loaded.name and int(loaded.name) < 256):
            yield loaded.document.problem((), f"the name `{loaded.name}`", "a number from 0 to 255")


NEEDED: dict[tuple[Kind, Grade], tuple[str, ...]] = {
    (Kind.SYMPTOMS, Grade.PROBLEM): ("impact", "causes", "verify", "prevent", "keywords", "signatures"),
    (Kind.SYMPTOMS, Grade.NOTICE): ("impact", "causes", "keywords", "signatures"),
    (Kind.REASONS, Grade.PROBLEM): ("emitted", "impact", "next", "keywords"),
    (Kind.REASONS, Grade.NOTICE): ("emitted",),
    (Kind.REASONS, Grade.STEP): ("emitted",),
    (Kind.STATUSES, Grade.PROBLEM): ("impact", "next", "keywords"),
    (Kind.EXIT_CODES, Grade.PROBLEM): ("causes", "impact", "keywords"),
    (Kind.ALERTS, Grade.PROBLEM): ("impact", "causes", "keywords"),
}


def nothing_is_missing(base: KnowledgeBase) -> Iterator[Problem]:
    """An entry holds what readers of its kind and grade need, and every translation."""
    for loaded in base.entries.values():
        for field in NEEDED.get((loaded.kind, loaded.entry.grade), ()):
            if not getattr(loaded.entry, field):
                yield loaded.document.problem((), f"no `{field}`", f"it in {loaded.kind} of grade {loaded.entry.grade}")
        if loaded.kind is Kind.REASONS and loaded.entry.grade is Grade.PROBLEM and not _explained(loaded.entry):
            yield loaded.document.problem((), "neither `explained_by` nor `causes`", "what explains this reason")
        for language in LANGUAGES:
            if language not in loaded.translations:
                yield loaded.document.problem((), f"no {loaded.name}.{language}.yaml beside it", "a translation")


def _explained(entry: Entry) -> bool:
    return bool(entry.explained_by or entry.causes)


def causes_are_treated(base: KnowledgeBase) -> Iterator[Problem]:
    """A cause says what to do about it, or names the entry that does."""
    for loaded in base.entries.values():
        for index, cause in enumerate(loaded.entry.causes):
            if not (cause.stop_gap or cause.lasting or cause.see or loaded.kind is not Kind.SYMPTOMS):
                yield loaded.document.problem(
                    ("causes", index), "a cause without remedy", "`stop_gap`, `lasting` or `see`"
                )


def sources_are_whole(base: KnowledgeBase) -> Iterator[Problem]:
    """A source is an address, or a repository and a path."""
    for loaded in base.entries.values():
        for index, source in enumerate(loaded.entry.sources):
            if bool(source.url) == bool(source.repo) or bool(source.repo) != bool(source.path):
                yield loaded.document.problem(("sources", index), "half a source", "either `url`, or `repo` and `path`")


def holes_have_names(base: KnowledgeBase) -> Iterator[Problem]:
    """Every hole of a signature and every placeholder of a command is in the table of `kb/holes.py`."""
    for loaded in base.entries.values():
        for location, text in _signatures(loaded):
            yield from _unknown(loaded, location, text, frozenset(holes.HOLES))
        for location, text in _commands(loaded):
            yield from _unknown(loaded, location, text, holes.PLACEHOLDERS | _JSONPATH)


_JSONPATH = frozenset({"end"})  # `{end}` closes a `{range}` and is no placeholder


def _unknown(loaded: Loaded, location: tuple[str | int, ...], text: str, known: frozenset[str]) -> Iterator[Problem]:
    for name in holes.names(text):
        if name not in known:
            yield loaded.document.problem(location, f"the hole {{{name}}}", "a name of kb/holes.py")


def _signatures(loaded: Loaded) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, text in enumerate(loaded.entry.signatures):
        yield ("signatures", index), text
    for index, text in enumerate(loaded.entry.alone):
        yield ("alone", index), text
    for sense_index, sense in enumerate(loaded.entry.emitted):
        for index, message in enumerate(sense.messages):
            yield ("emitted", sense_index, "messages", index, "text"), message.text


def looks(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], Look]]:
    """Yield every read-only command of an entry with its location, in the order a reader meets them."""
    for cause_index, cause in enumerate(entry.causes):
        for index, look in enumerate(cause.confirm):
            yield ("causes", cause_index, "confirm", index), look
    for index, look in enumerate(entry.verify):
        yield ("verify", index), look


def _commands(loaded: Loaded) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for location, look in looks(loaded.entry):
        yield (*location, "run"), look.run
    for index, cause in enumerate(loaded.entry.causes):
        for name, fix in (("stop_gap", cause.stop_gap), ("lasting", cause.lasting)):
            if fix and fix.run:
                yield ("causes", index, name, "run"), fix.run


CHANGING = re.compile(
    r"\bkubectl(?: -\S+(?: (?!-)\S+)?)*? "
    r"(?:delete|apply|patch|edit|scale|drain|cordon|uncordon|taint|label|annotate|replace|set|create|rollout restart)\b"
    r"(?![^|;]*--dry-run)"
    r"|\bsystemctl (?:restart|stop|start|reload)\b"
    r"|\b(?:crictl|docker|nerdctl) (?:rm|rmi|rmp|stop|stopp|kill)\b"
    r"|\b(?:rm -|reboot\b|umount |mkfs|kill -[0-9A-Z]|sysctl -w)"
)


def confirming_changes_nothing(base: KnowledgeBase) -> Iterator[Problem]:
    """The commands that confirm a cause only read."""
    for loaded in base.entries.values():
        for location, look in looks(loaded.entry):
            found = CHANGING.search(look.run)
            if found and location[0] == "causes":
                yield loaded.document.problem(
                    (*location, "run"), f"`{found.group()}`, which changes things", "a command that reads"
                )


def danger_is_named(base: KnowledgeBase) -> Iterator[Problem]:
    """Who advises --force or taking a finalizer away says what can be lost."""
    for loaded in base.entries.values():
        for index, cause in enumerate(loaded.entry.causes):
            for name, fix in (("stop_gap", cause.stop_gap), ("lasting", cause.lasting)):
                if fix and fix.run and _DANGER.search(fix.run) and not _LOSS.search(fix.risk):
                    yield loaded.document.problem(
                        ("causes", index, name, "risk"),
                        "nothing about loss beside --force or a finalizer",
                        "what can be lost",
                    )


_DANGER = re.compile(r"--force\b|finalizers", re.IGNORECASE)
_LOSS = re.compile(r"\b(los[set]|lost|loses|leak|orphan|remain|corrupt|twice|two|left|stay|leaves?)", re.IGNORECASE)

RULES: tuple[Rule, ...] = (
    links_lead_somewhere,
    links_run_both_ways,
    nothing_hangs_loose,
    nothing_explains_itself,
    names_are_unique,
    exit_codes_are_codes,
    nothing_is_missing,
    causes_are_treated,
    sources_are_whole,
    holes_have_names,
    confirming_changes_nothing,
    danger_is_named,
    paragraphs_stand_once,
    entries_differ,
)


def check(base: KnowledgeBase) -> list[Problem]:
    """Return the problems that any rule finds, sorted by place."""
    return sorted(problem for rule in RULES for problem in rule(base))
