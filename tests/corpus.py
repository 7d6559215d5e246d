"""A knowledge base of three entries, small enough to be read: a symptom, the reason it shows up under, an exit code."""

from __future__ import annotations

from pathlib import Path

DISK_FULL = """\
title: The disk is full
summary: A write failed because no block is left.
layer: node
shown_by: [reasons/WriteFailed]
impact: Writes fail.
causes:
  - cause: Logs
    confirm:
      - run: kubectl exec {pod} -n {namespace} -- df -h
        look: A line at 100% in `{pod}`.
    stop_gap:
      do: Remove old logs.
      risk: They are gone.
verify:
  - run: kubectl exec {pod} -n {namespace} -- df -h
    look: Below 90%.
prevent: [Rotate logs.]
sources:
  - url: https://example.com/disk
    shows: The message.
keywords: [disk full, out of space]
signatures: ['write {path}: no space left on device']
examples:
  - form: log
    text: 'write /var/log/app.log: no space left on device'
  - form: words
    text: the disk of my pod is full, out of space
"""

WRITE_FAILED = """\
title: WriteFailed
summary: The program could not write.
layer: container
explained_by: [symptoms/disk-full]
emitted:
  - by: the writer
    on: Pod
    where: [event, kubectl-status]
    type: Warning
    means: A write failed.
    messages:
      - text: 'Write to {path} failed in pod {pod}'
        means: The first write that failed.
impact: Data is lost.
next: Nothing.
sources:
  - repo: example/writer
    path: writer.go
    shows: The event.
keywords: [write failed]
examples:
  - form: event
    text: 'Warning  WriteFailed  2m  writer  Write to /data failed in pod web-0'
  - form: status
    text: WriteFailed
aliases: [reasons/CouldNotWrite]
"""

CODE_3 = """\
title: 'Exit code 3: no disk'
summary: The writer gave up.
layer: container
shown_by: [reasons/WriteFailed]
impact: The container restarts.
causes:
  - cause: No disk
    confirm:
      - run: kubectl describe pod {pod} -n {namespace}
        look: 'Exit Code: 3'
sources:
  - repo: example/writer
    path: main.go
    shows: The code.
keywords: [no disk]
examples:
  - form: describe
    text: 'Exit Code:    3'
  - form: words
    text: exit code 3
"""

CHINESE = """\
title: {title}
summary: {summary}
keywords: [{keywords}]
"""

FILES: dict[str, str] = {
    "symptoms/disk-full.yaml": DISK_FULL,
    "symptoms/disk-full.zh.yaml": CHINESE.format(
        title="磁盘已满", summary="没有剩余空间。", keywords="磁盘满了, 空间不足"
    ),
    "reasons/WriteFailed.yaml": WRITE_FAILED,
    "reasons/WriteFailed.zh.yaml": CHINESE.format(title="写入失败", summary="程序无法写入。", keywords="写失败"),
    "exit-codes/3.yaml": CODE_3,
    "exit-codes/3.zh.yaml": CHINESE.format(title="退出码 3", summary="程序放弃。", keywords="退出码 3"),
}


def write(root: Path, **changes: str | None) -> Path:
    """Write the three entries below `root`, `changes` put in (None leaves a file out); return `root`.

    A change is named like its path with `_` for `/`, `-` and `.`: `symptoms_disk_full_yaml`.
    """
    names = {path.translate(str.maketrans("/-.", "___")): path for path in FILES}
    files: dict[str, str | None] = dict(FILES)
    files.update({names[name]: text for name, text in changes.items()})
    for path, text in files.items():
        if text is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    return root
