"""kb.document: YAML into plain data with the line of every value."""

from pathlib import Path

from kb import document


def read(tmp_path: Path, text: str) -> document.Document:
    """Read `text` as a file."""
    path = tmp_path / "entry.yaml"
    path.write_text(text, encoding="utf-8")
    return document.read(path)


def test_values_keep_their_lines(tmp_path: Path) -> None:
    """Every value is found at the line of its key, also inside of lists."""
    found = read(tmp_path, "title: a\ncauses:\n  - cause: b\n    detail: c\n")
    assert found.data == {"title": "a", "causes": [{"cause": "b", "detail": "c"}]}
    assert found.line(("causes", 0, "detail")) == 4


def test_a_missing_value_is_placed_at_what_would_hold_it(tmp_path: Path) -> None:
    """A location that is not in the file has the line of the nearest one above it."""
    assert read(tmp_path, "title: a\ncauses:\n  - cause: b\n").line(("causes", 0, "confirm")) == 3


def test_plain_scalars_that_yaml_bends_are_reported(tmp_path: Path) -> None:
    """`137`, `no` and `1.10` must be quoted, since YAML makes a number or a boolean of them."""
    found = read(tmp_path, "a: 137\nb: no\nc: 1.10\nd: '1.10'\n")
    assert [(problem.line, problem.found) for problem in found.problems] == [
        (1, "`137`, which YAML reads as int"),
        (2, "`no`, which YAML reads as bool"),
        (3, "`1.10`, which YAML reads as float"),
    ]


def test_a_key_stands_once(tmp_path: Path) -> None:
    """A doubled key is reported at its second place, and the first value is kept."""
    found = read(tmp_path, "title: a\ntitle: b\n")
    assert found.data == {"title": "a"}
    assert [(problem.line, problem.found) for problem in found.problems] == [(2, "`title` a second time")]


def test_broken_yaml_is_a_problem_with_its_line(tmp_path: Path) -> None:
    """A syntax error is reported, never raised."""
    found = read(tmp_path, "title: a\n  bad: [\n")
    assert found.data is None
    assert found.problems[0].line == 2


def test_bytes_that_are_not_utf8_are_a_problem(tmp_path: Path) -> None:
    """Another encoding is reported, never raised."""
    path = tmp_path / "entry.yaml"
    path.write_bytes(b"title: \xff\n")
    assert document.read(path).problems[0].expected == "UTF-8 text"


def test_an_empty_file_is_a_problem(tmp_path: Path) -> None:
    """A file without a mapping is no entry."""
    assert read(tmp_path, "").problems[0].found == "no mapping"
