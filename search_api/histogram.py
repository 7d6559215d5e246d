"""The scheduler's list of why no node fits, read as the scheduler means it.

    0/6 nodes are available: 1 node(s) had untolerated taint {gpu: yes}, 2 Insufficient cpu, 3 Insufficient memory.

A node is counted under the first filter that refused it, and the filters run in a fixed order. So a node refused late
had passed all before: it is one of those that the pod could have used. What refused it is what to mend; the nodes
refused early (the control plane's taint, another pool's label) are mostly refused on purpose.

Order of the filters: getDefaultPlugins in kubernetes/kubernetes pkg/scheduler/apis/config/v1/default_plugins.go. In one
place we depart from it: a taint that somebody gave a pool comes after node affinity, since it is what keeps a pod out
whose labels match.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search_api.normal import normal_form

FILTERS: tuple[tuple[str, ...], ...] = (
    ("unschedulable", "unknown conditions"),  # NodeUnschedulable
    ("requested node name",),  # NodeName
    ("taint {node-role.kubernetes.io/", "taint {node.kubernetes.io/"),  # TaintToleration, automatic taints
    ("node affinity", "node selector", "MatchNodeSelector", "node-selector"),  # NodeAffinity
    ("taint", "PodToleratesNodeTaints"),  # TaintToleration, taints of somebody's own
    ("free ports", "PodFitsHostPorts", "hostport"),  # NodePorts
    ("Insufficient", "Too many pods", "resourceclaim", "allocate all claims"),  # NodeResourcesFit, DynamicResources
    ("no available disk", "ReadWriteOncePod", "max volume count", "CSI driver"),  # VolumeRestrictions, NodeVolumeLimits
    ("volume", "persistentvolume", "pvc", "free storage"),  # VolumeBinding, VolumeZone
    ("topology spread",),  # PodTopologySpread
    ("anti-affinity", "pod affinity", "AffinityRules", "InterPodAffinity"),  # InterPodAffinity
)
"""Words of the messages of each filter, in the order in which the filters run."""

_WORDS = tuple(tuple(normal_form(word) for word in words) for words in FILTERS)

AUTOMATIC_TAINTS = 2

EARLIER = 0.96
"""What is left of the evidence for each filter that lies between it and the last one that refused a node."""

FEWER = 0.98
"""What is left of the evidence for a count that is smaller than another one of the same filter."""

_LIST = re.compile(
    r"\d+/\d+ nodes are[\sa-z]{9,16}:\s(?P<list>.{1,4000}?)(?:\bpreemption:|\n\s*\n|\Z)", re.DOTALL | re.IGNORECASE
)
_BRACES = re.compile(r"\{[^}]*\}")  # a taint's key may hold any word
_PART = re.compile(r"\d+ [^,]+(?:,(?! ?\d+ )[^,]+)*", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """One count of the list: its span in the text, and what is left of evidence for its message."""

    start: int
    end: int
    factor: float


def parts(text: str) -> list[Part]:
    """Return the counts of every such list in the text."""
    return [part for found in _LIST.finditer(text) for part in _parts(text, *found.span("list"))]


def factor(found: list[Part], place: int) -> float:
    """Return what is left of evidence that ends at `place`: 1 outside of any list."""
    return next((part.factor for part in found if part.start < place <= part.end), 1.0)


def _parts(text: str, start: int, end: int) -> list[Part]:
    spans = [match.span() for match in _PART.finditer(text, start, end)]
    found = [(_stage(text[begin:stop]), int(text[begin:stop].split()[0])) for begin, stop in spans]
    last = max((stage for stage, _ in found), default=0)
    most = {stage: max(count for other, count in found if other == stage) for stage, _ in found}
    return [
        Part(begin, stop, EARLIER ** (last - stage) * (1 if count == most[stage] else FEWER))
        for (begin, stop), (stage, count) in zip(spans, found, strict=True)
    ]


def _stage(message: str) -> int:
    """Return the place of the filter that says `message`: of an automatic taint its own, else the last that fits."""
    folded = normal_form(message)
    if any(word in folded for word in _WORDS[AUTOMATIC_TAINTS]):
        return AUTOMATIC_TAINTS
    bare = _BRACES.sub("", folded)
    known = [place for place, words in enumerate(_WORDS) if any(word in bare for word in words)]
    return known[-1] if known else 0
