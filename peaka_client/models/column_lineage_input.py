# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel
from ..types import UNSET, Unset

__all__ = ["ColumnLineageInput"]


@define(kw_only=True, eq=False, repr=False)
class ColumnLineageInput(InputModel):
    """What a column is computed from."""

    tables: list[str] | Unset = UNSET
    """Tables that it is read from."""
    column: str | Unset = UNSET
    """A column that it is read from."""
    column_description: str | Unset = UNSET
    """What that column is about. The vendor's editor knows it; its description lacks it."""
    expression: str | Unset = UNSET
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
