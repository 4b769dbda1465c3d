# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["SearchMatch"]


@define(kw_only=True, eq=False, repr=False)
class SearchMatch(Model):
    """A catalog, schema or table that was found."""

    catalog: str
    """Name in SQL."""
    schema: str | None = None
    """Missing if a catalog was found."""
    table: str | None = None
    """Missing unless a table was found."""

    _wire: ClassVar[Mapping[str, str]] = {"catalog": "catalog", "schema": "schema", "table": "table"}

    def _read(self, get: Getter) -> None:
        self.catalog = get("catalog")
        self.schema = get("schema")
        self.table = get("table")
        if self.catalog is None:
            self._tell_missing("catalog")
