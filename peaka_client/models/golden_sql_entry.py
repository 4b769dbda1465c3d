# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .golden_sql import GoldenSql

__all__ = ["GoldenSqlEntry"]


@define(kw_only=True, eq=False, repr=False)
class GoldenSqlEntry(Model):
    """A golden SQL with its id and the text by which it is found."""

    id: str
    """For `delete_golden_sql`."""
    content: str | None = None
    """The text that a search compares with."""
    metadata: GoldenSql | None = None
    """The pair itself."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "id", "content": "content", "metadata": "metadata"}

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.content = get("content")
        self.metadata = GoldenSql.read(get("metadata"))
        if self.id is None:
            self._tell_missing("id")
