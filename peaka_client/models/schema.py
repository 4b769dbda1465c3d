# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["Schema"]


@define(kw_only=True, eq=False, repr=False)
class Schema(Model):
    """A group of tables inside a catalog."""

    schema_name: str
    """The second part of a table's name in SQL."""
    catalog_id: str | None = None
    catalog_name: str | None = None
    """Not always there."""

    _wire: ClassVar[Mapping[str, str]] = {
        "schemaName": "schema_name",
        "catalogId": "catalog_id",
        "catalogName": "catalog_name",
    }

    def _read(self, get: Getter) -> None:
        self.schema_name = get("schemaName")
        self.catalog_id = get("catalogId")
        self.catalog_name = get("catalogName")
        if self.schema_name is None:
            self._tell_missing("schemaName")
