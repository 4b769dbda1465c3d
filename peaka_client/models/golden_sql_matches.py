# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .golden_sql_match import GoldenSqlMatch

__all__ = ["GoldenSqlMatches"]


@define(kw_only=True, eq=False, repr=False)
class GoldenSqlMatches(Model):
    """Golden SQLs that a search found."""

    result: list[GoldenSqlMatch]
    """Best first, presumably."""

    _wire: ClassVar[Mapping[str, str]] = {"result": "result"}

    def _read(self, get: Getter) -> None:
        self.result = read_list(get("result"), GoldenSqlMatch.read)
        if self.result is None:
            self._tell_missing("result")
