# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .metadata_entry import MetadataEntry

__all__ = ["MetadataList"]


@define(kw_only=True, eq=False, repr=False)
class MetadataList(Model):
    """What Peaka knows about tables."""

    metadata: list[MetadataEntry]
    """One entry a table."""

    _wire: ClassVar[Mapping[str, str]] = {"metadata": "metadata"}

    def _read(self, get: Getter) -> None:
        self.metadata = read_list(get("metadata"), MetadataEntry.read)
        if self.metadata is None:
            self._tell_missing("metadata")
