# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel
from ..types import UNSET, Unset
from .cache_schedule_input import CacheScheduleInput

__all__ = ["CacheInput"]


@define(kw_only=True, eq=False, repr=False)
class CacheInput(InputModel):
    """A table to cache. Without schedules it is copied once."""

    catalog_id: str
    """The catalog of the table, by its id."""
    schema_name: str
    """The schema of the table, as SQL names it."""
    table_name: str
    """The table, as SQL names it."""
    incremental_cache_schedule: CacheScheduleInput | Unset = UNSET
    """When to fetch what changed. Only for tables whose `supported_cache_types` include `INCREMENTAL`."""
    full_refresh_cache_schedule: CacheScheduleInput | Unset = UNSET
    """When to copy all rows anew. With an incremental schedule beside it, both are kept."""

    _wire: ClassVar[Mapping[str, str]] = {
        "catalogId": "catalog_id",
        "schemaName": "schema_name",
        "tableName": "table_name",
        "incrementalCacheSchedule": "incremental_cache_schedule",
        "fullRefreshCacheSchedule": "full_refresh_cache_schedule",
    }

    def _read(self, get: Getter) -> None:
        self.catalog_id = get("catalogId")
        self.schema_name = get("schemaName")
        self.table_name = get("tableName")
        self.incremental_cache_schedule = CacheScheduleInput.read(get("incrementalCacheSchedule"))
        self.full_refresh_cache_schedule = CacheScheduleInput.read(get("fullRefreshCacheSchedule"))
