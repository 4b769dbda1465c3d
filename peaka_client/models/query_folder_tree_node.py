# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .query import Query

__all__ = ["QueryFolderTreeNode"]


@define(kw_only=True, eq=False, repr=False)
class QueryFolderTreeNode(Model):
    """A folder with all that is below it."""

    id: str
    name: str
    path: str | None = None
    """All names from the root, like `/reports/weekly`."""
    children: list[QueryFolderTreeNode] | None = None
    """The folders inside, each a node again."""
    queries: list[Query] | None = None
    """The queries directly inside, if they were asked for."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "path": "path",
        "children": "children",
        "queries": "queries",
    }

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.name = get("name")
        self.path = get("path")
        self.children = read_list(get("children"), QueryFolderTreeNode.read)
        self.queries = read_list(get("queries"), Query.read)
        if self.id is None or self.name is None:
            self._tell_missing("id", "name")
