"""The home page in a real browser where the service finds nothing, fails, is not there, or answers too late."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.chromium import Seen
from tests.home import DESCRIBE, NOT_OURS, paste


def test_nothing_found_is_said_plainly(home: Page) -> None:
    """A text that is not ours gets no guess, but the ways in that are left."""
    paste(home, NOT_OURS)
    expect(home.get_by_role("heading", name="No entry explains this text")).to_be_visible()
    expect(home.locator("#status")).to_have_text("No entry explains this text.")
    expect(home.locator("#results")).to_be_hidden()
    for target in ("statuses/", "exit-codes/", "layers/", "guides/first-commands/"):
        assert home.locator(f".notice a[href$='{target}']").count() == 1


@pytest.mark.parametrize(
    ("status", "told", "title", "detail"),
    [
        (
            413,
            {"title": "Request Entity Too Large", "detail": "at most 1 MiB"},
            "The text is too long",
            "At most 1 MiB.",
        ),
        (429, None, "Too many questions at once", "Wait a moment"),
        (
            500,
            {"title": "Internal Server Error", "detail": "the text was not kept"},
            "Internal Server Error",
            "The text was not kept.",
        ),
        (502, None, "The service failed to answer", "HTTP 502"),
    ],
)
def test_an_error_of_the_service_is_shown_in_words(
    home: Page, status: int, told: dict[str, str] | None, title: str, detail: str
) -> None:
    """A problem document is shown in its words; a proxy's page in ours; the text stays in the box."""
    body, kind = (json.dumps(told), "application/problem+json") if told else ("<h1>Nope</h1>", "text/html")
    home.route("**/api/v1/match", lambda route: route.fulfill(status=status, body=body, content_type=kind))
    paste(home, DESCRIBE)
    expect(home.locator(".notice--problem h2")).to_have_text(title)
    expect(home.locator(".notice--problem p")).to_contain_text(detail)
    expect(home.locator("#status")).to_contain_text(title)
    expect(home.locator("#paste")).to_have_value(DESCRIBE)


def test_after_a_lost_connection_one_can_try_again(home: Page) -> None:
    """A network that is down is named, and the button asks anew."""
    home.route("**/api/v1/match", lambda route: route.abort())
    paste(home, DESCRIBE)
    expect(home.locator(".notice--problem h2")).to_have_text("The service cannot be reached")
    home.unroute("**/api/v1/match")
    home.get_by_role("button", name="Try again").click()
    expect(home.locator(".answer").first).to_be_visible()
    expect(home.locator(".notice--problem")).to_have_count(0)


@pytest.mark.parametrize("status", [404, 200])
def test_a_static_host_is_not_sent_the_text(home: Page, seen: Seen, status: int) -> None:
    """Without the service (some hosts answer 200 and a page to anything) the text stays here, and we say what to do."""
    home.route(
        "**/healthz", lambda route: route.fulfill(status=status, body="<h1>Pages</h1>", content_type="text/html")
    )
    paste(home, DESCRIBE)
    expect(home.locator(".notice")).to_contain_text("whypod serve")
    assert [request.url for request in seen.requests if request.method == "POST"] == []


def test_a_late_answer_to_an_older_text_is_dropped(home: Page) -> None:
    """Answers belong to the text in the box, whichever arrives last."""
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if "kettle" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    home.route("**/api/v1/match", hold_the_first)
    with home.expect_request(lambda request: "kettle" in (request.post_data or "")):
        home.locator("#paste").fill(NOT_OURS)
    for _ in range(100):  # the request is seen a moment before it is held
        if not held:
            home.wait_for_timeout(50)
    assert held
    paste(home, DESCRIBE)
    expect(home.locator(".answer").first).to_be_visible()
    held[0].abort()
    home.wait_for_timeout(200)
    expect(home.locator(".answer").first).to_be_visible()
    expect(home.locator(".notice")).to_have_count(0)
