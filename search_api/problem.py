"""Errors of the HTTP interface in one shape: RFC 9457 problem details."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, json
from werkzeug.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


class Problem(HTTPException):
    """An error to answer with: a status, and a sentence that says what was found and what was expected."""

    def __init__(self, status: HTTPStatus, detail: str) -> None:
        super().__init__(description=detail)
        self.code = status.value


def response(error: HTTPException) -> Response:
    """Return any HTTP error as a problem document: type, title, status, detail."""
    status = HTTPStatus(error.code or 500)
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": error.description}
    answer = Response(json.dumps(body), status=status.value, mimetype=MEDIA_TYPE)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        answer.headers["Allow"] = ", ".join(sorted(allowed))
    return answer
