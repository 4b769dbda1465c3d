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
    """ImportJob."""

    id: str | None = None
    status: str
    start_time: int | None = None
    end_time: int | None = None
    progress: int | None = None
    result: ImportResult | None = None

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
