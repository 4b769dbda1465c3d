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
    """What Peaka knows about one column."""

    column_name: str
    column_description: str | None = None
    """What the column is about, for the agent. May be the word `null` as a string."""
    data_type: str | None = None
    """Trino's name of the type."""
    order: int | None = None
    """Its place in the table, presumably from 0."""
    is_not_null: bool | None = None
    """Whether every row has a value."""
    is_system: bool | None = None
    """Whether Peaka made it."""
    is_unique: bool | None = None
    """Whether no two rows share a value."""
    is_primary: bool | None = None
    """Whether it is part of the primary key."""
    is_categorical: bool | None = None
    """Whether it has few distinct values that are worth knowing."""
    categorical_values: list[str] | None = None
    """The distinct values that were collected."""
    sample_values: list[Any] | None = None
    """A few values of any JSON type."""
    lineage: list[ColumnLineage] | None = None
    """What it is computed from. Only in catalog `2` and semantic catalogs."""

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
