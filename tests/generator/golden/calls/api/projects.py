# Generated from calls.yaml by `make generate`. Change that file, not this one.
"""Projects.

The second paragraph.
"""

from __future__ import annotations

import warnings
from typing import Unpack

from ..model import nothing, text
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import CallOptions

__all__ = ["Projects", "delete_project", "get_project"]

_GET_PROJECT = Operation(
    name="get_project", method="GET", path="/projects/{projectId}", safe=True, scopes=("partner",), decode=text
)
_DELETE_PROJECT = Operation(
    name="delete_project", method="DELETE", path="/projects/{projectId}", safe=True, scopes=("partner",), decode=nothing
)


async def get_project(client: ClientScope, project_id: str, **options: Unpack[CallOptions]) -> str:
    r"""Read a project.

    ``GET /projects/{projectId}``

    Says "no" to `..` and \d+.

    The second paragraph of this description has no line break in the document, yet the docstring has one in its middle.

    Needs a Partner key.

    Args:
        client: The client.
        project_id: The project's id.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The project's name.

    Raises:
        PeakaNotFoundError: There is none.
        PeakaConflictError: It is being moved.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_PROJECT, (project_id,), options=options)
    return await client.sender.send(call, _GET_PROJECT.read)


async def delete_project(client: ClientScope, project_id: str, **options: Unpack[CallOptions]) -> None:
    """Delete a project.

    ``DELETE /projects/{projectId}``

    Deprecated by the vendor. Needs a Partner key.

    Args:
        client: The client.
        project_id: The project's id.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("delete_project is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(_DELETE_PROJECT, (project_id,), options=options)
    return await client.sender.send(call, _DELETE_PROJECT.read)


class Projects(ClientScope):
    """Projects.

    The second paragraph.
    """

    __slots__ = ()

    get = get_project
    delete = delete_project
