# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model
from .query_schedule import QuerySchedule
from .query_type import QueryType

__all__ = ["Query"]


@define(kw_only=True, eq=False, repr=False)
class Query(Model):
    """A saved query."""

    id: str
    """18 or 19 digits."""
    display_name: str
    """What people see."""
    name: str
    """The last part of its name in SQL, made of `display_name`."""
    input_query: str | None = None
    """Its SQL."""
    query_type: QueryType | str | None = None
    """Whether its rows are stored."""
    schedule: QuerySchedule | None = None
    """When a materialized query runs by itself; null: only on demand, or not materialized."""
    path: str | None = None
    """The folder it is in, like `/reports/weekly`; null: the root."""
    folder_id: str | None = None
    """The folder it is in; null: the root."""
    input_query_ref_id: str | None = None
    """The query whose SQL was copied. The vendor says that replies lack it; its client expects it."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "displayName": "display_name",
        "name": "name",
        "inputQuery": "input_query",
        "queryType": "query_type",
        "schedule": "schedule",
        "path": "path",
        "folderId": "folder_id",
        "inputQueryRefId": "input_query_ref_id",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"schedule", "path", "folderId"})

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.display_name = get("displayName")
        self.name = get("name")
        self.input_query = get("inputQuery")
        self.query_type = QueryType.read(get("queryType"))
        self.schedule = QuerySchedule.read(get("schedule"))
        self.path = get("path")
        self.folder_id = get("folderId")
        self.input_query_ref_id = get("inputQueryRefId")
        if self.id is None or self.display_name is None or self.name is None:
            self._tell_missing("id", "displayName", "name")
