# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""The older calls that name a project without its workspace. Use `projects`; these may go away."""

from __future__ import annotations

import warnings
from typing import Unpack

from ..model import list_of, nothing
from ..models.project_info import ProjectInfo
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import UNSET, CallOptions, Unset

__all__ = [
    "LegacyProjects",
    "create_legacy_project",
    "delete_legacy_project",
    "get_legacy_project",
    "list_legacy_projects",
    "update_legacy_project",
]

_LIST_LEGACY_PROJECTS = Operation(
    name="list_legacy_projects",
    method="GET",
    path="/projects",
    safe=True,
    scopes=("partner",),
    decode=list_of(ProjectInfo.read),
)
_CREATE_LEGACY_PROJECT = Operation(
    name="create_legacy_project",
    method="POST",
    path="/projects",
    safe=False,
    scopes=("partner",),
    decode=ProjectInfo.from_dict,
)
_GET_LEGACY_PROJECT = Operation(
    name="get_legacy_project",
    method="GET",
    path="/projects/{projectId}",
    safe=True,
    scopes=("partner",),
    decode=ProjectInfo.from_dict,
)
_UPDATE_LEGACY_PROJECT = Operation(
    name="update_legacy_project",
    method="PUT",
    path="/projects/{projectId}",
    safe=True,
    scopes=("partner",),
    decode=ProjectInfo.from_dict,
)
_DELETE_LEGACY_PROJECT = Operation(
    name="delete_legacy_project",
    method="DELETE",
    path="/projects/{projectId}",
    safe=True,
    scopes=("partner",),
    decode=nothing,
)


async def list_legacy_projects(client: ClientScope, **options: Unpack[CallOptions]) -> list[ProjectInfo]:
    """List projects without naming a workspace.

    ``GET /projects``

    The projects that the key can see, presumably across workspaces. Use `projects.list`, workspace by workspace.

    Deprecated by the vendor. Needs a Partner key.

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The projects that the key can see.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("list_legacy_projects is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(_LIST_LEGACY_PROJECTS, options=options)
    return await client.sender.send(call, _LIST_LEGACY_PROJECTS.read)


async def create_legacy_project(
    client: ClientScope, *, name: str, description: str | Unset = UNSET, **options: Unpack[CallOptions]
) -> ProjectInfo:
    """Create a project without naming a workspace.

    ``POST /projects``

    Where the project lands, no source says. Use `projects.create`.

    Deprecated by the vendor. Needs a Partner key. Not sent again after a failure that leaves open whether it took
    effect.

    Args:
        client: The client.
        name: What people see.
        description: For people.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new project with its id.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("create_legacy_project is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(_CREATE_LEGACY_PROJECT, body={"name": name, "description": description}, options=options)
    return await client.sender.send(call, _CREATE_LEGACY_PROJECT.read)


async def get_legacy_project(client: ClientScope, project_id: str, **options: Unpack[CallOptions]) -> ProjectInfo:
    """Read a project by its id alone.

    ``GET /projects/{projectId}``

    Handy where only the project id is known, but deprecated; `projects.get` wants organization and workspace too.

    Deprecated by the vendor. Needs a Partner key.

    Args:
        client: The client.
        project_id: Eight letters and digits, as `projects.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The project.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("get_legacy_project is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(_GET_LEGACY_PROJECT, (project_id,), options=options)
    return await client.sender.send(call, _GET_LEGACY_PROJECT.read)


async def update_legacy_project(
    client: ClientScope, project_id: str, *, name: str, description: str | Unset = UNSET, **options: Unpack[CallOptions]
) -> ProjectInfo:
    """Change a project by its id alone.

    ``PUT /projects/{projectId}``

    The same body as `projects.update`, which is to be used instead.

    Deprecated by the vendor. Needs a Partner key.

    Args:
        client: The client.
        project_id: Eight letters and digits, as `projects.list` gives it.
        name: What people see.
        description: For people.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The project as it now is.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("update_legacy_project is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(_UPDATE_LEGACY_PROJECT, (project_id,), body={"name": name, "description": description}, options=options)
    return await client.sender.send(call, _UPDATE_LEGACY_PROJECT.read)


async def delete_legacy_project(client: ClientScope, project_id: str, **options: Unpack[CallOptions]) -> None:
    """Delete a project by its id alone.

    ``DELETE /projects/{projectId}``

    The same effect as `projects.delete`, which is to be used instead. There is no undo.

    Deprecated by the vendor. Needs a Partner key.

    Args:
        client: The client.
        project_id: Eight letters and digits, as `projects.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("delete_legacy_project is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(_DELETE_LEGACY_PROJECT, (project_id,), options=options)
    return await client.sender.send(call, _DELETE_LEGACY_PROJECT.read)


class LegacyProjects(ClientScope):
    """The older calls that name a project without its workspace. Use `projects`; these may go away."""

    __slots__ = ()

    list = list_legacy_projects
    create = create_legacy_project
    get = get_legacy_project
    update = update_legacy_project
    delete = delete_legacy_project
