# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .parametric_value import ParametricValue

__all__ = ["ParametricTable"]


@define(kw_only=True, eq=False, repr=False)
class ParametricTable(Model):
    """A source table with its parameters bound."""

    from_schema: str
    """Schema of the source table."""
    from_table: str
    """The source table, which wants parameters."""
    to_schema: str
    """Schema of the new table."""
    to_table: str
    """The new table, which wants none."""
    param_values: list[ParametricValue] | None = None
    """The parameters that are bound."""

    _wire: ClassVar[Mapping[str, str]] = {
        "fromSchema": "from_schema",
        "fromTable": "from_table",
        "toSchema": "to_schema",
        "toTable": "to_table",
        "paramValues": "param_values",
    }

    def _read(self, get: Getter) -> None:
        self.from_schema = get("fromSchema")
        self.from_table = get("fromTable")
        self.to_schema = get("toSchema")
        self.to_table = get("toTable")
        self.param_values = read_list(get("paramValues"), ParametricValue.read)
        if self.from_schema is None or self.from_table is None or self.to_schema is None or self.to_table is None:
            self._tell_missing("fromSchema", "fromTable", "toSchema", "toTable")
