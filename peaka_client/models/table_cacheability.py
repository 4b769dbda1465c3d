# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .cache_type import CacheType

__all__ = ["TableCacheability"]


@define(kw_only=True, eq=False, repr=False)
class TableCacheability(Model):
    """How one table is and may be cached."""

    supported_cache_types: list[CacheType | str] | None = None
    """How it can be cached. Empty: not at all; missing: not known."""
    is_cached: bool | None = None
    """Whether reads go to a cache. The cache may still be filling."""
    is_cacheable: bool | None = None
    """Whether `cache.create` would take it."""

    _wire: ClassVar[Mapping[str, str]] = {
        "supportedCacheTypes": "supported_cache_types",
        "isCached": "is_cached",
        "isCacheable": "is_cacheable",
    }

    def _read(self, get: Getter) -> None:
        self.supported_cache_types = read_list(get("supportedCacheTypes"), CacheType.read)
        self.is_cached = get("isCached")
        self.is_cacheable = get("isCacheable")
