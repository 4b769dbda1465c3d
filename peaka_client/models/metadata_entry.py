# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .table_metadata import TableMetadata

__all__ = ["MetadataEntry"]


@define(kw_only=True, eq=False, repr=False)
class MetadataEntry(Model):
    """What Peaka knows about one table, with the text by which it is found."""

    id: str | None = None
    content: str | None = None
    """The text that a search compares with."""
    metadata: TableMetadata | None = None

    _wire: ClassVar[Mapping[str, str]] = {"id": "id", "content": "content", "metadata": "metadata"}

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.content = get("content")
        self.metadata = TableMetadata.read(get("metadata"))
