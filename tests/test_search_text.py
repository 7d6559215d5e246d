"""search_api.text: people's own words, English and Chinese."""

from pathlib import Path

import pytest

from kb.load import load
from search_api import text
from search_api.text import Texts, terms
from tests import corpus


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """The text index of the three entries."""
    root = tmp_path_factory.mktemp("base")
    folder = root / "index"
    folder.mkdir()
    text.write(folder, load(corpus.write(root / "entries")))
    return Texts(folder)


@pytest.mark.parametrize("words", ["the disk is full", "out of space on disks", "磁盘满了怎么办", "空间不足"])
def test_words_find_their_entry(texts: Texts, words: str) -> None:
    """By title, search words and translation, whatever the ending of a word."""
    assert texts.find(words)[0].entry == "symptoms/disk-full"


def test_the_score_is_the_share_of_what_was_said(texts: Texts) -> None:
    """Words that no entry knows lower it."""
    known, diluted = texts.find("disk full")[0], texts.find("disk full of whales and dolphins at sea")[0]
    assert known.score > 0.9
    assert diluted.score < known.score / 2


@pytest.mark.parametrize("words", ["", "the a of", "whales", "鲸鱼"])
def test_words_that_no_entry_has_find_nothing(texts: Texts, words: str) -> None:
    """Nor do words that mean nothing by themselves."""
    assert texts.find(words) == []


def test_terms_carry_their_spans() -> None:
    """Words are cut at their parts, Chinese into pairs of characters."""
    assert list(terms("Disk-full 磁盘满")) == [("disk", 0, 4), ("ful", 5, 9), ("磁盘", 10, 12), ("盘满", 11, 13)]


def test_an_index_is_written_into_an_empty_folder(tmp_path: Path) -> None:
    """And can be opened again."""
    text.write(tmp_path, load(corpus.write(tmp_path / "entries")))
    assert Texts(tmp_path).find("disk full")
