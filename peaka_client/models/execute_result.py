# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .result_column import ResultColumn

__all__ = ["ExecuteResult"]


@define(kw_only=True, eq=False, repr=False)
class ExecuteResult(Model):
    """Columns and rows of a query."""

    columns: list[ResultColumn]
    """In the order of the values in a row."""
    data: list[Any]
    """One item a row, in the form that `format` asked for.

    Values that are not null are strings, whatever their SQL type.
    """

    _wire: ClassVar[Mapping[str, str]] = {"columns": "columns", "data": "data"}

    def _read(self, get: Getter) -> None:
        self.columns = read_list(get("columns"), ResultColumn.read)
        self.data = get("data")
        if self.columns is None or self.data is None:
            self._tell_missing("columns", "data")
