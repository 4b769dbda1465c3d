# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_datetime
from .materialized_query_state import MaterializedQueryState
from .query_schedule import QuerySchedule

__all__ = ["MaterializedQueryStatus"]


@define(kw_only=True, eq=False, repr=False)
class MaterializedQueryStatus(Model):
    """Where a materialized query stands."""

    query_id: str
    """18 or 19 digits."""
    query_name: str | None = None
    """Its name in SQL."""
    schedule_settings: QuerySchedule | None = None
    """When it runs by itself; null: only on demand."""
    next_execution_start_time: datetime | str | None = None
    """When it runs next by itself; null without a schedule."""
    status: MaterializedQueryState | str
    """That of the latest run. `COMPLETED` with null times means that it never ran."""
    last_execution_start_time: datetime | str | None = None
    """When the latest run began; watch it change to see a new run."""
    last_update_time: datetime | str | None = None
    """When rows were last stored."""

    _wire: ClassVar[Mapping[str, str]] = {
        "queryId": "query_id",
        "queryName": "query_name",
        "scheduleSettings": "schedule_settings",
        "nextExecutionStartTime": "next_execution_start_time",
        "status": "status",
        "lastExecutionStartTime": "last_execution_start_time",
        "lastUpdateTime": "last_update_time",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset(
        {"scheduleSettings", "nextExecutionStartTime", "lastExecutionStartTime", "lastUpdateTime"}
    )

    def _read(self, get: Getter) -> None:
        self.query_id = get("queryId")
        self.query_name = get("queryName")
        self.schedule_settings = QuerySchedule.read(get("scheduleSettings"))
        self.next_execution_start_time = read_datetime(get("nextExecutionStartTime"))
        self.status = MaterializedQueryState.read(get("status"))
        self.last_execution_start_time = read_datetime(get("lastExecutionStartTime"))
        self.last_update_time = read_datetime(get("lastUpdateTime"))
        if self.query_id is None or self.status is None:
            self._tell_missing("queryId", "status")
