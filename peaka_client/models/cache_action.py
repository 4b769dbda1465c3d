# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_datetime
from .cache_type import CacheType

__all__ = ["CacheAction"]


@define(kw_only=True, eq=False, repr=False)
class CacheAction(Model):
    """One line of the log of a cache."""

    action: str
    """The values are not published."""
    timestamp: datetime | str | None = None
    """When it happened, in UTC."""
    message: str | None = None
    """For people."""
    cache_type: CacheType | str | None = None
    is_scheduled: bool | None = None
    """Whether the schedule did it, and not a person."""

    _wire: ClassVar[Mapping[str, str]] = {
        "action": "action",
        "timestamp": "timestamp",
        "message": "message",
        "cacheType": "cache_type",
        "isScheduled": "is_scheduled",
    }

    def _read(self, get: Getter) -> None:
        self.action = get("action")
        self.timestamp = read_datetime(get("timestamp"))
        self.message = get("message")
        self.cache_type = CacheType.read(get("cacheType"))
        self.is_scheduled = get("isScheduled")
        if self.action is None:
            self._tell_missing("action")
