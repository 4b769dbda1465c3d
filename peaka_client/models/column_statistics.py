# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["ColumnStatistics"]


@define(kw_only=True, eq=False, repr=False)
class ColumnStatistics(Model):
    """An estimate about one column."""

    column_name: str
    distinct_fraction: float | None = None
    """How many distinct values: a positive number counts them, a negative one is their share of the rows (-1.0: all
    distinct).

    PostgreSQL's `n_distinct`.
    """

    _wire: ClassVar[Mapping[str, str]] = {"columnName": "column_name", "distinctFraction": "distinct_fraction"}

    def _read(self, get: Getter) -> None:
        self.column_name = get("columnName")
        self.distinct_fraction = get("distinctFraction")
        if self.column_name is None:
            self._tell_missing("columnName")
