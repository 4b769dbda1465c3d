# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .connection_field_type import ConnectionFieldType

__all__ = ["ConnectionField"]


@define(kw_only=True, eq=False, repr=False)
class ConnectionField(Model):
    """ConnectionField."""

    field_name: str
    field_type: ConnectionFieldType | str | None = None
    required: bool | None = None
    description: str | None = None

    _wire: ClassVar[Mapping[str, str]] = {
        "fieldName": "field_name",
        "fieldType": "field_type",
        "required": "required",
        "description": "description",
    }

    def _read(self, get: Getter) -> None:
        self.field_name = get("fieldName")
        self.field_type = ConnectionFieldType.read(get("fieldType"))
        self.required = get("required")
        self.description = get("description")
        if self.field_name is None:
            self._tell_missing("fieldName")
