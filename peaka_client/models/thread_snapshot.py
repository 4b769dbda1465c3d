# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .agent_state import AgentState

__all__ = ["ThreadSnapshot"]


@define(kw_only=True, eq=False, repr=False)
class ThreadSnapshot(Model):
    """What is stored of a conversation."""

    values: AgentState | None = None
    """The state after the latest answer."""

    _wire: ClassVar[Mapping[str, str]] = {"values": "values"}

    def _read(self, get: Getter) -> None:
        self.values = AgentState.read(get("values"))
