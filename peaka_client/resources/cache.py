"""Cached tables, with waiting and history."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, Required, Unpack

from ..api.cache import Cache as CacheApi
from ..api.cache import (
    create_cache,
    get_cache_status,
    list_cache_executions,
    start_full_refresh,
    start_incremental_update,
)
from ..config import checked_count
from ..jobs import NOT_STARTED, WaitOptions, normalised, split, wait_for
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.cache_execution import CacheExecution
    from ..models.cache_schedule_input import CacheScheduleInput
    from ..models.cache_status import CacheStatus
    from ..types import CallOptions

Slot = Literal["full_refresh", "incremental"]


class CacheOptions(WaitOptions, total=False):
    """What a new cache takes, and the waiting for its first run."""

    catalog_id: Required[str]
    schema_name: Required[str]
    table_name: Required[str]
    incremental_cache_schedule: CacheScheduleInput
    """When to fetch what changed."""
    full_refresh_cache_schedule: CacheScheduleInput
    """When to copy all rows anew."""


def _begun(run: CacheExecution) -> float:
    at = run.created_at
    return at.replace(tzinfo=at.tzinfo or UTC).timestamp() if isinstance(at, datetime) else float("-inf")


def _last(status: CacheStatus, slot: Slot | None) -> CacheExecution | None:
    """The last execution of a slot; of both, the one begun later: the slots run independently of each other."""
    full, incremental = status.last_full_refresh_cache_execution, status.last_incremental_cache_execution
    if slot is not None:
        return full if slot == "full_refresh" else incremental
    return max((run for run in (full, incremental) if run is not None), key=_begun, default=None)


def _mark(run: CacheExecution | Unset | None) -> object:
    """What tells one execution from another."""
    return (run.id, run.created_at) if run else run


class Cache(CacheApi):
    """Cached tables of one project."""

    __slots__ = ()

    async def wait(
        self,
        cache_id: str,
        *,
        slot: Slot | None = None,
        after: CacheExecution | Unset | None = UNSET,
        **options: Unpack[WaitOptions],
    ) -> CacheStatus:
        """Wait until the last execution of a cache has ended.

        Args:
            cache_id: The cache.
            slot: Which of its two kinds of execution; where there was none of that kind, the first is waited for, until
                ``wait_timeout`` if none begins. Default: whichever began last.
            after: The slot's last execution (None: it had none) as it was before a start: the server may show it until
                the new one begins, so it does not count.
            **options: Of the waiting (``wait_timeout``, ``on_poll``) and of each look. A run that hangs may never end.

        Raises:
            PeakaJobError: The execution failed or was cancelled, or the cache was deleted.
            PeakaJobTimeoutError: It still runs.
        """

        def state(status: CacheStatus) -> object:
            run = _last(status, slot)
            if normalised(status.status) == "DELETED":
                return status.status
            if _mark(run) == _mark(after) or (run is None and slot is not None):
                return NOT_STARTED
            return status.status if run is None else run.status

        def reason(status: CacheStatus) -> object:
            error: object = getattr(_last(status, slot), "error", None)
            return error.get("message") if isinstance(error, dict) else error

        call = {"exclude_logs": True, **options}
        return await wait_for("cache", get_cache_status, self, cache_id, call, state=state, reason=reason)

    async def create_and_wait(self, **options: Unpack[CacheOptions]) -> CacheStatus:
        """Cache a table and wait for the first run, which starts with it; arguments as in ``create`` and :meth:`wait`.

        For a table that was cached already the server starts nothing: the last execution counts.
        """
        waiting, rest = split(options)
        made = await create_cache(self, **rest)
        return await self.wait(made.id, **waiting)

    async def start_full_refresh_and_wait(self, cache_id: str, **options: Unpack[WaitOptions]) -> CacheStatus:
        """Start a full refresh and wait for it; arguments as in :meth:`wait`."""
        return await self._start_and_wait(start_full_refresh, cache_id, "full_refresh", options)

    async def start_incremental_update_and_wait(self, cache_id: str, **options: Unpack[WaitOptions]) -> CacheStatus:
        """Start an incremental update and wait for it; arguments as in :meth:`wait`."""
        return await self._start_and_wait(start_incremental_update, cache_id, "incremental", options)

    async def _start_and_wait(
        self, start: Callable[..., Awaitable[object]], cache_id: str, slot: Slot, options: WaitOptions
    ) -> CacheStatus:
        call = split(options)[1]
        before = _last(await get_cache_status(self, cache_id, exclude_logs=True, **call), slot)
        await start(self, cache_id, **call)
        return await self.wait(cache_id, slot=slot, after=before, **options)

    async def iterate_executions(
        self, cache_id: str, *, page_size: int = 50, **options: Unpack[CallOptions]
    ) -> AsyncGenerator[CacheExecution, None]:
        """The executions of the last 14 days, newest first, page by page as they are needed.

        Args:
            cache_id: The cache.
            page_size: Executions a request.
            **options: Of each request.
        """
        seen: set[object] = set()
        offset, fresh = 0, True
        checked_count(page_size, "page_size", 1)
        while fresh:  # no source names the largest page: a short one need not be the last
            page = await list_cache_executions(self, cache_id, limit=page_size, offset=offset, **options)
            offset, fresh = offset + len(page), False
            for execution in page:
                # An execution that begins while we read shifts the pages, and its neighbours come twice.
                if execution.id is None or execution.id not in seen:
                    fresh = True
                    seen.add(execution.id)
                    yield execution
