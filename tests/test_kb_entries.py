"""The knowledge base itself: every id that must exist answers, and every message that Kubernetes prints finds its way.

`catalogue.tsv` lists the ids, `messages.tsv` the message templates with the reason that each comes with; both were
read from the source of Kubernetes 1.36, the runtimes, the CSI sidecars, node-problem-detector and cluster-autoscaler.
"""

import re
from itertools import cycle
from pathlib import Path

import pytest
from click.testing import CliRunner

import whypod
from generator import redirects, site
from generator.files import Plan
from generator.pages import Pages
from kb.kinds import Place
from kb.links import Links
from kb.load import KnowledgeBase, load
from search_api import index, indexing
from search_api.match import Matcher

HERE = Path(__file__).parent
SHORTEST = 8
"""Fixed characters from which a template says anything."""

LEAST_LED_HOME = 0.93
"""Share of the templates that must lead to their own reason, or to an entry that shows up under it."""


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table beside this file."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The knowledge base."""
    return load()


@pytest.fixture(scope="module")
def pages(base: KnowledgeBase) -> Plan:
    """Every generated file."""
    return site.plan(base)


@pytest.fixture(scope="module")
def matcher(base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    """The search over it."""
    folder = tmp_path_factory.mktemp("index")
    indexing.write(folder, base)
    return Matcher(index.read(folder))


def test_every_id_of_the_catalogue_exists(base: KnowledgeBase) -> None:
    """With the grade that its class asks for."""
    wrong = [
        (id, grade)
        for id, grade in rows("catalogue.tsv")
        if id not in base.entries or (grade and base.entries[id].entry.grade != grade)
    ]
    assert wrong == []


def test_every_id_answers_at_its_address(base: KnowledgeBase, pages: Plan) -> None:
    """In its own form and in lower case; a reason that kubectl shows also below statuses/."""
    for id, _ in rows("catalogue.tsv"):
        assert f"{id}.md" in pages, id
        assert id == id.lower() or f"{id.lower()}/index.html" in pages, id
    shown = {
        f"statuses/{loaded.name}"
        for loaded in base.entries.values()
        if any(Place.KUBECTL_STATUS in sense.where for sense in loaded.entry.emitted)
    }
    assert shown - set(base.entries) <= set(redirects.addresses(Pages(base)))


def test_every_exit_code_answers(pages: Plan) -> None:
    """From 0 to 255."""
    assert all(f"exit-codes/{code}.md" in pages for code in range(256))


def test_every_reason_is_shown(base: KnowledgeBase) -> None:
    """`whypod show` finds it by its token in any case."""
    for id, _ in rows("catalogue.tsv"):
        if id.startswith("reasons/"):
            assert base.find(id.split("/")[1].lower()).id.split("/")[1] == id.split("/")[1]
    assert CliRunner().invoke(whypod.cli, ["show", "oomkilled"]).output.startswith("OOMKilled  [reasons/OOMKilled]")


COMPOSED = {
    ("failed to %q for %q with %w: %q", "KillContainerError"): 'failed to "KillContainer" for "web" with '
    'KillContainerError: "rpc error: code = Unknown desc = timeout"',
    ("failed to %q for %q with %w: %q", "KillPodSandboxError"): 'failed to "KillPodSandbox" for "8d1f" with '
    'KillPodSandboxError: "rpc error: code = Unknown desc = timeout"',
    ("failed to %q for %q with %w: %q", "RemoveContainerError"): 'failed to "RemoveContainer" for "web" with '
    'RemoveContainerError: "rpc error: code = Unknown desc = timeout"',
    ("%s is not healthy: %v", "KubeletNotReady"): "PLEG is not healthy: pleg was last seen active 3m9s ago",
    ("Insufficient %v", "FailedScheduling"): "Insufficient example.com/dongle",
    ("%s: not found", "ErrImagePull"): "docker.io/library/nginx:1.99: not found",
    ("exec %s: no such file or directory", "RunContainerError"): "exec /app/run.sh: no such file or directory",
    ("exec %s: permission denied", "RunContainerError"): "exec /app/run.sh: permission denied",
    ("open %s: no such file or directory", "CheckLimitsForResolvConf"): "open /run/systemd/resolve/resolv.conf: "
    "no such file or directory",
}
"""(template, reason) -> the message as its component composes it: here what fills the holes tells what it is about."""


def filled(template: str, reason: str = "") -> str:
    """Return a message template with something plausible in its holes."""
    if (template, reason) in COMPOSED:
        return COMPOSED[template, reason]
    values = {
        "s": cycle(["web-0", "shop", "node-7"]),
        "q": cycle(['"data"', '"web"', '"cfg"']),
        "v": cycle(["web-0", "3", "abc"]),
        "d": cycle(["3", "5"]),
        "w": cycle(["some error"]),
    }
    return re.sub(r"%[-+#0-9.]*([svqdwtT])", lambda hole: next(values.get(hole[1], values["s"])), template)


def templates() -> list[tuple[str, str]]:
    """Return the (template, reason) pairs that hold enough fixed text to say anything."""
    return [
        (template, reason)
        for template, reason in rows("messages.tsv")
        if len(re.sub(r"%[a-z]|\W", "", template)) >= SHORTEST
    ]


def test_no_message_is_met_with_silence(matcher: Matcher) -> None:
    """Whatever a component prints about a pod in trouble, something answers."""
    silent = [template for template, reason in templates() if not matcher.match(filled(template, reason)).ranked]
    assert silent == []


def test_messages_lead_to_their_reason(base: KnowledgeBase, matcher: Matcher) -> None:
    """Or to an entry that shows up under it."""
    links = Links(base)
    home: list[str] = []
    away: list[tuple[str, str, list[str]]] = []
    for template, reason in templates():
        if reason and f"reasons/{reason}" in base.entries:
            found = [ranked.item.id for ranked in matcher.match(filled(template, reason)).ranked]
            right = any(f"reasons/{reason}" in {id, *links.ancestors(id)} for id in found)
            if right:
                home.append(template)
            else:
                away.append((template, reason, found[:2]))
    share = len(home) / (len(home) + len(away))
    assert share >= LEAST_LED_HOME, f"{share:.3f}; away: {away}"
