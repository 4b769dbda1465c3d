# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .query_folder import QueryFolder

__all__ = ["QueryFolderList"]


@define(kw_only=True, eq=False, repr=False)
class QueryFolderList(Model):
    """Folders that saved queries are sorted into."""

    items: list[QueryFolder]
    """Not in any known order."""

    _wire: ClassVar[Mapping[str, str]] = {"items": "items"}

    def _read(self, get: Getter) -> None:
        self.items = read_list(get("items"), QueryFolder.read)
        if self.items is None:
            self._tell_missing("items")
