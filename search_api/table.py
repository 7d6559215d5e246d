"""What the rows of `kubectl get pods` say: READY, STATUS and RESTARTS together tell well from ill.

`1/1 Running` is a pod that does well and `0/1 Completed 0` a job that is done: their words are no evidence. `0/1
Running` is a pod that runs and is not ready, which no word of the row says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ROW = re.compile(
    r"(?P<ready>\d{1,3})/(?P<all>\d{1,3})[ \t]+(?P<status>[A-Z][A-Za-z:0-9/-]+)(?P<after>[ \t]+(?P<restarts>\d+)(?!/))?"
)


@dataclass(frozen=True)
class Row:
    """A row: how many of how many containers are ready, STATUS with its span, and RESTARTS (0 where not shown)."""

    ready: int
    all: int
    status: str
    restarts: int
    start: int
    end: int

    @property
    def well(self) -> bool:
        """Whether nothing in the row is trouble."""
        return (self.status == "Running" and self.ready == self.all) or (
            self.status in ("Completed", "Succeeded") and self.restarts == 0
        )

    @property
    def unready(self) -> bool:
        """Whether the pod runs without being ready."""
        return self.status == "Running" and self.ready < self.all


def rows(text: str) -> Iterator[Row]:
    """Yield the rows of pods in the text, in order."""
    for found in _ROW.finditer(text):
        yield Row(
            ready=int(found["ready"]),
            all=int(found["all"]),
            status=found["status"],
            restarts=int(found["restarts"] or 0),
            start=found.start("status"),
            end=found.end("status"),
        )
