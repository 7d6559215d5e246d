"""The closed sets of words that entries use. Apart from the model, so that who only needs a word loads no more."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The five kinds; the value is the folder, the first half of the id and the first part of the address."""

    STATUSES = "statuses"
    REASONS = "reasons"
    EXIT_CODES = "exit-codes"
    SYMPTOMS = "symptoms"
    ALERTS = "alerts"


class Layer(StrEnum):
    """The part of a pod's life, or of the cluster, in which the fault lies."""

    SCHEDULING = "scheduling"
    IMAGE = "image"
    SANDBOX = "sandbox"
    STORAGE = "storage"
    CONTAINER = "container"
    PROBE = "probe"
    TERMINATION = "termination"
    NODE = "node"
    NETWORK = "network"
    ACCESS = "access"
    WORKLOAD = "workload"


class Grade(StrEnum):
    """How bad it is to see this. A search answers a problem before a notice, and a notice before a step."""

    PROBLEM = "problem"
    NOTICE = "notice"
    STEP = "step"


class Place(StrEnum):
    """Where a reason or status can be read."""

    CONTAINER_WAITING = "container-waiting"
    CONTAINER_TERMINATED = "container-terminated"
    EVENT = "event"
    POD_STATUS = "pod-status"
    POD_CONDITION = "pod-condition"
    NODE_CONDITION = "node-condition"
    WORKLOAD_CONDITION = "workload-condition"
    KUBECTL_STATUS = "kubectl-status"
    API_ANSWER = "api-answer"
    KUBELET_LOG = "kubelet-log"


class Form(StrEnum):
    """The shape of a text that people paste."""

    EVENT = "event"
    DESCRIBE = "describe"
    TABLE = "table"
    YAML = "yaml"
    LOG = "log"
    STATUS = "status"
    WORDS = "words"
    CHINESE = "chinese"
