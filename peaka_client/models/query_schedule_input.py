# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from attrs import define

from ..model import Getter, InputModel
from ..types import UNSET, Unset
from .query_schedule_type import QueryScheduleType

__all__ = ["QueryScheduleInput"]


@define(kw_only=True, eq=False, repr=False)
class QueryScheduleInput(InputModel):
    """When a materialized query is to run."""

    type: QueryScheduleType | Literal["interval", "cron", "none"] | str
    """Which of the other fields apply."""
    repeat_duration: str | Unset | None = UNSET
    """For `interval`: time between two runs, an ISO-8601 duration like `PT1H`.

    The shortest that is allowed is not published.
    """
    cron_expression: str | Unset | None = UNSET
    """For `cron`: five fields as in UNIX, like `0 6 * * *`."""
    timezone: str | Unset | None = UNSET
    """For `cron`: an IANA name like `Europe/Berlin`; UTC if left out."""

    _wire: ClassVar[Mapping[str, str]] = {
        "type": "type",
        "repeatDuration": "repeat_duration",
        "cronExpression": "cron_expression",
        "timezone": "timezone",
    }

    def _read(self, get: Getter) -> None:
        self.type = QueryScheduleType.read(get("type"))
        self.repeat_duration = get("repeatDuration")
        self.cron_expression = get("cronExpression")
        self.timezone = get("timezone")
