"""Materialized queries, with waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..api.materialized_queries import MaterializedQueries as MaterializedQueriesApi
from ..api.materialized_queries import get_materialized_query_status, refresh_materialized_query
from ..jobs import Verdict, WaitOptions, normalised, split, wait_for
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.materialized_query_status import MaterializedQueryStatus


class MaterializedQueries(MaterializedQueriesApi):
    """Materialized queries of one project."""

    __slots__ = ()

    async def wait(
        self,
        query_id: str,
        *,
        after: object = UNSET,
        **options: Unpack[WaitOptions],
    ) -> MaterializedQueryStatus:
        """Wait until the run of a materialized query has ended.

        Args:
            query_id: The query.
            after: ``last_execution_start_time`` as it was before a refresh: the server shows the old run until the new
                one begins, so a state that still has this time does not count.
            **options: Of the waiting (``wait_timeout``, ``on_poll``) and of each look.

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

        waiting, rest = split(options)
        return await wait_for(
            "materialized query",
            query_id,
            lambda: get_materialized_query_status(self, query_id, **rest),
            judge,
            **waiting,
        )

    async def refresh_and_wait(
        self,
        query_id: str,
        **options: Unpack[WaitOptions],
    ) -> MaterializedQueryStatus:
        """Run a materialized query again and wait for it; arguments as in :meth:`wait`."""
        rest = split(options)[1]
        before = await get_materialized_query_status(self, query_id, **rest)
        await refresh_materialized_query(self, query_id, **rest)
        return await self.wait(query_id, after=before.last_execution_start_time, **options)
