"""The commented template that `whypod new` writes: it passes the check once its capitals are filled in."""

from __future__ import annotations

import re
from pathlib import Path

from kb.errors import UsageError
from kb.kinds import Kind, Layer

_NAMES: dict[Kind, tuple[str, str]] = {
    Kind.SYMPTOMS: (r"[a-z][a-z0-9]*(-[a-z0-9]+)*", "kebab-case, such as insufficient-cpu"),
    Kind.REASONS: (r"[A-Z][A-Za-z0-9-]*", "the exact token, such as CrashLoopBackOff"),
    Kind.STATUSES: (r"[A-Z][A-Za-z0-9]*", "the exact word, such as Pending"),
    Kind.EXIT_CODES: (r"[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]", "a number from 0 to 255"),
    Kind.ALERTS: (r"[A-Z][A-Za-z0-9]*", "the exact alertname, such as KubePodCrashLooping"),
}

_HEAD = """\
# yaml-language-server: $schema=../../schema.json
# What it means for the person who sees it, not its name again.
title: TITLE
summary: >-
  WHAT IT MEANS, in one to three sentences.
layer: LAYER  # one of {layers}
# The ids under which it shows up; each of them may order it under explained_by.
shown_by:
  - reasons/PARENT
"""

_EMITTED = """\
# Who sets the token and where it is read; one item for each sense.
emitted:
  - by: COMPONENT
    on: Pod
    # container-waiting container-terminated event pod-status pod-condition node-condition workload-condition
    # kubectl-status api-answer kubelet-log
    where: [event]
    type: Warning
    means: WHAT THIS SENSE MEANS
    messages:
      - text: 'EXACT MESSAGE with "{pod}" as a hole'
        means: WHAT THIS MESSAGE MEANS
# What explains it, likeliest first; each of these names this entry under shown_by.
explained_by:
  - symptoms/CAUSE
"""

_BODY = """\
impact: WHO NOTICES, AND WHAT IS LOST
next: WHAT HAPPENS BY ITSELF - retries, back-off times, eviction
causes:
  - cause: THE LIKELIEST CAUSE
    detail: HOW IT LEADS TO WHAT IS SEEN
    confirm:
      - run: kubectl describe pod {pod} -n {namespace}
        look: WHAT TO LOOK FOR, AND WHAT IT MEANS
    stop_gap:
      do: WHAT HELPS NOW
      risk: WHAT IT BREAKS, AND WHICH EVIDENCE IS LOST
    lasting:
      do: WHAT MENDS IT FOR GOOD
      risk: WHAT IT BREAKS
verify:
  - run: kubectl get pod {pod} -n {namespace} -w
    look: WHAT SHOWS THAT IT IS MENDED
prevent:
  - WHAT KEEPS IT FROM COMING BACK
sources:
  - repo: kubernetes/kubernetes
    path: PATH OF THE FILE THAT PRINTS IT
    shows: WHAT THIS SOURCE SHOWS
keywords:
  - THE WORDS PEOPLE USE
signatures:
  - 'THE SHORTEST TEXT that only this problem prints, with {...} for what differs'
examples:
  - form: event
    text: A REALISTIC PASTE
  - form: words
    text: A QUESTION IN SOMEBODY'S OWN WORDS
counter_examples:
  - text: A PASTE THAT LOOKS ALIKE
    belongs_to: symptoms/NEIGHBOUR
"""

_TRANSLATION = """\
title: TITLE
summary: WHAT IT MEANS
keywords:
  - THE WORDS PEOPLE USE
"""


def new(root: Path, kind: Kind, name: str) -> list[Path]:
    """Write the template of `kind/name` and of its translation below `root`; return their paths.

    Raise UsageError for a name that the kind does not allow, or where the entry exists.
    """
    form, expected = _NAMES[kind]
    if not re.fullmatch(form, name):
        raise UsageError(f"found the name {name!r} for {kind}, expected {expected}")
    files = {root / kind / f"{name}.yaml": text(kind), root / kind / f"{name}.zh.yaml": _TRANSLATION}
    for path in files:
        if path.exists():
            raise UsageError(f"{path} exists")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return list(files)


def text(kind: Kind) -> str:
    """Return the template of an entry of this kind."""
    middle = _EMITTED if kind in (Kind.REASONS, Kind.STATUSES) else ""
    return _HEAD.format(layers=" ".join(Layer)) + middle + _BODY
