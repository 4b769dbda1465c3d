# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Copies of source tables that Peaka keeps and brings up to date.

A cached table is faster and, for REST sources, complete: read live, those give at most their first 100 rows.
"""

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
from ..operation import Call, Operation
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

    The first sync starts at once. Without schedules it is also the last one, until somebody starts another.

    Documented: a second cache on the same table gives 409. Seen: 200 and the existing cache, or 500 while its first
    sync runs. A table that cannot be cached gives 400, with `error_code` `TABLE_NOT_CACHEABLE` or, for internal tables
    and tables with comments, null.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: The catalog of the table, by its id.
        schema_name: The schema of the table, as SQL names it.
        table_name: The table, as SQL names it.
        incremental_cache_schedule: When to fetch what changed. Only for tables whose `supported_cache_types`
            include `INCREMENTAL`.
        full_refresh_cache_schedule: When to copy all rows anew. With an incremental schedule beside it, both are
            kept.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new cache, or the one that was there.

    Raises:
        PeakaBadRequestError: The service refused the request. Also given for an id that is unknown or deleted,
            where other services say 404.
        PeakaConflictError: Something of that name is already there, or the change contradicts itself.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
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
    return await project.sender.send(call, _CREATE_CACHE.read)


async def create_cache_batch(
    project: ProjectScope, *, caches: list[CacheInput], **options: Unpack[CallOptions]
) -> list[CacheCreation]:
    """Cache several tables in one call.

    ``POST /data/projects/{projectId}/cache/batch``

    The body is a bare list. The call answers 200 even when items fail: look at `success` of each. They presumably come
    in the order of the request: an item that failed names no table.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        caches: The tables to cache, one or more.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        One outcome a request, presumably in their order.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CREATE_CACHE_BATCH, (project.project_id,), body=caches, options=options)
    return await project.sender.send(call, _CREATE_CACHE_BATCH.read)


async def list_cache_statuses(project: ProjectScope, **options: Unpack[CallOptions]) -> list[CacheStatus]:
    """List where every cache of the project stands.

    ``GET /data/projects/{projectId}/cache/status``

    Not paged. The logs of every cache come along and can be long.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        One status a cache.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_CACHE_STATUSES, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_CACHE_STATUSES.read)


async def list_catalog_cache_statuses(
    project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]
) -> list[CacheStatus]:
    """List where the caches of one catalog stand.

    ``GET /data/projects/{projectId}/catalog/{catalogId}/cache/status``

    Like `list_statuses`, for one catalog. Note that the path says `catalog`, not `catalogs`.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        One status a cache.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_CATALOG_CACHE_STATUSES, (project.project_id, catalog_id), options=options)
    return await project.sender.send(call, _LIST_CATALOG_CACHE_STATUSES.read)


async def list_schema_cache_statuses(
    project: ProjectScope, catalog_id: str, schema_name: str, **options: Unpack[CallOptions]
) -> list[CacheStatus]:
    """List where the caches of one schema stand.

    ``GET /data/projects/{projectId}/catalog/{catalogId}/schema/{schemaName}/cache/status``

    Documented, but whenever it was tried the service answered 500. Use `list_catalog_statuses` and pick the schema.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        One status a cache.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_SCHEMA_CACHE_STATUSES, (project.project_id, catalog_id, schema_name), options=options)
    return await project.sender.send(call, _LIST_SCHEMA_CACHE_STATUSES.read)


async def get_cache(project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]) -> CacheSettings:
    """Read what a cache covers and when it syncs.

    ``GET /data/projects/{projectId}/cache/{cacheId}``

    The settings alone; `get_status` says how the syncs go.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        cache_id: A UUID, as `cache.list_statuses` gives it. An id `status` could not be read.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The settings of the cache.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_CACHE, (project.project_id, cache_id), options=options)
    return await project.sender.send(call, _GET_CACHE.read)


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

    Send both schedules, also the one that is to stay. An `expression` that is no ISO-8601 duration is accepted with 200
    and ignored.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        cache_id: A UUID, as `cache.list_statuses` gives it. An id `status` could not be read.
        incremental_cache_schedule: When to fetch what changed; type `NONE` for never.
        full_refresh_cache_schedule: When to copy all rows anew; type `NONE` for never.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The settings as they now are.

    Raises:
        PeakaBadRequestError: The service refused the request. Also given for an id that is unknown or deleted,
            where other services say 404.
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _UPDATE_CACHE,
        (project.project_id, cache_id),
        body={
            "incrementalCacheSchedule": incremental_cache_schedule,
            "fullRefreshCacheSchedule": full_refresh_cache_schedule,
        },
        options=options,
    )
    return await project.sender.send(call, _UPDATE_CACHE.read)


async def delete_cache(project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]) -> None:
    """Delete a cache and read the source live again.

    ``DELETE /data/projects/{projectId}/cache/{cacheId}``

    Queries presumably read the source live from then on. A body, if there is one, is ignored.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        cache_id: A UUID, as `cache.list_statuses` gives it. An id `status` could not be read.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_CACHE, (project.project_id, cache_id), options=options)
    return await project.sender.send(call, _DELETE_CACHE.read)


async def get_cache_status(
    project: ProjectScope, cache_id: str, *, exclude_logs: bool | Unset = UNSET, **options: Unpack[CallOptions]
) -> CacheStatus:
    """Read where one cache stands.

    ``GET /data/projects/{projectId}/cache/{cacheId}/status``

    `status` is that of whichever of the two executions began last. The two are independent: compare their `created_at`
    to see which one a change belongs to. A sync may hang in `RUNNING` for good, with `progress` null, so bring a
    deadline.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        cache_id: A UUID, as `cache.list_statuses` gives it. An id `status` could not be read.
        exclude_logs: Leave `cache_action_logs` out, which can be long.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The state of the cache and its latest runs.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_CACHE_STATUS, (project.project_id, cache_id), query={"excludeLogs": exclude_logs}, options=options)
    return await project.sender.send(call, _GET_CACHE_STATUS.read)


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

    Kept for 14 days. A bare list: the end is reached when none come; the largest page is not published.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        cache_id: A UUID, as `cache.list_statuses` gives it. An id `status` could not be read.
        limit: At most this many runs. The server's default: ``10``.
        offset: How many of the newest runs to skip. The server's default: ``0``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        One page of runs.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _LIST_CACHE_EXECUTIONS,
        (project.project_id, cache_id),
        query={"limit": limit, "offset": offset},
        options=options,
    )
    return await project.sender.send(call, _LIST_CACHE_EXECUTIONS.read)


async def start_full_refresh(
    project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]
) -> CacheTriggerResult:
    """Start copying a cached table anew.

    ``POST /data/projects/{projectId}/cache/{cacheId}/fullRefreshUpdate``

    Answers before the sync begins; `get_status` follows it. A cache that does not exist is documented to give 404 and
    was seen to give 400.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        cache_id: A UUID, as `cache.list_statuses` gives it. An id `status` could not be read.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The run is asked for.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_START_FULL_REFRESH, (project.project_id, cache_id), options=options)
    return await project.sender.send(call, _START_FULL_REFRESH.read)


async def start_incremental_update(
    project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]
) -> CacheTriggerResult:
    """Start fetching what changed in a cached table.

    ``POST /data/projects/{projectId}/cache/{cacheId}/incrementalUpdate``

    Answers before the sync begins; `get_status` follows it. Works for tables whose `supported_cache_types` include
    `INCREMENTAL`.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        cache_id: A UUID, as `cache.list_statuses` gives it. An id `status` could not be read.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The run is asked for.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_START_INCREMENTAL_UPDATE, (project.project_id, cache_id), options=options)
    return await project.sender.send(call, _START_INCREMENTAL_UPDATE.read)


async def cancel_full_refresh(project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]) -> None:
    """Stop a running full refresh.

    ``POST /data/projects/{projectId}/cache/{cacheId}/cancelFullRefreshUpdate``

    Gives 404 when no full refresh runs, and 500 in the first 300 ms after one was started. A body, if there is one, is
    ignored.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        cache_id: A UUID, as `cache.list_statuses` gives it. An id `status` could not be read.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CANCEL_FULL_REFRESH, (project.project_id, cache_id), options=options)
    return await project.sender.send(call, _CANCEL_FULL_REFRESH.read)


async def cancel_incremental_update(project: ProjectScope, cache_id: str, **options: Unpack[CallOptions]) -> None:
    """Stop a running incremental update.

    ``POST /data/projects/{projectId}/cache/{cacheId}/cancelIncrementalUpdate``

    Gives 404 when no incremental update runs. A body, if there is one, is ignored.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        cache_id: A UUID, as `cache.list_statuses` gives it. An id `status` could not be read.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CANCEL_INCREMENTAL_UPDATE, (project.project_id, cache_id), options=options)
    return await project.sender.send(call, _CANCEL_INCREMENTAL_UPDATE.read)


class Cache(ProjectScope):
    """Copies of source tables that Peaka keeps and brings up to date.

    A cached table is faster and, for REST sources, complete: read live, those give at most their first 100 rows.
    """

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
