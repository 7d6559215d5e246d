"""search_api.signatures: pieces in order within one message, holes that fit, bounded work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.normal import Normal
from search_api.signatures import Hit, Signature, SignatureSet, covered

PULL = 'Failed to pull image "{image}": {...} toomanyrequests'
FULL = "write {path}: no space left on device"
BACK = "Back-off restarting failed container {container} in pod {pod}_{namespace}("
ASSIGNED = "Successfully assigned {namespace}/{pod} to {node}"


@pytest.fixture(scope="module")
def signatures() -> SignatureSet:
    """Four signatures of four entries."""
    return SignatureSet(
        Signature.parse(f"symptoms/{name}", text)
        for name, text in {"pull": PULL, "full": FULL, "back": BACK, "assigned": ASSIGNED}.items()
    )


def find(signatures: SignatureSet, text: str) -> dict[str, dict[str, str]]:
    """Return entry name -> values of its holes."""
    return {hit.signature.entry.split("/")[1]: dict(hit.values) for hit in signatures.find(Normal(text))}


def test_holes_give_their_values(signatures: SignatureSet) -> None:
    """What stands between the pieces is caught under the name of the hole."""
    text = 'Failed to pull image "docker.io/acme/web:1": 429: toomanyrequests: slow down'
    assert find(signatures, text) == {"pull": {"image": "docker.io/acme/web:1"}}


def test_pieces_must_come_in_order(signatures: SignatureSet) -> None:
    """The same words in another order are another message."""
    assert find(signatures, 'toomanyrequests; Failed to pull image "a"') == {}


def test_a_hole_must_fit_its_kind(signatures: SignatureSet) -> None:
    """Where a name is due, a sentence is none."""
    assert find(signatures, "Back-off restarting failed container (it is mine!) in pod web_shop(1)") == {}


def test_a_message_ends_where_the_next_record_begins(signatures: SignatureSet) -> None:
    """Pieces of two events are no message."""
    text = 'Warning  Failed  2m  kubelet  Failed to pull image "a": x\nWarning  Other  1m  kubelet  toomanyrequests'
    assert find(signatures, text) == {}


def test_a_wrapped_message_is_one_message(signatures: SignatureSet) -> None:
    """A terminal that wraps in the middle of a word does not hide it."""
    assert find(signatures, "write /var/log: no spa\n   ce left on dev\nice") == {"full": {"path": "/var/log"}}


def test_what_other_programs_print_too_counts_as_the_whole_text_only() -> None:
    """A value at its end belongs to it, another line does not."""
    alone = SignatureSet(
        [
            Signature.parse("reasons/Resumed", "Job resumed", alone=True),
            Signature.parse("reasons/Created", "Created job {job}", alone=True),
        ]
    )
    assert find(alone, " Job resumed.\n") == {"Resumed": {}}
    assert find(alone, "Created job nightly-29") == {"Created": {"job": "nightly-29"}}
    assert find(alone, "12:01 INFO Job resumed") == {}
    assert find(alone, "Job resumed at 12:01") == {}
    assert find(alone, "Created job nightly-29\nCreated job nightly-30") == {}
    assert find(alone, "Created job (its name is secret)") == {}


def test_words_are_whole(signatures: SignatureSet) -> None:
    """A piece inside of a longer word is not found."""
    assert find(signatures, "overwrite /a: no space left on device") == {}
    assert find(signatures, "write /a: no space left on deviceful") == {}


def test_a_hole_at_the_end_takes_the_next_word(signatures: SignatureSet) -> None:
    """There is no piece after it to bound the value."""
    assert find(signatures, "Successfully assigned shop/web-0 to node-7\nNormal ...")["assigned"] == {
        "namespace": "shop",
        "pod": "web-0",
        "node": "node-7",
    }


def hits(*texts: str, within: str) -> list[Hit]:
    """Return the hits of signatures of as many entries in one text."""
    found = SignatureSet(Signature.parse(f"symptoms/e{place}", text) for place, text in enumerate(texts))
    return found.find(Normal(within))


def never(entry: str, other: str) -> bool:
    """No entry is more general than another."""
    return False


def test_the_longer_signature_covers_the_shorter() -> None:
    """The fuller one says all that the other says, and more."""
    found = hits(
        "no space left on device", "inotify: no space left on device", within="inotify: no space left on device"
    )
    assert [hit.signature.entry for hit in covered(found, never)] == ["symptoms/e0"]
    assert list(covered(found, lambda entry, other: other == "symptoms/e1")) == [], "what it shows up under spares it"


def test_signatures_apart_from_each_other_both_stand() -> None:
    """Two problems are two hits, whatever their lengths."""
    found = hits(
        "no space left on device",
        "a much longer message of its own",
        within="no space left on device; a much longer message of its own",
    )
    assert list(covered(found, never)) == []


PIECES = [
    "failed to pull image",
    "toomanyrequests",
    "write",
    "no space left on device",
    "back-off",
    '"',
    " ",
    "\n",
    "x",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_heap_of_pieces_is_answered(parts: list[str]) -> None:
    """Hostile text made of the pieces themselves neither breaks nor hangs the search, and hits lie in the text."""
    text = "".join(parts)
    normal = Normal(text)
    every = SignatureSet([Signature.parse("symptoms/a", PULL), Signature.parse("symptoms/b", FULL)])
    for hit in every.find(normal):
        assert 0 <= hit.start < hit.end <= len(normal.text)


def test_a_value_in_quotes_ends_with_them_only_where_it_stands_alone() -> None:
    """`"{namespace}/{service}"` holds two values, `"{image}": {...}` one that may hold colons."""
    (hit,) = hits('Service "{namespace}/{service}" has no endpoints', within='Service "shop/cart" has no endpoints')
    assert dict(hit.values) == {"namespace": "shop", "service": "cart"}
