"""Whether a text is about Kubernetes at all: words alone are no evidence in a text that names nothing of it."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"\b(?:podman|podgroups?|podspec|kube\w*|k8s|k3s|rke2?|openshift|eks|gke|aks|minikube|helm|etcd|coredns"
    r"|pods?|containers?|nodes?|namespaces?|cluster|deployments?|statefulsets?|daemonsets?|replicasets?|cronjobs?"
    r"|ingress|configmaps?|pvcs?|pvs?|persistentvolume\w*|storageclass\w*|hpa|scheduler|probes?|sidecars?|volumes?"
    r"|docker|containerd|cri-?o|crictl|runc|cni|csi|calico|flannel|cilium|images?|manifests?|registry"
    r"|entrypoints?|dockerfile|replicas?|operator|finalizers?|crds?|custom resources?|volcano|nameservers?"
    r"|endpoints?|clusterip|nodeports?|cron jobs?|daemon sets?|stateful sets?|replica sets?|config maps?|kustomize"
    r"|api ?server|crash ?loop\w*|alertmanager|prometheus)\b"
    r"|(?-i:\b[a-z]{3,}(?:[A-Z][a-z]+){2,}\b)"  # a field of the API: activeDeadlineSeconds
    r"|容器|集群|节点|镜像|调度|探针|命名空间|挂载|存储卷|污点|驱逐|副本|沙箱",
    re.IGNORECASE | re.ASCII,  # a Chinese character ends an English word
)


SHORT = 6
"""Words up to which a text about nothing else is taken to ask about what it names."""


def is_about_containers(text: str) -> bool:
    """Tell whether an exit code in the text is that of a container: it names anything of ours, or nothing else."""
    return len(text.split()) <= SHORT or _WORDS.search(text) is not None


_SURE = re.compile(
    r"\b(?:kube\w*|k8s|k3s|helm|openshift|eks|gke|aks|minikube|kustomize|api ?server|namespaces?|crash ?loop\w*"
    r"|(?:deployment|(?:stateful|daemon|replica) ?set|replica|cron ?job|config ?map|pvc|ingress|finalizer|taint)s?"
    r"|persistentvolume\w*|storageclass\w*|sidecars?|(?:readiness|liveness|startup) probes?|service account)\b"
    r"|命名空间|探针|污点|副本",
    re.IGNORECASE | re.ASCII,
)


def is_surely_ours(text: str) -> bool:
    """Tell whether the text names two things that only Kubernetes has; a pod, a node, a container others have too."""
    return len({match.group().lower() for match in _SURE.finditer(text)}) > 1


_TROUBLE_WORDS = """
    no not never none nothing nobody without cannot cant wont doesnt dont isnt didnt unable
    fail* err errored exception* crash* stuck hang* hung freez* die died dies dying dead kill* evict* preempt* cordon*
    restart* reboot* terminat* pending wait waits waiting timeout* refus* deny denies denied reject* forbidden
    unauthori* unreachable unhealthy unready unavailable unknown unexpected* unschedulable unresponsive notready
    invalid* insecure insufficient self-signed wrong missing lost lose loses losing gone disappear* vanish* brok* break
    breaks corrupt* damag* full exceed* exhaust* reached out limit* slow* old stale expire* down problem* issue*
    trouble* warn* alert* oom* throttl* leak* conflict* mismatch* block* stop* fix solve instead forever still again
    keep keeps exit exits exited zombie* panic* segfault* duplicate* already ignor* drop* remov* delet* empty lag lags
""".split()
_TROUBLE = re.compile(
    r"\b(?:" + "|".join(word.replace("*", r"\w*") for word in _TROUBLE_WORDS) + r"|\w*errors?|\w*disabled)\b"
    r"|n['’]t\b|\b[45]\d\d\b|\btim(?:es?|ed|ing) out\b|\btoo \w"
    r"|不|没|无|未|失败|错|异常|卡|超|拒绝|满|崩|杀|重启|驱逐|退出|为什么|为何|丢|坏|慢|一直|报|挂|断|过期|缺|冲突|耗尽"
    r"|问题|怎么(?:回事|办|解决|处理|排查)|旧|停",
    re.IGNORECASE | re.ASCII,
)


def tells_of_trouble(text: str) -> bool:
    """Tell whether the words of a text say that something goes wrong: who asks how to do a thing has no trouble yet."""
    return _TROUBLE.search(text) is not None


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
