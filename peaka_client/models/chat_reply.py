# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .agent_state import AgentState

__all__ = ["ChatReply"]


@define(kw_only=True, eq=False, repr=False)
class ChatReply(Model):
    """What the agent came up with."""

    result: AgentState | None = None
    """The state of the conversation after the answer."""

    _wire: ClassVar[Mapping[str, str]] = {"result": "result"}

    def _read(self, get: Getter) -> None:
        self.result = AgentState.read(get("result"))
