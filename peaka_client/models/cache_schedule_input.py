# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from attrs import define

from ..model import Getter, InputModel
from ..types import UNSET, Unset
from .cache_schedule_type import CacheScheduleType

__all__ = ["CacheScheduleInput"]


@define(kw_only=True, eq=False, repr=False)
class CacheScheduleInput(InputModel):
    """When a cache is to be brought up to date."""

    type: CacheScheduleType | Literal["BASIC", "NONE"] | str
    """Whether it repeats."""
    expression: str | Unset = UNSET
    """Time between two runs, an ISO-8601 duration.

    Peaka Studio offers `PT15M`, `PT30M`, `PT1H`, `PT2H`, `PT6H`, `P1D` and `P7D`; the shortest that the API takes is
    not published. Anything malformed is ignored without an error.
    """

    _wire: ClassVar[Mapping[str, str]] = {"type": "type", "expression": "expression"}

    def _read(self, get: Getter) -> None:
        self.type = CacheScheduleType.read(get("type"))
        self.expression = get("expression")
