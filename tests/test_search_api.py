"""search_api.app: the HTTP contract, one shape for errors, and the site from the same process."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from werkzeug.test import TestResponse

from generator import static_json
from generator.pages import Pages
from kb.errors import IndexUnusable
from kb.load import load
from search_api import indexing, openapi, release
from search_api.app import create_app
from tests import corpus

PASTE = "2m  Warning  WriteFailed  pod/web-0  writer  write /data/x: no space left on device"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application over the three entries and a site of two pages."""
    root = tmp_path_factory.mktemp("app")
    base = load(corpus.write(root / "entries"))
    with release.staged(root / "build") as folder:
        indexing.write(folder / release.INDEX, base)
        site = {"index.html": "home", "404.html": "lost", "symptoms/disk-full/index.html": "page", "assets/a.css": "b"}
        for path, text in {**site, **static_json.plan(Pages(base))}.items():
            (folder / release.SITE / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / release.SITE / path).write_text(text, encoding="utf-8")
    return create_app(release.current(root / "build"), {"TESTING": False})


class Client(FlaskClient):
    """A client that reads each response to its end, so that the files behind them are closed."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        """Send a request."""
        return super().open(*args, **{"buffered": True, **options})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of its own for each test."""
    return Client(app)


def assert_problem(response: TestResponse, status: int, detail: str) -> None:
    """Every error has the one shape of RFC 9457."""
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    body = response.get_json()
    assert set(body) == {"type", "title", "status", "detail"}
    assert body["status"] == status
    assert detail in body["detail"]


def test_a_paste_gets_its_entry_with_evidence_and_filled_commands(client: FlaskClient) -> None:
    """The contract of POST /api/v1/match, field by field."""
    body = client.post("/api/v1/match", json={"text": PASTE}).get_json()
    first = body["matches"][0]
    assert set(first) == {"id", "kind", "title", "url", "summary", "score", "evidence", "commands"}
    assert (first["id"], first["kind"], first["url"]) == ("symptoms/disk-full", "symptoms", "/symptoms/disk-full/")
    evidence = first["evidence"][0]
    assert evidence["type"] == "signature"
    assert PASTE[evidence["start"] : evidence["end"]] == "write /data/x: no space left on device"
    assert first["commands"][0]["run"] == "kubectl exec web-0 -n <namespace> -- df -h"
    assert body["facts"] == {"pod": "web-0", "reasons": ["WriteFailed"], "statuses": [], "exit_codes": []}
    assert [match["id"] for match in body["matches"]] == ["symptoms/disk-full", "reasons/WriteFailed"]


def test_offsets_count_code_points(client: FlaskClient) -> None:
    """An emoji before the evidence moves it by one."""
    text = "🔥🔥 write /a: no space left on device"
    evidence = client.post("/api/v1/match", json={"text": text}).get_json()["matches"][0]["evidence"][0]
    assert text[evidence["start"] : evidence["end"]] == "write /a: no space left on device"


def test_plain_text_is_taken_as_it_is(client: FlaskClient) -> None:
    """curl --data-binary @file needs no JSON."""
    response = client.post("/api/v1/match?limit=1", data=PASTE, content_type="text/plain; charset=utf-8")
    assert [match["id"] for match in response.get_json()["matches"]] == ["symptoms/disk-full"]


def test_what_is_not_our_subject_gets_no_match(client: FlaskClient) -> None:
    """Silence is an answer, with status 200."""
    response = client.post("/api/v1/match", json={"text": "the whales moved north"})
    assert response.status_code == 200
    assert response.get_json()["matches"] == []


def test_explain_says_what_gave_the_score(client: FlaskClient) -> None:
    """Each match carries sentences about its evidence and about what it lost to."""
    matches = client.post("/api/v1/match", json={"text": PASTE, "explain": True}).get_json()["matches"]
    assert matches[0]["explanation"][0].startswith("signature ")
    assert "a consequence of symptoms/disk-full: at most 0.85 of its score" in matches[1]["explanation"]


BAD = [
    ({"json": {}}, 400, "found nothing for `text`, expected a string"),
    ({"json": {"text": 7}}, 400, "found a number for `text`"),
    ({"json": []}, 400, "found a list, expected a JSON object"),
    ({"json": {"text": "x", "limit": 0}}, 400, "found 0 for `limit`, expected a number from 1 to 50"),
    ({"json": {"text": "x", "limit": True}}, 400, "found True for `limit`"),
    ({"json": {"text": "x", "explain": 1}}, 400, "found a number for `explain`"),
    ({"data": "{", "content_type": "application/json"}, 400, ""),
    ({"data": b"\xff", "content_type": "text/plain"}, 400, "not UTF-8"),
    ({"data": "a=b", "content_type": "application/x-www-form-urlencoded"}, 415, "expected application/json"),
    ({"data": "x" * (openapi.MATCH_TEXT_LIMIT + 1), "content_type": "text/plain"}, 413, ""),
]


@pytest.mark.parametrize(("request_", "status", "detail"), BAD, ids=[f"{status}-{detail}" for _, status, detail in BAD])
def test_bad_input_is_a_problem_document(
    client: FlaskClient, request_: dict[str, Any], status: int, detail: str
) -> None:
    """It says what was found and what was expected."""
    assert_problem(client.post("/api/v1/match", **request_), status, detail)


def test_other_errors_have_the_same_shape(client: FlaskClient) -> None:
    """An unknown path below /api and a wrong method, too."""
    assert_problem(client.get("/api/v1/nothing"), 404, "")
    response = client.get("/api/v1/match")
    assert_problem(response, 405, "")
    assert "POST" in response.headers["Allow"]


def test_search_answers_a_few_words(client: FlaskClient) -> None:
    """As typed into a search box, in either language."""
    for words in ("disk full", "磁盘满了"):
        matches = client.get("/api/v1/search", query_string={"q": words}).get_json()["matches"]
        assert matches[0]["id"] == "symptoms/disk-full"
    assert_problem(client.get("/api/v1/search"), 400, "found 0 characters in `q`")
    assert_problem(client.get("/api/v1/search?q=x&limit=no"), 400, "found 'no' for `limit`")


def test_entries_are_the_json_of_the_site(client: FlaskClient) -> None:
    """The list, an entry, its links in both directions, and its translation."""
    ids = [entry["id"] for entry in client.get("/api/v1/entries").get_json()["entries"]]
    assert ids == ["exit-codes/3", "reasons/WriteFailed", "symptoms/disk-full"]
    entry = client.get("/api/v1/entries/reasons/WriteFailed").get_json()
    assert entry["explained_by"] == ["symptoms/disk-full", "exit-codes/3"]
    assert entry["translations"]["zh"]["title"] == "写入失败"


def test_another_case_and_a_former_id_are_redirected(client: FlaskClient) -> None:
    """An id answers however it is written; an unknown one is a problem."""
    for path in ("reasons/writefailed", "reasons/CouldNotWrite"):
        response = client.get(f"/api/v1/entries/{path}")
        assert (response.status_code, response.location) == (308, "/api/v1/entries/reasons/WriteFailed")
    assert_problem(client.get("/api/v1/entries/reasons/Nothing"), 404, "found no entry 'reasons/Nothing'")
    assert_problem(client.get("/api/v1/entries/reasons/..%2f..%2fx"), 404, "")


@pytest.mark.parametrize(("number", "code", "signal"), [("137", 137, "SIGKILL"), ("-1", 255, None), ("65536", 0, None)])
def test_any_integer_is_an_exit_code(client: FlaskClient, number: str, code: int, signal: str | None) -> None:
    """Folded as the kernel folds it."""
    body = client.get(f"/api/v1/exit-codes/{number}").get_json()
    assert (body["code"], body["signal"], body["url"]) == (code, signal, f"/exit-codes/{code}/")


def test_a_code_with_an_entry_is_told_by_it(client: FlaskClient) -> None:
    """The entry knows more than the number."""
    assert client.get("/api/v1/exit-codes/259").get_json()["title"] == "Exit code 3: no disk"


@pytest.mark.parametrize("number", ["x", "1.5", "--1", "٣", "9" * 5000])
def test_what_is_no_integer_is_a_problem(client: FlaskClient, number: str) -> None:
    """Nor is a number of thousands of digits."""
    assert_problem(client.get(f"/api/v1/exit-codes/{number}"), 400, "expected a whole number")


def test_alertmanagers_webhook_is_answered_alert_by_alert(client: FlaskClient) -> None:
    """Labels give the names for the commands, annotations the text."""
    alert = {
        "status": "firing",
        "labels": {"alertname": "Anything", "namespace": "shop", "pod": "web-0", "reason": "WriteFailed"},
        "annotations": {"description": "write /data: no space left on device"},
        "fingerprint": "f00",
    }
    (answer,) = client.post("/api/v1/alerts", json={"version": "4", "alerts": [alert]}).get_json()["alerts"]
    assert (answer["alertname"], answer["fingerprint"], answer["status"]) == ("Anything", "f00", "firing")
    assert answer["matches"][0]["id"] == "symptoms/disk-full"
    assert answer["matches"][0]["commands"][0]["run"] == "kubectl exec web-0 -n shop -- df -h"


@pytest.mark.parametrize(
    ("document", "detail"),
    [
        ({}, "found no list `alerts`"),
        ({"alerts": [1]}, "alerts[0]: found int, expected an object"),
        ({"alerts": [{"labels": {}}]}, "alerts[0].labels: found no `alertname`"),
        ({"alerts": [{"labels": {"alertname": 1}}]}, "alerts[0].labels: found dict, expected an object of strings"),
    ],
)
def test_another_document_is_no_webhook(client: FlaskClient, document: dict[str, Any], detail: str) -> None:
    """The problem says where it departs from the form."""
    assert_problem(client.post("/api/v1/alerts", json=document), 400, detail)


def test_health_and_metrics(client: FlaskClient) -> None:
    """Alive, ready with the number of entries, and counted by route, never by path."""
    assert client.get("/healthz").get_json() == {"status": "alive"}
    assert client.get("/readyz").get_json() == {"status": "ready", "entries": 3}
    client.post("/api/v1/match", json={"text": PASTE})
    metrics = client.get("/metrics").text
    assert 'whypod_http_requests_total{route="/api/v1/match",status="200"}' in metrics
    assert "web-0" not in metrics


def test_the_site_is_served_beside_the_api(client: FlaskClient) -> None:
    """Pages at their folders, a redirect to the slash, the site's own page for what is lost."""
    assert client.get("/").text == "home"
    assert client.get("/symptoms/disk-full/").text == "page"
    assert client.get("/symptoms/disk-full").location == "/symptoms/disk-full/"
    lost = client.get("/nothing/here/")
    assert (lost.status_code, lost.text) == (404, "lost")
    assert client.get("/../pyproject.toml").status_code == 404


def test_every_response_forbids_other_hosts(client: FlaskClient) -> None:
    """Pages may load nothing from elsewhere, and say nothing about where they were."""
    for path in ("/", "/api/v1/entries", "/nothing"):
        headers = client.get(path).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert headers["Referrer-Policy"] == "no-referrer"


def test_pasted_text_is_never_logged(
    app: Flask, client: FlaskClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even when answering it breaks."""

    def broken(*args: object, **options: object) -> None:
        raise RuntimeError(f"about {args}")

    monkeypatch.setattr(app.extensions["whypod"].matcher, "match", broken)
    with caplog.at_level(logging.DEBUG):
        assert_problem(client.post("/api/v1/match", json={"text": "my secret"}), 500, "the text was not kept")
    assert "RuntimeError while answering /api/v1/match" in caplog.text
    assert "secret" not in caplog.text


def test_a_broken_index_is_refused(app: Flask, tmp_path: Path) -> None:
    """Missing, half-written or of another version: each with what to do."""
    with pytest.raises(IndexUnusable, match="no index there"):
        create_app(tmp_path)
    folder = tmp_path / release.INDEX
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps({"format": 0}))
    with pytest.raises(IndexUnusable, match="found an index of format 0, expected"):
        create_app(tmp_path)
    (folder / "manifest.json").write_text("{")
    with pytest.raises(IndexUnusable, match="damaged"):
        create_app(tmp_path)


def test_the_description_names_every_route(app: Flask) -> None:
    """No route of the interface is missing in the OpenAPI document, and none is made up."""
    rules = {
        rule.rule.replace("<", "{").replace(">", "}")
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.") or rule.rule in ("/healthz", "/readyz", "/metrics")
    }
    assert rules == set(openapi.PATHS)


SCHEMA = schemathesis.openapi.from_dict(openapi.DOCUMENT)


@SCHEMA.parametrize()
@settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_interface_keeps_its_description(case: schemathesis.Case[Any], app: Flask) -> None:
    """Whatever is sent, the answer has a described status, media type and form."""
    case.call_and_validate(app=app)
