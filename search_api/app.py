"""The Flask application: the API, health and metrics, and the built site, from one process.

No pasted text is logged, stored or put into an address: bodies are read, answered and forgotten.
"""

from __future__ import annotations

import time
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask, Response, g, jsonify, redirect, request, send_from_directory
from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.routing import PathConverter
from werkzeug.security import safe_join
from werkzeug.wrappers import Response as AnyResponse

from search_api import problem
from search_api.api import api
from search_api.openapi import MATCH_TEXT_LIMIT
from search_api.service import Service

HEADERS = {
    # Material starts its palette with small inline scripts and sets inline styles, hence the two 'unsafe-inline'.
    "Content-Security-Policy": "default-src 'self'; "
    "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; worker-src 'self' blob:; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def create_app(release: Path, config: dict[str, Any] | None = None) -> Flask:
    """Return the application for the release in the folder `release`; raise IndexUnusable.

    Settings: the defaults here, then the environment under WHYPOD_ (WHYPOD_MAX_CONTENT_LENGTH), then `config`.
    """
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MATCH_TEXT_LIMIT
    app.config.from_prefixed_env("WHYPOD")
    app.config.update(config or {})
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # of the default provider
    service = Service(release)
    app.extensions["whypod"] = service
    app.register_blueprint(api)
    _add_health(app, service)
    _add_site(app, service)
    _add_errors(app, service)
    _add_metrics(app, service)
    return app


def _add_health(app: Flask, service: Service) -> None:
    @app.get("/healthz")
    def healthz() -> Response:
        return jsonify({"status": "alive"})

    @app.get("/readyz")
    def readyz() -> Response:
        return jsonify({"status": "ready", "entries": service.entries})


class _SitePath(PathConverter):
    """Every path but those of the API, so that a wrong method there is answered as such."""

    regex = r"(?!api(?:/|$))[^/].*?"


def _add_site(app: Flask, service: Service) -> None:
    app.url_map.converters["site"] = _SitePath

    @app.get("/", defaults={"path": ""})
    @app.get("/<site:path>")
    def site(path: str) -> AnyResponse:
        found = safe_join(str(service.site), path)
        if found is not None and Path(found).is_dir():
            if path and not path.endswith("/"):
                return redirect(f"{request.script_root}/{path}/", code=308)
            path += "index.html"
        return send_from_directory(service.site, path, max_age=3600 if path.startswith("assets/") else 0)


def _add_errors(app: Flask, service: Service) -> None:
    @app.errorhandler(HTTPException)
    def failed(error: HTTPException) -> AnyResponse:
        if error.code in (301, 308):
            return error.get_response()
        page = service.site / "404.html"
        if error.code == HTTPStatus.NOT_FOUND and not request.path.startswith("/api/") and page.is_file():
            return Response(page.read_bytes(), status=404, mimetype="text/html")
        return problem.response(error)

    @app.errorhandler(Exception)
    def broken(error: Exception) -> AnyResponse:
        app.logger.error("%s while answering %s", type(error).__name__, request.url_rule)
        return problem.response(InternalServerError("an error of whypod itself; the text was not kept"))


def _add_metrics(app: Flask, service: Service) -> None:
    @app.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(service.registry), content_type=CONTENT_TYPE_LATEST)

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        route = str(request.url_rule or "none")
        service.requests.labels(route, str(response.status_code)).inc()
        service.seconds.labels(route).observe(time.perf_counter() - g.get("began", time.perf_counter()))
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
