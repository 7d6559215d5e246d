"""Whether a text is about Kubernetes at all: words alone are little evidence in a text that names nothing of it."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"\b(?:pod\w+|kube\w*|k8s|k3s|rke2?|openshift|eks|gke|aks|minikube|helm|etcd|coredns"
    r"|pods?|containers?|nodes?|namespaces?|cluster|deployments?|statefulsets?|daemonsets?|replicasets?|cronjobs?"
    r"|ingress|configmaps?|pvcs?|pvs?|persistentvolume\w*|storageclass\w*|hpa|scheduler|probes?|sidecars?|volumes?"
    r"|docker|containerd|cri-?o|crictl|runc|cni|csi|calico|flannel|cilium|images?|manifests?|registry"
    r"|entrypoints?|dockerfile|replicas?|operator|volcano|nameservers?)\b"
    r"|(?-i:\b[a-z]{3,}(?:[A-Z][a-z]+){2,}\b)"  # a field of the API: activeDeadlineSeconds
    r"|容器|集群|节点|镜像|调度|探针|命名空间|挂载|存储卷|污点|驱逐|副本|沙箱",
    re.IGNORECASE,
)


def is_ours(text: str) -> bool:
    """Tell whether the text names anything that Kubernetes, its runtimes or its usual add-ons are about."""
    return _WORDS.search(text) is not None
