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
    """One field of the credentials of a kind of source."""

    field_name: str
    """Its key in `credential`."""
    field_type: ConnectionFieldType | str | None = None
    """What kind of value it takes."""
    required: bool | None = None
    """Whether a connection cannot be made without it."""
    description: str | None = None
    """A hint for the person who fills it in."""

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
