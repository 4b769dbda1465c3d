# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .agent_v1_output import AgentV1Output

__all__ = ["AgentV1Reply"]


@define(kw_only=True, eq=False, repr=False)
class AgentV1Reply(Model):
    """What the first agent answered."""

    thread_id: str | None = None
    """For going on with the conversation."""
    output: AgentV1Output | None = None

    _wire: ClassVar[Mapping[str, str]] = {"threadId": "thread_id", "output": "output"}

    def _read(self, get: Getter) -> None:
        self.thread_id = get("threadId")
        self.output = AgentV1Output.read(get("output"))
