"""Failures on demand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .downloads import DOWNLOAD_FILE
from .log import Recorded

__all__ = ["KINDS", "Fault", "Faults", "Kind"]

Kind = Literal["status", "reset", "timeout", "truncate", "malformed"]
KINDS: tuple[Kind, ...] = ("status", "reset", "timeout", "truncate", "malformed")

Condition = Callable[[Recorded], bool] | Mapping[str, Any]


@dataclass(slots=True)
class Fault:
    """One planned failure."""

    operation: str
    kind: Kind
    status: int
    body: Any
    headers: dict[str, str]
    times: int | None
    after: int
    match: Condition | None
    delay: float = 0.0
    handled: bool = False
    """Whether the operation is carried out before its reply is lost."""
    seen: int = 0
    hit: int = field(default=0)
    """How often it has struck."""

    def strikes(self, request: Recorded) -> bool:
        """Whether this request fails; counts it."""
        if self.operation not in _plans(request.operation) or not self._matches(request):
            return False
        self.seen += 1
        if self.seen <= self.after or (self.times is not None and self.hit >= self.times):
            return False
        self.hit += 1
        return True

    def _matches(self, request: Recorded) -> bool:
        if self.match is None:
            return True
        if callable(self.match):
            return bool(self.match(request))
        values = {**request.query, **request.path_values, **(request.body if isinstance(request.body, dict) else {})}
        return all(values.get(name) == value for name, value in self.match.items())


class Faults:
    """All planned failures of one LocalPeaka."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []
        self._lock = threading.Lock()
        self.latency: dict[str, float] = {}
        """Seconds to wait before an answer, by operation; ``*`` for all, ``download_file`` aside."""

    def add(self, fault: Fault) -> None:
        """Plan one."""
        with self._lock:
            self._planned.append(fault)

    def clear(self) -> None:
        """Forget all, latencies included."""
        with self._lock:
            self._planned.clear()
            self.latency.clear()

    def next(self, request: Recorded) -> Fault | None:
        """The failure that this request meets, if it meets one."""
        if not self._planned:
            return None
        with self._lock:
            return next((fault for fault in self._planned if fault.strikes(request)), None)

    def wait(self, operation: str) -> float:
        """Seconds to wait before answering an operation."""
        return next((self.latency[name] for name in _plans(operation) if name in self.latency), 0.0)


def _plans(operation: str) -> tuple[str, ...]:
    """What a plan may be for to concern an operation; files do not come from the API, so ``*`` spares them."""
    return (operation,) if operation == DOWNLOAD_FILE.name else (operation, "*")
