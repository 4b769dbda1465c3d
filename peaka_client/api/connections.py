# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Stored credentials of a source.

A connection alone shows no data: a catalog makes it queryable. Sources with OAuth need a person's consent in a browser,
see `create_connection`.
"""

from __future__ import annotations

from typing import Any, Unpack

from ..model import list_of, nothing
from ..models.connection import Connection
from ..models.connection_detail import ConnectionDetail
from ..operation import Call, Operation
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

    Not paged; credentials are not shown. 403 was seen for a Project key that may not use this project. The vendor
    describes a single object; the wire carries a list.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The connections, without their credentials.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_CONNECTIONS, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_CONNECTIONS.read)


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

    Ask `connection_types.get` which fields `credential` takes. Without `credential` the service answers 400 with
    "Missing property 'credential'", with an empty one 400 `INVALID_CREDENTIALS`. There is no call that tests a
    connection.

    Sources with OAuth can be connected in three ways. With tokens of your own: put `clientId`, `clientSecret` and
    `refreshToken` (perhaps `accessToken`) into `credential`. With consent at Peaka's address: send
    `connection_callback` (add `clientId` and `clientSecret` to use an application of your own); the reply has a `url`
    to which the person must be sent, and afterwards Peaka sends the browser to the callback with
    `?connectionId=…&status=success` (or `fail`). With consent at your own address: put `redirectUrl` into `credential`,
    and hand over what arrives there with `connections.complete_oauth`.

    What a second call with the same name does is not documented.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        name: What people see.
        type: The kind of source, as in `connection_type` of `connection_types.list`.
        credential: The fields that `configuration` of the kind lists, and for OAuth perhaps `clientId`,
            `clientSecret`, `accessToken`, `refreshToken` and `redirectUrl`. Left out only for OAuth with Peaka's own
            application.
        connection_callback: For OAuth at Peaka's address: where the browser goes afterwards, with
            `?connectionId=…&status=success` (or `fail`) behind it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new connection; with OAuth also the URL where consent is given.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _CREATE_CONNECTION,
        (project.project_id,),
        body={"name": name, "type": type, "credential": credential, "connectionCallback": connection_callback},
        options=options,
    )
    return await project.sender.send(call, _CREATE_CONNECTION.read)


async def complete_connection_oauth(
    project: ProjectScope, *, query_parameters: str, **options: Unpack[CallOptions]
) -> Connection:
    """Hand over what an OAuth provider sent to your own callback.

    ``POST /connections/{projectId}/oauth2``

    For connections with a `redirectUrl` of your own. The code in it works once, so a second call fails. The reply is a
    connection, of which perhaps only `id` is filled in.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query_parameters: The raw query string without the question mark, `code=…&state=…`. The code in it works
            once.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The connection, perhaps with its id alone.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _COMPLETE_CONNECTION_OAUTH, (project.project_id,), body={"queryParameters": query_parameters}, options=options
    )
    return await project.sender.send(call, _COMPLETE_CONNECTION_OAUTH.read)


async def get_connection(project: ProjectScope, connection_id: str, **options: Unpack[CallOptions]) -> Connection:
    """Read one connection.

    ``GET /connections/{projectId}/{connectionId}``

    Credentials are not in the reply. An unknown or deleted id gives 400 with `error_code` `cn004`, not 404.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        connection_id: A UUID, as `connections.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The connection without its credentials.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_CONNECTION, (project.project_id, connection_id), options=options)
    return await project.sender.send(call, _GET_CONNECTION.read)


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

    Takes the same body as `create_connection`. Whether fields of `credential` that are left out are kept is not known:
    send them all.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        connection_id: A UUID, as `connections.list` gives it.
        name: What people see.
        type: The kind of source, as in `connection_type` of `connection_types.list`.
        credential: The fields that `configuration` of the kind lists, and for OAuth perhaps `clientId`,
            `clientSecret`, `accessToken`, `refreshToken` and `redirectUrl`. Left out only for OAuth with Peaka's own
            application.
        connection_callback: For OAuth at Peaka's address: where the browser goes afterwards, with
            `?connectionId=…&status=success` (or `fail`) behind it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The connection as it now is.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _UPDATE_CONNECTION,
        (project.project_id, connection_id),
        body={"name": name, "type": type, "credential": credential, "connectionCallback": connection_callback},
        options=options,
    )
    return await project.sender.send(call, _UPDATE_CONNECTION.read)


async def delete_connection(project: ProjectScope, connection_id: str, **options: Unpack[CallOptions]) -> None:
    """Delete a connection and its credentials.

    ``DELETE /connections/{projectId}/{connectionId}``

    What happens to catalogs that use the connection is not documented; delete those first. A body, if there is one, is
    ignored.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        connection_id: A UUID, as `connections.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_CONNECTION, (project.project_id, connection_id), options=options)
    return await project.sender.send(call, _DELETE_CONNECTION.read)


async def get_connection_detail(
    project: ProjectScope, connection_id: str, **options: Unpack[CallOptions]
) -> ConnectionDetail:
    """Read the settings of a connection that are not secret.

    ``GET /connections/{projectId}/{connectionId}/detail``

    Always `type`, and whichever settings of that kind are not secret. For many kinds `type` is all there is.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        connection_id: A UUID, as `connections.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Kind of source, and settings of that kind.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_CONNECTION_DETAIL, (project.project_id, connection_id), options=options)
    return await project.sender.send(call, _GET_CONNECTION_DETAIL.read)


class Connections(ProjectScope):
    """Stored credentials of a source.

    A connection alone shows no data: a catalog makes it queryable. Sources with OAuth need a person's consent in a
    browser, see `create_connection`.
    """

    __slots__ = ()

    list = list_connections
    create = create_connection
    complete_oauth = complete_connection_oauth
    get = get_connection
    update = update_connection
    delete = delete_connection
    get_detail = get_connection_detail
