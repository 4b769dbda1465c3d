# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["Catalog"]


@define(kw_only=True, eq=False, repr=False)
class Catalog(Model):
    """A source as SQL sees it."""

    id: str
    """18 or 19 digits; `1` and `2` are Peaka's own."""
    name: str
    """The first part of a table's name in SQL."""
    display_name: str | None = None
    """What people see."""
    catalog_type: str | None = None
    """The kind of source behind it; `peaka_postgres`, `peaka_mongodb`, `stripe`, `hubspot` and `google_ads` were seen.
    """
    connection_id: str | None = None
    """Null for catalogs that need no connection, like Peaka's own."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "displayName": "display_name",
        "catalogType": "catalog_type",
        "connectionId": "connection_id",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"connectionId"})

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.name = get("name")
        self.display_name = get("displayName")
        self.catalog_type = get("catalogType")
        self.connection_id = get("connectionId")
        if self.id is None or self.name is None:
            self._tell_missing("id", "name")
