# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .column_metadata import ColumnMetadata
from .relation import Relation

__all__ = ["TableMetadata"]


@define(kw_only=True, eq=False, repr=False)
class TableMetadata(Model):
    """What Peaka knows about one table."""

    project_id: str | None = None
    catalog_id: str | None = None
    catalog_type: str | None = None
    """The kind of catalog; `SEMANTIC` is one."""
    catalog_sub_type: str | None = None
    """The kind of source behind it; how it differs from `catalog_type` elsewhere is not documented."""
    catalog_query_name: str | None = None
    """The catalog's name in SQL."""
    catalog_display_name: str | None = None
    """What people see."""
    schema_name: str | None = None
    table_name: str | None = None
    table_description: str | None = None
    """What the table is about, for the agent."""
    is_cacheable: bool | None = None
    """Whether `cache.create` would take it."""
    is_dynamic_table: bool | None = None
    """Presumably whether the source works it out at each read."""
    use_with_ai: bool | None = None
    """Whether the agent may use it."""
    columns: list[ColumnMetadata] | None = None
    relations: list[Relation] | None = None
    """How its columns join to other tables."""

    _wire: ClassVar[Mapping[str, str]] = {
        "projectId": "project_id",
        "catalogId": "catalog_id",
        "catalogType": "catalog_type",
        "catalogSubType": "catalog_sub_type",
        "catalogQueryName": "catalog_query_name",
        "catalogDisplayName": "catalog_display_name",
        "schemaName": "schema_name",
        "tableName": "table_name",
        "tableDescription": "table_description",
        "isCacheable": "is_cacheable",
        "isDynamicTable": "is_dynamic_table",
        "useWithAI": "use_with_ai",
        "columns": "columns",
        "relations": "relations",
    }

    def _read(self, get: Getter) -> None:
        self.project_id = get("projectId")
        self.catalog_id = get("catalogId")
        self.catalog_type = get("catalogType")
        self.catalog_sub_type = get("catalogSubType")
        self.catalog_query_name = get("catalogQueryName")
        self.catalog_display_name = get("catalogDisplayName")
        self.schema_name = get("schemaName")
        self.table_name = get("tableName")
        self.table_description = get("tableDescription")
        self.is_cacheable = get("isCacheable")
        self.is_dynamic_table = get("isDynamicTable")
        self.use_with_ai = get("useWithAI")
        self.columns = read_list(get("columns"), ColumnMetadata.read)
        self.relations = read_list(get("relations"), Relation.read)
