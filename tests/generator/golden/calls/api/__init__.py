# Generated from calls.yaml by `make generate`. Change that file, not this one.
"""Everything that the API can do, by tag: as functions over a scope, and as methods of resource classes."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any, Unpack

from ..scope import ClientScope, ProjectScope
from ..types import UNSET, CallOptions, Unset

if TYPE_CHECKING:
    from .item import ItemCalls
    from .projects import Projects

__all__ = ["ClientApi", "ProjectApi"]


class ClientApi(ClientScope):
    """What needs no project."""

    __slots__ = ()

    async def info(self, **options: Unpack[CallOptions]) -> dict[str, Any]:
        """Tell whose key this is.

        ``GET /info``

        Args:
            **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

        Returns:
            Everything that is known.

        Raises:
            PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
        """
        from .account import get_info

        return await get_info(self, **options)

    @property
    def projects(self) -> Projects:
        """Projects."""
        from .projects import Projects

        return Projects(self.sender)


class ProjectApi(ProjectScope):
    """What is done inside one project."""

    __slots__ = ()

    async def list(
        self, *, list: builtins.list[str] | Unset = UNSET, text: str | Unset = UNSET, **options: Unpack[CallOptions]
    ) -> builtins.list[str]:
        """Search.

        ``POST /search/{projectId}``

        Args:
            list: Called like the method and like the builtin.
            text: The server's default: ``"*"``.
            **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

        Returns:
            What was found.

        Raises:
            PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
        """
        from .search import search_project

        return await search_project(self, list=list, text=text, **options)

    @property
    def item(self) -> ItemCalls:
        """Items."""
        from .item import ItemCalls

        return ItemCalls(self.sender, self.project_id)
