# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["SearchPage"]


@define(kw_only=True, eq=False, repr=False)
class SearchPage(Model):
    """Which part of the matches a reply holds."""

    limit: int | None = None
    """That of the request."""
    offset: int | None = None
    """That of the request."""
    next_offset: int | None = None
    """The `offset` of the next page; null on the last."""

    _wire: ClassVar[Mapping[str, str]] = {"limit": "limit", "offset": "offset", "nextOffset": "next_offset"}
    _nullable: ClassVar[frozenset[str]] = frozenset({"nextOffset"})

    def _read(self, get: Getter) -> None:
        self.limit = get("limit")
        self.offset = get("offset")
        self.next_offset = get("nextOffset")
