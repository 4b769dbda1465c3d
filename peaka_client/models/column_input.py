# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel
from ..types import UNSET, Unset
from .column_data_type import ColumnDataType

__all__ = ["ColumnInput"]


@define(kw_only=True, eq=False, repr=False)
class ColumnInput(InputModel):
    """ColumnInput."""

    name: str
    data_type: ColumnDataType | str
    display_name: str | Unset = UNSET
    default_value: str | Unset = UNSET
    is_not_null: bool | Unset = UNSET
    is_unique: bool | Unset = UNSET

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
