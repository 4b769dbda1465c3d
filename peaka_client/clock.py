"""Time limits that end in a value, so that no error is raised with the cancelled frames chained to it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from enum import Enum
from typing import Final, TypeVar

from .errors import PeakaError

T = TypeVar("T")


class Late(Enum):
    """The type of :data:`LATE`."""

    LATE = "LATE"


LATE: Final = Late.LATE
"""Instead of a result: the time was up."""


async def within(seconds: float | None, step: Awaitable[T]) -> T | Late:
    """Await something for so many seconds at most (None: without limit); a timeout of its own is passed on."""
    timer = asyncio.timeout(seconds)
    try:
        async with timer:
            return await step
    except TimeoutError as error:
        if isinstance(error, PeakaError) or not timer.expired():
            raise
    return LATE
