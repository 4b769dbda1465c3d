# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .search_page import SearchPage
from .search_query import SearchQuery

__all__ = ["SearchMeta"]


@define(kw_only=True, eq=False, repr=False)
class SearchMeta(Model):
    """What was asked for, and how to go on."""

    page: SearchPage | None = None
    query: SearchQuery | None = None
    """The search again. The vendor's description mistakes it for a saved query."""

    _wire: ClassVar[Mapping[str, str]] = {"page": "page", "query": "query"}

    def _read(self, get: Getter) -> None:
        self.page = SearchPage.read(get("page"))
        self.query = SearchQuery.read(get("query"))
