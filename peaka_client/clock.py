"""Time limits that end in a value, so that no error is raised with the cancelled frames chained to it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from .errors import PeakaError, PeakaTimeoutError

T = TypeVar("T")


async def within(seconds: float | None, step: Awaitable[T]) -> T | PeakaTimeoutError:
    """Await something for so many seconds at most (None: without limit); a timeout of its own is passed on.

    Returns:
        What it gave, or an error that says that the time was up.
    """
    timer = asyncio.timeout(seconds)
    try:
        async with timer:
            return await step
    except TimeoutError as error:
        if isinstance(error, PeakaError) or not timer.expired():
            raise
    return PeakaTimeoutError(f"nothing came for {round(seconds or 0.0, 3):g} s")
