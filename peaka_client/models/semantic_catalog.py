# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["SemanticCatalog"]


@define(kw_only=True, eq=False, repr=False)
class SemanticCatalog(Model):
    """A catalog of curated tables."""

    id: str
    """18 or 19 digits."""
    name: str
    """The first part of a table's name in SQL."""
    display_name: str | None = None
    """What people see."""
    type: str | None = None
    """Always `SEMANTIC`."""
    catalog_type: str | None = None
    """What the vendor's schema has where its example and its client have `type`."""
    connection_id: str | None = None
    """Missing or null: there is none behind it."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "displayName": "display_name",
        "type": "type",
        "catalogType": "catalog_type",
        "connectionId": "connection_id",
    }

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.name = get("name")
        self.display_name = get("displayName")
        self.type = get("type")
        self.catalog_type = get("catalogType")
        self.connection_id = get("connectionId")
        if self.id is None or self.name is None:
            self._tell_missing("id", "name")
