"""When a call may be sent again, and how long to wait before."""

from __future__ import annotations

from collections.abc import Mapping

from .errors import PeakaConnectionError, PeakaError, PeakaStatusError

MAX_RETRIES = 2
"""How often a call is sent again by default, beyond its first attempt."""
BACKOFF_START = 0.5
"""Seconds: the longest wait before the first replay; it doubles with each."""
BACKOFF_MAX = 8.0
"""Seconds: the longest wait of our own choosing."""
MAX_RETRY_AFTER = 60.0
"""Seconds: a Retry-After up to this is waited for; a longer one is handed to the caller as an error."""


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or as a date; None: none, or not readable.

    >>> retry_after({"retry-after": "30"})
    30.0
    """
    text = headers.get("retry-after")
    if text is None:
        return None
    if text.strip().isdecimal():
        return float(text)
    import time
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def backoff(replay: int, asked: float | None = None) -> float:
    """Seconds to wait before replay number ``replay`` (from 0): full jitter, unless the server asked for more."""
    import random

    own = random.uniform(0, min(BACKOFF_MAX, BACKOFF_START * 2 ** min(replay, 10)))  # noqa: S311 - jitter is no secret
    return own if asked is None else max(own, asked)


def was_rejected(error: PeakaError) -> bool:
    """Whether the request certainly had no effect: never written, or turned away at the door."""
    if isinstance(error, PeakaStatusError):
        return error.status == 429 or (error.status == 503 and error.retry_after is not None)
    return isinstance(error, PeakaConnectionError) and not error.may_have_applied


def is_ambiguous(error: PeakaError) -> bool:
    """Whether nobody can say if the request had an effect, and another try could go better."""
    if isinstance(error, PeakaStatusError):
        # A 500 in Peaka's own words is its answer; one without (a proxy's page) is a lost reply.
        own = isinstance(error.body, dict) and not error.body.keys().isdisjoint(("errorCode", "message", "reason"))
        return error.status in (408, 502, 503, 504) or (error.status == 500 and not own)
    return isinstance(error, PeakaConnectionError) and error.may_have_applied


def may_replay(error: PeakaError, *, safe: bool) -> bool:
    """Whether the rules allow to send the call again after this error."""
    if isinstance(error, PeakaStatusError) and error.retry_after is not None and error.retry_after > MAX_RETRY_AFTER:
        return False
    return was_rejected(error) or (safe and is_ambiguous(error))
