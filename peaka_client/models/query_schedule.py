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
    """QuerySchedule."""

    type: QueryScheduleType | str
    repeat_duration: str | None = None
    cron_expression: str | None = None
    timezone: str | None = None
    expression: str | None = None

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
