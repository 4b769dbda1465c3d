# Generated from streams.yaml by `make generate`. Change that file, not this one.
"""Everything that the API can do, by tag: as functions over a scope, and as methods of resource classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..scope import ClientScope, ProjectScope

if TYPE_CHECKING:
    from ..resources.files import Files

__all__ = ["ClientApi", "ProjectApi"]


class ClientApi(ClientScope):
    """What needs no project."""

    __slots__ = ()


class ProjectApi(ProjectScope):
    """What is done inside one project."""

    __slots__ = ()

    @property
    def files(self) -> Files:
        """Files and events."""
        from ..resources.files import Files

        return Files(self.sender, self.project_id)
