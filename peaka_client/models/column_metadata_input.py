# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define

from ..model import Getter, InputModel, read_list
from ..types import UNSET, Unset
from .column_lineage_input import ColumnLineageInput

__all__ = ["ColumnMetadataInput"]


@define(kw_only=True, eq=False, repr=False)
class ColumnMetadataInput(InputModel):
    """What to say about a column."""

    column_name: str
    """Which one; it must exist."""
    column_description: str | Unset = UNSET
    """What the column is about, for the agent."""
    data_type: str | Unset = UNSET
    """Trino's name of the type."""
    order: int | Unset = UNSET
    """Its place in the table, presumably from 0."""
    is_not_null: bool | Unset = UNSET
    """Whether every row has a value."""
    is_system: bool | Unset = UNSET
    """Whether Peaka made it."""
    is_unique: bool | Unset = UNSET
    """Whether no two rows share a value."""
    is_primary: bool | Unset = UNSET
    """Whether it is part of the primary key."""
    is_categorical: bool | Unset = UNSET
    """Whether it has few distinct values that are worth knowing."""
    categorical_values: list[str] | Unset = UNSET
    """The distinct values, if you know them better."""
    sample_values: list[Any] | Unset = UNSET
    """A few values of any JSON type. The vendor's editor sends them; its description lacks them."""
    lineage: list[ColumnLineageInput] | Unset = UNSET
    """What it is computed from."""

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
        self.lineage = read_list(get("lineage"), ColumnLineageInput.read)
