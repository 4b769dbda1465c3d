# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .thread_snapshot import ThreadSnapshot

__all__ = ["ThreadDetail"]


@define(kw_only=True, eq=False, repr=False)
class ThreadDetail(Model):
    """A conversation as the agent has it."""

    result: ThreadSnapshot | None = None
    """What is stored of it."""

    _wire: ClassVar[Mapping[str, str]] = {"result": "result"}

    def _read(self, get: Getter) -> None:
        self.result = ThreadSnapshot.read(get("result"))
