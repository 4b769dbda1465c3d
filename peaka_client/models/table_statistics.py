# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .column_statistics import ColumnStatistics

__all__ = ["TableStatistics"]


@define(kw_only=True, eq=False, repr=False)
class TableStatistics(Model):
    """Estimates about the columns of a PostgreSQL table."""

    catalog_id: str | None = None
    schema_name: str | None = None
    table_name: str | None = None
    column_statistics: list[ColumnStatistics]
    """One entry a column, presumably of those that have been analysed."""

    _wire: ClassVar[Mapping[str, str]] = {
        "catalogId": "catalog_id",
        "schemaName": "schema_name",
        "tableName": "table_name",
        "columnStatistics": "column_statistics",
    }

    def _read(self, get: Getter) -> None:
        self.catalog_id = get("catalogId")
        self.schema_name = get("schemaName")
        self.table_name = get("tableName")
        self.column_statistics = read_list(get("columnStatistics"), ColumnStatistics.read)
        if self.column_statistics is None:
            self._tell_missing("columnStatistics")
