"""Materialized queries: their runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..call import Call, handles
from ..clock import iso
from ..jobs import materialize_soon
from ..schedules import ScheduleError, next_run
from .queries import find_query

if TYPE_CHECKING:
    from ..state import SavedQuery


def _status(call: Call, one: SavedQuery) -> dict[str, Any]:
    """The status stays what it was until the next run has started."""
    following = one.next_at
    if following is None:
        try:
            following = next_run(one.schedule, call.state.clock.now())
        except ScheduleError:
            following = None
    return {
        "queryId": one.id, "queryName": one.name, "scheduleSettings": one.schedule,
        "nextExecutionStartTime": None if following is None else iso(following), "status": one.status,
        "lastExecutionStartTime": None if one.started_at is None else iso(one.started_at),
        "lastUpdateTime": None if one.updated_at is None else iso(one.updated_at),
    }  # fmt: skip


def _find(call: Call) -> SavedQuery:
    found = find_query(call, call.path["queryId"])
    if found.type != "MATERIALIZED":
        call.missing("materialized query", found.id)
    return found


@handles("list_materialized_query_statuses")
def list_materialized_query_statuses(call: Call) -> Any:
    return [_status(call, one) for one in call.project.queries.values() if one.type == "MATERIALIZED"]


@handles("get_materialized_query_status")
def get_materialized_query_status(call: Call) -> Any:
    return _status(call, _find(call))


@handles("refresh_materialized_query")
def refresh_materialized_query(call: Call) -> None:
    materialize_soon(call.local, call.project, _find(call))


@handles("cancel_materialized_query")
def cancel_materialized_query(call: Call) -> None:
    """Cancelling what does not run is a success too."""
    found = _find(call)
    if found.status == "RUNNING":
        found.status, found.updated_at = "CANCELED", call.state.clock.now()
