"""Cached tables, with waiting and history."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Literal, Unpack

from ..api.cache import Cache as CacheApi
from ..api.cache import get_cache_status, list_cache_executions, start_full_refresh, start_incremental_update
from ..jobs import Verdict, WaitOptions, moment, normalised, split, wait_for

if TYPE_CHECKING:
    from ..models.cache_execution import CacheExecution
    from ..models.cache_status import CacheStatus
    from ..types import CallOptions

Slot = Literal["full_refresh", "incremental"]


def _slot(status: CacheStatus, slot: Slot | None) -> CacheExecution | None:
    """The last execution of a slot; of both, the one begun later: the slots run independently of each other."""
    full, incremental = status.last_full_refresh_cache_execution, status.last_incremental_cache_execution
    if slot is not None:
        return full if slot == "full_refresh" else incremental
    known = [execution for execution in (full, incremental) if execution is not None]
    return max(known, key=lambda execution: moment(execution.created_at), default=None)


def _mark(execution: CacheExecution | None) -> object:
    return None if execution is None else (execution.id, execution.created_at)


class Cache(CacheApi):
    """Cached tables of one project."""

    __slots__ = ()

    async def wait(
        self,
        cache_id: str,
        *,
        slot: Slot | None = None,
        **options: Unpack[WaitOptions],
    ) -> CacheStatus:
        """Wait until the last execution of a cache has ended.

        Args:
            cache_id: The cache.
            slot: Which of its two kinds of execution. Default: whichever began last.
            **options: Of the waiting (``wait_timeout``, ``on_poll``) and of each look. A run that hangs may never end.

        Raises:
            PeakaJobError: The execution failed or was cancelled, or the cache was deleted.
            PeakaJobTimeoutError: It still runs.
        """
        return await self._wait(cache_id, slot, _NOTHING, options)

    async def start_full_refresh_and_wait(
        self,
        cache_id: str,
        **options: Unpack[WaitOptions],
    ) -> CacheStatus:
        """Start a full refresh and wait for it; arguments as in :meth:`wait`."""
        return await self._run(cache_id, "full_refresh", start_full_refresh, options)

    async def start_incremental_update_and_wait(
        self,
        cache_id: str,
        **options: Unpack[WaitOptions],
    ) -> CacheStatus:
        """Start an incremental update and wait for it; arguments as in :meth:`wait`."""
        return await self._run(cache_id, "incremental", start_incremental_update, options)

    async def _run(
        self, cache_id: str, slot: Slot, start: Callable[..., Awaitable[object]], options: WaitOptions
    ) -> CacheStatus:
        rest = split(options)[1]
        before = _mark(_slot(await get_cache_status(self, cache_id, exclude_logs=True, **rest), slot))
        await start(self, cache_id, **rest)
        return await self._wait(cache_id, slot, before, options)

    async def _wait(self, cache_id: str, slot: Slot | None, before: object, options: WaitOptions) -> CacheStatus:
        def judge(status: CacheStatus) -> tuple[Verdict, str]:
            if normalised(status.status) == "DELETED":
                return "failed", "DELETED"
            execution = _slot(status, slot)
            if _mark(execution) == before:
                return "running", "NOT_STARTED"  # the slot still shows the run before ours
            state = normalised(status.status if execution is None else execution.status)
            if state == "COMPLETED":
                return "done", state
            return ("failed" if state in ("FAILED", "CANCELLED") else "running"), state

        def explain(status: CacheStatus) -> str | None:
            execution = _slot(status, slot)
            error: object = None if execution is None else execution.error
            if isinstance(error, dict):  # free-form; "message" is what the other errors of this API say
                error = error.get("message")
            return str(error) if error else None

        waiting, rest = split(options)
        return await wait_for(
            "cache",
            cache_id,
            lambda: get_cache_status(self, cache_id, exclude_logs=True, **rest),
            judge,
            explain=explain,
            **waiting,
        )

    async def iterate_executions(
        self, cache_id: str, *, page_size: int = 50, **options: Unpack[CallOptions]
    ) -> AsyncIterator[CacheExecution]:
        """The executions of the last 14 days, newest first, page by page as they are needed.

        Args:
            cache_id: The cache.
            page_size: Executions a request.
            **options: Of each request.
        """
        seen: set[object] = set()
        offset = 0
        while True:
            page = await list_cache_executions(self, cache_id, limit=page_size, offset=offset, **options)
            for execution in page:
                # An execution that begins while we read shifts the pages, and its neighbours come twice.
                if execution.id is None or execution.id not in seen:
                    seen.add(execution.id)
                    yield execution
            if len(page) < page_size:
                return
            offset += len(page)


_NOTHING = object()
"""Equals no execution: whatever the slot shows counts."""
