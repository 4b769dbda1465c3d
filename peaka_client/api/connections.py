# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Any, Unpack

from ..model import list_of, nothing
from ..models.connection import Connection
from ..models.connection_detail import ConnectionDetail
from ..operation import Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = [
    "Connections",
    "complete_connection_oauth",
    "create_connection",
    "delete_connection",
    "get_connection",
    "get_connection_detail",
    "list_connections",
    "update_connection",
]

_LIST_CONNECTIONS = Operation(
    name="list_connections",
    method="GET",
    path="/connections/{projectId}",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Connection.read),
)
_CREATE_CONNECTION = Operation(
    name="create_connection",
    method="POST",
    path="/connections/{projectId}",
    safe=False,
    scopes=("partner", "project"),
    decode=Connection.from_dict,
)
_COMPLETE_CONNECTION_OAUTH = Operation(
    name="complete_connection_oauth",
    method="POST",
    path="/connections/{projectId}/oauth2",
    safe=False,
    scopes=("partner", "project"),
    decode=Connection.from_dict,
)
_GET_CONNECTION = Operation(
    name="get_connection",
    method="GET",
    path="/connections/{projectId}/{connectionId}",
    safe=True,
    scopes=("partner", "project"),
    decode=Connection.from_dict,
)
_UPDATE_CONNECTION = Operation(
    name="update_connection",
    method="PUT",
    path="/connections/{projectId}/{connectionId}",
    safe=False,
    scopes=("partner", "project"),
    decode=Connection.from_dict,
)
_DELETE_CONNECTION = Operation(
    name="delete_connection",
    method="DELETE",
    path="/connections/{projectId}/{connectionId}",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)
_GET_CONNECTION_DETAIL = Operation(
    name="get_connection_detail",
    method="GET",
    path="/connections/{projectId}/{connectionId}/detail",
    safe=True,
    scopes=("partner", "project"),
    decode=ConnectionDetail.from_dict,
)


async def list_connections(project: ProjectScope, **options: Unpack[CallOptions]) -> list[Connection]:
    """List the connections of the project.

    ``GET /connections/{projectId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_CONNECTIONS, (project.project_id,), options=options)


async def create_connection(
    project: ProjectScope,
    *,
    name: str,
    type: str,
    credential: dict[str, Any] | Unset = UNSET,
    connection_callback: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Connection:
    """Store the credentials of a source.

    ``POST /connections/{projectId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_CONNECTION,
        (project.project_id,),
        body={"name": name, "type": type, "credential": credential, "connectionCallback": connection_callback},
        options=options,
    )


async def complete_connection_oauth(
    project: ProjectScope, *, query_parameters: str, **options: Unpack[CallOptions]
) -> Connection:
    """Hand over what an OAuth provider sent to your own callback.

    ``POST /connections/{projectId}/oauth2``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _COMPLETE_CONNECTION_OAUTH, (project.project_id,), body={"queryParameters": query_parameters}, options=options
    )


async def get_connection(project: ProjectScope, connection_id: str, **options: Unpack[CallOptions]) -> Connection:
    """Read one connection.

    ``GET /connections/{projectId}/{connectionId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_GET_CONNECTION, (project.project_id, connection_id), options=options)


async def update_connection(
    project: ProjectScope,
    connection_id: str,
    *,
    name: str,
    type: str,
    credential: dict[str, Any] | Unset = UNSET,
    connection_callback: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Connection:
    """Replace the name or the credentials of a connection.

    ``PUT /connections/{projectId}/{connectionId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _UPDATE_CONNECTION,
        (project.project_id, connection_id),
        body={"name": name, "type": type, "credential": credential, "connectionCallback": connection_callback},
        options=options,
    )


async def delete_connection(project: ProjectScope, connection_id: str, **options: Unpack[CallOptions]) -> None:
    """Delete a connection and its credentials.

    ``DELETE /connections/{projectId}/{connectionId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_CONNECTION, (project.project_id, connection_id), options=options)


async def get_connection_detail(
    project: ProjectScope, connection_id: str, **options: Unpack[CallOptions]
) -> ConnectionDetail:
    """Read the settings of a connection that are not secret.

    ``GET /connections/{projectId}/{connectionId}/detail``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_GET_CONNECTION_DETAIL, (project.project_id, connection_id), options=options)


class Connections(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    list = list_connections
    create = create_connection
    complete_oauth = complete_connection_oauth
    get = get_connection
    update = update_connection
    delete = delete_connection
    get_detail = get_connection_detail
