# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .table_metadata import TableMetadata

__all__ = ["Semantics"]


@define(kw_only=True, eq=False, repr=False)
class Semantics(Model):
    """What a language model made of a table."""

    metadata: TableMetadata | None = None
    """The proposal."""
    thread_id: str | None = None
    """For going on from here."""

    _wire: ClassVar[Mapping[str, str]] = {"metadata": "metadata", "threadId": "thread_id"}

    def _read(self, get: Getter) -> None:
        self.metadata = TableMetadata.read(get("metadata"))
        self.thread_id = get("threadId")
