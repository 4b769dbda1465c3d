# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .import_result import ImportResult

__all__ = ["ImportJob"]


@define(kw_only=True, eq=False, repr=False)
class ImportJob(Model):
    """A CSV import, over by the time it is seen."""

    id: str | None = None
    status: str
    """`COMPLETED` is the only one that was seen."""
    start_time: int | None = None
    """Milliseconds since 1970, presumably."""
    end_time: int | None = None
    """Milliseconds since 1970, presumably."""
    progress: int | None = None
    """Per cent, presumably."""
    result: ImportResult | None = None
    """What was imported."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "status": "status",
        "startTime": "start_time",
        "endTime": "end_time",
        "progress": "progress",
        "result": "result",
    }

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.status = get("status")
        self.start_time = get("startTime")
        self.end_time = get("endTime")
        self.progress = get("progress")
        self.result = ImportResult.read(get("result"))
        if self.status is None:
            self._tell_missing("status")
