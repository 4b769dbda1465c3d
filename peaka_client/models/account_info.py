# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["AccountInfo"]


@define(kw_only=True, eq=False, repr=False)
class AccountInfo(Model):
    """Whose key a call was made with."""

    user_id: str
    """Of the person to whom the key belongs."""
    email: str
    """Of the same person."""
    project_id: str | None = None
    """Missing or empty with a Partner key."""
    project_name: str | None = None
    """Missing or empty with a Partner key."""

    _wire: ClassVar[Mapping[str, str]] = {
        "userId": "user_id",
        "email": "email",
        "projectId": "project_id",
        "projectName": "project_name",
    }

    def _read(self, get: Getter) -> None:
        self.user_id = get("userId")
        self.email = get("email")
        self.project_id = get("projectId")
        self.project_name = get("projectName")
        if self.user_id is None or self.email is None:
            self._tell_missing("userId", "email")
