# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["GoldenSql"]


@define(kw_only=True, eq=False, repr=False)
class GoldenSql(Model):
    """A question and the SQL that answers it rightly."""

    prompt: str
    """The question in words."""
    sql: str
    """Trino's dialect."""
    project_id: str | None = None

    _wire: ClassVar[Mapping[str, str]] = {"prompt": "prompt", "sql": "sql", "projectId": "project_id"}

    def _read(self, get: Getter) -> None:
        self.prompt = get("prompt")
        self.sql = get("sql")
        self.project_id = get("projectId")
        if self.prompt is None or self.sql is None:
            self._tell_missing("prompt", "sql")
