# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .relation_type import RelationType

__all__ = ["Relation"]


@define(kw_only=True, eq=False, repr=False)
class Relation(Model):
    """A column of one table that refers to a column of another."""

    id: str
    """For `update_relation` and `delete_relation`."""
    project_id: str | None = None
    source_catalog_id: str | None = None
    source_catalog_name: str | None = None
    source_schema_name: str | None = None
    source_table_name: str | None = None
    source_column_name: str | None = None
    target_catalog_id: str | None = None
    target_catalog_name: str | None = None
    target_schema_name: str | None = None
    target_table_name: str | None = None
    target_column_name: str | None = None
    type: RelationType | str | None = None
    """How many rows there are on either side; the source comes first."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "projectId": "project_id",
        "sourceCatalogId": "source_catalog_id",
        "sourceCatalogName": "source_catalog_name",
        "sourceSchemaName": "source_schema_name",
        "sourceTableName": "source_table_name",
        "sourceColumnName": "source_column_name",
        "targetCatalogId": "target_catalog_id",
        "targetCatalogName": "target_catalog_name",
        "targetSchemaName": "target_schema_name",
        "targetTableName": "target_table_name",
        "targetColumnName": "target_column_name",
        "type": "type",
    }

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.project_id = get("projectId")
        self.source_catalog_id = get("sourceCatalogId")
        self.source_catalog_name = get("sourceCatalogName")
        self.source_schema_name = get("sourceSchemaName")
        self.source_table_name = get("sourceTableName")
        self.source_column_name = get("sourceColumnName")
        self.target_catalog_id = get("targetCatalogId")
        self.target_catalog_name = get("targetCatalogName")
        self.target_schema_name = get("targetSchemaName")
        self.target_table_name = get("targetTableName")
        self.target_column_name = get("targetColumnName")
        self.type = RelationType.read(get("type"))
        if self.id is None:
            self._tell_missing("id")
