"""The OpenAPI description of the HTTP interface; `tests/test_search_api.py` holds the routes to it."""

from __future__ import annotations

from typing import Any

MATCH_TEXT_LIMIT = 1024 * 1024
"""Largest body, in bytes."""


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _object(required: list[str] | None = None, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required or list(properties)}


def _problems(*statuses: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": _ref("Problem")}}
    return {status: {"description": "What is wrong, in words.", "content": content} for status in statuses}


_TEXT = {"type": "string"}
_INT = {"type": "integer"}
_NAMES = {"type": "array", "items": _TEXT}
_LIMIT = {"type": "integer", "minimum": 1, "maximum": 50, "default": 5}
_ANSWER = _json(_ref("Answer"), "The best answers, best first; none where the text shows no Kubernetes trouble.")


def _parameter(name: str, place: str, schema: dict[str, Any], required: bool) -> dict[str, Any]:
    return {"name": name, "in": place, "required": required, "schema": schema}


_MATCH_REQUEST = _object(["text"], text=_TEXT, limit=_LIMIT, explain={"type": "boolean", "default": False})
_ALERT = _object(
    ["labels"],
    status=_TEXT,
    fingerprint=_TEXT,
    labels={
        "type": "object",
        "required": ["alertname"],
        "properties": {"alertname": {"type": "string", "minLength": 1}},
        "additionalProperties": _TEXT,
    },
    annotations={"type": "object", "additionalProperties": _TEXT},
)

PATHS: dict[str, Any] = {
    "/api/v1/match": {
        "post": {
            "summary": "The entries that explain a pasted text",
            "parameters": [_parameter("limit", "query", _LIMIT, False)],
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": _MATCH_REQUEST}, "text/plain": {"schema": _TEXT}},
            },
            "responses": {"200": _ANSWER, **_problems("400", "413", "415")},
        }
    },
    "/api/v1/search": {
        "get": {
            "summary": "The entries for a few words",
            "parameters": [
                _parameter("q", "query", {"type": "string", "minLength": 1, "maxLength": 400}, True),
                _parameter("limit", "query", _LIMIT, False),
            ],
            "responses": {"200": _ANSWER, **_problems("400")},
        }
    },
    "/api/v1/entries": {
        "get": {
            "summary": "All entries in brief",
            "responses": {"200": _json(_object(entries={"type": "array", "items": _ref("Brief")}), "The list.")},
        }
    },
    "/api/v1/entries/{kind}/{name}": {
        "get": {
            "summary": "One entry in full",
            "parameters": [_parameter("kind", "path", _TEXT, True), _parameter("name", "path", _TEXT, True)],
            "responses": {
                "200": _json(_ref("Brief"), "The entry."),
                "308": {"description": "Another case or a former id: the entry is at Location."},
                **_problems("404"),
            },
        }
    },
    "/api/v1/exit-codes/{number}": {
        "get": {
            "summary": "What any integer means as an exit code",
            "parameters": [_parameter("number", "path", {"type": "string", "pattern": "^-?[0-9]{1,400}$"}, True)],
            "responses": {"200": _json(_ref("ExitCode"), "The code, folded into 0-255."), **_problems("400", "404")},
        }
    },
    "/api/v1/alerts": {
        "post": {
            "summary": "The entries for the alerts of an Alertmanager webhook",
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": _object(alerts={"type": "array", "items": _ALERT})}},
            },
            "responses": {
                "200": _json(_object(alerts={"type": "array", "items": _ref("Answer")}), "One answer an alert."),
                **_problems("400", "413", "415"),
            },
        }
    },
    "/api/v1/openapi.json": {
        "get": {"summary": "This description", "responses": {"200": _json({"type": "object"}, "OpenAPI 3.1.")}}
    },
    "/healthz": {"get": {"summary": "Alive", "responses": {"200": _json({"type": "object"}, "Alive.")}}},
    "/readyz": {"get": {"summary": "Ready", "responses": {"200": _json({"type": "object"}, "Ready.")}}},
    "/metrics": {
        "get": {
            "summary": "Metrics in Prometheus' text format",
            "responses": {"200": {"description": "Metrics.", "content": {"text/plain": {"schema": _TEXT}}}},
        }
    },
}

SCHEMAS: dict[str, Any] = {
    "Problem": _object(type=_TEXT, title=_TEXT, status=_INT, detail=_TEXT),
    "Evidence": _object(
        type={"type": "string", "enum": ["signature", "reason", "status", "exit_code", "alert", "text"]},
        value=_TEXT,
        start={"type": "integer", "minimum": 0, "description": "Unicode code points of the text as sent."},
        end={"type": "integer", "minimum": 0},
    ),
    "Command": _object(run=_TEXT, why=_TEXT),
    "Match": _object(
        id=_TEXT,
        kind=_TEXT,
        title=_TEXT,
        url=_TEXT,
        summary=_TEXT,
        score={"type": "number", "minimum": 0, "maximum": 1},
        evidence={"type": "array", "items": _ref("Evidence")},
        commands={"type": "array", "items": _ref("Command")},
    ),
    "Facts": _object(
        ["reasons", "statuses", "exit_codes"],
        namespace=_TEXT,
        pod=_TEXT,
        container=_TEXT,
        node=_TEXT,
        image=_TEXT,
        reasons=_NAMES,
        statuses=_NAMES,
        exit_codes={"type": "array", "items": _INT},
    ),
    "Answer": _object(matches={"type": "array", "items": _ref("Match")}, facts=_ref("Facts")),
    "Brief": _object(id=_TEXT, kind=_TEXT, title=_TEXT, summary=_TEXT, layer=_TEXT, grade=_TEXT, url=_TEXT),
    "ExitCode": _object(
        given=_TEXT, code=_INT, title=_TEXT, summary=_TEXT, signal={"type": ["string", "null"]}, url=_TEXT
    ),
}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "whypod", "version": "1", "description": "From a pasted Kubernetes error to its explanation."},
    "paths": PATHS,
    "components": {"schemas": SCHEMAS},
}
