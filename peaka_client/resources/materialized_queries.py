"""Materialized queries, with waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Unpack

from ..api.materialized_queries import MaterializedQueries as MaterializedQueriesApi
from ..api.materialized_queries import get_materialized_query_status, refresh_materialized_query
from ..jobs import JOB_TIMEOUT, Verdict, normalised, wait_for
from ..types import UNSET, CallOptions

if TYPE_CHECKING:
    from ..models.materialized_query_status import MaterializedQueryStatus

__all__ = ["MaterializedQueries"]


class MaterializedQueries(MaterializedQueriesApi):
    """Materialized queries of one project."""

    __slots__ = ()

    async def wait(
        self,
        query_id: str,
        *,
        after: object = UNSET,
        wait_timeout: float | None = JOB_TIMEOUT,
        on_poll: Callable[[MaterializedQueryStatus], object] | None = None,
        **options: Unpack[CallOptions],
    ) -> MaterializedQueryStatus:
        """Wait until the run of a materialized query has ended.

        Args:
            query_id: The query.
            after: ``last_execution_start_time`` as it was before a refresh: the server shows the old run until the new
                one begins, so a state that still has this time does not count.
            wait_timeout: Seconds to wait in all; None: without end.
            on_poll: Called with every state read.
            **options: Of each look.

        Raises:
            PeakaJobError: The run failed or was cancelled.
            PeakaJobTimeoutError: It still runs.
        """

        def judge(status: MaterializedQueryStatus) -> tuple[Verdict, str]:
            state = normalised(status.status)
            if after is not UNSET and status.last_execution_start_time == after:
                return "running", "NOT_STARTED"
            if state in ("COMPLETED", "SUCCEEDED"):
                return "done", state
            return ("failed" if state in ("FAILED", "CANCELLED") else "running"), state

        return await wait_for(
            "materialized query",
            query_id,
            lambda: get_materialized_query_status(self, query_id, **options),
            judge,
            timeout=wait_timeout,
            on_poll=on_poll,
        )

    async def refresh_and_wait(
        self,
        query_id: str,
        *,
        wait_timeout: float | None = JOB_TIMEOUT,
        on_poll: Callable[[MaterializedQueryStatus], object] | None = None,
        **options: Unpack[CallOptions],
    ) -> MaterializedQueryStatus:
        """Run a materialized query again and wait for it; arguments as in :meth:`wait`."""
        before = await get_materialized_query_status(self, query_id, **options)
        await refresh_materialized_query(self, query_id, **options)
        return await self.wait(
            query_id, after=before.last_execution_start_time, wait_timeout=wait_timeout, on_poll=on_poll, **options
        )
