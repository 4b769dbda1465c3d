"""Scopes: what an endpoint function takes first. A scope knows how to send, and which project it is bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .operation import Sender


class ClientScope:
    """The scope of operations that belong to no project."""

    __slots__ = ("sender",)

    def __init__(self, sender: Sender) -> None:
        self.sender: Sender = sender


class ProjectScope(ClientScope):
    """The scope of operations inside one project: it fills in ``projectId``."""

    __slots__ = ("project_id",)

    def __init__(self, sender: Sender, project_id: str) -> None:
        super().__init__(sender)
        self.project_id: str = project_id
