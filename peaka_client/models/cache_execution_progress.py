# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["CacheExecutionProgress"]


@define(kw_only=True, eq=False, repr=False)
class CacheExecutionProgress(Model):
    """CacheExecutionProgress."""

    number_of_cached_records: int | None = None
    number_of_inserted_records: int | None = None
    number_of_updated_records: int | None = None
    number_of_deleted_records: int | None = None
    last_offset: str | None = None
    last_cache_tx_id: str | None = None

    _wire: ClassVar[Mapping[str, str]] = {
        "numberOfCachedRecords": "number_of_cached_records",
        "numberOfInsertedRecords": "number_of_inserted_records",
        "numberOfUpdatedRecords": "number_of_updated_records",
        "numberOfDeletedRecords": "number_of_deleted_records",
        "lastOffset": "last_offset",
        "lastCacheTxId": "last_cache_tx_id",
    }

    def _read(self, get: Getter) -> None:
        self.number_of_cached_records = get("numberOfCachedRecords")
        self.number_of_inserted_records = get("numberOfInsertedRecords")
        self.number_of_updated_records = get("numberOfUpdatedRecords")
        self.number_of_deleted_records = get("numberOfDeletedRecords")
        self.last_offset = get("lastOffset")
        self.last_cache_tx_id = get("lastCacheTxId")
