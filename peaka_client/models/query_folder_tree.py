# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .query_folder_tree_node import QueryFolderTreeNode

__all__ = ["QueryFolderTree"]


@define(kw_only=True, eq=False, repr=False)
class QueryFolderTree(Model):
    """The query folders from the root down."""

    tree: list[QueryFolderTreeNode]
    """The folders at the root, or the one that was asked for."""

    _wire: ClassVar[Mapping[str, str]] = {"tree": "tree"}

    def _read(self, get: Getter) -> None:
        self.tree = read_list(get("tree"), QueryFolderTreeNode.read)
        if self.tree is None:
            self._tell_missing("tree")
