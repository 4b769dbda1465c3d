# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_datetime

__all__ = ["Workspace"]


@define(kw_only=True, eq=False, repr=False)
class Workspace(Model):
    """A group of projects inside an organization."""

    id: str
    name: str
    created_by: str | None = None
    """User id of the maker."""
    organization_id: str | None = None
    description: str | None = None
    created_at: datetime | str | None = None
    """In UTC. Null was seen."""
    default_workspace: bool | None = None
    """Whether it is the organization's default."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "createdBy": "created_by",
        "organizationId": "organization_id",
        "description": "description",
        "createdAt": "created_at",
        "defaultWorkspace": "default_workspace",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"createdAt"})

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.name = get("name")
        self.created_by = get("createdBy")
        self.organization_id = get("organizationId")
        self.description = get("description")
        self.created_at = read_datetime(get("createdAt"))
        self.default_workspace = get("defaultWorkspace")
        if self.id is None or self.name is None:
            self._tell_missing("id", "name")
