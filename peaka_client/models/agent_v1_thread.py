# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .agent_v1_task import AgentV1Task

__all__ = ["AgentV1Thread"]


@define(kw_only=True, eq=False, repr=False)
class AgentV1Thread(Model):
    """One conversation with the first agent."""

    id: str | None = None
    """Identifies this record of the history; the other calls go by `ai_thread_id`."""
    ai_thread_id: str | None = None
    """What the other calls name `thread_id`."""
    display_name: str | None = None
    """What people see."""
    project_id: str | None = None
    source: str | None = None
    """Where it began; the values are not published."""
    tasks: list[AgentV1Task] | None = None
    """One entry a question."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "aiThreadId": "ai_thread_id",
        "displayName": "display_name",
        "projectId": "project_id",
        "source": "source",
        "tasks": "tasks",
    }

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.ai_thread_id = get("aiThreadId")
        self.display_name = get("displayName")
        self.project_id = get("projectId")
        self.source = get("source")
        self.tasks = read_list(get("tasks"), AgentV1Task.read)
