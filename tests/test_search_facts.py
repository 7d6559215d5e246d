"""search_api.facts: names and exit codes that a paste shows by its form."""

import pytest

from search_api import facts

DESCRIBE = """\
Name:             web-7d4b9c-x2k4p
Namespace:        shop
Priority:         0
Node:             worker-3/10.0.4.13
Containers:
  app:
    Image:          registry.example.com/shop/web:4.1.0
"""

NAMED = [
    (DESCRIBE, {"pod": "web-7d4b9c-x2k4p", "namespace": "shop", "node": "worker-3", "container": "app",
                "image": "registry.example.com/shop/web:4.1.0"}),
    ("NAME      READY   STATUS    RESTARTS   AGE\nweb-0     0/1     Error     3          5m\n", {"pod": "web-0"}),
    ("Back-off restarting failed container app in pod web-0_shop(1b2c)",
     {"pod": "web-0", "namespace": "shop", "container": "app"}),
    ('E0101 01:01:01.1 1 x.go:1] "Error syncing pod" err="x" pod="shop/web-0" podUID=1',
     {"pod": "web-0", "namespace": "shop"}),
    ("Successfully assigned shop/web-0 to worker-3", {"pod": "web-0", "namespace": "shop", "node": "worker-3"}),
    ("kubectl -n shop logs web-0 -c app", {"namespace": "shop", "container": "app"}),
    ("2m  Warning  Failed  pod/web-0  spec.containers{app}  kubelet, worker-3  x",
     {"pod": "web-0", "container": "app", "node": "worker-3"}),
    ('Failed to pull image "ghcr.io/a/b:1": x', {"image": "ghcr.io/a/b:1"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_are_read_from_every_form(text: str, names: dict[str, str]) -> None:
    """describe, tables, kubelet's and the scheduler's wordings, klog, commands."""
    found = facts.names(text)
    assert {name: found.get(name) for name in names} == names


CODES = [
    ("exit code 143", [143]),
    ("      Exit Code:    137\n", [137]),
    ('"exitCode": 2,', [2]),
    ("exited with 126", [126]),
    ("pod failed (exit code: 143)", [143]),
    ("exit status 1", [1]),
    ("ExitCode:255", [255]),
    ("退出码为 139", [139]),
    ("exit code -1", [255]),
    ("exit code: 0\nexit code: 0\nexit code: 1", [0, 1]),
    ("mount failed: exit status 32", []),
    ("code 404", []),
    ("port 137", []),
]


@pytest.mark.parametrize(("text", "codes"), CODES)
def test_exit_codes_are_those_of_containers(text: str, codes: list[int]) -> None:
    """Folded into 0-255, each once, and not the status of a mount."""
    assert [code.code for code in facts.exit_codes(text)] == codes


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("exit code 1", False),
        ("Exit Code:    1", True),
        ('"exitCode": 1', True),
        ("script returned exit code 137", True),
    ],
)
def test_a_code_tells_of_a_container_by_its_field_or_its_number(text: str, telling: bool) -> None:
    """1 and 2 are everybody's; 125 and up are a start that failed, or a signal."""
    assert [code.telling for code in facts.exit_codes(text)] == [telling]
