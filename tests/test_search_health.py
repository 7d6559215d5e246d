"""search_api.health: a start that went through is no trouble."""

from search_api.catalog import Item
from search_api.health import nothing_wrong
from search_api.rank import Ranked


def ranked(*ids: str, grade: str = "step") -> list[Ranked]:
    """Return answers of one grade."""
    return [Ranked(Item(f"reasons/{id}", "reasons", id, "", "", "node", grade, (), 0, ()), 0.4, ()) for id in ids]


WELL = "Name: web-0\nStatus:       Running\nReady:          True\n"


def test_steps_of_a_running_pod_say_nothing() -> None:
    """Its describe shows how it came up."""
    assert nothing_wrong(WELL, ranked("Pulled", "Started"))
    assert not nothing_wrong(WELL.replace("True", "False"), ranked("Pulled", "Started"))


def test_a_whole_start_says_nothing() -> None:
    """From Scheduled to Started, and of a node from Starting to NodeReady."""
    assert nothing_wrong("", ranked("Scheduled", "Pulled", "Created", "Started"))
    assert nothing_wrong("", ranked("Starting", "NodeHasSufficientMemory", "NodeReady"))


def test_one_step_is_a_question() -> None:
    """Somebody asks what it means, or nothing came after it."""
    assert not nothing_wrong("", ranked("Pulling"))
    assert not nothing_wrong("", ranked("Scheduled", "Pulled", "Pulling"))


def test_a_problem_is_never_silenced() -> None:
    """Whatever stands around it."""
    assert not nothing_wrong(WELL, [*ranked("Pulled"), *ranked("BackOff", grade="problem")])
    assert not nothing_wrong(WELL, [])
