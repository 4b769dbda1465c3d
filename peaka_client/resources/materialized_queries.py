"""Materialized queries, with waiting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Unpack

from ..api.materialized_queries import MaterializedQueries as MaterializedQueriesApi
from ..api.materialized_queries import get_materialized_query_status, refresh_materialized_query
from ..jobs import NOT_STARTED, WaitOptions, split, wait_for
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.materialized_query_status import MaterializedQueryStatus


class MaterializedQueries(MaterializedQueriesApi):
    """Materialized queries of one project."""

    __slots__ = ()

    async def wait(
        self, query_id: str, *, after: object = UNSET, **options: Unpack[WaitOptions]
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

        def state(found: MaterializedQueryStatus) -> object:
            started = found.last_execution_start_time
            return NOT_STARTED if after is not UNSET and started == after else found.status

        look = partial(get_materialized_query_status, self, query_id)
        return await wait_for("materialized query", query_id, look, options, state=state)

    async def refresh_and_wait(self, query_id: str, **options: Unpack[WaitOptions]) -> MaterializedQueryStatus:
        """Run a materialized query again and wait for it; arguments as in :meth:`wait`."""
        call = split(options)[1]
        before = await get_materialized_query_status(self, query_id, **call)
        await refresh_materialized_query(self, query_id, **call)
        return await self.wait(query_id, after=before.last_execution_start_time, **options)
