"""Silence about pods that do well: a paste that shows normal steps of a healthy start asks nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.kinds import Grade
from search_api.rank import Ranked

STARTED = ("reasons/Started", "reasons/NodeReady", "reasons/NodeAllocatableEnforced", "reasons/KubeletReady")
"""The last steps of a start, of a container and of a node."""

WHOLE_START = 3
"""Steps from which a list of events is a whole start and not one event that somebody asks about."""

_RUNS = re.compile(r"^Status:\s+(?:Running|Succeeded)\s*$", re.MULTILINE)
_UNREADY = re.compile(r"^\s*(?:Containers)?Ready:?\s+False\b", re.MULTILINE)


def nothing_wrong(text: str, ranked: Sequence[Ranked]) -> bool:
    """Tell whether all that was found are steps, of a pod that runs or of a start that went through."""
    if not ranked or any(one.item.grade != Grade.STEP for one in ranked):
        return False
    if _RUNS.search(text):
        return not _UNREADY.search(text)
    return len(ranked) >= WHOLE_START and any(one.item.id in STARTED for one in ranked)
