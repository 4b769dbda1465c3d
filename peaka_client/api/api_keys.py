# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from datetime import datetime
from typing import Unpack

from ..model import list_of, nothing
from ..models.api_key import ApiKey
from ..operation import Operation
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

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_API_KEYS, (project.project_id,), options=options)


async def create_api_key(
    project: ProjectScope, *, name: str, expires_at: datetime | str | Unset = UNSET, **options: Unpack[CallOptions]
) -> ApiKey:
    """Create a project API key and show its secret once.

    ``POST /projects/{projectId}/apiKeys``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_API_KEY, (project.project_id,), body={"name": name, "expiresAt": expires_at}, options=options
    )


async def delete_api_key(project: ProjectScope, api_key_id: str, **options: Unpack[CallOptions]) -> None:
    """Revoke a project API key.

    ``DELETE /projects/{projectId}/apiKeys/{apiKeyId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_API_KEY, (project.project_id, api_key_id), options=options)


class ApiKeys(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    list = list_api_keys
    create = create_api_key
    delete = delete_api_key
