"""How fast the search is, measured: `make bench`.

Everything is timed in one run and shown with its ratio to a bare Aho-Corasick pass over the same text, since a
machine's speed drifts. Against it, where installed (the extra `bench`), one `google-re2` set of the signatures, and
Python's `re` one by one. The signatures are taken once, ten and thirty times (synthetic ones added, of the same length
and shape).
"""

from __future__ import annotations

import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import ahocorasick_rs

from kb import holes
from kb.load import KnowledgeBase, load
from search_api import index, indexing
from search_api.index import Index
from search_api.match import Matcher
from search_api.normal import Normal
from search_api.signatures import Signature, SignatureSet

SCALES = (1, 10, 30)
OTHERS_SIZE = 50_000
"""Characters of a text that the other ways get to search."""

BUDGET = 1.5
"""Seconds that one figure may take, at least three runs."""

LINE = (
    '2m  Warning  Failed  pod/web-0  kubelet  Failed to pull image "registry.lab:5000/app:1": failed to do request: '
    'Head "https://registry.lab:5000/v2/app/manifests/1": http: server gave HTTP response to HTTPS client'
)
WORDS = "my pod was killed and restarts again because it needs more memory than the limit allows what now"
PROSE = (
    "I0611 10:41:07.118402 1 reconciler.go:224] synced shard 17 of tenant blue after 12 ms, 4 keys changed",
    "2025-06-11T10:41:07Z INFO request served path=/v1/orders/8841 status=200 duration=12ms user=anonymous",
    '10.2.14.7 - - [11/Jun/2025:10:41:07 +0000] "GET /assets/app.css HTTP/1.1" 304 0 "-" "Mozilla/5.0"',
)


def texts(base: KnowledgeBase, pieces: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the texts to search, by name: from one line to hostile ones made of the signatures' own pieces."""
    choose = random.Random(7)  # noqa: S311  # the same text in each run, nothing secret
    yield "one line", LINE
    yield "30-line describe", base.entries["symptoms/container-oom-killed"].entry.examples[0].text
    for name, size in (("100 KB of log", 100_000), ("1 MB of log", 1_000_000)):
        lines = [choose.choice(PROSE) for _ in range(size // 95)]
        yield name, "\n".join(lines)[:size]
    heap = [choose.choice(pieces) for _ in range(1_000_000 // 12)]
    yield "1 MB of pieces, as lines", "\n".join(heap)[:1_000_000]
    yield "1 MB of pieces, one line", " ".join(heap)[:1_000_000]


def written_pieces(index_: Index) -> list[str]:
    """Return the fixed pieces of all signatures as they are written."""
    return [part for one in index_.signatures for part in holes.split(one.text)[::2] if part.strip()]


def scaled(index_: Index, scale: int) -> list[Signature]:
    """Return the signatures `scale` times: the real ones, and such with their letters shuffled."""
    choose = random.Random(scale)  # noqa: S311  # see above
    made = list(index_.signatures)
    for number in range(1, scale):
        for one in index_.signatures:
            shuffled = tuple("".join(choose.sample(piece, len(piece))) for piece in one.pieces)
            made.append(Signature(f"symptoms/synthetic-{number}", one.text, shuffled, one.holes, one.quoted))
    return made


def seconds(call: Callable[[], object]) -> float:
    """Return the median time of a call, in seconds."""
    times: list[float] = []
    end = time.perf_counter() + BUDGET
    while len(times) < 3 or time.perf_counter() < end:
        began = time.perf_counter()
        call()
        times.append(time.perf_counter() - began)
        if len(times) >= 2000:
            break
    return statistics.median(times)


def shown(value: float) -> str:
    """Return a time in the unit that suits it."""
    return f"{value * 1e6:,.0f} µs" if value < 1e-3 else f"{value * 1e3:,.1f} ms"


def pattern(text: str) -> str:
    """Return a signature as the regular expression that people would write for it."""
    parts = holes.split(text)
    return ".+?".join(re.escape(part.strip()) for part in parts[::2] if part.strip())


def re2_set(signatures: list[Signature]) -> Callable[[str], object] | None:
    """Return one RE2 set of all signatures, or None where google-re2 is not installed."""
    try:
        import re2
    except ImportError:
        return None
    options = re2.Options()
    options.max_mem = 1 << 30  # of the default 8 MB the set would not compile
    built = re2.Set.SearchSet(options)
    for one in signatures:
        built.Add("(?is)" + pattern(one.text))
    built.Compile()
    return lambda text: built.Match(text)


def one_by_one(signatures: list[Signature]) -> Callable[[str], object]:
    """Return the search with Python's `re`, a pattern after the other."""
    compiled = [re.compile(pattern(one.text), re.IGNORECASE | re.DOTALL) for one in signatures]
    return lambda text: [one.search(text) for one in compiled]


def search_table(base: KnowledgeBase, index_: Index) -> None:
    """Print the time of every text at every scale, with the ratio to the bare pass."""
    pieces = sorted({piece for one in index_.signatures for piece in one.pieces if piece})
    named = list(texts(base, written_pieces(index_)))
    print(f"{len(index_.signatures)} signatures, {len(pieces)} pieces; median times, ratio to the bare pass at 1x\n")
    print("| text | bare pass | " + " | ".join(f"signatures {scale}x" for scale in SCALES) + " |")
    print("|---|---|" + "---|" * len(SCALES))
    bare = ahocorasick_rs.AhoCorasick(pieces)
    sets = {scale: SignatureSet(scaled(index_, scale)) for scale in SCALES}
    for name, text in named:
        normal = Normal(text).text
        least = seconds(lambda normal=normal: bare.find_matches_as_indexes(normal, overlapping=True))  # type: ignore[misc]
        cells = []
        for scale in SCALES:
            took = seconds(lambda text=text, scale=scale: sets[scale].find(Normal(text)))  # type: ignore[misc]
            cells.append(f"{shown(took)} ({took / least:.1f}x)")
        print(f"| {name} | {shown(least)} | {' | '.join(cells)} |")


def others_table(base: KnowledgeBase, index_: Index) -> None:
    """Print the time of the other ways to find the same signatures."""
    print("\n| text | ours | google-re2 set | Python re, one by one |\n|---|---|---|---|")
    ours = SignatureSet(index_.signatures)
    re2, plain = re2_set(index_.signatures), one_by_one(index_.signatures)
    for name, whole in texts(base, written_pieces(index_)):
        text = whole[:OTHERS_SIZE]  # one RE2 set takes minutes for a megabyte of pieces
        mine = seconds(lambda text=text: ours.find(Normal(text)))  # type: ignore[misc]
        theirs = "not installed"
        if re2 is not None:
            took = seconds(lambda text=text: re2(text))  # type: ignore[misc]
            theirs = f"{shown(took)} ({took / mine:.1f}x)"
        slow = "-"
        if len(text) < 10_000:
            took = seconds(lambda text=text: plain(text))  # type: ignore[misc]
            slow = f"{shown(took)} ({took / mine:.1f}x)"
        print(f"| {name} | {shown(mine)} | {theirs} | {slow} |")


def whole_table(base: KnowledgeBase, matcher: Matcher) -> None:
    """Print the time of whole answers: reading, ranking and commands included."""
    print("\n| whole answer | time |\n|---|---|")
    for name, text in (("a line that signatures decide", LINE), ("free text, 18 words", WORDS)):
        matcher.match(text).to_json()
        print(f"| {name} | {shown(seconds(lambda text=text: matcher.match(text).to_json()))} |")  # type: ignore[misc]


def cold_start(folder: Path) -> None:
    """Print the time of `whypod match` of one line as a process of its own, beside that of an empty Python."""
    root = Path(__file__).parent.parent

    def run(*command: str) -> float:
        return seconds(lambda: subprocess.run(command, input=LINE.encode(), capture_output=True, check=True))  # noqa: S603  # our own

    ours = run(sys.executable, str(root / "whypod.py"), "match", "--build-dir", str(folder))
    empty = run(sys.executable, "-c", "")
    print(f"| `whypod match`, one line, cold | {shown(ours)} (an empty Python: {shown(empty)}) |")


def main() -> None:
    """Print all tables."""
    from search_api import release

    base = load()
    with tempfile.TemporaryDirectory() as name:
        build = Path(name)
        with release.staged(build) as folder:
            indexing.write(folder / release.INDEX, base)
        opened = index.read(release.current(build) / release.INDEX)
        search_table(base, opened)
        others_table(base, opened)
        whole_table(base, Matcher(opened))
        cold_start(build)


if __name__ == "__main__":
    main()
