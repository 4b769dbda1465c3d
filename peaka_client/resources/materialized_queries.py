"""Materialized queries, with waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Required, Unpack

from ..api.materialized_queries import MaterializedQueries as MaterializedQueriesApi
from ..api.materialized_queries import get_materialized_query_status, refresh_materialized_query
from ..api.queries import create_query
from ..jobs import NOT_STARTED, WaitOptions, split, wait_for
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.materialized_query_status import MaterializedQueryStatus
    from ..models.query_schedule_input import QueryScheduleInput


class MaterializedQueryOptions(WaitOptions, total=False):
    """What a new materialized query takes, and the waiting for its first run."""

    display_name: Required[str]
    input_query: str
    """The SQL, one SELECT; or ``input_query_ref_id``."""
    input_query_ref_id: str
    """Copy the SQL of this saved query."""
    schedule: QueryScheduleInput
    path: str
    """Folder to put it in; missing folders are made."""


class MaterializedQueries(MaterializedQueriesApi):
    """Materialized queries of one project."""

    __slots__ = ()

    async def wait(
        self, query_id: str, *, after: object = UNSET, **options: Unpack[WaitOptions]
    ) -> MaterializedQueryStatus:
        """Wait until the run of a materialized query has ended.

        Args:
            query_id: The query.
            after: ``last_execution_start_time`` as it was before a start: the server shows the old run until the new
                one begins, so a state that still has this time does not count. Of a new query it is None.
            **options: Of the waiting (``wait_timeout``, ``on_poll``) and of each look.

        Raises:
            PeakaJobError: The run failed or was cancelled.
            PeakaJobTimeoutError: It still runs.
        """

        def state(found: MaterializedQueryStatus) -> object:
            return NOT_STARTED if found.last_execution_start_time == after else found.status

        return await wait_for("materialized query", get_materialized_query_status, self, query_id, options, state=state)

    async def create_and_wait(self, **options: Unpack[MaterializedQueryOptions]) -> MaterializedQueryStatus:
        """Save a query, store its rows, and wait for that; arguments as in ``queries.create`` and :meth:`wait`."""
        waiting, rest = split(options)
        made = await create_query(self, query_type="MATERIALIZED", **rest)
        return await self.wait(made.id, after=None, **waiting)

    async def refresh_and_wait(self, query_id: str, **options: Unpack[WaitOptions]) -> MaterializedQueryStatus:
        """Run a materialized query again and wait for it; arguments as in :meth:`wait`."""
        call = split(options)[1]
        before = await get_materialized_query_status(self, query_id, **call)
        await refresh_materialized_query(self, query_id, **call)
        return await self.wait(query_id, after=before.last_execution_start_time, **options)
