# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""What Peaka can connect to, and which credentials each kind of source wants."""

from __future__ import annotations

from typing import Unpack

from ..model import list_of
from ..models.connection_type import ConnectionType
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import CallOptions

__all__ = ["ConnectionTypes", "get_connection_type", "list_connection_types"]

_LIST_CONNECTION_TYPES = Operation(
    name="list_connection_types",
    method="GET",
    path="/connections/config",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(ConnectionType.read),
)
_GET_CONNECTION_TYPE = Operation(
    name="get_connection_type",
    method="GET",
    path="/connections/config/{connectionType}",
    safe=True,
    scopes=("partner", "project"),
    decode=ConnectionType.from_dict,
)


async def list_connection_types(client: ClientScope, **options: Unpack[CallOptions]) -> list[ConnectionType]:
    """List every kind of source that Peaka can connect to.

    ``GET /connections/config``

    About 300 kinds of source. Most ids are in lower case (`google_sheets`), the databases in upper case (`POSTGRES`);
    some appear twice. The vendor describes a single object; the wire carries a list.

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The kinds of source, about 300.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_CONNECTION_TYPES, options=options)
    return await client.sender.send(call, _LIST_CONNECTION_TYPES.read)


async def get_connection_type(
    client: ClientScope, connection_type: str, **options: Unpack[CallOptions]
) -> ConnectionType:
    """Read which credentials one kind of source wants.

    ``GET /connections/config/{connectionType}``

    `configuration` lists the fields that `credential` of `create_connection` takes. The connections of a project whose
    id is `config` could not be read: this path would answer in their place.

    Args:
        client: The client.
        connection_type: In the case that `connection_types.list` has it, `POSTGRES` or `google_sheets`.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The kind with the fields of its credentials.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_CONNECTION_TYPE, (connection_type,), options=options)
    return await client.sender.send(call, _GET_CONNECTION_TYPE.read)


class ConnectionTypes(ClientScope):
    """What Peaka can connect to, and which credentials each kind of source wants."""

    __slots__ = ()

    list = list_connection_types
    get = get_connection_type
