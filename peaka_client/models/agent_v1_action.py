# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["AgentV1Action"]


@define(kw_only=True, eq=False, repr=False)
class AgentV1Action(Model):
    """A tool that the first agent used."""

    tool: str | None = None
    """Which one, by the name that the model knows."""
    tool_input: Any = None
    """What it was given, of no fixed form."""
    log: str | None = None
    """What the model said about it."""

    _wire: ClassVar[Mapping[str, str]] = {"tool": "tool", "toolInput": "tool_input", "log": "log"}

    def _read(self, get: Getter) -> None:
        self.tool = get("tool")
        self.tool_input = get("toolInput")
        self.log = get("log")
