# Generated from calls.yaml by `make generate`. Change that file, not this one.
"""Search in a project."""

from __future__ import annotations

from typing import Unpack

from ..model import anything, list_of
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["search_project"]

_SEARCH_PROJECT = Operation(
    name="search_project", method="POST", path="/search/{projectId}", safe=True, scopes=(), decode=list_of(anything)
)


async def search_project(
    project: ProjectScope, *, list: list[str] | Unset = UNSET, text: str | Unset = UNSET, **options: Unpack[CallOptions]
) -> list[str]:
    """Search.

    ``POST /search/{projectId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        list: Called like the method and like the builtin.
        text: The server's default: ``"*"``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        What was found.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_SEARCH_PROJECT, (project.project_id,), body={"list": list, "text": text}, options=options)
    return await project.sender.send(call, _SEARCH_PROJECT.read)
