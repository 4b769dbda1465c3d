# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Runs of queries of type `MATERIALIZED`, whose rows are stored and refreshed by a schedule or on demand."""

from __future__ import annotations

from typing import Unpack

from ..model import list_of, nothing
from ..models.materialized_query_status import MaterializedQueryStatus
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import CallOptions

__all__ = [
    "MaterializedQueries",
    "cancel_materialized_query",
    "get_materialized_query_status",
    "list_materialized_query_statuses",
    "refresh_materialized_query",
]

_LIST_MATERIALIZED_QUERY_STATUSES = Operation(
    name="list_materialized_query_statuses",
    method="GET",
    path="/data/projects/{projectId}/materialized-queries/status",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(MaterializedQueryStatus.read),
)
_GET_MATERIALIZED_QUERY_STATUS = Operation(
    name="get_materialized_query_status",
    method="GET",
    path="/data/projects/{projectId}/materialized-queries/{queryId}/status",
    safe=True,
    scopes=("partner", "project"),
    decode=MaterializedQueryStatus.from_dict,
)
_REFRESH_MATERIALIZED_QUERY = Operation(
    name="refresh_materialized_query",
    method="POST",
    path="/data/projects/{projectId}/materialized-queries/{queryId}/refresh",
    safe=False,
    scopes=("partner", "project"),
    decode=nothing,
)
_CANCEL_MATERIALIZED_QUERY = Operation(
    name="cancel_materialized_query",
    method="POST",
    path="/data/projects/{projectId}/materialized-queries/{queryId}/cancel",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)


async def list_materialized_query_statuses(
    project: ProjectScope, **options: Unpack[CallOptions]
) -> list[MaterializedQueryStatus]:
    """List where every materialized query stands.

    ``GET /data/projects/{projectId}/materialized-queries/status``

    One entry a materialized query. Cheaper than asking for each when many are watched.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        One status a materialized query.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_MATERIALIZED_QUERY_STATUSES, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_MATERIALIZED_QUERY_STATUSES.read)


async def get_materialized_query_status(
    project: ProjectScope, query_id: str, **options: Unpack[CallOptions]
) -> MaterializedQueryStatus:
    """Read where one materialized query stands.

    ``GET /data/projects/{projectId}/materialized-queries/{queryId}/status``

    After a refresh was asked for, the old final status is still given until the run begins: watch
    `last_execution_start_time` change before trusting `status`. `COMPLETED` with null times means that it never ran.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query_id: A string of 18 or 19 digits, as `queries.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        When it ran, when it will, and how it went.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_MATERIALIZED_QUERY_STATUS, (project.project_id, query_id), options=options)
    return await project.sender.send(call, _GET_MATERIALIZED_QUERY_STATUS.read)


async def refresh_materialized_query(project: ProjectScope, query_id: str, **options: Unpack[CallOptions]) -> None:
    """Start a run of a materialized query now.

    ``POST /data/projects/{projectId}/materialized-queries/{queryId}/refresh``

    Answers before the run begins. Whether a second call during a run starts another is not known. A body, if there is
    one, is ignored.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query_id: A string of 18 or 19 digits, as `queries.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_REFRESH_MATERIALIZED_QUERY, (project.project_id, query_id), options=options)
    return await project.sender.send(call, _REFRESH_MATERIALIZED_QUERY.read)


async def cancel_materialized_query(project: ProjectScope, query_id: str, **options: Unpack[CallOptions]) -> None:
    """Stop the run of a materialized query.

    ``POST /data/projects/{projectId}/materialized-queries/{queryId}/cancel``

    Answers 200 even when nothing runs. The status then reads `CANCELED`, with one L. A body, if there is one, is
    ignored.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query_id: A string of 18 or 19 digits, as `queries.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CANCEL_MATERIALIZED_QUERY, (project.project_id, query_id), options=options)
    return await project.sender.send(call, _CANCEL_MATERIALIZED_QUERY.read)


class MaterializedQueries(ProjectScope):
    """Runs of queries of type `MATERIALIZED`, whose rows are stored and refreshed by a schedule or on demand."""

    __slots__ = ()

    list_statuses = list_materialized_query_statuses
    get_status = get_materialized_query_status
    refresh = refresh_materialized_query
    cancel = cancel_materialized_query
