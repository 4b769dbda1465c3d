"""Waiting for jobs at the server."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from enum import Enum
from inspect import isawaitable
from typing import Any, Literal, TypeVar

from .clock import LATE, within
from .errors import PeakaJobError, PeakaJobTimeoutError
from .types import CallOptions

S = TypeVar("S")
Verdict = Literal["running", "done", "failed"]

JOB_TIMEOUT = 3600.0
"""Seconds that a job is waited for by default."""
POLL_START = 0.25
"""Seconds between the first two looks; it grows by half each time."""
POLL_MAX = 10.0
"""Seconds: the longest pause between two looks."""


def normalised(status: object) -> str:
    """A state as one spelling: upper case, underscores, two Ls in CANCELLED.

    >>> normalised("not-active"), normalised("CANCELED")
    ('NOT_ACTIVE', 'CANCELLED')
    """
    text = str(status.value if isinstance(status, Enum) else status or "").strip().upper().replace("-", "_")
    return "CANCELLED" if text == "CANCELED" else text


def moment(value: object) -> float:
    """A point in time as a number to compare; what is no date is before everything."""
    if isinstance(value, datetime):
        try:
            return value.timestamp()
        except (OverflowError, OSError, ValueError):
            return float("-inf")
    return float("-inf")


class WaitOptions(CallOptions, total=False):
    """What waiting takes beside the options of each look."""

    wait_timeout: float | None
    """Seconds to wait in all; None: without end. Default: one hour."""
    on_poll: Callable[[Any], object]
    """Called (and awaited, if it is async) with every state read."""


def split(options: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The options of waiting, and those of a call."""
    own = {name: options[name] for name in ("wait_timeout", "on_poll") if name in options}
    return own, {name: value for name, value in options.items() if name not in own}


async def wait_for(
    what: str,
    job_id: str,
    look: Callable[[], Awaitable[S]],
    judge: Callable[[S], tuple[Verdict, str]],
    *,
    wait_timeout: float | None = JOB_TIMEOUT,
    on_poll: Callable[[Any], object] | None = None,
    explain: Callable[[S], str | None] = lambda _: None,
) -> S:
    """Look at a job until it has ended.

    Args:
        what: The kind of job, for messages.
        job_id: Its id.
        look: Reads the job's state.
        judge: Says what a state means, and its name. A state that is not known means that it runs.
        wait_timeout: Seconds to wait in all; None: without end.
        on_poll: Called (and awaited, if it is async) with every state read.
        explain: What the server says about a failure.

    Raises:
        PeakaJobError: The job failed or was cancelled.
        PeakaJobTimeoutError: The time is up; the job goes on.
    """
    state: S | None = None
    name = "not known yet"

    async def poll() -> Verdict:
        nonlocal state, name
        pause = POLL_START
        while True:
            state = await look()
            if on_poll is not None and isawaitable(called := on_poll(state)):
                await called
            verdict, name = judge(state)
            if verdict != "running":
                return verdict
            await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 - jitter is no secret
            pause = min(POLL_MAX, pause * 1.5)

    verdict = await within(wait_timeout, poll())
    facts: dict[str, Any] = {"job_id": job_id, "status": name, "last": state}
    if verdict is LATE or state is None:
        raise PeakaJobTimeoutError(
            f"{what} {job_id} was not ready after {wait_timeout:g} s (state: {name}). It goes on at the server: "
            "wait for it again by its id",
            **facts,
        )
    if verdict == "failed":
        reason = explain(state)
        raise PeakaJobError(f"{what} {job_id} ended as {name}" + (f": {reason}" if reason else ""), **facts)
    return state
