"""kb.holes: the table of holes, and values that may go into commands."""

import pytest

from kb import holes


def test_commands_take_the_values_that_fit() -> None:
    """A known name is put in, an unknown one stays as a word to type, jsonpath's {end} stays itself."""
    filled = holes.fill("kubectl logs {pod} -n {namespace} -o '{end}'", {"pod": "web-0"})
    assert filled == "kubectl logs web-0 -n <namespace> -o '{end}'"


@pytest.mark.parametrize("value", ["web;rm -rf /", "$(id)", "a b", "-A", "WEB", "web\n", "`id`", "x" * 300, ""])
def test_nothing_pasted_becomes_shell_syntax(value: str) -> None:
    """A value that is no Kubernetes name is never put into a command."""
    assert holes.fill("kubectl logs {pod}", {"pod": value}) == "kubectl logs <pod>"


@pytest.mark.parametrize("name", sorted(holes.PLACEHOLDERS))
def test_no_hole_lets_shell_syntax_through(name: str) -> None:
    """Whatever the kind of hole, a value cannot hold what a shell acts on."""
    for bad in "\"'`$;&|<>\\\n\t *?(){}[]!#~":
        assert not holes.fits(name, f"a{bad}b"), bad
        assert not holes.fits(name, f"1{bad}2"), bad


def test_split_gives_pieces_and_names_in_turn() -> None:
    """Fixed text at even places, names at odd ones; other braces are text."""
    assert holes.split("a {pod} had {node: x} {...}") == ["a ", "pod", " had {node: x} ", "...", ""]
