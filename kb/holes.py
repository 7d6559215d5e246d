"""The named holes of signatures and the placeholders of commands: one table for both.

A hole stands in a message for a value that differs each time (`{pod}`, `{int}`); what it catches fills the
placeholder of the same name in the commands of the page. A value is only ever put into a command when it matches
the form given here in full, so that nothing pasted can smuggle shell syntax into a command that somebody copies.
"""

from __future__ import annotations

import re

ANY = "..."

_DNS = r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?"
_PLAIN = r"[A-Za-z0-9](?:[A-Za-z0-9._:@/-]{0,510}[A-Za-z0-9])?"

HOLES: dict[str, tuple[str, str]] = {
    "namespace": (_DNS, "namespace"),
    "pod": (_DNS, "pod"),
    "container": (_DNS, "container"),
    "node": (_DNS, "node"),
    "image": (_PLAIN, "image with tag or digest"),
    "registry": (_PLAIN, "registry host, with port"),
    "pvc": (_DNS, "PersistentVolumeClaim"),
    "pv": (_DNS, "PersistentVolume"),
    "volume": (_DNS, "volume name in the pod"),
    "storageclass": (_DNS, "StorageClass"),
    "driver": (_DNS, "CSI driver or provisioner"),
    "configmap": (_DNS, "ConfigMap"),
    "secret": (_DNS, "Secret"),
    "serviceaccount": (_DNS, "ServiceAccount"),
    "service": (_DNS, "Service"),
    "deployment": (_DNS, "Deployment"),
    "statefulset": (_DNS, "StatefulSet"),
    "daemonset": (_DNS, "DaemonSet"),
    "replicaset": (_DNS, "ReplicaSet"),
    "job": (_DNS, "Job"),
    "cronjob": (_DNS, "CronJob"),
    "hpa": (_DNS, "HorizontalPodAutoscaler"),
    "quota": (_DNS, "ResourceQuota"),
    "priorityclass": (_DNS, "PriorityClass"),
    "pdb": (_DNS, "PodDisruptionBudget"),
    "webhook": (_DNS, "webhook"),
    "key": (r"[-._A-Za-z0-9]{1,253}", "key of a ConfigMap or Secret, of a label or of a taint"),
    "resource": (r"[A-Za-z0-9](?:[-._/A-Za-z0-9]{0,252}[A-Za-z0-9])?", "resource name, such as nvidia.com/gpu"),
    "domain": (r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}", "domain name, such as that of an extended resource"),
    "user": (r"[A-Za-z0-9][-._:@/A-Za-z0-9]{0,252}", "user or service account"),
    "name": (_PLAIN, "any other object's name"),
    "command": (r"[^\s\"'`;&|<>$\\*?(){}\[\]!#~]{1,500}", "program that a container runs"),
    "path": (r"[^\s\"'`;&|<>$\\*?(){}\[\]!#~]{1,1000}", "path of a file"),
    "host": (r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?", "host name"),
    "ip": (r"[0-9A-Fa-f:.]{2,45}", "IP address"),
    "port": (r"[0-9]{1,5}", "port number"),
    "int": (r"-?[0-9]{1,20}", "whole number"),
    "quantity": (r"[0-9.]{1,20}[A-Za-z]{0,2}", "Kubernetes quantity, such as 512Mi or 250m"),
    "duration": (r"[0-9][0-9hmsµun.]{0,30}", "duration, such as 5m0s"),
    "uid": (r"[0-9A-Za-z_-]{1,64}", "id of an object or container"),
    ANY: (r".{0,4000}", "anything"),
}

PLACEHOLDERS = frozenset(HOLES) - {ANY}
"""Names that a command may use in braces."""

_HOLE = re.compile(r"\{(\.\.\.|[a-z]+)\}")
_FORMS = {name: re.compile(form, re.DOTALL) for name, (form, _) in HOLES.items()}


def names(text: str) -> list[str]:
    """Return the names in braces in `text`, in order, known or not: `"a {pod} {x}"` -> `["pod", "x"]`."""
    return _HOLE.findall(text)


def split(text: str) -> list[str]:
    """Split at the holes: fixed pieces at even places (possibly empty), hole names at odd ones."""
    return _HOLE.split(text)


def fits(name: str, value: str) -> bool:
    """Tell whether `value` as a whole has the form of the hole `name`."""
    return _FORMS[name].fullmatch(value) is not None


def fill(command: str, values: dict[str, str]) -> str:
    """Put the values that fit into the placeholders of a command or of prose; the others stay as `<pod>`.

    Braces that are no placeholder (jsonpath's `{end}`) stay as they are.
    """

    def put(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in PLACEHOLDERS:
            return match.group()
        value = values.get(name)
        return value if value is not None and fits(name, value) else f"<{name}>"

    return _HOLE.sub(put, command)
