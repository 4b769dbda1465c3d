# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .cache_schedule import CacheSchedule

__all__ = ["CacheSettings"]


@define(kw_only=True, eq=False, repr=False)
class CacheSettings(Model):
    """What a cache covers and when it is brought up to date."""

    id: str
    """A UUID."""
    project_id: str | None = None
    catalog_id: str | None = None
    schema_name: str | None = None
    table_name: str | None = None
    incremental_cache_schedule: CacheSchedule | None = None
    """When what changed is fetched; null: never by itself."""
    full_refresh_cache_schedule: CacheSchedule | None = None
    """When all rows are copied anew; null: never by itself."""
    app_id: str | None = None
    """Internal to Peaka. The vendor's description marks it as not returned."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "projectId": "project_id",
        "catalogId": "catalog_id",
        "schemaName": "schema_name",
        "tableName": "table_name",
        "incrementalCacheSchedule": "incremental_cache_schedule",
        "fullRefreshCacheSchedule": "full_refresh_cache_schedule",
        "appId": "app_id",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"incrementalCacheSchedule", "fullRefreshCacheSchedule"})

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.project_id = get("projectId")
        self.catalog_id = get("catalogId")
        self.schema_name = get("schemaName")
        self.table_name = get("tableName")
        self.incremental_cache_schedule = CacheSchedule.read(get("incrementalCacheSchedule"))
        self.full_refresh_cache_schedule = CacheSchedule.read(get("fullRefreshCacheSchedule"))
        self.app_id = get("appId")
        if self.id is None:
            self._tell_missing("id")
