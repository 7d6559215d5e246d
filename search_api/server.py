"""Serve the application with gunicorn: one process with threads, since matching is short and the index is shared."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from kb.errors import UsageError
from search_api.app import create_app

THREADS = 8


class _Server(BaseApplication):
    def __init__(self, app: Flask, options: dict[str, Any]) -> None:
        self._app = app
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self._app


def serve(release: Path, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve a release until interrupted, and `announce` the address once it is known to be free.

    Raise UsageError where the port is taken, IndexUnusable without an index.
    """
    app = create_app(release)
    _try(host, port)
    announce(f"http://{host}:{port}")
    options = {
        "bind": f"{host}:{port}",
        "workers": 1,
        "threads": THREADS,
        "worker_class": "gthread",
        "loglevel": "warning",
        "accesslog": None,
        "control_socket_disable": True,
    }
    _Server(app, options).run()


def _try(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(
                f"cannot listen on {host}:{port} ({error.strerror}); "
                "give another port: `--port N`, or `make run PORT=N`"
            ) from None
