# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["SemanticTable"]


@define(kw_only=True, eq=False, repr=False)
class SemanticTable(Model):
    """A table of a semantic catalog."""

    table_id: str
    """18 or 19 digits; `delete_semantic_table` takes it."""
    table_name: str
    schema_name: str | None = None
    catalog_id: str | None = None
    catalog_name: str | None = None

    _wire: ClassVar[Mapping[str, str]] = {
        "tableId": "table_id",
        "tableName": "table_name",
        "schemaName": "schema_name",
        "catalogId": "catalog_id",
        "catalogName": "catalog_name",
    }

    def _read(self, get: Getter) -> None:
        self.table_id = get("tableId")
        self.table_name = get("tableName")
        self.schema_name = get("schemaName")
        self.catalog_id = get("catalogId")
        self.catalog_name = get("catalogName")
        if self.table_id is None or self.table_name is None:
            self._tell_missing("tableId", "tableName")
