# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from attrs import define

from ..model import Getter, InputModel
from ..types import UNSET, Unset
from .column_data_type import ColumnDataType

__all__ = ["ColumnInput"]


@define(kw_only=True, eq=False, repr=False)
class ColumnInput(InputModel):
    """A column to add, or a column as it shall be."""

    name: str
    """As SQL shall name it. In BI tables underscores are lost."""
    data_type: (
        ColumnDataType | Literal["VARCHAR", "BIGINT", "BOOLEAN", "DECIMAL", "TIMESTAMP", "TIME", "DATE", "UUID"] | str
    )
    """Upper case, unlike in replies."""
    display_name: str | Unset = UNSET
    """What people see; ignored for BI tables."""
    default_value: str | Unset = UNSET
    """What a row without a value gets, as text."""
    is_not_null: bool | Unset = UNSET
    """Accepted, but stored as false."""
    is_unique: bool | Unset = UNSET
    """Accepted, but stored as false."""

    _wire: ClassVar[Mapping[str, str]] = {
        "name": "name",
        "dataType": "data_type",
        "displayName": "display_name",
        "defaultValue": "default_value",
        "isNotNull": "is_not_null",
        "isUnique": "is_unique",
    }

    def _read(self, get: Getter) -> None:
        self.name = get("name")
        self.data_type = ColumnDataType.read(get("dataType"))
        self.display_name = get("displayName")
        self.default_value = get("defaultValue")
        self.is_not_null = get("isNotNull")
        self.is_unique = get("isUnique")
