"""Markdown from the text of entries: their prose may hold code in back-ticks and nothing else that Markdown bends."""

from __future__ import annotations

import re

_CODE = re.compile(r"(`+)(?:(?!\1).)+?\1", re.DOTALL)
_SPECIAL = re.compile(r"[\\*_\[\]<>#{}~^|]")


def prose(text: str) -> str:
    """Return text as Markdown on one line: code spans stay, every other special character is shown as it is."""
    folded = " ".join(text.split())
    result, end = [], 0
    for code in _CODE.finditer(folded):
        result += [_escape(folded[end : code.start()]), code.group()]
        end = code.end()
    return "".join([*result, _escape(folded[end:])])


def fence(text: str, language: str = "") -> str:
    """Return a fenced block that holds `text` whatever back-ticks it has."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    marks = "`" * max(3, longest + 1)
    return f"{marks}{language}\n{text.rstrip()}\n{marks}"


def indent(text: str, width: int = 4) -> str:
    """Return every line but the first indented, so that a block stays inside its list item or admonition."""
    return text.replace("\n", "\n" + " " * width)


def quoted(text: str) -> str:
    """Return text as a YAML double-quoted scalar, for front matter."""
    folded = " ".join(text.split())
    return '"' + folded.replace("\\", "\\\\").replace('"', '\\"') + '"'


def code(text: str) -> str:
    """Return text as a code span."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    marks = "`" * (longest + 1)
    pad = " " if "`" in text[:1] + text[-1:] else ""
    return f"{marks}{pad}{' '.join(text.split())}{pad}{marks}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", text)
