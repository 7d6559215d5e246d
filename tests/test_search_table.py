"""search_api.table: rows of `kubectl get pods`."""

import pytest

from search_api.table import rows

ROWS = [
    ("web-0   1/1   Running            0          5m", True, False),
    ("web-0   0/1   Running            3 (2m ago) 5m", False, True),
    ("web-0   1/2   Running            0          5m", False, True),
    ("job-x   0/1   Completed          0          5m", True, False),
    ("web-0   0/1   Completed          7          5m", False, False),
    ("web-0   0/1   Init:0/2           0          5m", False, False),
    ("web-0   0/1   CrashLoopBackOff   7          5m", False, False),
]


@pytest.mark.parametrize(("row", "well", "unready"), ROWS)
def test_a_row_says_well_or_unready(row: str, well: bool, unready: bool) -> None:
    """By READY, STATUS and RESTARTS together."""
    (found,) = rows(row)
    assert (found.well, found.unready) == (well, unready)


def test_a_row_keeps_its_place() -> None:
    """The span is that of STATUS."""
    (found,) = rows("web-0   0/1   Error   2   5m")
    assert (found.status, found.restarts, found.start, found.end) == ("Error", 2, 14, 19)


def test_fractions_in_prose_are_no_rows() -> None:
    """Nor are other tables."""
    assert list(rows("0/4 nodes are available: 4 Insufficient cpu. 1/2 of it")) == []
