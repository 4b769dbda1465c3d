# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["CacheTriggerResult"]


@define(kw_only=True, eq=False, repr=False)
class CacheTriggerResult(Model):
    """What the service said to a started sync. The vendor gives no schema; its client reads these two fields."""

    status: str | None = None
    """The values are not published."""
    message: str | None = None
    """For people."""

    _wire: ClassVar[Mapping[str, str]] = {"status": "status", "message": "message"}

    def _read(self, get: Getter) -> None:
        self.status = get("status")
        self.message = get("message")
