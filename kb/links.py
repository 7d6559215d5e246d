"""How entries hang together: entries name their parents, the way back is computed."""

from __future__ import annotations

from functools import cached_property

from kb.load import KnowledgeBase, Loaded


class Links:
    """The links of a knowledge base in both directions; ids that no entry has are left out."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._entries = base.entries
        self._depths: dict[str, int] = {}

    def parents(self, id: str) -> list[str]:
        """Return the entries under which `id` shows up, in the order its author gave."""
        return [parent for parent in self._entries[id].entry.shown_by if parent in self._entries]

    def children(self, id: str) -> list[str]:
        """Return what explains `id`: first as its author ordered them, then those that only name it as parent."""
        ordered = [child for child in self._entries[id].entry.explained_by if child in self._entries]
        return list(dict.fromkeys(ordered + self._named_by.get(id, [])))

    def related(self, id: str) -> list[str]:
        """Return the related entries, whichever of the two names the other, without parents and children."""
        own = [other for other in self._entries[id].entry.related if other in self._entries]
        both = dict.fromkeys(own + self._related_by.get(id, []))
        near = {id, *self.parents(id), *self.children(id)}
        return [other for other in both if other not in near]

    def ancestors(self, id: str, steps: int | None = None) -> frozenset[str]:
        """Return the parents, their parents and so on (at most `steps` times), never `id` itself."""
        found: set[str] = set()
        here = {id}
        while here and steps != 0:
            here = {parent for one in here for parent in self.parents(one)} - found - {id}
            found |= here
            steps = None if steps is None else steps - 1
        return frozenset(found)

    def depth(self, id: str) -> int:
        """Return the length of the longest way up from `id`; what shows up under an entry lies deeper than it."""
        if id not in self._depths:
            self._depths[id] = 0  # holds against a ring, which the rules refuse
            self._depths[id] = max((self.depth(parent) + 1 for parent in self.parents(id)), default=0)
        return self._depths[id]

    @cached_property
    def _named_by(self) -> dict[str, list[str]]:
        return _reverse({id: self.parents(id) for id in self._entries})

    @cached_property
    def _related_by(self) -> dict[str, list[str]]:
        return _reverse({id: loaded.entry.related for id, loaded in self._entries.items()})


def _reverse(links: dict[str, list[str]]) -> dict[str, list[str]]:
    reverse: dict[str, list[str]] = {}
    for id, others in links.items():
        for other in others:
            reverse.setdefault(other, []).append(id)
    return reverse


def mentions(loaded: Loaded) -> dict[tuple[str | int, ...], str]:
    """Return every id that an entry names, by the location of the mention in its file."""
    entry = loaded.entry
    found: dict[tuple[str | int, ...], str] = {}
    for field in ("shown_by", "explained_by", "related"):
        found.update({(field, index): id for index, id in enumerate(getattr(entry, field))})
    found.update({("causes", index, "see"): cause.see for index, cause in enumerate(entry.causes) if cause.see})
    found.update(
        {
            ("counter_examples", index, "belongs_to"): counter.belongs_to
            for index, counter in enumerate(entry.counter_examples)
            if counter.belongs_to != "none"
        }
    )
    return found
