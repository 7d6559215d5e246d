"""The routes of the HTTP interface: they check what came in, ask the matcher, and give JSON back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, redirect, request, send_from_directory
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from kb import exit_codes
from search_api import alertmanager, openapi
from search_api.match import DEFAULT_LIMIT, Matcher
from search_api.problem import Problem
from search_api.service import Service

MOST_MATCHES = 50
LONGEST_QUERY = 400
LONGEST_NUMBER = 400

api = Blueprint("api", __name__, url_prefix="/api/v1")


def _service() -> Service:
    service: Service = current_app.extensions["whypod"]
    return service


def _matcher() -> Matcher:
    return _service().matcher


@api.post("/match")
def match() -> Response:
    """Answer a pasted text: JSON `{"text", "limit", "explain"}`, or the text itself as text/plain."""
    body = _text_body() if request.mimetype == "text/plain" else _json_body()
    text = body.get("text")
    if not isinstance(text, str):
        raise Problem(HTTPStatus.BAD_REQUEST, f"found {_kind(text)} for `text`, expected a string")
    explain = body.get("explain", False)
    if not isinstance(explain, bool):
        raise Problem(HTTPStatus.BAD_REQUEST, f"found {_kind(explain)} for `explain`, expected true or false")
    limit = _limit(body.get("limit", DEFAULT_LIMIT))
    return jsonify(_matcher().match(text, limit).to_json(explain=explain))


@api.get("/search")
def search() -> Response:
    """Answer a few words, as typed into a search box."""
    words = request.args.get("q", "")
    if not words.strip() or len(words) > LONGEST_QUERY:
        raise Problem(HTTPStatus.BAD_REQUEST, f"found {len(words)} characters in `q`, expected 1 to {LONGEST_QUERY}")
    raw = request.args.get("limit", str(DEFAULT_LIMIT))
    limit = _limit(int(raw) if raw.isdecimal() and len(raw) < 4 else raw)
    return jsonify(_matcher().search(words, limit).to_json())


@api.get("/entries")
def entries() -> Response:
    """Give the list of all entries, as written into the site."""
    return send_from_directory(_service().site / "api/v1", "entries.json")


@api.get("/entries/<kind>/<name>")
def entry(kind: str, name: str) -> AnyResponse:
    """Give one entry; an alias or another case is redirected to its id."""
    asked = f"{kind}/{name}"
    id = _service().canonical(asked)
    if id is None:
        raise Problem(HTTPStatus.NOT_FOUND, f"found no entry {asked!r}; GET /api/v1/entries lists those there are")
    if id != asked:
        return redirect(f"/api/v1/entries/{id}", code=308)
    try:
        return send_from_directory(_service().site / "api/v1/entries", f"{id}.json")
    except NotFound:
        raise Problem(HTTPStatus.NOT_FOUND, f"{id} is in the index but not in the site; build again") from None


@api.get("/exit-codes/<number>")
def exit_code(number: str) -> Response:
    """Explain any integer as an exit code: it is folded into 0-255 as the kernel does."""
    digits = number.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > LONGEST_NUMBER:
        raise Problem(HTTPStatus.BAD_REQUEST, f"found {number[:40]!r}, expected a whole number")
    meaning = exit_codes.meaning(exit_codes.fold(int(number)))
    return jsonify(
        {
            "given": number,
            "code": meaning.code,
            "title": meaning.title,
            "summary": meaning.summary,
            "signal": meaning.signal,
            "url": f"/exit-codes/{meaning.code}/",
        }
    )


@api.post("/alerts")
def alerts() -> Response:
    """Answer each alert of an Alertmanager webhook."""
    try:
        read = alertmanager.read(_json_body())
    except alertmanager.NotAWebhook as error:
        raise Problem(HTTPStatus.BAD_REQUEST, str(error)) from None
    return jsonify(
        {
            "alerts": [
                {"alertname": alert.name, "status": alert.status, "fingerprint": alert.fingerprint}
                | _matcher().match(alert.text, names=alert.names).to_json()
                for alert in read
            ]
        }
    )


@api.get("/openapi.json")
def description() -> Response:
    """Give the OpenAPI description of this interface."""
    return jsonify(openapi.DOCUMENT)


def _text_body() -> dict[str, Any]:
    try:
        text = request.get_data().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(
            HTTPStatus.BAD_REQUEST, f"found bytes that are not UTF-8 at {error.start}, expected UTF-8"
        ) from None
    raw = request.args.get("limit", str(DEFAULT_LIMIT))
    return {"text": text, "limit": int(raw) if raw.isdecimal() and len(raw) < 4 else raw}


def _json_body() -> dict[str, Any]:
    if not request.is_json:
        found = request.mimetype or "no content type"
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"found {found}, expected application/json or text/plain")
    body = request.get_json()
    if not isinstance(body, dict):
        raise Problem(HTTPStatus.BAD_REQUEST, f"found {_kind(body)}, expected a JSON object")
    return body


def _limit(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_MATCHES:
        raise Problem(
            HTTPStatus.BAD_REQUEST, f"found {value!r} for `limit`, expected a number from 1 to {MOST_MATCHES}"
        )
    return value


def _kind(value: Any) -> str:
    names = {type(None): "nothing", bool: "a boolean", int: "a number", float: "a number", str: "a string"}
    return names.get(type(value), "a list" if isinstance(value, list) else "an object")
