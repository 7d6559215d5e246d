"""The built site as files: it asks no other host for anything, and what was written by hand is in it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

LOADED = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "use": "href",
    "form": "action",
}
"""Tag -> the attribute from which a browser loads or sends something by itself."""

HAND_WRITTEN = ["index.html", "404.html", "robots.txt", "about/index.html"] + [
    f"guides/{name}/index.html" for name in ("first-commands", "pod-lifecycle", "reasons", "exit-codes")
]
ROOT = Path(__file__).parent.parent


class Loads(HTMLParser):
    """Collects what a page loads, and handlers written into its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and handlers of one tag."""
        for name, value in attrs:
            if name == LOADED.get(tag) and value and ("rel", "canonical") not in attrs:
                self.addresses.append(value)
            if name.startswith("on"):
                self.handlers.append(f"{tag} {name}")


def loads(page: Path) -> Loads:
    """Read one page."""
    reader = Loads()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """Give the folder of the built site."""
    return built / "current" / "site"


def test_what_was_written_by_hand_is_built(site: Path) -> None:
    """The home page, the guides, the about page, the page for unknown addresses and robots.txt are there."""
    assert [path for path in HAND_WRITTEN if not (site / path).is_file()] == []


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    """Scripts, styles, pictures and forms of every page have relative addresses."""
    foreign = {
        (page.relative_to(site).as_posix(), address)
        for page in site.rglob("*.html")
        for address in loads(page).addresses
        if urlsplit(address).netloc
    }
    assert foreign == set()


def test_no_style_loads_anything_from_another_host(site: Path) -> None:
    """Style sheets import and show only what the site ships."""
    foreign = {
        (sheet.name, address)
        for sheet in site.rglob("*.css")
        for address in re.findall(
            r"(?:url\(|@import)\s*['\"]?((?:https?:)?//[^'\")]+)", sheet.read_text(encoding="utf-8")
        )
    }
    assert foreign == set()


@pytest.mark.parametrize("path", HAND_WRITTEN[:2] + HAND_WRITTEN[3:])
def test_pages_are_friendly_to_a_content_security_policy(site: Path, path: str) -> None:
    """No tag carries a handler, and the page brings a policy that keeps the browser to its own host."""
    assert loads(site / path).handlers == []
    policy = re.search(
        r'http-equiv="Content-Security-Policy" content="([^"]+)"', (site / path).read_text(encoding="utf-8")
    )
    assert policy and "default-src 'self'" in policy.group(1)


def test_our_scripts_never_write_markup() -> None:
    """All text goes in as text: no script of ours names a function that reads markup."""
    scripts = list((ROOT / "docs/assets/js").glob("*.js"))
    assert scripts
    for script in scripts:
        found = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|localStorage|sessionStorage|console\.",
            script.read_text(encoding="utf-8"),
        )
        assert found == [], script.name


def test_pictures_say_what_they_show() -> None:
    """The drawing of a pod's life is well-formed and has a title and a description."""
    picture = ElementTree.parse(ROOT / "docs/assets/img/pod-lifecycle.svg").getroot()  # noqa: S314  # our own file
    names = {"title", "desc"}
    assert names <= {element.tag.rpartition("}")[2] for element in picture if (element.text or "").strip()}


def test_guides_end_with_their_sources() -> None:
    """Each guide's last section names where its statements come from."""
    for guide in (ROOT / "docs/guides").glob("*.md"):
        headings = re.findall(r"^## (.+)$", guide.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings[-1] == "Sources", guide.name
