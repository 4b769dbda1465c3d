# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .column_lineage import ColumnLineage

__all__ = ["ColumnMetadata"]


@define(kw_only=True, eq=False, repr=False)
class ColumnMetadata(Model):
    """ColumnMetadata."""

    column_name: str
    column_description: str | None = None
    data_type: str | None = None
    order: int | None = None
    is_not_null: bool | None = None
    is_system: bool | None = None
    is_unique: bool | None = None
    is_primary: bool | None = None
    is_categorical: bool | None = None
    categorical_values: list[str] | None = None
    sample_values: list[Any] | None = None
    lineage: list[ColumnLineage] | None = None

    _wire: ClassVar[Mapping[str, str]] = {
        "columnName": "column_name",
        "columnDescription": "column_description",
        "dataType": "data_type",
        "order": "order",
        "isNotNull": "is_not_null",
        "isSystem": "is_system",
        "isUnique": "is_unique",
        "isPrimary": "is_primary",
        "isCategorical": "is_categorical",
        "categoricalValues": "categorical_values",
        "sampleValues": "sample_values",
        "lineage": "lineage",
    }

    def _read(self, get: Getter) -> None:
        self.column_name = get("columnName")
        self.column_description = get("columnDescription")
        self.data_type = get("dataType")
        self.order = get("order")
        self.is_not_null = get("isNotNull")
        self.is_system = get("isSystem")
        self.is_unique = get("isUnique")
        self.is_primary = get("isPrimary")
        self.is_categorical = get("isCategorical")
        self.categorical_values = get("categoricalValues")
        self.sample_values = get("sampleValues")
        self.lineage = read_list(get("lineage"), ColumnLineage.read)
        if self.column_name is None:
            self._tell_missing("columnName")
