# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["Thread"]


@define(kw_only=True, eq=False, repr=False)
class Thread(Model):
    """A conversation with the agent."""

    thread_id: str
    display_name: str | None = None
    """What people see."""
    project_id: str | None = None

    _wire: ClassVar[Mapping[str, str]] = {
        "threadId": "thread_id",
        "displayName": "display_name",
        "projectId": "project_id",
    }

    def _read(self, get: Getter) -> None:
        self.thread_id = get("threadId")
        self.display_name = get("displayName")
        self.project_id = get("projectId")
        if self.thread_id is None:
            self._tell_missing("threadId")
