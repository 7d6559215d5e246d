"""The messages that components print, and where each leads.

`messages.tsv` holds the templates with the reason that each comes with: read from the source of Kubernetes 1.36, the
runtimes, the CSI sidecars, node-problem-detector and cluster-autoscaler.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from kb.errors import UnknownEntry
from kb.links import Links
from kb.load import KnowledgeBase
from search_api.match import Matcher

HERE = Path(__file__).parent
SHORTEST = 8
"""Fixed letters from which a template says anything; `%s` alone is whatever stands in it."""

_STEP_FAILED = "failed to %q for %q with %w: %q"
_STEPS = ("KillContainer", "KillPodSandbox", "RemoveContainer")

COMPOSED = {
    **{
        (_STEP_FAILED, f"{step}Error"): f'failed to "{step}" for "web" with {step}Error: "rpc error: code = Unknown '
        'desc = timeout"'
        for step in _STEPS
    },
    ("%s is not healthy: %v", "KubeletNotReady"): "PLEG is not healthy: pleg was last seen active 3m9s ago",
    ("Insufficient %v", "FailedScheduling"): "Insufficient example.com/dongle",
    ("%s: not found", "ErrImagePull"): "docker.io/library/nginx:1.99: not found",
    ("exec %s: no such file or directory", "RunContainerError"): "exec /app/run.sh: no such file or directory",
    ("exec %s: permission denied", "RunContainerError"): "exec /app/run.sh: permission denied",
    ("%s, addressType: %s", "TopologyAwareHintsDisabled"): "Nodes only ready in one zone, addressType: IPv4",
    ("%s %q already exists", "AlreadyExists"): 'configmaps "web" already exists',
    ("%s %q is forbidden: %v", "Forbidden"): 'pods "web-0" is forbidden: some ground',
    ("%s is forbidden: %v", "Forbidden"): "pods is forbidden: some ground",
    ("%s %q is invalid", "Invalid"): 'Pod "web-0" is invalid',
    ("%s %q is invalid: %v", "Invalid"): 'Pod "web-0" is invalid: some ground',
    ("%s %q not found", "NotFound"): 'pods "web-0" not found',
    ("open %s: no such file or directory", "CheckLimitsForResolvConf"): "open /run/systemd/resolve/resolv.conf: "
    "no such file or directory",
}
"""(template, reason) -> the message as its component composes it: here what fills the holes tells what it is about."""

ELSEWHERE: dict[str, tuple[str, ...]] = {
    "a bare line of the Go runtime, which others print as well; in a probe's frame it leads to Unhealthy": (
        "dial tcp %s: connect: connection refused",
        "dial tcp %s: i/o timeout",
        "tls: failed to verify certificate: %v",
    ),
    "kubectl logs' refusal says which state the container is in, and that state has the better page": (
        "container %q in pod %q is waiting to start: %v",
        "container %q in pod %q is waiting to start: trying and failing to pull image",
        "container %q in pod %q is waiting to start: image can't be pulled",
        "container not found (%q)",
    ),
    "printed with several reasons alike; another one of them answers": (
        "waiting for scheduling gates: %v",
        "failed to construct FQDN from pod hostname and cluster domain, FQDN %s is too long (%d characters is the max, "
        "%d characters requested)",
        "sysctl %q is not in a separate kernel namespace",
        "failed to destroy network for sandbox %q: %w",
        "failed to pull image %q: %w",
        "failed to create containerd task: failed to create shim task: OCI runtime create failed: %s",
        "failed to create containerd task: %w",
        "failed to start containerd task %q: %w",
        "0/%v nodes are available: <PreFilterMsg>. <FilterMsg>. <PostFilterMsg>.",
        "0/%v nodes are available: %v.",
        "containers with unknown status: %s",
        "Node didn't have enough resource: %s, requested: %d, used: %d, capacity: %d",
        "node didn't have enough allocatable resources: %s",
        "attempting to set container %q memory limit (%d) below current usage (%d)",
        "pod update requires features %s which are not available on node %q",
        "pod resize is only supported on linux nodes, node %q is %q",
    ),
    "the external attacher's or the volume controller's, not the provisioner's": (
        "persistentvolume %s is still attached to node %s",
        "failed to attach: %s",
        "PersistentVolume %q is marked for deletion",
        "could not add PersistentVolume finalizer: %s",
    ),
    "itself the name of another reason": ("FailedPostStartHook",),
}
"""Why -> the templates that lead to another entry than their reason, and rightly so."""


@dataclass(frozen=True)
class Led:
    """A template, its reason, and the ids that answer it; `home`: one of them is the reason or shows up under it."""

    template: str
    reason: str
    answers: tuple[str, ...]
    home: bool


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table beside this file."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def filled(template: str, reason: str = "") -> str:
    """Return a message template with something plausible in its holes."""
    if (template, reason) in COMPOSED:
        return COMPOSED[template, reason]
    values = {
        "s": cycle(["web-0", "shop", "node-7"]),
        "q": cycle(['"data"', '"web"', '"cfg"']),
        "v": cycle(["web-0", "3", "abc"]),
        "d": cycle(["3", "5"]),
        "w": cycle(["some error"]),
    }
    return re.sub(r"%[-+#0-9.]*([svqdwtT])", lambda hole: next(values.get(hole[1], values["s"])), template)


def templates() -> list[tuple[str, str]]:
    """Return the (template, reason) pairs that hold enough fixed text to say anything; reason may be empty."""
    return [
        (template, reason)
        for template, reason in rows("messages.tsv")
        if len(re.sub(r"%[a-z]|\W", "", template)) >= SHORTEST
    ]


def led(base: KnowledgeBase, matcher: Matcher) -> Iterator[Led]:
    """Yield where each template leads whose reason has a page."""
    links = Links(base)
    for template, reason in templates():
        try:
            own = base.find(f"reasons/{reason}").id
        except UnknownEntry:
            continue
        answers = tuple(ranked.item.id for ranked in matcher.match(filled(template, reason)).ranked)
        yield Led(template, reason, answers, any(own in {id, *links.ancestors(id)} for id in answers))
