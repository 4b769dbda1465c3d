# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Unpack

from ..model import list_of, nothing
from ..models.cache_creation import CacheCreation
from ..models.cache_execution import CacheExecution
from ..models.cache_input import CacheInput
from ..models.cache_schedule_input import CacheScheduleInput
from ..models.cache_settings import CacheSettings
from ..models.cache_status import CacheStatus
from ..models.cache_trigger_result import CacheTriggerResult
from ..operation import Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = [
    "Cache",
    "cancel_full_refresh",
    "cancel_incremental_update",
    "create_cache",
    "create_cache_batch",
    "delete_cache",
    "get_cache",
    "get_cache_status",
    "list_cache_executions",
    "list_cache_statuses",
    "list_catalog_cache_statuses",
    "list_schema_cache_statuses",
    "start_full_refresh",
    "start_incremental_update",
    "update_cache",
]

_CREATE_CACHE = Operation(
    name="create_cache",
    method="POST",
    path="/data/projects/{projectId}/cache",
    safe=False,
    scopes=("partner", "project"),
    decode=CacheSettings.from_dict,
)
_CREATE_CACHE_BATCH = Operation(
    name="create_cache_batch",
    method="POST",
    path="/data/projects/{projectId}/cache/batch",
    safe=False,
    scopes=("partner", "project"),
    decode=list_of(CacheCreation.read),
)
_LIST_CACHE_STATUSES = Operation(
    name="list_cache_statuses",
    method="GET",
    path="/data/projects/{projectId}/cache/status",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(CacheStatus.read),
)
_LIST_CATALOG_CACHE_STATUSES = Operation(
    name="list_catalog_cache_statuses",
    method="GET",
    path="/data/projects/{projectId}/catalog/{catalogId}/cache/status",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(CacheStatus.read),
)
_LIST_SCHEMA_CACHE_STATUSES = Operation(
    name="list_schema_cache_statuses",
    method="GET",
    path="/data/projects/{projectId}/catalog/{catalogId}/schema/{schemaName}/cache/status",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(CacheStatus.read),
)
_GET_CACHE = Operation(
    name="get_cache",
    method="GET",
    path="/data/projects/{projectId}/cache/{cacheId}",
    safe=True,
    scopes=("partner", "project"),
    decode=CacheSettings.from_dict,
)
_UPDATE_CACHE = Operation(
    name="update_cache",
    method="PUT",
    path="/data/projects/{projectId}/cache/{cacheId}",
    safe=True,
    scopes=("partner", "project"),
    decode=CacheSettings.from_dict,
)
_DELETE_CACHE = Operation(
    name="delete_cache",
    method="DELETE",
    path="/data/projects/{projectId}/cache/{cacheId}",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)
_GET_CACHE_STATUS = Operation(
    name="get_cache_status",
    method="GET",
    path="/data/projects/{projectId}/cache/{cacheId}/status",
    safe=True,
    scopes=("partner", "project"),
    decode=CacheStatus.from_dict,
)
_LIST_CACHE_EXECUTIONS = Operation(
    name="list_cache_executions",
    method="GET",
    path="/data/projects/{projectId}/cache/{cacheId}/executionHistory",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(CacheExecution.read),
)
_START_FULL_REFRESH = Operation(
    name="start_full_refresh",
    method="POST",
    path="/data/projects/{projectId}/cache/{cacheId}/fullRefreshUpdate",
    safe=False,
    scopes=("partner", "project"),
    decode=CacheTriggerResult.from_dict,
)
_START_INCREMENTAL_UPDATE = Operation(
    name="start_incremental_update",
    method="POST",
    path="/data/projects/{projectId}/cache/{cacheId}/incrementalUpdate",
    safe=False,
    scopes=("partner", "project"),
    decode=CacheTriggerResult.from_dict,
)
_CANCEL_FULL_REFRESH = Operation(
    name="cancel_full_refresh",
    method="POST",
    path="/data/projects/{projectId}/cache/{cacheId}/cancelFullRefreshUpdate",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)
_CANCEL_INCREMENTAL_UPDATE = Operation(
    name="cancel_incremental_update",
    method="POST",
    path="/data/projects/{projectId}/cache/{cacheId}/cancelIncrementalUpdate",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)


async def create_cache(
    project: ProjectScope,
    *,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    incremental_cache_schedule: CacheScheduleInput | Unset = UNSET,
    full_refresh_cache_schedule: CacheScheduleInput | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> CacheSettings:
    """Cache a table and start its first sync.

    ``POST /data/projects/{projectId}/cache``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaBadRequestError: Refused.
        PeakaConflictError: Conflict.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_CACHE,
        (project.project_id,),
        body={
            "catalogId": catalog_id,
            "schemaName": schema_name,
            "tableName": table_name,
            "incrementalCacheSchedule": incremental_cache_schedule,
            "fullRefreshCacheSchedule": full_refresh_cache_schedule,
        },
        options=options,
    )


async def create_cache_batch(
    project: ProjectScope, *, caches: list[CacheInput], **options: Unpack[CallOptions]
) -> list[CacheCreation]:
    """Cache several tables in one call.

    ``POST /data/projects/{projectId}/cache/batch``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_CREATE_CACHE_BATCH, (project.project_id,), body=caches, options=options)


async def list_cache_statuses(project: ProjectScope, **options: Unpack[CallOptions]) -> list[CacheStatus]:
    """List where every cache of the project stands.

    ``GET /data/projects/{projectId}/cache/status``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_CACHE_STATUSES, (project.project_id,), options=options)


async def list_catalog_cache_statuses(
    project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]
) -> list[CacheStatus]:
    """List where the caches of one catalog stand.

    ``GET /data/projects/{projectId}/catalog/{catalogId}/cache/status``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_CATALOG_CACHE_STATUSES, (project.project_id, catalog_id), options=options)


async def list_schema_cache_statuses(
    project: ProjectScope, catalog_id: str, schema_name: str, **options: Unpack[CallOptions]
) -> list[CacheStatus]:
    """List where the caches of one schema stand.

    ``GET /data/projects/{projectId}/catalog/{catalogId}/schema/{schemaName}/cache/status``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _LIST_SCHEMA_CACHE_STATUSES, (project.project_id, catalog_id, schema_name), options=options
    )


async def get_cache(project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]) -> CacheSettings:
    """Read what a cache covers and when it syncs.

    ``GET /data/projects/{projectId}/cache/{cacheId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_GET_CACHE, (project.project_id, cache_id), options=options)


async def update_cache(
    project: ProjectScope,
    cache_id: str,
    *,
    incremental_cache_schedule: CacheScheduleInput,
    full_refresh_cache_schedule: CacheScheduleInput,
    **options: Unpack[CallOptions],
) -> CacheSettings:
    """Replace both schedules of a cache.

    ``PUT /data/projects/{projectId}/cache/{cacheId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaBadRequestError: Refused.
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _UPDATE_CACHE,
        (project.project_id, cache_id),
        body={
            "incrementalCacheSchedule": incremental_cache_schedule,
            "fullRefreshCacheSchedule": full_refresh_cache_schedule,
        },
        options=options,
    )


async def delete_cache(project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]) -> None:
    """Delete a cache and read the source live again.

    ``DELETE /data/projects/{projectId}/cache/{cacheId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_CACHE, (project.project_id, cache_id), options=options)


async def get_cache_status(
    project: ProjectScope, cache_id: str, *, exclude_logs: bool | Unset = UNSET, **options: Unpack[CallOptions]
) -> CacheStatus:
    """Read where one cache stands.

    ``GET /data/projects/{projectId}/cache/{cacheId}/status``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _GET_CACHE_STATUS, (project.project_id, cache_id), query={"excludeLogs": exclude_logs}, options=options
    )


async def list_cache_executions(
    project: ProjectScope,
    cache_id: str,
    *,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> list[CacheExecution]:
    """List the past runs of a cache, newest first.

    ``GET /data/projects/{projectId}/cache/{cacheId}/executionHistory``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        limit: The server's default: ``10``.
        offset: The server's default: ``0``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _LIST_CACHE_EXECUTIONS,
        (project.project_id, cache_id),
        query={"limit": limit, "offset": offset},
        options=options,
    )


async def start_full_refresh(
    project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]
) -> CacheTriggerResult:
    """Start copying a cached table anew.

    ``POST /data/projects/{projectId}/cache/{cacheId}/fullRefreshUpdate``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_START_FULL_REFRESH, (project.project_id, cache_id), options=options)


async def start_incremental_update(
    project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]
) -> CacheTriggerResult:
    """Start fetching what changed in a cached table.

    ``POST /data/projects/{projectId}/cache/{cacheId}/incrementalUpdate``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_START_INCREMENTAL_UPDATE, (project.project_id, cache_id), options=options)


async def cancel_full_refresh(project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]) -> None:
    """Stop a running full refresh.

    ``POST /data/projects/{projectId}/cache/{cacheId}/cancelFullRefreshUpdate``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_CANCEL_FULL_REFRESH, (project.project_id, cache_id), options=options)


async def cancel_incremental_update(project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]) -> None:
    """Stop a running incremental update.

    ``POST /data/projects/{projectId}/cache/{cacheId}/cancelIncrementalUpdate``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_CANCEL_INCREMENTAL_UPDATE, (project.project_id, cache_id), options=options)


class Cache(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    create = create_cache
    create_batch = create_cache_batch
    list_statuses = list_cache_statuses
    list_catalog_statuses = list_catalog_cache_statuses
    list_schema_statuses = list_schema_cache_statuses
    get = get_cache
    update = update_cache
    delete = delete_cache
    get_status = get_cache_status
    list_executions = list_cache_executions
    start_full_refresh = start_full_refresh
    start_incremental_update = start_incremental_update
    cancel_full_refresh = cancel_full_refresh
    cancel_incremental_update = cancel_incremental_update
