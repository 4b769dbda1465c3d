# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .agent_message_content import AgentMessageContent

__all__ = ["AgentMessage"]


@define(kw_only=True, eq=False, repr=False)
class AgentMessage(Model):
    """One message of a conversation, as LangChain serialises it."""

    id: list[str] | None = None
    """A path whose last part tells who speaks: `HumanMessage`, `AIMessage` or `FunctionMessage`."""
    kwargs: AgentMessageContent | None = None
    """What was said."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "id", "kwargs": "kwargs"}

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.kwargs = AgentMessageContent.read(get("kwargs"))
