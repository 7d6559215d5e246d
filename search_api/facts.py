"""What a paste says by its form alone: the names of objects, and exit codes.

Everything here is read by small patterns in one table each; what a pattern catches is only used when it has the form
of its kind (`kb.holes.fits`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb import holes
from kb.exit_codes import fold

_Q = r"[\"'`“”‘’\\]*"
_DNS = r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?"

NAME_PATTERNS: dict[str, tuple[tuple[str, str], ...]] = {
    "namespace": (
        ("-n", rf"(?:^|\s)(?:-n|--namespace)[ =]{_Q}(?P<it>{_DNS})"),
        ("Namespace:", rf"^\s*Namespace:\s+(?P<it>{_DNS})\s*$"),
        ("namespace", rf"\bnamespace{_Q}[:=]\s*{_Q}(?P<it>{_DNS}){_Q}(?:[\s,;)}}]|$)"),
        ("pod", rf"\bpod{_Q}[:=]\s*{_Q}(?P<it>{_DNS})/{_DNS}"),
        ("pod", rf"\bpods? {_Q}{_DNS}_(?P<it>{_DNS})\("),
        ("pod=", rf"\bpod={_DNS}_(?P<it>{_DNS})\("),
        ("assigned ", rf"Successfully assigned (?P<it>{_DNS})/{_DNS} to "),
        ("for ", rf"for {_Q}(?P<it>{_DNS})/{_DNS}{_Q}:"),
        ("NAMESPACE", r"^\s*NAMESPACE\s+(?:NAME|LAST).*\n\s*(?P<it>[a-z0-9][a-z0-9-]*)\s"),
        ("namespace", rf"\bin (?:the )?namespace {_Q}(?P<it>{_DNS})"),
    ),
    "pod": (
        ("pod", rf"\bpod{_Q}[:=]\s*{_Q}{_DNS}/(?P<it>{_DNS})"),
        ("pod=", rf"\bpod={_Q}(?P<it>{_DNS})_{_DNS}\("),
        ("pod", rf"\bpods? {_Q}(?P<it>{_DNS})_{_DNS}\("),
        ("pod", rf"\bpods?/(?P<it>{_DNS})"),
        ("assigned ", rf"Successfully assigned {_DNS}/(?P<it>{_DNS}) to "),
        ("Name:", rf"\A\s*Name:\s+(?P<it>{_DNS})\s*$(?=[\s\S]*^\s*(?:Node|Containers|Priority|Start Time):)"),
        ("Name:", rf"^Name:\s+(?P<it>{_DNS})\s*\n\s*Namespace:\s+\S+\s*\n(?:Priority|Node|Service Account|Start Time)"),
        ("Pod", rf"\bkind{_Q}: {_Q}Pod{_Q},?\s+(?:{_Q}\w+{_Q}: .*\s+){{0,3}}?{_Q}name{_Q}: {_Q}(?P<it>{_DNS}){_Q}"),
        ("READY", rf"^\s*NAME\s+READY\s+STATUS.*\n\s*(?P<it>{_DNS})\s+\d+/\d+"),
        ("READY", rf"^\s*NAMESPACE\s+NAME\s+READY\s+STATUS.*\n\s*\S+\s+(?P<it>{_DNS})\s+\d+/\d+"),
        ("/", rf"^\s*(?P<it>{_DNS})\s+\d+/\d+\s+[A-Z]"),
        ("pod", rf"\bpods? {_Q}(?P<it>[a-z0-9][a-z0-9.-]*-[a-z0-9.-]*[a-z0-9]){_Q}"),
        ("kubectl", rf"\bkubectl (?:describe|delete|get) (?:pods?|po) (?P<it>{_DNS})"),
        ("kubectl", r"\bkubectl (?:logs|exec)(?: -\S+)* (?P<it>[a-z][a-z0-9.-]*-[a-z0-9]+)"),
    ),
    "container": (
        ("ontainers{", rf"\bspec\.(?:initC|c|ephemeralC)ontainers{{(?P<it>{_DNS})}}"),
        ("failed container", rf"\bfailed container[= ]{_Q}(?P<it>{_DNS}){_Q} (?:in )?pod"),
        ("container", rf"\bcontainer[= ]{_Q}(?P<it>{_DNS})[\"'`\\”]"),
        ("Container ", rf"\bContainer (?P<it>{_DNS}) (?:failed|definition|resize)"),
        ("ontainers:", r"^(?:Init )?Containers:\s*\n\s+(?P<it>[a-z0-9][a-z0-9.-]*):\s*$"),
        ("kubectl", rf"\bkubectl\b[^\n]* (?:logs|exec)\b[^\n]* -c[ =](?P<it>{_DNS})"),
    ),
    "node": (
        ("Node:", rf"^\s*Node:\s+(?P<it>{_DNS})(?:/|\s*$)"),
        ("kubelet, ", rf"\bkubelet, (?P<it>{_DNS})\b"),
        ("assigned ", rf"Successfully assigned \S+ to (?P<it>{_DNS})"),
        ("nodeName", rf"\bnodeName{_Q}: {_Q}(?P<it>{_DNS})"),
        ("node", rf"\bnodes?/(?P<it>{_DNS})"),
        ("ode ", rf"\b[Nn]ode {_Q}?(?P<it>[a-z0-9][a-z0-9.]*[-.][a-z0-9.-]*[a-z0-9]){_Q}"),
        ("Ready", rf"^(?P<it>{_DNS})\s+(?:Not)?Ready(?:,SchedulingDisabled)?\s"),
    ),
    "image": (
        ("image ", rf"\bimage {_Q}(?P<it>[A-Za-z0-9][\w./:@-]+[A-Za-z0-9])[\"'`\\”]"),
        ("Image:", r"^\s*Image:\s+(?P<it>[A-Za-z0-9][\w./:@-]+[A-Za-z0-9])\s*$"),
        ("image", rf"\bimage{_Q}: {_Q}(?P<it>[A-Za-z0-9][\w./:@-]+[A-Za-z0-9])"),
    ),
    "pvc": (
        ("ersistentvolumeclaim", rf"\bpersistentvolumeclaim[s]?[ /]{_Q}(?P<it>{_DNS}){_Q}"),
        ("pvc/", rf"\bpvc/(?P<it>{_DNS})"),
        ("claimName", rf"\bclaimName{_Q}: {_Q}(?P<it>{_DNS})"),
    ),
    "pv": (
        ("volume ", rf"\bvolume {_Q}(?P<it>pvc-[0-9a-f-]{{8,}})"),
        ("ersistentvolume ", rf"\bpersistentvolume {_Q}(?P<it>{_DNS}){_Q}"),
    ),
    "volume": (("for volume ", rf"\bfor volume {_Q}(?P<it>{_DNS}){_Q}"),),
    "deployment": (
        ("deployment", rf"\bdeployments?(?:\.apps)?[/ ]{_Q}(?P<it>[a-z0-9][a-z0-9.]*-[a-z0-9.-]*[a-z0-9]){_Q}"),
    ),
    "job": (("job", rf"\bjobs?(?:\.batch)?/(?P<it>{_DNS})"),),
}
"""Name -> (letters that the text must hold, pattern), the most telling first; the group `it` holds the value.

Looking for the letters first is what makes this cheap: most patterns are never tried.
"""

_NAMES = {
    name: tuple((letters, re.compile(pattern, re.MULTILINE | re.ASCII)) for letters, pattern in patterns)
    for name, patterns in NAME_PATTERNS.items()
}

_EXIT_CODE = re.compile(
    r"\bexit(?:ed|s)?[ _-]?(?:with |by )?(?:an? )?(?:non-zero )?(?:exit )?(?:code|status)?(?: of)?[\"'\\ ]*[:=(]?\s*"
    r"[\"'\\]*\(?(?P<a>-?\d{1,10})\b"
    r"|\b(?:terminated|exited|died|killed|crashed|ended|stopped) (?:\w+ ){0,3}code[:=]? (?P<b>\d{1,3})\b"
    r"|退出(?:代)?(?:状态)?(?:码|code)\s*(?:为|是|:|：)?\s*(?P<c>-?\d{1,10})",
    re.IGNORECASE | re.ASCII,  # a Chinese character ends an English word
)
FAILED_START = 125
"""The first of the codes that runtimes and shells give a start that failed (125-127) and signals (from 129)."""

_FIELD = re.compile(r"Exit Code:|exitCode\b")
_NOT_A_CONTAINERS = re.compile(
    r"(?:mount|umount|fsck|plugin|probe|ssh|make|npm|pip|curl|rsync|git|dpkg|script subprocess|process finished with"
    r"|non-zero)\b[^\n]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ExitCode:
    """An exit code as read, folded into 0-255, with its span in the text.

    `telling`: no build tool's or script's code is meant, for it stands in a field of a container's state
    (`exitCode: 1`) or names a signal or a failed start (from 125 up).
    """

    code: int
    start: int
    end: int
    telling: bool


def names(text: str) -> dict[str, str]:
    """Return the names of objects that the text shows, by hole name: `{"pod": "web-0", "namespace": "shop"}`."""
    return dict(_found_names(text))


def _found_names(text: str) -> Iterator[tuple[str, str]]:
    for name, patterns in _NAMES.items():
        for letters, pattern in patterns:
            match = pattern.search(text) if letters in text else None
            if match and holes.fits(name, match["it"]):
                yield name, match["it"]
                break


def exit_codes(text: str) -> list[ExitCode]:
    """Return the exit codes of containers that the text shows, each once, in order."""
    found: dict[int, ExitCode] = {}
    for match in _EXIT_CODE.finditer(text):
        digits = match["a"] or match["b"] or match["c"]
        if not _NOT_A_CONTAINERS.search(text, max(0, match.start() - 60), match.start()):
            code = fold(int(digits))
            telling = code >= FAILED_START or _FIELD.match(match.group()) is not None
            found.setdefault(code, ExitCode(code, match.start(), match.end(), telling))
    return list(found.values())
