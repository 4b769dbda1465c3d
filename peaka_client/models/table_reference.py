# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel
from ..types import UNSET, Unset

__all__ = ["TableReference"]


@define(kw_only=True, eq=False, repr=False)
class TableReference(InputModel):
    """A table to read from."""

    catalog_id: str | Unset = UNSET
    """Need not be given along with the name."""
    catalog_name: str
    """Name in SQL."""
    schema_name: str
    """Name in SQL."""
    table_name: str
    """Name in SQL."""

    _wire: ClassVar[Mapping[str, str]] = {
        "catalogId": "catalog_id",
        "catalogName": "catalog_name",
        "schemaName": "schema_name",
        "tableName": "table_name",
    }

    def _read(self, get: Getter) -> None:
        self.catalog_id = get("catalogId")
        self.catalog_name = get("catalogName")
        self.schema_name = get("schemaName")
        self.table_name = get("tableName")
