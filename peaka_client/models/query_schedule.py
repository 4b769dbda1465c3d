# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .query_schedule_type import QueryScheduleType

__all__ = ["QuerySchedule"]


@define(kw_only=True, eq=False, repr=False)
class QuerySchedule(Model):
    """When a materialized query runs. Fields that do not apply are null."""

    type: QueryScheduleType | str
    repeat_duration: str | None = None
    """For `interval`: time between two runs, an ISO-8601 duration like `PT1H`."""
    cron_expression: str | None = None
    """For `cron`: five fields as in UNIX, like `0 6 * * *`."""
    timezone: str | None = None
    """For `cron`: an IANA name like `Europe/Berlin`."""
    expression: str | None = None
    """An older name for the duration or cron expression."""

    _wire: ClassVar[Mapping[str, str]] = {
        "type": "type",
        "repeatDuration": "repeat_duration",
        "cronExpression": "cron_expression",
        "timezone": "timezone",
        "expression": "expression",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"repeatDuration", "cronExpression", "timezone"})

    def _read(self, get: Getter) -> None:
        self.type = QueryScheduleType.read(get("type"))
        self.repeat_duration = get("repeatDuration")
        self.cron_expression = get("cronExpression")
        self.timezone = get("timezone")
        self.expression = get("expression")
        if self.type is None:
            self._tell_missing("type")
