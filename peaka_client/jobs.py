"""Waiting for jobs at the server."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from inspect import isawaitable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from .clock import within
from .config import checked_timeout
from .errors import PeakaError, PeakaJobError, PeakaJobTimeoutError, PeakaTimeoutError
from .retry import may_replay
from .types import CallOptions

if TYPE_CHECKING:
    from .scope import ProjectScope

S = TypeVar("S")

JOB_TIMEOUT = 3600.0
"""Seconds that a job is waited for by default."""
POLL_START = 0.25
"""Seconds between the first two looks; it grows by half each time."""
POLL_MAX = 10.0
"""Seconds: the longest pause between two looks."""
LOOKS_LOST = 5
"""How many looks in a row may fail for reasons that may pass, each sent again as any call is; 10 s apart, or what the
server asks for."""
SUCCEEDED = frozenset({"SUCCEEDED", "COMPLETED", "NOT_ACTIVE"})
"""States in which a job of any kind is done. NOT_ACTIVE: no refresh of metadata runs."""
FAILED = frozenset({"FAILED", "CANCELLED", "EXPIRED", "DELETED"})
"""States in which it has ended without success. All others, known or not, mean that it runs."""
NOT_STARTED = "NOT_STARTED"
"""What we say while the server still shows the run before the one that is waited for."""


def normalised(status: object) -> str:
    """A state as one spelling: upper case, underscores, two Ls in CANCELLED.

    >>> normalised("not-active"), normalised("CANCELED")
    ('NOT_ACTIVE', 'CANCELLED')
    """
    text = str(status or "").strip().upper().replace("-", "_")
    return "CANCELLED" if text == "CANCELED" else text


class WaitOptions(CallOptions, total=False):
    """What waiting takes beside the options of each look."""

    wait_timeout: float | None
    """Seconds to wait in all; None: without end. Default: one hour."""
    on_poll: Callable[[Any], object]
    """Called (and awaited, if it is async) with every state read."""


_OF_WAITING = frozenset({"wait_timeout", "on_poll"})
_OF_EVERY_CALL = frozenset({"timeout", "max_retries", "extra_headers"})


def split(options: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The options of waiting and of each look, checked, and those of the call that starts what is waited for."""
    checked_timeout(options.get("wait_timeout"), "wait_timeout")
    waiting = {name: value for name, value in options.items() if name in _OF_WAITING or name in _OF_EVERY_CALL}
    return waiting, {name: value for name, value in options.items() if name not in _OF_WAITING}


async def wait_for(
    what: str,
    look: Callable[..., Awaitable[S]],
    project: ProjectScope,
    job_id: str,
    options: Mapping[str, Any],
    *,
    state: Callable[[S], object] = attrgetter("status"),
    reason: Callable[[S], object] = lambda _: None,
) -> S:
    """Look at a job until it has ended.

    Args:
        what: The kind of job, for messages.
        look: The endpoint function that reads where the job stands.
        project: The job's project.
        job_id: The job's id.
        options: As in :class:`WaitOptions`.
        state: The state in what was read, or :data:`NOT_STARTED`.
        reason: What the server says there about a failure.

    Raises:
        PeakaJobError: The job failed or was cancelled.
        PeakaJobTimeoutError: The time is up; the job goes on.
    """
    call = split(options)[1]
    limit, on_poll = options.get("wait_timeout", JOB_TIMEOUT), options.get("on_poll")
    last: S | None = None
    name = "not known yet"

    async def poll() -> S:
        nonlocal last, name
        pause, lost = POLL_START, 0
        while True:
            try:
                last, lost = await look(project, job_id, **call), 0
            except PeakaError as error:
                if lost == LOOKS_LOST or not may_replay(error, safe=True):
                    raise
                lost += 1
                await asyncio.sleep(max(POLL_MAX, getattr(error, "retry_after", None) or 0.0))
                continue
            if on_poll is not None and isawaitable(called := on_poll(last)):
                await called
            name = normalised(state(last))
            if name in SUCCEEDED or name in FAILED:
                return last
            await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 - jitter is no secret
            pause = min(POLL_MAX, pause * 1.5)

    ended = await within(limit, poll())
    facts = {"job_id": job_id, "status": name, "last": last}
    if isinstance(ended, PeakaTimeoutError):
        raise PeakaJobTimeoutError(
            f"{what} {job_id} was not ready after {limit:g} s (state: {name}). It goes on at the server: "
            "wait for it again by its id",
            **facts,
        )
    if name in FAILED:
        said = reason(ended)
        raise PeakaJobError(f"{what} {job_id} ended as {name}" + (f": {said}" if said else ""), **facts)
    return ended
