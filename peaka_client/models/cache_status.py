# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .cache_action import CacheAction
from .cache_execution import CacheExecution
from .cache_state import CacheState

__all__ = ["CacheStatus"]


@define(kw_only=True, eq=False, repr=False)
class CacheStatus(Model):
    """Where a cache stands."""

    id: str
    """The cache's id, for `cache.get` and the other calls."""
    status: CacheState | str
    """That of whichever execution below began last."""
    project_id: str | None = None
    catalog_id: str | None = None
    schema_name: str | None = None
    table_name: str | None = None
    last_incremental_cache_execution: CacheExecution | None = None
    """The latest fetch of what changed."""
    last_full_refresh_cache_execution: CacheExecution | None = None
    """The latest copy of all rows."""
    cache_action_logs: list[CacheAction] | None = None
    """What happened to it, if not left out by `exclude_logs`."""
    app_id: str | None = None
    """Internal to Peaka. The vendor's description marks it as not returned."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "status": "status",
        "projectId": "project_id",
        "catalogId": "catalog_id",
        "schemaName": "schema_name",
        "tableName": "table_name",
        "lastIncrementalCacheExecution": "last_incremental_cache_execution",
        "lastFullRefreshCacheExecution": "last_full_refresh_cache_execution",
        "cacheActionLogs": "cache_action_logs",
        "appId": "app_id",
    }

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.status = CacheState.read(get("status"))
        self.project_id = get("projectId")
        self.catalog_id = get("catalogId")
        self.schema_name = get("schemaName")
        self.table_name = get("tableName")
        self.last_incremental_cache_execution = CacheExecution.read(get("lastIncrementalCacheExecution"))
        self.last_full_refresh_cache_execution = CacheExecution.read(get("lastFullRefreshCacheExecution"))
        self.cache_action_logs = read_list(get("cacheActionLogs"), CacheAction.read)
        self.app_id = get("appId")
        if self.id is None or self.status is None:
            self._tell_missing("id", "status")
