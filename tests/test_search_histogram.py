"""search_api.histogram: what refused the nodes that the pod could have used counts most."""

import pytest

from search_api import histogram

LINE = (
    "0/9 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/volume: }, "
    "2 node(s) were unschedulable, 3 Insufficient memory, 3 node(s) had volume node affinity conflict. "
    "preemption: 0/9 nodes are available: 9 No preemption victims found for incoming pod."
)


def factors(text: str) -> dict[str, float]:
    """Return the factor of each count, by its words."""
    return {text[part.start : part.end].split(" ", 1)[1]: part.factor for part in histogram.parts(text)}


def test_the_last_filter_keeps_its_weight() -> None:
    """Volumes are looked at after memory, memory after taints, taints after cordons."""
    found = sorted(factors(LINE).items(), key=lambda pair: -pair[1])
    order = [name.split(" {")[0].rstrip(". ") for name, _ in found if "preemption" not in name]
    assert order == [
        "node(s) had volume node affinity conflict",
        "Insufficient memory",
        "node(s) had untolerated taint",
        "node(s) were unschedulable",
    ]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("11 node(s) didn't match node selector", "3 Insufficient memory"),
        ("1 node(s) had untolerated taint {a: b}", "1 Insufficient nvidia.com/gpu"),
        ("3 Insufficient cpu", "58 node(s) didn't match pod anti-affinity rules"),
        ("2 Insufficient memory", "11 node(s) had no available volume zone"),
        (
            "5 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }",
            "1 node(s) didn't match node selector",
        ),
        ("3 node(s) didn't match Pod's node affinity/selector", "2 node(s) had untolerated taint {workload: batch}"),
        ("1 Insufficient cpu", "3 Insufficient nvidia.com/gpu"),
        ("2 Too many pods", "1 node(s) didn't match pod topology spread constraints"),
    ],
)
def test_each_filter_stands_before_the_next(earlier: str, later: str) -> None:
    """Whichever of the two is written first."""
    for first, second in ((earlier, later), (later, earlier)):
        found = factors(f"0/99 nodes are available: {first}, {second}.")
        assert min(found, key=lambda name: found[name]).rstrip(".") in earlier


def test_a_list_torn_in_the_middle_of_its_words_is_read() -> None:
    """As a narrow terminal leaves it."""
    torn = LINE.replace("available", "avail\nable").replace("Insufficient", "Insuf\n ficient")
    assert len(factors(torn)) == len(factors(LINE))


def test_text_outside_of_a_list_keeps_its_weight() -> None:
    """A place that no list holds has the factor 1."""
    assert histogram.factor(histogram.parts(LINE), 3) == 1.0
    assert histogram.parts("Insufficient memory") == []
