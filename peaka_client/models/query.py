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
    """Query."""

    id: str
    display_name: str
    name: str
    input_query: str | None = None
    query_type: QueryType | str | None = None
    schedule: QuerySchedule | None = None
    path: str | None = None
    folder_id: str | None = None
    input_query_ref_id: str | None = None

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
