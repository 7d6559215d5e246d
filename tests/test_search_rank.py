"""search_api.rank: specific before general, cause before consequence, problem before step."""

from search_api.catalog import Item
from search_api.evidence import Evidence, Type, signature_weight, together
from search_api.rank import THRESHOLD, explanation, rank


def item(id: str, *ancestors: str, grade: str = "problem") -> Item:
    """Return an entry that matters only by id, grade and what it shows up under."""
    return Item(id, id.split("/")[0], id, "", f"/{id}/", "node", grade, ancestors, len(ancestors), ())


ITEMS = {
    one.id: one
    for one in (
        item("symptoms/oom", "reasons/OOMKilled", "reasons/CrashLoopBackOff"),
        item("reasons/OOMKilled", "reasons/CrashLoopBackOff"),
        item("reasons/CrashLoopBackOff"),
        item("reasons/Pulling", grade="step"),
        item("symptoms/other"),
    )
}


def order(**weights: float) -> list[str]:
    """Rank one piece of evidence for each entry; `symptoms__oom` stands for `symptoms/oom`."""
    evidence = [Evidence(name.replace("__", "/"), Type.REASON, "x", 0, 1, weight) for name, weight in weights.items()]
    return [ranked.item.id for ranked in rank(evidence, ITEMS)]


def test_a_cause_comes_before_its_consequences() -> None:
    """However strong the evidence for the consequence is."""
    ids = order(reasons__CrashLoopBackOff=0.9, reasons__OOMKilled=0.8, symptoms__oom=0.7)
    assert ids == ["symptoms/oom", "reasons/OOMKilled", "reasons/CrashLoopBackOff"]


def test_an_alert_keeps_its_place() -> None:
    """It is asked about by name, whatever explains it."""
    items = ITEMS | {"alerts/Crash": item("alerts/Crash")}
    items["reasons/CrashLoopBackOff"] = item("reasons/CrashLoopBackOff", "alerts/Crash")
    evidence = [
        Evidence("alerts/Crash", Type.ALERT, "Crash", 0, 5, 0.9),
        Evidence("reasons/CrashLoopBackOff", Type.REASON, "CrashLoopBackOff", 9, 25, 0.8),
    ]
    assert [ranked.item.id for ranked in rank(evidence, items)] == ["alerts/Crash", "reasons/CrashLoopBackOff"]


def test_a_weak_guess_explains_nothing() -> None:
    """A cause of little evidence does not push a proven reason back."""
    assert order(reasons__CrashLoopBackOff=0.8, symptoms__oom=0.35) == ["reasons/CrashLoopBackOff", "symptoms/oom"]


def test_a_problem_comes_before_a_step() -> None:
    """A normal step with the same evidence is not what is wrong."""
    assert order(reasons__Pulling=0.8, symptoms__other=0.7) == ["symptoms/other", "reasons/Pulling"]


def test_independent_problems_each_get_their_place() -> None:
    """Neither explains the other, so both keep their score."""
    assert order(symptoms__other=0.9, reasons__OOMKilled=0.8) == ["symptoms/other", "reasons/OOMKilled"]


def test_little_evidence_is_silence() -> None:
    """Under the threshold nothing is answered."""
    assert order(symptoms__other=THRESHOLD - 0.01) == []


def test_evidence_adds_up_and_never_reaches_certainty() -> None:
    """Each piece leaves its doubt, and doubts multiply."""
    assert together([0.5, 0.5]) == 0.75
    assert together([]) == 0.0
    assert together([0.9] * 5) < 1


def test_two_readings_of_the_same_words_count_once() -> None:
    """Only evidence from another place in the text makes us surer."""
    same = [Evidence("symptoms/other", Type.SIGNATURE, "x", 0, 9, weight) for weight in (0.8, 0.7)]
    apart = [Evidence("symptoms/other", Type.SIGNATURE, "x", start, start + 9, 0.8) for start in (0, 20)]
    assert rank(same, ITEMS)[0].score == 0.8
    assert rank(apart, ITEMS)[0].score > 0.95


def test_a_longer_signature_says_more_and_a_covered_one_little() -> None:
    """The weight grows with the fixed characters."""
    assert signature_weight(40, False) > signature_weight(15, False) > signature_weight(40, True)


def test_the_explanation_says_why_an_answer_lost() -> None:
    """It names the evidence, the consequence and the winner."""
    evidence = [
        Evidence("symptoms/oom", Type.SIGNATURE, "s", 0, 1, 0.8),
        Evidence("reasons/OOMKilled", Type.REASON, "OOMKilled", 0, 1, 0.8),
    ]
    best, second = rank(evidence, ITEMS)
    lines = "\n".join(explanation(second, best))
    assert "reason 'OOMKilled': 0.80" in lines
    assert "a consequence of symptoms/oom" in lines
    assert explanation(best, best) == ["signature 's': 0.80"]


def test_of_two_symptoms_in_words_the_better_one_comes_first() -> None:
    """What shows up under the other is its cause only if the words say nearly as much of it."""
    items = ITEMS | {"symptoms/wide": item("symptoms/wide"), "symptoms/deep": item("symptoms/deep", "symptoms/wide")}

    def first(wide: float, deep: float) -> str:
        evidence = [
            Evidence("symptoms/wide", Type.TEXT, "x", 0, 0, wide),
            Evidence("symptoms/deep", Type.TEXT, "x", 0, 0, deep),
        ]
        return rank(evidence, items)[0].item.id

    assert first(0.8, 0.78) == "symptoms/deep"
    assert first(0.8, 0.65) == "symptoms/wide"


def test_what_is_seen_comes_behind_an_independent_cause() -> None:
    """The token and the message of one event say one thing."""
    evidence = [
        Evidence("reasons/CrashLoopBackOff", Type.REASON, "x", 0, 5, 0.8),
        Evidence("reasons/CrashLoopBackOff", Type.SIGNATURE, "x", 9, 25, 0.93),
        Evidence("symptoms/other", Type.SIGNATURE, "y", 30, 60, 0.95),
    ]
    assert [ranked.item.id for ranked in rank(evidence, ITEMS)] == ["symptoms/other", "reasons/CrashLoopBackOff"]
