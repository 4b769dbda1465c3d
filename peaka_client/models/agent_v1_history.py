# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .agent_v1_thread import AgentV1Thread

__all__ = ["AgentV1History"]


@define(kw_only=True, eq=False, repr=False)
class AgentV1History(Model):
    """The conversations with the first agent."""

    history: list[AgentV1Thread] | None = None

    _wire: ClassVar[Mapping[str, str]] = {"history": "history"}

    def _read(self, get: Getter) -> None:
        self.history = read_list(get("history"), AgentV1Thread.read)
