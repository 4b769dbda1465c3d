# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .search_match import SearchMatch
from .search_meta import SearchMeta

__all__ = ["SearchResult"]


@define(kw_only=True, eq=False, repr=False)
class SearchResult(Model):
    """What a search found."""

    matched_catalogs: list[SearchMatch] | None = None
    """Null when there are none."""
    matched_schemas: list[SearchMatch] | None = None
    """Null when there are none."""
    matched_tables: list[SearchMatch] | None = None
    """Null when there are none."""
    meta: SearchMeta | None = None
    """What was asked for, and how to go on."""

    _wire: ClassVar[Mapping[str, str]] = {
        "matchedCatalogs": "matched_catalogs",
        "matchedSchemas": "matched_schemas",
        "matchedTables": "matched_tables",
        "meta": "meta",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"matchedCatalogs", "matchedSchemas", "matchedTables"})

    def _read(self, get: Getter) -> None:
        self.matched_catalogs = read_list(get("matchedCatalogs"), SearchMatch.read)
        self.matched_schemas = read_list(get("matchedSchemas"), SearchMatch.read)
        self.matched_tables = read_list(get("matchedTables"), SearchMatch.read)
        self.meta = SearchMeta.read(get("meta"))
