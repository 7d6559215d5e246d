"""search_api.tokens: exact tokens anywhere, plain words only where a reason or status stands."""

import pytest

from search_api.catalog import Item
from search_api.tokens import Tokens


def item(id: str, common: bool = False) -> Item:
    """Return an entry that matters only by its name."""
    return Item(id, id.split("/")[0], id, "", f"/{id}/", "node", "problem", (), 0, (), common)


TOKENS = Tokens(
    [
        item("reasons/CrashLoopBackOff"),
        item("reasons/DeadlineExceeded"),
        item("reasons/Error"),
        item("reasons/Failed"),
        item("statuses/Failed"),
        item("statuses/Pending"),
        item("reasons/MemoryPressure"),
        item("reasons/NodeAffinity"),
        item("reasons/IOError"),
        item("alerts/Watchdog"),
        item("reasons/NotFound", common=True),
        item("reasons/Conflict", common=True),
    ]
)


def values(text: str) -> list[str]:
    """Return the entries whose token the text shows."""
    return [token.entry.split("/")[1] for token in TOKENS.find(text)]


SHOWN = [
    ("my pod is in crashloopbackoff", "CrashLoopBackOff"),
    ("Init:CrashLoopBackOff", "CrashLoopBackOff"),
    ("web-0   0/1   Error   3   5m", "Error"),
    ("      Reason:       Error\n", "Error"),
    ('"reason": "Error",', "Error"),
    ("reason: Error", "Error"),
    ("Warning  Failed  2m  kubelet  x", "Failed"),
    ("pods stuck in pending", "Pending"),
    ("Pod 一直处于 Pending 状态", "Pending"),
    ("pod卡在Pending", "Pending"),
    ("phase: Pending", "Pending"),
    ("Error", "Error"),
    ("MemoryPressure   True   Mon", "MemoryPressure"),
    ('Error from server (NotFound): pods "web-0" not found', "NotFound"),
    ('"reason": "NotFound"', "NotFound"),
    ("NotFound", "NotFound"),
    ("Error from server (Conflict): x", "Conflict"),
    ("DeadlineExceeded", "DeadlineExceeded"),
    ("[FIRING:1] Watchdog (monitoring none)", "Watchdog"),
    ('{"labels": {"alertname": "Watchdog"}}', "Watchdog"),
]


@pytest.mark.parametrize(("text", "token"), SHOWN)
def test_a_token_is_found_where_it_means_itself(text: str, token: str) -> None:
    """In a column, after a key, after "stuck in", or alone."""
    assert values(text) == [token]


PLAIN = [
    "Error: cannot find module",
    "Two courses of antibiotics have failed.",
    "the pending review",
    "raise Error('x')",
    "MemoryPressure   False   Mon",
    "IOError: [Errno 2] No such file or directory",
    "nodeAffinity:",
    "MemoryPressure: False",
    "/var/log/CrashLoopBackOff.log",
    "rpc error: code = NotFound desc = x",
    "raise NotFound()",
    "the merge is in conflict",
    "status: Conflict",
    '"reason": "notfound"',
    "rpc error: code = DeadlineExceeded desc = context deadline exceeded",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_word_is_no_token(text: str) -> None:
    """The same word in prose, in code, in a path, as a gRPC code, or of a condition that is False, says nothing."""
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("phase: Failed", "statuses/Failed"),
        ("web-0  0/1  Failed  0  5m", "statuses/Failed"),
        ("pods are Failed", "statuses/Failed"),
        ("reason: Failed", "reasons/Failed"),
        ("Warning  Failed  2m  kubelet", "reasons/Failed"),
    ],
)
def test_a_name_of_two_kinds_is_told_by_its_place(text: str, entry: str) -> None:
    """A status where a status stands, a reason where a reason stands."""
    assert [token.entry for token in TOKENS.find(text)] == [entry]


@pytest.mark.parametrize("text", ["not CrashLoopBackOff", "it is not a CrashLoopBackOff", "不是 CrashLoopBackOff"])
def test_what_is_denied_is_no_evidence(text: str) -> None:
    """Somebody says what it is not."""
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('reason: CrashLoopBackOff\n  status: "False"\n  type: Ready', ["CrashLoopBackOff"]),
        ('  status: "False"\n  type: MemoryPressure', []),
        ('{"type":"MemoryPressure","status":"False"}', []),
        ('{"type": "MemoryPressure", "status": "True"}', ["MemoryPressure"]),
        ('  status: "True"\n  type: MemoryPressure', ["MemoryPressure"]),
    ],
)
def test_a_condition_that_is_false_is_no_evidence_but_its_reason_is(text: str, shown: list[str]) -> None:
    """In the order of YAML, where status stands before type, and of JSON."""
    assert values(text) == shown


def test_an_alias_leads_to_its_entry_where_a_reason_stands() -> None:
    """Alone, after `reason:` or in an event's row; elsewhere it is a word."""
    tokens = Tokens([], {"MissingEndpoints": item("symptoms/aggregated-api-unavailable")})
    for text in ("MissingEndpoints", "reason: MissingEndpoints", "Warning  MissingEndpoints  2m  x  y"):
        assert [token.entry for token in tokens.find(text)] == ["symptoms/aggregated-api-unavailable"], text
    assert tokens.find("class MissingEndpoints(Exception)") == []


def test_the_span_is_that_of_the_text() -> None:
    """Evidence points at the token itself."""
    (token,) = TOKENS.find("🔥 CrashLoopBackOff")
    assert (token.value, token.start, token.end) == ("CrashLoopBackOff", 2, 18)
