# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .cache_settings import CacheSettings

__all__ = ["CacheCreation"]


@define(kw_only=True, eq=False, repr=False)
class CacheCreation(Model):
    """What became of one table of a batch."""

    success: bool
    """Whether it is cached now."""
    error: str | None = None
    """Why it is not."""
    cache: CacheSettings | None = None
    """Missing if it failed."""

    _wire: ClassVar[Mapping[str, str]] = {"success": "success", "error": "error", "cache": "cache"}

    def _read(self, get: Getter) -> None:
        self.success = get("success")
        self.error = get("error")
        self.cache = CacheSettings.read(get("cache"))
        if self.success is None:
            self._tell_missing("success")
