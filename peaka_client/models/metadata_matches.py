# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .table_metadata import TableMetadata

__all__ = ["MetadataMatches"]


@define(kw_only=True, eq=False, repr=False)
class MetadataMatches(Model):
    """Tables that a search found."""

    result: list[TableMetadata]
    """Best first, presumably."""

    _wire: ClassVar[Mapping[str, str]] = {"result": "result"}

    def _read(self, get: Getter) -> None:
        self.result = read_list(get("result"), TableMetadata.read)
        if self.result is None:
            self._tell_missing("result")
