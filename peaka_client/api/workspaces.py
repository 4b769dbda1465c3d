# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Groups of projects inside an organization."""

from __future__ import annotations

from typing import Unpack

from ..model import list_of, nothing
from ..models.workspace import Workspace
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["Workspaces", "create_workspace", "delete_workspace", "get_workspace", "list_workspaces", "update_workspace"]

_LIST_WORKSPACES = Operation(
    name="list_workspaces",
    method="GET",
    path="/organizations/{organizationId}/workspaces",
    safe=True,
    scopes=("partner",),
    decode=list_of(Workspace.read),
)
_CREATE_WORKSPACE = Operation(
    name="create_workspace",
    method="POST",
    path="/organizations/{organizationId}/workspaces",
    safe=False,
    scopes=("partner",),
    decode=Workspace.from_dict,
)
_GET_WORKSPACE = Operation(
    name="get_workspace",
    method="GET",
    path="/organizations/{organizationId}/workspaces/{workspaceId}",
    safe=True,
    scopes=("partner",),
    decode=Workspace.from_dict,
)
_UPDATE_WORKSPACE = Operation(
    name="update_workspace",
    method="PUT",
    path="/organizations/{organizationId}/workspaces/{workspaceId}",
    safe=True,
    scopes=("partner",),
    decode=Workspace.from_dict,
)
_DELETE_WORKSPACE = Operation(
    name="delete_workspace",
    method="DELETE",
    path="/organizations/{organizationId}/workspaces/{workspaceId}",
    safe=True,
    scopes=("partner",),
    decode=nothing,
)


async def list_workspaces(client: ClientScope, organization_id: str, **options: Unpack[CallOptions]) -> list[Workspace]:
    """List the workspaces of an organization.

    ``GET /organizations/{organizationId}/workspaces``

    Not paged. The vendor describes a single object; the wire carries a list.

    Needs a Partner key.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Its workspaces.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_WORKSPACES, (organization_id,), options=options)
    return await client.sender.send(call, _LIST_WORKSPACES.read)


async def create_workspace(
    client: ClientScope,
    organization_id: str,
    *,
    name: str,
    description: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Workspace:
    """Create a workspace in an organization.

    ``POST /organizations/{organizationId}/workspaces``

    What a second call with the same name does is not documented. `created_at` may be null in the reply.

    Needs a Partner key. Not sent again after a failure that leaves open whether it took effect.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        name: What people see.
        description: For people.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new workspace with its id.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CREATE_WORKSPACE, (organization_id,), body={"name": name, "description": description}, options=options)
    return await client.sender.send(call, _CREATE_WORKSPACE.read)


async def get_workspace(
    client: ClientScope, organization_id: str, workspace_id: str, **options: Unpack[CallOptions]
) -> Workspace:
    """Read one workspace.

    ``GET /organizations/{organizationId}/workspaces/{workspaceId}``

    The same fields as in the list. Whether an unknown id gives 400 or 404, no source says.

    Needs a Partner key.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        workspace_id: A UUID, as `workspaces.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The workspace.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_WORKSPACE, (organization_id, workspace_id), options=options)
    return await client.sender.send(call, _GET_WORKSPACE.read)


async def update_workspace(
    client: ClientScope,
    organization_id: str,
    workspace_id: str,
    *,
    name: str,
    description: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Workspace:
    """Rename a workspace or change its description.

    ``PUT /organizations/{organizationId}/workspaces/{workspaceId}``

    Send both fields: whether one that is left out is kept or cleared is not known. A second call with the same body
    changes nothing.

    Needs a Partner key.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        workspace_id: A UUID, as `workspaces.list` gives it.
        name: What people see.
        description: For people.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The workspace as it now is.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _UPDATE_WORKSPACE,
        (organization_id, workspace_id),
        body={"name": name, "description": description},
        options=options,
    )
    return await client.sender.send(call, _UPDATE_WORKSPACE.read)


async def delete_workspace(
    client: ClientScope, organization_id: str, workspace_id: str, **options: Unpack[CallOptions]
) -> None:
    """Delete a workspace.

    ``DELETE /organizations/{organizationId}/workspaces/{workspaceId}``

    What happens to projects that are still inside is not documented; delete those first. A body, if there is one, is
    ignored.

    Needs a Partner key.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        workspace_id: A UUID, as `workspaces.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_WORKSPACE, (organization_id, workspace_id), options=options)
    return await client.sender.send(call, _DELETE_WORKSPACE.read)


class Workspaces(ClientScope):
    """Groups of projects inside an organization."""

    __slots__ = ()

    list = list_workspaces
    create = create_workspace
    get = get_workspace
    update = update_workspace
    delete = delete_workspace
