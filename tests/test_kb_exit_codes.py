"""kb.exit_codes: any integer folds into 0-255, and 128 + n is signal n."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import exit_codes


@pytest.mark.parametrize(("number", "code"), [(0, 0), (137, 137), (256, 0), (-1, 255), (-256, 0), (300, 44), (-9, 247)])
def test_fold_keeps_the_low_eight_bits(number: int, code: int) -> None:
    """As the kernel does."""
    assert exit_codes.fold(number) == code


@given(st.integers())
def test_negative_codes_fold_as_the_rule_of_thumb_says(number: int) -> None:
    """256 - (|n| mod 256), where 256 itself is 0."""
    expected = number % 256 if number >= 0 else (256 - abs(number) % 256) % 256
    assert exit_codes.fold(number) == expected


@pytest.mark.parametrize(
    ("code", "signal"),
    [(137, "SIGKILL"), (143, "SIGTERM"), (139, "SIGSEGV"), (162, "SIGRTMIN"), (1, None), (255, None)],
)
def test_meaning_names_the_signal(code: int, signal: str | None) -> None:
    """Where there is one."""
    assert exit_codes.meaning(code).signal == signal


def test_every_code_means_something() -> None:
    """All 256 have a title of their own and a summary."""
    meanings = [exit_codes.meaning(code) for code in range(256)]
    assert len({one.title for one in meanings}) == 256
    assert all(one.summary for one in meanings)


def test_what_is_no_code_is_refused() -> None:
    """A number outside of 0-255 must be folded first."""
    with pytest.raises(ValueError, match="found exit code 256, expected 0 to 255"):
        exit_codes.meaning(256)
