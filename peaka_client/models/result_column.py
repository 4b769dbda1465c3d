# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["ResultColumn"]


@define(kw_only=True, eq=False, repr=False)
class ResultColumn(Model):
    """Where a column of the result comes from."""

    column_name: str
    """As the query names it."""
    table_name: str | None = None
    """Of what it was read from; empty for a computed column, presumably."""
    schema_name: str | None = None
    catalog_name: str | None = None
    catalog_id: str | None = None
    """Not always there."""

    _wire: ClassVar[Mapping[str, str]] = {
        "columnName": "column_name",
        "tableName": "table_name",
        "schemaName": "schema_name",
        "catalogName": "catalog_name",
        "catalogId": "catalog_id",
    }

    def _read(self, get: Getter) -> None:
        self.column_name = get("columnName")
        self.table_name = get("tableName")
        self.schema_name = get("schemaName")
        self.catalog_name = get("catalogName")
        self.catalog_id = get("catalogId")
        if self.column_name is None:
            self._tell_missing("columnName")
