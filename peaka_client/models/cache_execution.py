# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from attrs import define

from ..model import Getter, Model, read_datetime
from .cache_execution_progress import CacheExecutionProgress
from .cache_state import CacheState

__all__ = ["CacheExecution"]


@define(kw_only=True, eq=False, repr=False)
class CacheExecution(Model):
    """One run of a cache."""

    id: str | None = None
    execution_mode: str | None = None
    """The values are not published."""
    status: CacheState | str
    """That of this run alone."""
    error: dict[str, Any] | None = None
    """What went wrong; an object of no fixed form, or null."""
    progress: CacheExecutionProgress | None = None
    """May stay null, also while it runs."""
    created_at: datetime | str | None = None
    """When it began; compare it to tell runs apart."""
    updated_at: datetime | str | None = None
    """When it last said something."""
    finished_at: datetime | str | None = None
    """Null while it runs."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "executionMode": "execution_mode",
        "status": "status",
        "error": "error",
        "progress": "progress",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "finishedAt": "finished_at",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"error", "progress", "finishedAt"})

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.execution_mode = get("executionMode")
        self.status = CacheState.read(get("status"))
        self.error = get("error")
        self.progress = CacheExecutionProgress.read(get("progress"))
        self.created_at = read_datetime(get("createdAt"))
        self.updated_at = read_datetime(get("updatedAt"))
        self.finished_at = read_datetime(get("finishedAt"))
        if self.status is None:
            self._tell_missing("status")
