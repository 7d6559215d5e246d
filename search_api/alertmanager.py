"""Read what Alertmanager posts to a webhook: each alert becomes a text to match and the names that its labels give.

Format: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config (version 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb import holes

LABELS: dict[str, str] = {
    "namespace": "namespace",
    "exported_namespace": "namespace",
    "pod": "pod",
    "exported_pod": "pod",
    "container": "container",
    "node": "node",
    "deployment": "deployment",
    "statefulset": "statefulset",
    "daemonset": "daemonset",
    "job_name": "job",
    "horizontalpodautoscaler": "hpa",
    "persistentvolumeclaim": "pvc",
    "persistentvolume": "pv",
}
"""Label -> the placeholder that its value fills; `exported_*` is what scrapes without honorLabels make of it."""

_TEXTS = ("summary", "description", "message")


@dataclass(frozen=True)
class Alert:
    """One alert: its name, a text that holds all it says, and the names for the commands."""

    name: str
    status: str
    fingerprint: str
    text: str
    names: dict[str, str]


class NotAWebhook(ValueError):
    """The document is not what Alertmanager sends; the message says where."""


def read(document: Any) -> list[Alert]:
    """Return the alerts of a webhook document in order; raise NotAWebhook."""
    if not isinstance(document, dict) or not isinstance(document.get("alerts"), list):
        raise NotAWebhook("found no list `alerts`, expected Alertmanager's webhook document")
    return [_alert(place, alert) for place, alert in enumerate(document["alerts"])]


def _alert(place: int, alert: Any) -> Alert:
    where = f"alerts[{place}]"
    if not isinstance(alert, dict):
        raise NotAWebhook(f"{where}: found {type(alert).__name__}, expected an object")
    labels = _strings(alert.get("labels", {}), f"{where}.labels")
    annotations = _strings(alert.get("annotations", {}), f"{where}.annotations")
    name = labels.get("alertname")
    if not name:
        raise NotAWebhook(f"{where}.labels: found no `alertname`, expected it")
    said = [f"reason: {labels['reason']}"] if "reason" in labels else []
    text = "\n".join([f"alertname: {name}", *said, *(annotations[key] for key in _TEXTS if key in annotations)])
    about = _strings({key: alert.get(key, "") for key in ("status", "fingerprint")}, where)
    return Alert(name, about["status"], about["fingerprint"], text, _names(labels))


def _names(labels: Mapping[str, str]) -> dict[str, str]:
    found = {LABELS[label]: labels[label] for label in reversed(LABELS) if labels.get(label)}
    return {name: value for name, value in found.items() if holes.fits(name, value)}


def _strings(value: Any, where: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise NotAWebhook(f"{where}: found {type(value).__name__}, expected an object of strings")
    return value
