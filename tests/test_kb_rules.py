"""kb.rules: each rule finds its fault, and nothing in a base without faults."""

from pathlib import Path

import pytest

from kb import rules
from kb.load import load_leniently
from tests import corpus


def found(root: Path) -> list[str]:
    """Return what the rules find below `root`."""
    base, problems = load_leniently(root)
    assert problems == []
    return [f"{problem.path.name}: {problem.found}" for problem in rules.check(base)]


def test_a_whole_base_has_no_problems(tmp_path: Path) -> None:
    """The corpus of the tests keeps all rules."""
    assert found(corpus.write(tmp_path)) == []


SYMPTOM_FAULTS = [
    ("shown_by: [reasons/WriteFailed]", "shown_by: [reasons/Nothing]", "`reasons/Nothing`, which no entry has"),
    ("[reasons/WriteFailed]", "[symptoms/disk-full, reasons/WriteFailed]", "a link to the entry itself"),
    ("shown_by: [reasons/WriteFailed]\n", "", "a symptom without `shown_by`"),
    ("prevent: [Rotate logs.]\n", "", "no `prevent`"),
    ("    stop_gap:\n      do: Remove old logs.\n      risk: They are gone.\n", "", "a cause without remedy"),
    ("https://example.com/disk", "https://example.com/disk\n    repo: a/b\n    path: c", "half a source"),
    ("write {path}: no", "write {thing}: no", "the hole {thing}"),
    ("exec {pod} -n", "exec {box} -n", "the hole {box}"),
    ("kubectl exec {pod} -n {namespace} -- df -h\n        look: A", "kubectl delete pod {pod}\n        look: A",
     "`kubectl delete`, which changes things"),
    ("      risk: They are gone.", "      run: kubectl delete pod {pod} --force\n      risk: None.",
     "nothing about loss beside --force or a finalizer"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "fault"), SYMPTOM_FAULTS, ids=[fault for _, _, fault in SYMPTOM_FAULTS])
def test_each_rule_finds_its_fault(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """One change of a good entry gives the problem that its rule names."""
    assert old in corpus.DISK_FULL
    problems = found(corpus.write(tmp_path, symptoms_disk_full_yaml=corpus.DISK_FULL.replace(old, new, 1)))
    assert f"disk-full.yaml: {fault}" in [problem.split(", though")[0] for problem in problems]


def test_a_link_down_needs_its_link_up(tmp_path: Path) -> None:
    """What a reason lists under explained_by must name the reason under shown_by."""
    text = corpus.DISK_FULL.replace("shown_by: [reasons/WriteFailed]", "shown_by: [exit-codes/3]")
    (problem,) = found(corpus.write(tmp_path, symptoms_disk_full_yaml=text))
    assert problem == "disk-full.yaml: no `reasons/WriteFailed`, though its line 4 lists symptoms/disk-full"


def test_a_ring_of_parents_is_reported(tmp_path: Path) -> None:
    """At each link of the ring."""
    text = corpus.WRITE_FAILED + "shown_by: [symptoms/disk-full]\n"
    problems = found(corpus.write(tmp_path, reasons_WriteFailed_yaml=text))
    assert problems == [
        "WriteFailed.yaml: `symptoms/disk-full`, which shows up under this entry itself",
        "disk-full.yaml: `reasons/WriteFailed`, which shows up under this entry itself",
    ]


def test_titles_and_names_are_unique(tmp_path: Path) -> None:
    """Two entries of a kind cannot share a title, and an alias cannot be another entry's name."""
    root = corpus.write(tmp_path)
    (root / "symptoms/full-disk.yaml").write_text(corpus.DISK_FULL + "aliases: [exit-codes/3]\n")
    (root / "symptoms/full-disk.zh.yaml").write_text(corpus.FILES["symptoms/disk-full.zh.yaml"])
    assert [one for one in found(root) if "nearly" not in one] == [
        "full-disk.yaml: the title of symptoms/disk-full",
        "full-disk.yaml: the name of exit-codes/3",
    ]


def test_an_exit_code_is_a_number_to_255(tmp_path: Path) -> None:
    """The name of an exit code is checked."""
    root = corpus.write(tmp_path)
    (root / "exit-codes/256.yaml").write_text(corpus.CODE_3.replace("code 3", "code 256"))
    (root / "exit-codes/256.zh.yaml").write_text(corpus.FILES["exit-codes/3.zh.yaml"])
    assert "256.yaml: the name `256`" in found(root)


def test_a_translation_is_missed(tmp_path: Path) -> None:
    """Every entry has its Chinese."""
    assert found(corpus.write(tmp_path, exit_codes_3_zh_yaml=None)) == ["3.yaml: no 3.zh.yaml beside it"]


@pytest.mark.parametrize(
    "command",
    ["kubectl auth can-i create pods", "kubectl get pods -l app=delete", "kubectl apply --dry-run=server -f x"],
)
def test_reading_commands_may_name_verbs(command: str) -> None:
    """Words that only look like a change are no change."""
    assert not rules.CHANGING.search(command)
