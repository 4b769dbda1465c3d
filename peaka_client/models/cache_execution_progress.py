# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["CacheExecutionProgress"]


@define(kw_only=True, eq=False, repr=False)
class CacheExecutionProgress(Model):
    """How far a run has come."""

    number_of_cached_records: int | None = None
    """Rows in the cache."""
    number_of_inserted_records: int | None = None
    """Rows that were new."""
    number_of_updated_records: int | None = None
    """Rows that had changed."""
    number_of_deleted_records: int | None = None
    """Rows that were gone; was never seen to be other than 0."""
    last_offset: str | None = None
    """Where the next fetch of changes begins, in the source's own terms."""
    last_cache_tx_id: str | None = None
    """Internal to Peaka."""

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
