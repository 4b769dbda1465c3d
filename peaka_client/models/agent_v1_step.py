# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .agent_v1_action import AgentV1Action

__all__ = ["AgentV1Step"]


@define(kw_only=True, eq=False, repr=False)
class AgentV1Step(Model):
    """One thing that the first agent did."""

    action: AgentV1Action | None = None
    """What it did."""
    observation: str | None = None
    """What came of it."""

    _wire: ClassVar[Mapping[str, str]] = {"action": "action", "observation": "observation"}

    def _read(self, get: Getter) -> None:
        self.action = AgentV1Action.read(get("action"))
        self.observation = get("observation")
