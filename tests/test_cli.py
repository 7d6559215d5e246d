"""whypod: options into calls, errors into messages and exit codes, streams that end quietly."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import whypod
from kb import load as kb_load
from kb.load import load
from search_api import indexing, release
from tests import corpus

ROOT = Path(__file__).parent.parent
PASTE = "2m  Warning  WriteFailed  pod/web-0  writer  write /data/x: no space left on device"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three entries, and a build of them (index alone) beside."""
    root = tmp_path_factory.mktemp("cli")
    entries = corpus.write(root / "entries")
    with release.staged(root / "build") as folder:
        indexing.write(folder / release.INDEX, load(entries))
    return root


def run(base: Path, *arguments: str, stdin: str | bytes = "") -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own, as a user does."""
    data = stdin if isinstance(stdin, bytes) else stdin.encode()
    environment = os.environ | {"WHYPOD_BUILD_DIR": str(base / "build")}
    command = [sys.executable, str(ROOT / "whypod.py"), *arguments]
    done = subprocess.run(command, input=data, capture_output=True, env=environment, check=False)  # noqa: S603  # our own
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def invoke(base: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Run a command in this process over the three entries."""
    monkeypatch.setattr(kb_load, "ENTRIES", base / "entries")
    monkeypatch.setattr(kb_load.load, "__defaults__", (base / "entries",))
    monkeypatch.setattr(kb_load.load_leniently, "__defaults__", (base / "entries",))

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(whypod.cli, list(arguments))

    return call


def test_match_answers_with_evidence_and_filled_commands(base: Path) -> None:
    """The text comes through the pipe; found is exit code 0."""
    done = run(base, "match", "-", stdin=PASTE)
    assert done.returncode == 0
    assert re.match(r"1\. The disk is full  \[symptoms/disk-full\]  \d+ %\n", done.stdout)
    assert "because of the signature: write {path}: no space left on device" in done.stdout
    assert "$ kubectl exec web-0 -n <namespace> -- df -h" in done.stdout
    assert done.stderr == ""


def test_match_reads_a_file_and_gives_json(base: Path, tmp_path: Path) -> None:
    """The same JSON as the HTTP interface."""
    (tmp_path / "error.txt").write_text(PASTE)
    done = run(base, "match", "--json", "--limit", "1", str(tmp_path / "error.txt"))
    assert [match["id"] for match in json.loads(done.stdout)["matches"]] == ["symptoms/disk-full"]


def test_explain_says_why(base: Path) -> None:
    """What each piece of evidence gave, and why the next one lost."""
    assert "| a consequence of symptoms/disk-full" in run(base, "match", "--explain", stdin=PASTE).stdout


def test_no_match_is_exit_code_1(base: Path) -> None:
    """With what to try instead."""
    done = run(base, "match", stdin="the whales moved north")
    assert (done.returncode, done.stdout.startswith("No match")) == (1, True)


def test_match_takes_any_bytes(base: Path) -> None:
    """A torn character does not lose the rest of the text."""
    assert run(base, "match", stdin=b"\xff\xfe " + PASTE.encode()).returncode == 0


BAD = [
    (["match", "/nothing/there"], "No such file"),
    (["match", "--limit", "0"], "0 is not in the range"),
    (["match", "--build-dir", "/nothing"], "run `whypod build`"),
    (["list", "kinds"], "found the kind 'kinds', expected one of statuses"),
    (["show", "Nothing"], "no entry 'Nothing'"),
    (["new", "symptoms", "Bad Name"], "expected kebab-case"),
    (["serve", "--port", "0"], "0 is not in the range"),
    (["nonsense"], "No such command"),
]


@pytest.mark.parametrize(("arguments", "message"), BAD, ids=[" ".join(arguments) for arguments, _ in BAD])
def test_bad_input_is_one_message_and_exit_code_2(base: Path, arguments: list[str], message: str) -> None:
    """On stderr, with nothing on stdout and no traceback."""
    done = run(base, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_jsonl_streams_in_order(base: Path) -> None:
    """Each answer is out before the next line is read."""
    command = [sys.executable, str(ROOT / "whypod.py"), "match", "--jsonl", "--build-dir", str(base / "build")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own
        assert process.stdin is not None
        assert process.stdout is not None
        for id, text, expected in ((1, PASTE, ["symptoms/disk-full", "reasons/WriteFailed"]), ("b", "whales", [])):
            process.stdin.write(json.dumps({"id": id, "text": text}) + "\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert (answer["id"], [match["id"] for match in answer["matches"]]) == (id, expected)
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"text": "x"}', '{"id": 1, "text": 2}'])
def test_a_bad_line_is_named_and_loses_nothing_before_it(base: Path, line: str) -> None:
    """The answers so far are out, the message has the line's number."""
    done = run(base, "match", "--jsonl", stdin=json.dumps({"id": 1, "text": PASTE}) + "\n\n" + line + "\n")
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 1)
    assert "whypod: line 3: " in done.stderr


def test_a_broken_pipe_ends_quietly(base: Path) -> None:
    """`whypod ... | head -1` is no error to talk about."""
    line = json.dumps({"id": 1, "text": PASTE}) + "\n"
    program = f"'{sys.executable}' '{ROOT / 'whypod.py'}' match --jsonl --build-dir '{base / 'build'}' | head -1"
    done = subprocess.run(["sh", "-c", program], input=line * 2000, capture_output=True, text=True, check=False)  # noqa: S603, S607  # our own
    assert (len(done.stdout.splitlines()), done.stderr) == (1, "")


def test_a_taken_port_is_a_clear_message(base: Path) -> None:
    """It says how to give another one."""
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(base, "serve", "--port", str(taken.getsockname()[1]))
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot listen on 127.0.0.1" in done.stderr
    assert "PORT=N" in done.stderr


def test_show_finds_an_entry_by_any_of_its_names(invoke: object) -> None:
    """Id, bare name in any case, alias, and any integer as an exit code."""
    assert callable(invoke)
    for word, title in (("writefailed", "WriteFailed"), ("3", "Exit code 3: no disk"), ("259", "Exit code 3: no disk")):
        assert invoke("show", word).output.startswith(title)
    assert invoke("show", "137").output.startswith("Exit code 137: SIGKILL")
    assert invoke("show", "-1").output.startswith("Exit code 255")
    assert json.loads(invoke("show", "disk-full", "--json").output)["id"] == "symptoms/disk-full"


def test_show_has_all_of_an_entry(invoke: object) -> None:
    """Causes, commands, risks, what explains it."""
    assert callable(invoke)
    text = invoke("show", "disk-full").output
    assert all(
        part in text for part in ("1. Logs", "$ kubectl exec <pod>", "Now: Remove old logs.", "Risk: They are gone.")
    )
    assert "symptoms/disk-full: The disk is full" in invoke("show", "WriteFailed").output


def test_list_gives_the_entries(invoke: object) -> None:
    """All, or of one kind; as text or JSON."""
    assert callable(invoke)
    assert invoke("list").output.splitlines()[0] == "exit-codes/3         Exit code 3: no disk"
    listed = json.loads(invoke("list", "symptoms", "--json").output)
    assert [(one["id"], one["grade"]) for one in listed] == [("symptoms/disk-full", "problem")]


def test_check_reports_every_problem_with_its_place(invoke: object, base: Path) -> None:
    """Exit code 1 where there are any; paths narrow the report."""
    assert callable(invoke)
    assert (invoke("check").exit_code, invoke("check").output) == (0, "")
    path = base / "entries/exit-codes/3.yaml"
    before = path.read_text()
    try:
        path.write_text(before.replace("exit code 3", "nothing of the kind"))
        result = invoke("check")
        assert result.exit_code == 1
        assert (
            f"{path}:19: found an example that finds none, expected one that finds exit-codes/3 first" in result.output
        )
        assert invoke("check", str(base / "entries/symptoms")).exit_code == 0
    finally:
        path.write_text(before)


def test_new_writes_a_template(invoke: object, base: Path) -> None:
    """And says where."""
    assert callable(invoke)
    lines = invoke("new", "symptoms", "cable-cut").output.splitlines()
    try:
        assert [Path(line).name for line in lines] == ["cable-cut.yaml", "cable-cut.zh.yaml"]
        assert all(Path(line).exists() for line in lines)
    finally:
        for line in lines:
            Path(line).unlink()
