"""The routes of the HTTP interface: they check what came in, ask the matcher, and give JSON back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, redirect, request
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
    asked = _asked_limit()
    limit = _limit(body["limit"]) if "limit" in body else asked
    return jsonify(_matcher().match(text, limit).to_json(explain=explain))


@api.get("/search")
def search() -> Response:
    """Answer a few words, as typed into a search box."""
    words = request.args.get("q", "")
    if not 1 <= len(words) <= LONGEST_QUERY:
        raise Problem(HTTPStatus.BAD_REQUEST, f"found {len(words)} characters in `q`, expected 1 to {LONGEST_QUERY}")
    return jsonify(_matcher().search(words, _asked_limit()).to_json())


@api.get("/entries")
def entries() -> AnyResponse:
    """Give the list of all entries, as written into the site."""
    return _written("entries.json")


@api.get("/entries/<kind>/<name>")
def entry(kind: str, name: str) -> AnyResponse:
    """Give one entry; an alias or another case is redirected to its id."""
    asked = f"{kind}/{name}"
    id = _service().canonical(asked)
    if id is None:
        raise Problem(HTTPStatus.NOT_FOUND, f"found no entry {asked!r}; GET /api/v1/entries lists those there are")
    if id != asked:
        return redirect(f"/api/v1/entries/{id}", code=308)
    return _written(f"entries/{id}.json")


@api.get("/exit-codes/<number>")
def exit_code(number: str) -> Response:
    """Explain any integer as an exit code: it is folded into 0-255 as the kernel does."""
    digits = number.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > LONGEST_NUMBER:
        raise Problem(HTTPStatus.BAD_REQUEST, f"found {number[:40]!r}, expected a whole number")
    meaning = exit_codes.meaning(exit_codes.fold(int(number)))
    entry = _service().item(f"exit-codes/{meaning.code}")
    return jsonify(
        {
            "given": number,
            "code": meaning.code,
            "title": entry.title if entry else meaning.title,
            "summary": entry.summary if entry else meaning.summary,
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


def _written(path: str) -> AnyResponse:
    """Give a JSON file of the site; `path` is made of ids of the index, never of what was asked."""
    try:
        data = (_service().site / "api/v1" / path).read_bytes()
    except FileNotFoundError:
        raise Problem(HTTPStatus.NOT_FOUND, f"found no {path} in the site; build it with `whypod build`") from None
    response = Response(data, mimetype="application/json")
    response.add_etag()
    return response.make_conditional(request)


def _text_body() -> dict[str, Any]:
    try:
        text = request.get_data().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(
            HTTPStatus.BAD_REQUEST, f"found bytes that are not UTF-8 at {error.start}, expected UTF-8"
        ) from None
    return {"text": text}


def _json_body() -> dict[str, Any]:
    if not request.is_json:
        found = request.mimetype or "no content type"
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"found {found}, expected application/json or text/plain")
    body = request.get_json()
    if not isinstance(body, dict):
        raise Problem(HTTPStatus.BAD_REQUEST, f"found {_kind(body)}, expected a JSON object")
    return body


def _asked_limit() -> int:
    """Return the limit that the query asks for."""
    raw = request.args.get("limit", str(DEFAULT_LIMIT))
    return _limit(int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 4 else raw)


def _limit(value: Any) -> int:
    whole = type(value) is int or (isinstance(value, float) and value.is_integer())  # 3.0 is an integer to JSON
    if not whole or not 1 <= value <= MOST_MATCHES:
        raise Problem(
            HTTPStatus.BAD_REQUEST, f"found {value!r} for `limit`, expected a number from 1 to {MOST_MATCHES}"
        )
    return int(value)


def _kind(value: Any) -> str:
    names = {type(None): "nothing", bool: "a boolean", int: "a number", float: "a number", str: "a string"}
    return names.get(type(value), "a list" if isinstance(value, list) else "an object")
