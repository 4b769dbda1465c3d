# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["Column"]


@define(kw_only=True, eq=False, repr=False)
class Column(Model):
    """A column of a table."""

    id: str | None = None
    """Of internal tables; other tables may have none or the name again."""
    name: str
    """As SQL names it."""
    data_type: str | None = None
    """Trino's name of the type in lower case, like `bigint` or `varchar`."""
    display_name: str | None = None
    """What people see."""
    default_value: str | None = None
    """What a row without a value gets, as text; null if there is none."""
    is_not_null: bool | None = None
    """Whether every row must have a value. Internal tables always say false."""
    is_unique: bool | None = None
    """Whether no two rows may share a value. Internal tables always say false."""
    desc: str | None = None
    """A note for people."""

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
