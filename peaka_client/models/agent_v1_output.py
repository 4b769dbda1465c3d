# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .agent_v1_cell import AgentV1Cell

__all__ = ["AgentV1Output"]


@define(kw_only=True, eq=False, repr=False)
class AgentV1Output(Model):
    """An answer with the SQL and the rows it rests on."""

    text: str | None = None
    """The answer in words."""
    query: str | None = None
    """The SQL that was run."""
    data: list[list[AgentV1Cell]] | None = None
    """Rows, each a list of cells."""

    _wire: ClassVar[Mapping[str, str]] = {"text": "text", "query": "query", "data": "data"}

    def _read(self, get: Getter) -> None:
        self.text = get("text")
        self.query = get("query")
        self.data = read_list(get("data"), lambda value: read_list(value, AgentV1Cell.read))
