# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_datetime

__all__ = ["ProjectInfo"]


@define(kw_only=True, eq=False, repr=False)
class ProjectInfo(Model):
    """A project: connections, catalogs, queries and all that is made of them."""

    id: str
    """Eight letters and digits."""
    name: str
    description: str | None = None
    domain: str | None = None
    """Part of the project's address in Peaka; what else it does is not documented."""
    webhook_base_url: str | None = None
    """Often null; what it is for is not documented."""
    created_at: datetime | str | None = None
    """In UTC, with up to nine digits of a second."""
    owner: str | None = None
    """User id of the owner."""
    workspace_id: str | None = None

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "domain": "domain",
        "webhookBaseUrl": "webhook_base_url",
        "createdAt": "created_at",
        "owner": "owner",
        "workspaceId": "workspace_id",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"description", "webhookBaseUrl"})

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.name = get("name")
        self.description = get("description")
        self.domain = get("domain")
        self.webhook_base_url = get("webhookBaseUrl")
        self.created_at = read_datetime(get("createdAt"))
        self.owner = get("owner")
        self.workspace_id = get("workspaceId")
        if self.id is None or self.name is None:
            self._tell_missing("id", "name")
