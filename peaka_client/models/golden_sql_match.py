# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["GoldenSqlMatch"]


@define(kw_only=True, eq=False, repr=False)
class GoldenSqlMatch(Model):
    """A golden SQL that fits a question."""

    question: str
    """What `prompt` was when it was created."""
    sql: str
    """Trino's dialect."""

    _wire: ClassVar[Mapping[str, str]] = {"question": "question", "sql": "sql"}

    def _read(self, get: Getter) -> None:
        self.question = get("question")
        self.sql = get("sql")
        if self.question is None or self.sql is None:
            self._tell_missing("question", "sql")
