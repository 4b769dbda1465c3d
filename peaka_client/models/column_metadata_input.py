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
    """ColumnMetadataInput."""

    column_name: str
    column_description: str | Unset = UNSET
    data_type: str | Unset = UNSET
    order: int | Unset = UNSET
    is_not_null: bool | Unset = UNSET
    is_system: bool | Unset = UNSET
    is_unique: bool | Unset = UNSET
    is_primary: bool | Unset = UNSET
    is_categorical: bool | Unset = UNSET
    categorical_values: list[str] | Unset = UNSET
    sample_values: list[Any] | Unset = UNSET
    lineage: list[ColumnLineageInput] | Unset = UNSET

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
