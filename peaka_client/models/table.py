# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .cache_type import CacheType

__all__ = ["Table"]


@define(kw_only=True, eq=False, repr=False)
class Table(Model):
    """A table or view of a catalog."""

    table_name: str
    """The third part of its name in SQL."""
    schema_name: str | None = None
    catalog_id: str | None = None
    catalog_name: str | None = None
    supported_cache_types: list[CacheType | str] | None = None
    """How it can be cached. Empty: not at all; missing: not known."""
    is_cacheable: bool | None = None
    """Whether `cache.create` would take it."""
    is_dynamic_table: bool | None = None
    """Presumably whether the source works it out at each read; no source explains it."""
    is_cached: bool | None = None
    """Whether reads go to a cache. The cache may still be filling."""

    _wire: ClassVar[Mapping[str, str]] = {
        "tableName": "table_name",
        "schemaName": "schema_name",
        "catalogId": "catalog_id",
        "catalogName": "catalog_name",
        "supportedCacheTypes": "supported_cache_types",
        "isCacheable": "is_cacheable",
        "isDynamicTable": "is_dynamic_table",
        "isCached": "is_cached",
    }

    def _read(self, get: Getter) -> None:
        self.table_name = get("tableName")
        self.schema_name = get("schemaName")
        self.catalog_id = get("catalogId")
        self.catalog_name = get("catalogName")
        self.supported_cache_types = read_list(get("supportedCacheTypes"), CacheType.read)
        self.is_cacheable = get("isCacheable")
        self.is_dynamic_table = get("isDynamicTable")
        self.is_cached = get("isCached")
        if self.table_name is None:
            self._tell_missing("tableName")
