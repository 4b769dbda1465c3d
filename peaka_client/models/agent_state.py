# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .agent_message import AgentMessage

__all__ = ["AgentState"]


@define(kw_only=True, eq=False, repr=False)
class AgentState(Model):
    """What the agent has in mind.

    Besides `messages` it may hold `userIntentReasoning`, `tableNames`, `currentGeneratedQuery`, `currentQueryError`,
    `currentQueryResult`, `sampleQuestions` and more.
    """

    messages: list[AgentMessage] | None = None
    """All so far, oldest first."""

    _wire: ClassVar[Mapping[str, str]] = {"messages": "messages"}

    def _read(self, get: Getter) -> None:
        self.messages = read_list(get("messages"), AgentMessage.read)
