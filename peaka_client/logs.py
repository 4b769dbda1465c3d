"""Log records under ``peaka_client``: quiet unless asked for, free of secrets, short."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .errors import PeakaError
    from .middleware import Attempt, Outcome


log = logging.getLogger("peaka_client")
log.addHandler(logging.NullHandler())

_LONGEST = 1024


def _short(body: bytes | None) -> str:
    if not body:
        return ""
    from .masking import mask

    text = mask(body[: 4 * _LONGEST].decode("utf-8", "replace"))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(body)} bytes)"


def log_attempt(attempt: Attempt, outcome: Outcome, elapsed: float) -> None:
    """One DEBUG record an attempt: what was called and what came back; bodies masked and cut at 1,024 characters."""
    operation = attempt.operation
    log.debug(
        "%s: %s %s, attempt %d: %s in %.3f s",
        operation.name,
        operation.method,
        operation.path,
        attempt.number,
        outcome.status or type(outcome.error).__name__,
        elapsed,
        extra={
            "peaka": {
                "operation": operation.name,
                "method": operation.method,
                "route": operation.path,
                "attempt": attempt.number,
                "status": outcome.status,
                "error": type(outcome.error).__name__ if outcome.error is not None else None,
                "elapsed": elapsed,
                "request_body": _short(attempt.body),
                "response_body": _short(outcome.body),
            }
        },
    )


def log_wait(attempt: Attempt, error: PeakaError, wait: float) -> None:
    """One INFO record before each replay."""
    log.info(
        "%s: attempt %d failed (%s), sending again in %.2f s",
        attempt.operation.name,
        attempt.number,
        type(error).__name__,
        wait,
        extra={"peaka": {"operation": attempt.operation.name, "attempt": attempt.number, "wait": wait}},
    )
