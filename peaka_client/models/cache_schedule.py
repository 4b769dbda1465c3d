# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .cache_schedule_type import CacheScheduleType

__all__ = ["CacheSchedule"]


@define(kw_only=True, eq=False, repr=False)
class CacheSchedule(Model):
    """When a cache is brought up to date."""

    type: CacheScheduleType | str | None = None
    expression: str | None = None
    """Time between two runs, an ISO-8601 duration like `PT1H`."""

    _wire: ClassVar[Mapping[str, str]] = {"type": "type", "expression": "expression"}

    def _read(self, get: Getter) -> None:
        self.type = CacheScheduleType.read(get("type"))
        self.expression = get("expression")
