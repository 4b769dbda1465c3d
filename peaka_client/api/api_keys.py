# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Keys that reach this one project.

Only a partner key may manage them. There is no reading of a single key and no change: make a new one and delete the old
one.
"""

from __future__ import annotations

from datetime import datetime
from typing import Unpack

from ..model import list_of, nothing
from ..models.api_key import ApiKey
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["ApiKeys", "create_api_key", "delete_api_key", "list_api_keys"]

_LIST_API_KEYS = Operation(
    name="list_api_keys",
    method="GET",
    path="/projects/{projectId}/apiKeys",
    safe=True,
    scopes=("partner",),
    decode=list_of(ApiKey.read),
)
_CREATE_API_KEY = Operation(
    name="create_api_key",
    method="POST",
    path="/projects/{projectId}/apiKeys",
    safe=False,
    scopes=("partner",),
    decode=ApiKey.from_dict,
)
_DELETE_API_KEY = Operation(
    name="delete_api_key",
    method="DELETE",
    path="/projects/{projectId}/apiKeys/{apiKeyId}",
    safe=True,
    scopes=("partner",),
    decode=nothing,
)


async def list_api_keys(project: ProjectScope, **options: Unpack[CallOptions]) -> list[ApiKey]:
    """List the API keys of the project, without their secrets.

    ``GET /projects/{projectId}/apiKeys``

    Every key comes with `api_key` null: the secret is shown by `create_api_key` alone. The vendor describes a single
    object; the wire carries a list.

    Needs a Partner key.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The keys, secrets left out.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_API_KEYS, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_API_KEYS.read)


async def create_api_key(
    project: ProjectScope, *, name: str, expires_at: datetime | str | Unset = UNSET, **options: Unpack[CallOptions]
) -> ApiKey:
    """Create a project API key and show its secret once.

    ``POST /projects/{projectId}/apiKeys``

    The reply holds the whole key in `api_key`, this once; no other call shows it again. Never repeated by the client
    after a failure, since a key whose secret got lost would stay valid.

    Needs a Partner key. Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        name: What people see.
        expires_at: From then on the key no longer works. What holds without it is not documented.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new key with its secret.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CREATE_API_KEY, (project.project_id,), body={"name": name, "expiresAt": expires_at}, options=options)
    return await project.sender.send(call, _CREATE_API_KEY.read)


async def delete_api_key(project: ProjectScope, api_key_id: str, **options: Unpack[CallOptions]) -> None:
    """Revoke a project API key.

    ``DELETE /projects/{projectId}/apiKeys/{apiKeyId}``

    The key stops working: calls that still use it get 401. A body, if there is one, is ignored.

    Needs a Partner key.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        api_key_id: The UUID of the key as `api_keys.list` gives it, not the key itself.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_API_KEY, (project.project_id, api_key_id), options=options)
    return await project.sender.send(call, _DELETE_API_KEY.read)


class ApiKeys(ProjectScope):
    """Keys that reach this one project.

    Only a partner key may manage them. There is no reading of a single key and no change: make a new one and delete the
    old one.
    """

    __slots__ = ()

    list = list_api_keys
    create = create_api_key
    delete = delete_api_key
