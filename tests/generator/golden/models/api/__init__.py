# Generated from models.yaml by `make generate`. Change that file, not this one.
"""Everything that the API can do, by tag: as functions over a scope, and as methods of resource classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..scope import ClientScope, ProjectScope

if TYPE_CHECKING:
    from .things import Things

__all__ = ["ClientApi", "ProjectApi"]


class ClientApi(ClientScope):
    """What needs no project."""

    __slots__ = ()

    @property
    def things(self) -> Things:
        """Things and what they are made of."""
        from .things import Things

        return Things(self.sender)


class ProjectApi(ProjectScope):
    """What is done inside one project."""

    __slots__ = ()
