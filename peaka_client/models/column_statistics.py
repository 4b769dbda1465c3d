# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["ColumnStatistics"]


@define(kw_only=True, eq=False, repr=False)
class ColumnStatistics(Model):
    """ColumnStatistics."""

    column_name: str
    distinct_fraction: float | None = None

    _wire: ClassVar[Mapping[str, str]] = {"columnName": "column_name", "distinctFraction": "distinct_fraction"}

    def _read(self, get: Getter) -> None:
        self.column_name = get("columnName")
        self.distinct_fraction = get("distinctFraction")
        if self.column_name is None:
            self._tell_missing("columnName")
