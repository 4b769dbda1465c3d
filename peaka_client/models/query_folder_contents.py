# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_datetime, read_list
from .query import Query
from .query_folder import QueryFolder

__all__ = ["QueryFolderContents"]


@define(kw_only=True, eq=False, repr=False)
class QueryFolderContents(Model):
    """A folder and what is directly in it."""

    id: str
    name: str
    path: str | None = None
    """All names from the root, like `/reports/weekly`."""
    parent_id: str | None = None
    """Null at the root."""
    created_at: datetime | str | None = None
    """In UTC."""
    folders: list[QueryFolder] | None = None
    """Those directly inside."""
    queries: list[Query] | None = None
    """Those directly inside."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "path": "path",
        "parentId": "parent_id",
        "createdAt": "created_at",
        "folders": "folders",
        "queries": "queries",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"parentId"})

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.name = get("name")
        self.path = get("path")
        self.parent_id = get("parentId")
        self.created_at = read_datetime(get("createdAt"))
        self.folders = read_list(get("folders"), QueryFolder.read)
        self.queries = read_list(get("queries"), Query.read)
        if self.id is None or self.name is None:
            self._tell_missing("id", "name")
