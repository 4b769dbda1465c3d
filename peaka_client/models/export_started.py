# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .export_state import ExportState

__all__ = ["ExportStarted"]


@define(kw_only=True, eq=False, repr=False)
class ExportStarted(Model):
    """An export that was accepted."""

    id: str
    """Ask `exports.get` with it how the job goes."""
    status: ExportState | str
    """`PENDING`."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "id", "status": "status"}

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.status = ExportState.read(get("status"))
        if self.id is None or self.status is None:
            self._tell_missing("id", "status")
