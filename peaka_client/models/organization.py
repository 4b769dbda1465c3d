# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_datetime

__all__ = ["Organization"]


@define(kw_only=True, eq=False, repr=False)
class Organization(Model):
    """A company: the top of the tree of organizations, workspaces and projects."""

    id: str
    name: str
    owner: str | None = None
    """User id of the owner."""
    created_at: datetime | str | None = None
    """In UTC."""
    icon_file_id: str | None = None
    """The logo, if one was uploaded; no call downloads it."""
    description: str | None = None

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "owner": "owner",
        "createdAt": "created_at",
        "iconFileId": "icon_file_id",
        "description": "description",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"iconFileId"})

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.name = get("name")
        self.owner = get("owner")
        self.created_at = read_datetime(get("createdAt"))
        self.icon_file_id = get("iconFileId")
        self.description = get("description")
        if self.id is None or self.name is None:
            self._tell_missing("id", "name")
