# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["AgentMessageContent"]


@define(kw_only=True, eq=False, repr=False)
class AgentMessageContent(Model):
    """What one message says."""

    content: Any = None
    """Text; of the agent sometimes a JSON text with `summary` and `data`."""

    _wire: ClassVar[Mapping[str, str]] = {"content": "content"}

    def _read(self, get: Getter) -> None:
        self.content = get("content")
