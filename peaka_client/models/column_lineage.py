# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["ColumnLineage"]


@define(kw_only=True, eq=False, repr=False)
class ColumnLineage(Model):
    """What a column is computed from."""

    tables: list[str] | None = None
    """Tables that it is read from."""
    column: str | None = None
    """A column that it is read from."""
    column_description: str | None = None
    """What that column is about."""
    expression: str | None = None
    """The SQL that computes it."""

    _wire: ClassVar[Mapping[str, str]] = {
        "tables": "tables",
        "column": "column",
        "columnDescription": "column_description",
        "expression": "expression",
    }

    def _read(self, get: Getter) -> None:
        self.tables = get("tables")
        self.column = get("column")
        self.column_description = get("columnDescription")
        self.expression = get("expression")
