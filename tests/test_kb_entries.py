"""The knowledge base itself: every id that must exist answers, and every message that Kubernetes prints finds its way.

`catalogue.tsv` lists the ids, read from the source of Kubernetes 1.36, the runtimes, the CSI sidecars,
node-problem-detector and cluster-autoscaler.
"""

import pytest
from click.testing import CliRunner

import whypod
from generator import redirects, site
from generator.files import Plan
from generator.pages import Pages
from kb.kinds import Place
from kb.load import KnowledgeBase, load
from search_api import index, indexing
from search_api.match import Matcher
from tests import messages
from tests.messages import rows


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


def test_no_message_is_met_with_silence(matcher: Matcher) -> None:
    """Whatever a component prints, something answers."""
    silent = [
        (template, reason)
        for template, reason in messages.templates()
        if not matcher.match(messages.filled(template, reason)).ranked
    ]
    assert silent == []


def test_messages_lead_to_their_reason(base: KnowledgeBase, matcher: Matcher) -> None:
    """Or to an entry that shows up under it; which do not, and why, stands in a table."""
    known = {template for group in messages.ELSEWHERE.values() for template in group}
    away = {one.template for one in messages.led(base, matcher) if not one.home}
    assert away == known
