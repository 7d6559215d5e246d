"""search_api.domain: what is about Kubernetes, and what a person wrote."""

import pytest

from search_api import domain

MANIFEST = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: web\n    image: web:1\n"


@pytest.mark.parametrize(
    "text", ["my pod is slow", "K8S", "容器启动失败", "activeDeadlineSeconds", "CoreDNS", "a crictl call"]
)
def test_a_text_is_ours_by_what_it_names(text: str) -> None:
    """Objects, components, runtimes and fields of the API."""
    assert domain.is_ours(text)


@pytest.mark.parametrize(
    "text", ["ssh: connection refused", "the podium", "nodejs", "火车晚点", "HTTP/1.1 503", MANIFEST]
)
def test_other_texts_are_not(text: str) -> None:
    """Neither other systems' words nor a manifest, which says nothing in words."""
    assert not domain.is_ours(text)


def test_prose_keeps_what_was_written_and_its_place() -> None:
    """Keys with values, columns and events become spaces of the same length."""
    text = "it fails since noon\nreason: Error\nweb-0     0/1    Error\nWarning  Failed  2m  kubelet  no\nwhy?"
    prose = domain.prose(text)
    assert prose.split() == ["it", "fails", "since", "noon", "why?"]
    assert len(prose) == len(text)


@pytest.mark.parametrize("text", ["my pods won't start", "Pod 起不来，报错了", "the node hangs", "it was Preempted"])
def test_a_text_tells_of_trouble_in_its_words(text: str) -> None:
    """Something fails, lasts or is missing."""
    assert domain.tells_of_trouble(text)


@pytest.mark.parametrize(
    "text",
    ["How do I expose a Service with an ingress?", "what sets a Deployment and a StatefulSet apart", "Pod 是什么"],
)
def test_a_question_of_how_tells_of_none(text: str) -> None:
    """Who asks what a thing is or how to do it has no trouble yet."""
    assert not domain.tells_of_trouble(text)


def test_a_code_is_a_containers_where_the_text_names_one_or_nothing_else() -> None:
    """A build tool's log names neither."""
    assert domain.is_about_containers("exit code 1?")
    assert domain.is_about_containers("the container of my batch exits with exit code 1 each and every night")
    assert not domain.is_about_containers("$ tsc -p . ; error Command failed with exit code 2 after 3 files")


def test_an_english_word_ends_where_chinese_begins() -> None:
    """People write without spaces between the two."""
    assert domain.is_ours("删除namespace一直卡住")
    assert domain.is_ours("Endpoints为空")
