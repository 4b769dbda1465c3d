# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["ImportResult"]


@define(kw_only=True, eq=False, repr=False)
class ImportResult(Model):
    """What an import did."""

    processed: int | None = None
    """How many rows were stored."""

    _wire: ClassVar[Mapping[str, str]] = {"processed": "processed"}

    def _read(self, get: Getter) -> None:
        self.processed = get("processed")
