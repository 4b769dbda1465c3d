"""Log records under ``peaka_client``: quiet unless asked for, free of secrets, short."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import PeakaError
    from .middleware import Attempt, Outcome
    from .operation import Operation


log: logging.Logger = logging.getLogger("peaka_client")
log.addHandler(logging.NullHandler())

_LONGEST = 1024


def _short(body: bytes | None) -> str:
    if not body:
        return ""
    from .masking import mask

    text = mask(body[: 4 * _LONGEST].decode("utf-8", "replace"))
    return text if len(text) <= _LONGEST and len(body) <= 4 * _LONGEST else f"{text[:_LONGEST]}… ({len(body)} bytes)"


def log_attempt(attempt: Attempt, outcome: Outcome, elapsed: float) -> None:
    """One DEBUG record an attempt: what was called and what came back; bodies masked and cut at 1,024 characters."""
    operation, number = attempt.operation, attempt.number
    error = None if outcome.error is None else type(outcome.error).__name__
    facts = {"operation": operation.name, "method": operation.method, "route": operation.path, "attempt": number}
    facts |= {"status": outcome.status, "error": error, "elapsed": elapsed}
    facts |= {"request_body": _short(attempt.body), "response_body": _short(outcome.body)}
    what = f"{operation.name}: {operation.method} {operation.path}, attempt {number}: {outcome.status or error}"
    log.debug("%s in %.3f s", what, elapsed, extra={"peaka": facts})


def log_wait(operation: Operation[Any], number: int, error: PeakaError, wait: float) -> None:
    """One INFO record before each replay."""
    what = f"{operation.name}: attempt {number} failed ({type(error).__name__})"
    facts = {"operation": operation.name, "attempt": number, "wait": wait}
    log.info("%s, sending again in %.2f s", what, wait, extra={"peaka": facts})
