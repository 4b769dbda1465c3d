# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Unpack

from ..model import list_of, nothing
from ..models.project_info import ProjectInfo
from ..operation import Operation
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

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await client.invoke(_LIST_PROJECTS, (organization_id, workspace_id), options=options)


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

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await client.invoke(
        _CREATE_PROJECT,
        (organization_id, workspace_id),
        body={"name": name, "description": description},
        options=options,
    )


async def get_project(
    client: ClientScope, organization_id: str, workspace_id: str, project_id: str, **options: Unpack[CallOptions]
) -> ProjectInfo:
    """Read one project of a workspace.

    ``GET /organizations/{organizationId}/workspaces/{workspaceId}/projects/{projectId}``

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await client.invoke(_GET_PROJECT, (organization_id, workspace_id, project_id), options=options)


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

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await client.invoke(
        _UPDATE_PROJECT,
        (organization_id, workspace_id, project_id),
        body={"name": name, "description": description},
        options=options,
    )


async def delete_project(
    client: ClientScope, organization_id: str, workspace_id: str, project_id: str, **options: Unpack[CallOptions]
) -> None:
    """Delete a project with everything in it.

    ``DELETE /organizations/{organizationId}/workspaces/{workspaceId}/projects/{projectId}``

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await client.invoke(_DELETE_PROJECT, (organization_id, workspace_id, project_id), options=options)


class Projects(ClientScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    list = list_projects
    create = create_project
    get = get_project
    update = update_project
    delete = delete_project
