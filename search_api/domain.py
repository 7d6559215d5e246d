"""Whether a text is about Kubernetes at all: words alone are no evidence in a text that names nothing of it."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"\b(?:podman|podgroups?|podspec|kube\w*|k8s|k3s|rke2?|openshift|eks|gke|aks|minikube|helm|etcd|coredns"
    r"|pods?|containers?|nodes?|namespaces?|cluster|deployments?|statefulsets?|daemonsets?|replicasets?|cronjobs?"
    r"|ingress|configmaps?|pvcs?|pvs?|persistentvolume\w*|storageclass\w*|hpa|scheduler|probes?|sidecars?|volumes?"
    r"|docker|containerd|cri-?o|crictl|runc|cni|csi|calico|flannel|cilium|images?|manifests?|registry"
    r"|entrypoints?|dockerfile|replicas?|operator|finalizers?|crds?|custom resources?|volcano|nameservers?)\b"
    r"|(?-i:\b[a-z]{3,}(?:[A-Z][a-z]+){2,}\b)"  # a field of the API: activeDeadlineSeconds
    r"|容器|集群|节点|镜像|调度|探针|命名空间|挂载|存储卷|污点|驱逐|副本|沙箱",
    re.IGNORECASE,
)


_STRUCTURE = re.compile(r"^[ \t]*(?:- |[\w.\"'-]+:(?:[ \t]|$)|[{}\[\],]+$)")


_COLUMNS = re.compile(
    r"\S(?:\t| {3,})\S|\S {2}\S.*\S {2}\S"  # a table
    r"|^\W*(?:\S+ +)?(?:Warning|Normal) +[A-Z]\w+ "  # an event
    r"|\w\{\w+=\""  # labels of a metric
)


def is_ours(text: str) -> bool:
    """Tell whether the text names anything that Kubernetes, its runtimes or its usual add-ons are about.

    A manifest or a values file names much of it and says nothing in words, so it is not.
    """
    return _WORDS.search(text) is not None and not _is_data(text)


def prose(text: str) -> str:
    """Return the text with spaces for the lines that nobody wrote as words: keys with values, columns, events."""
    lines = text.split("\n")
    return "\n".join(" " * len(line) if _STRUCTURE.match(line) or _COLUMNS.search(line) else line for line in lines)


def _is_data(text: str) -> bool:
    """Tell whether nearly all lines of a longer text are keys with values."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 4 and sum(_STRUCTURE.match(line) is not None for line in lines) > 0.8 * len(lines)
