"""search_api.match: from a paste to its answer, or to silence."""

import pytest

from kb.load import load
from search_api import index, indexing
from search_api.match import Matcher
from tests import corpus


@pytest.fixture(scope="module")
def matcher(tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    """The matcher of the three entries."""
    root = tmp_path_factory.mktemp("base")
    folder = root / "index"
    folder.mkdir()
    indexing.write(folder, load(corpus.write(root / "entries")))
    return Matcher(index.read(folder))


def ids(matcher: Matcher, text: str) -> list[str]:
    """Return the ids of the answers, best first."""
    return [ranked.item.id for ranked in matcher.match(text).ranked]


def test_a_signature_comes_before_the_token_it_explains(matcher: Matcher) -> None:
    """Specific before general."""
    text = "Warning  WriteFailed  2m  writer  write /data: no space left on device"
    assert ids(matcher, text) == ["symptoms/disk-full", "reasons/WriteFailed"]


def test_a_token_alone_answers_with_its_reason(matcher: Matcher) -> None:
    """There is nothing to refine it by."""
    assert ids(matcher, "what does WriteFailed mean") == ["reasons/WriteFailed"]


def test_words_beside_a_token_choose_among_its_causes(matcher: Matcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person says why; three entries make no word rare, hence the lower bar here."""
    monkeypatch.setattr("search_api.match.LEAST_SAID", 1.0)
    assert ids(matcher, "pod in WriteFailed, the disk is full, out of space")[0] == "symptoms/disk-full"


def test_words_alone_need_a_text_about_kubernetes(matcher: Matcher) -> None:
    """The same words about something else are no match."""
    assert ids(matcher, "the disk of my container is full, out of space") == ["symptoms/disk-full"]
    assert ids(matcher, "the disk of my camera is full, out of space") == []


def test_a_manifest_says_nothing_in_words(matcher: Matcher) -> None:
    """However many words of ours its keys and values hold."""
    manifest = (
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: disk\nspec:\n  volumes:\n  - name: full\n  - name: space\n"
    )
    assert ids(matcher, manifest) == []


def test_exit_codes_find_their_entry(matcher: Matcher) -> None:
    """Folded as the kernel folds them; a code without an entry is a fact all the same."""
    assert ids(matcher, "exit code 259") == ["exit-codes/3"]
    answer = matcher.match("exit code 77")
    assert (answer.ranked, answer.facts["exit_codes"]) == ([], [])


def test_names_fill_the_commands(matcher: Matcher) -> None:
    """Those that the text shows, and those that are known beforehand come first."""
    text = 'write /d: no space left on device pod="shop/web-0"'
    (first,) = matcher.match(text, limit=1).to_json()["matches"]
    assert first["commands"][0]["run"] == "kubectl exec web-0 -n shop -- df -h"
    assert first["commands"][0]["why"] == "A line at 100% in `web-0`."
    (first,) = matcher.match(text, limit=1, names={"pod": "api-1"}).to_json()["matches"]
    assert first["commands"][0]["run"] == "kubectl exec api-1 -n shop -- df -h"


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "🔥" * 50, "a" * 100_000, "{" * 5_000, "\\" * 5_000])
def test_any_text_gets_an_answer(matcher: Matcher, text: str) -> None:
    """Nothing that can be pasted breaks it."""
    assert matcher.match(text).ranked == []


def test_the_limit_is_kept(matcher: Matcher) -> None:
    """At most so many answers."""
    assert len(matcher.match("WriteFailed exit code 3", limit=1).ranked) == 1
