# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["Column"]


@define(kw_only=True, eq=False, repr=False)
class Column(Model):
    """Column."""

    id: str | None = None
    name: str
    data_type: str | None = None
    display_name: str | None = None
    default_value: str | None = None
    is_not_null: bool | None = None
    is_unique: bool | None = None
    desc: str | None = None

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "dataType": "data_type",
        "displayName": "display_name",
        "defaultValue": "default_value",
        "isNotNull": "is_not_null",
        "isUnique": "is_unique",
        "desc": "desc",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"defaultValue"})

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.name = get("name")
        self.data_type = get("dataType")
        self.display_name = get("displayName")
        self.default_value = get("defaultValue")
        self.is_not_null = get("isNotNull")
        self.is_unique = get("isUnique")
        self.desc = get("desc")
        if self.name is None:
            self._tell_missing("name")
