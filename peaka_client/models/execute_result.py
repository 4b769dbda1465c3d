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
    """ExecuteResult."""

    columns: list[ResultColumn]
    data: list[Any]

    _wire: ClassVar[Mapping[str, str]] = {"columns": "columns", "data": "data"}

    def _read(self, get: Getter) -> None:
        self.columns = read_list(get("columns"), ResultColumn.read)
        self.data = get("data")
        if self.columns is None or self.data is None:
            self._tell_missing("columns", "data")
