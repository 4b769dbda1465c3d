# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define

from ..model import Getter, Model
from .metadata_refresh_state import MetadataRefreshState

__all__ = ["MetadataRefreshStatus"]


@define(kw_only=True, eq=False, repr=False)
class MetadataRefreshStatus(Model):
    """How far a metadata refresh has come."""

    status: MetadataRefreshState | str
    """In lower case with hyphens on the wire, in upper case in the vendor's description."""
    progress: Any = None
    """Not always there; of no known form."""

    _wire: ClassVar[Mapping[str, str]] = {"status": "status", "progress": "progress"}

    def _read(self, get: Getter) -> None:
        self.status = MetadataRefreshState.read(get("status"))
        self.progress = get("progress")
        if self.status is None:
            self._tell_missing("status")
