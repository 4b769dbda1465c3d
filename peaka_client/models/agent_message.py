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
    """AgentMessage."""

    id: list[str] | None = None
    kwargs: AgentMessageContent | None = None

    _wire: ClassVar[Mapping[str, str]] = {"id": "id", "kwargs": "kwargs"}

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.kwargs = AgentMessageContent.read(get("kwargs"))
