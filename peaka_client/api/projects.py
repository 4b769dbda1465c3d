# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Projects as parts of a workspace.

A project holds connections, catalogs, queries and everything made of them; its id is what a bound project is made with.
"""

from __future__ import annotations

from typing import Unpack

from ..model import list_of, nothing
from ..models.project_info import ProjectInfo
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["Projects", "create_project", "delete_project", "get_project", "list_projects", "update_project"]

_LIST_PROJECTS = Operation(
    name="list_projects",
    method="GET",
    path="/organizations/{organizationId}/workspaces/{workspaceId}/projects",
    safe=True,
    scopes=("partner",),
    decode=list_of(ProjectInfo.read),
)
_CREATE_PROJECT = Operation(
    name="create_project",
    method="POST",
    path="/organizations/{organizationId}/workspaces/{workspaceId}/projects",
    safe=False,
    scopes=("partner",),
    decode=ProjectInfo.from_dict,
)
_GET_PROJECT = Operation(
    name="get_project",
    method="GET",
    path="/organizations/{organizationId}/workspaces/{workspaceId}/projects/{projectId}",
    safe=True,
    scopes=("partner",),
    decode=ProjectInfo.from_dict,
)
_UPDATE_PROJECT = Operation(
    name="update_project",
    method="PUT",
    path="/organizations/{organizationId}/workspaces/{workspaceId}/projects/{projectId}",
    safe=True,
    scopes=("partner",),
    decode=ProjectInfo.from_dict,
)
_DELETE_PROJECT = Operation(
    name="delete_project",
    method="DELETE",
    path="/organizations/{organizationId}/workspaces/{workspaceId}/projects/{projectId}",
    safe=True,
    scopes=("partner",),
    decode=nothing,
)


async def list_projects(
    client: ClientScope, organization_id: str, workspace_id: str, **options: Unpack[CallOptions]
) -> list[ProjectInfo]:
    """List the projects of a workspace.

    ``GET /organizations/{organizationId}/workspaces/{workspaceId}/projects``

    Not paged. Only the projects of this one workspace.

    Needs a Partner key.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        workspace_id: A UUID, as `workspaces.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Its projects.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_PROJECTS, (organization_id, workspace_id), options=options)
    return await client.sender.send(call, _LIST_PROJECTS.read)


async def create_project(
    client: ClientScope,
    organization_id: str,
    workspace_id: str,
    *,
    name: str,
    description: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ProjectInfo:
    """Create a project in a workspace.

    ``POST /organizations/{organizationId}/workspaces/{workspaceId}/projects``

    What a second call with the same name does is not documented. The new project presumably has no catalogs but Peaka's
    own.

    Needs a Partner key. Not sent again after a failure that leaves open whether it took effect.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        workspace_id: A UUID, as `workspaces.list` gives it.
        name: What people see.
        description: For people.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new project with its id.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _CREATE_PROJECT,
        (organization_id, workspace_id),
        body={"name": name, "description": description},
        options=options,
    )
    return await client.sender.send(call, _CREATE_PROJECT.read)


async def get_project(
    client: ClientScope, organization_id: str, workspace_id: str, project_id: str, **options: Unpack[CallOptions]
) -> ProjectInfo:
    """Read one project of a workspace.

    ``GET /organizations/{organizationId}/workspaces/{workspaceId}/projects/{projectId}``

    The same fields as in the list. Whether an unknown id gives 400 or 404, no source says.

    Needs a Partner key.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        workspace_id: A UUID, as `workspaces.list` gives it.
        project_id: Eight letters and digits, as `projects.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The project.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_PROJECT, (organization_id, workspace_id, project_id), options=options)
    return await client.sender.send(call, _GET_PROJECT.read)


async def update_project(
    client: ClientScope,
    organization_id: str,
    workspace_id: str,
    project_id: str,
    *,
    name: str,
    description: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ProjectInfo:
    """Rename a project or change its description.

    ``PUT /organizations/{organizationId}/workspaces/{workspaceId}/projects/{projectId}``

    Send both fields: whether one that is left out is kept or cleared is not known. The id never changes.

    Needs a Partner key.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        workspace_id: A UUID, as `workspaces.list` gives it.
        project_id: Eight letters and digits, as `projects.list` gives it.
        name: What people see.
        description: For people.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The project as it now is.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _UPDATE_PROJECT,
        (organization_id, workspace_id, project_id),
        body={"name": name, "description": description},
        options=options,
    )
    return await client.sender.send(call, _UPDATE_PROJECT.read)


async def delete_project(
    client: ClientScope, organization_id: str, workspace_id: str, project_id: str, **options: Unpack[CallOptions]
) -> None:
    """Delete a project.

    ``DELETE /organizations/{organizationId}/workspaces/{workspaceId}/projects/{projectId}``

    What is in it presumably goes with it, and no call brings it back. A body, if there is one, is ignored.

    Needs a Partner key.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        workspace_id: A UUID, as `workspaces.list` gives it.
        project_id: Eight letters and digits, as `projects.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_PROJECT, (organization_id, workspace_id, project_id), options=options)
    return await client.sender.send(call, _DELETE_PROJECT.read)


class Projects(ClientScope):
    """Projects as parts of a workspace.

    A project holds connections, catalogs, queries and everything made of them; its id is what a bound project is made
    with.
    """

    __slots__ = ()

    list = list_projects
    create = create_project
    get = get_project
    update = update_project
    delete = delete_project
