# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .golden_sql_entry import GoldenSqlEntry

__all__ = ["GoldenSqlList"]


@define(kw_only=True, eq=False, repr=False)
class GoldenSqlList(Model):
    """The golden SQLs of a project."""

    result: list[GoldenSqlEntry]
    """Not in any known order."""

    _wire: ClassVar[Mapping[str, str]] = {"result": "result"}

    def _read(self, get: Getter) -> None:
        self.result = read_list(get("result"), GoldenSqlEntry.read)
        if self.result is None:
            self._tell_missing("result")
