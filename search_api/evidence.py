"""Evidence: why an entry is an answer. Every weight of the ranking is in `WEIGHTS`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """The kinds of evidence, as the HTTP contract names them."""

    SIGNATURE = "signature"
    REASON = "reason"
    STATUS = "status"
    EXIT_CODE = "exit_code"
    ALERT = "alert"
    TEXT = "text"


WEIGHTS: dict[Type, float] = {
    Type.SIGNATURE: 0.95,
    Type.ALERT: 0.90,
    Type.REASON: 0.80,
    Type.EXIT_CODE: 0.78,
    Type.STATUS: 0.70,
    Type.TEXT: 0.85,
}
"""How sure one piece of evidence can make us; a signature and a text reach theirs only as far as they say much."""

PLAIN_WORD = 0.70
"""Most that a token says which is also a plain word, such as `Failed`."""

SIGNATURE_LENGTH = 14.0
"""Fixed characters after which a signature has reached about two thirds of its weight above a half."""

COVERED = 0.25
"""What is left of a signature whose words a longer one of another entry holds too."""


@dataclass(frozen=True)
class Evidence:
    """A reason to answer with `entry`: what was found, its span in the text (code points), how much it says (0-1)."""

    entry: str
    type: Type
    value: str
    start: int
    end: int
    weight: float


def signature_weight(length: int, covered: bool) -> float:
    """Return the weight of a signature with `length` fixed characters."""
    weight = 0.5 + (WEIGHTS[Type.SIGNATURE] - 0.5) * (1 - math.exp(-length / SIGNATURE_LENGTH))
    return weight * COVERED if covered else weight


def together(weights: list[float]) -> float:
    """Return what independent pieces of evidence say together: 1 - product of the doubts that each leaves."""
    return 1 - math.prod(1 - weight for weight in weights)
