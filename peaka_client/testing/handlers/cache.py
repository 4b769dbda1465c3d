"""Caches: settings, runs, status."""

from __future__ import annotations

from typing import Any

from ..call import Call, handles
from ..clock import iso
from ..errors import ApiError, service
from ..jobs import cancel_execution, execute_cache, plan_cache
from ..schedules import ScheduleError, seconds
from ..state import Cache, Execution
from .catalogs import show_table

_HISTORY = 14 * 86_400
"""Seconds that finished runs are listed."""
_TOO_EARLY = 0.3
"""A full refresh cannot be cancelled so soon after its start: the wire answers 500."""
_WRONG = "WrongRequestException"


def _settings(call: Call, one: Cache) -> dict[str, Any]:
    return {
        "id": one.id, "catalogId": one.catalog_id, "schemaName": one.schema, "tableName": one.table,
        "incrementalCacheSchedule": one.incremental, "fullRefreshCacheSchedule": one.full, "projectId": call.project.id,
    }  # fmt: skip


def _execution(one: Execution) -> dict[str, Any]:
    return {
        "id": one.id, "executionMode": one.mode, "status": one.status, "error": one.error, "progress": one.progress,
        "createdAt": iso(one.created_at), "updatedAt": iso(one.updated_at),
        "finishedAt": None if one.finished_at is None else iso(one.finished_at),
    }  # fmt: skip


def _last(one: Cache, mode: str) -> Execution | None:
    return next((run for run in reversed(one.executions) if run.mode == mode), None)


def _status(call: Call, one: Cache, *, logs: bool = True) -> dict[str, Any]:
    newest = max(one.executions, key=lambda run: run.created_at, default=None)
    shown: dict[str, Any] = {
        "id": one.id, "status": newest.status if newest else "NOT_INITIALIZED", "catalogId": one.catalog_id,
        "schemaName": one.schema, "tableName": one.table, "projectId": call.project.id,
    }  # fmt: skip
    for key, mode in (
        ("lastIncrementalCacheExecution", "INCREMENTAL"),
        ("lastFullRefreshCacheExecution", "FULL_REFRESH"),
    ):
        run = _last(one, mode)
        if run is not None:
            shown[key] = _execution(run)
    if logs:
        shown["cacheActionLogs"] = [
            {"timestamp": iso(entry["at"]), **{name: value for name, value in entry.items() if name != "at"}}
            for entry in one.logs
        ]
    return shown


def _find(call: Call, *, strict_only: bool = False) -> Cache:
    found = call.project.caches.get(call.path["cacheId"])
    if found is None:
        status = 400 if strict_only and not call.strict else 404
        raise service(_WRONG, "Cache settings not found", None, status=status)
    return found


def _check_schedules(call: Call, body: dict[str, Any]) -> None:
    """The wire takes a malformed expression without a word and never runs it; by the book it is refused."""
    for name in ("incrementalCacheSchedule", "fullRefreshCacheSchedule"):
        schedule = body.get(name) or {}
        if schedule.get("type") == "BASIC" and call.strict:
            try:
                seconds(schedule.get("expression") or "")
            except ScheduleError as error:
                raise service(_WRONG, str(error), None) from None


def _kept(schedule: dict[str, Any] | None, before: dict[str, Any] | None) -> dict[str, Any] | None:
    """A schedule as it is stored: one whose expression is malformed changes nothing."""
    if schedule is not None and "expression" in schedule:
        try:
            seconds(schedule["expression"])
        except ScheduleError:
            return before
    return schedule


def _create(call: Call, body: dict[str, Any]) -> Cache:
    project = call.project
    catalog = project.catalogs.get(body["catalogId"])
    if catalog is None:
        call.missing("catalog", body["catalogId"])
    table = call.table_named(catalog, body["schemaName"], body["tableName"])
    if not show_table(project, catalog, body["schemaName"], table)["isCacheable"]:
        known = catalog.type != "internal" and not table.description
        raise service(_WRONG, "Table cannot be cached", "TABLE_NOT_CACHEABLE" if known else None)
    _check_schedules(call, body)
    key = (catalog.id, body["schemaName"], body["tableName"])
    for one in project.caches.values():
        if (one.catalog_id, one.schema, one.table) == key:
            return _duplicate(call, one)
    if not call.strict and call.state.clock.now() < project.leaving.get(key, 0):
        raise service("NullPointerException", "Internal error", None, status=500)
    made = Cache(
        call.state.ids.uuid(),
        *key,
        _kept(body.get("incrementalCacheSchedule"), None),
        _kept(body.get("fullRefreshCacheSchedule"), None),
    )
    project.caches[made.id] = made
    incremental_only = made.incremental is not None and made.full is None
    execute_cache(call.local, project, made, "INCREMENTAL" if incremental_only else "FULL_REFRESH")
    plan_cache(call.local, project, made)
    return made


def _duplicate(call: Call, one: Cache) -> Cache:
    """By the book 409; on the wire the cache that is there, or 500 while its first sync runs."""
    if call.strict:
        raise service(_WRONG, "Cache already exists", None, status=409)
    if len(one.executions) == 1 and one.executions[0].status == "RUNNING":
        raise service("NullPointerException", "Internal error", None, status=500)
    return one


@handles("create_cache")
def create_cache(call: Call) -> Any:
    return _settings(call, _create(call, call.body))


@handles("create_cache_batch")
def create_cache_batch(call: Call) -> Any:
    """One result an item; the whole is a success even if every item failed."""
    results: list[dict[str, Any]] = []
    for item in call.body:
        try:
            results.append({"success": True, "cache": _settings(call, _create(call, item))})
        except ApiError as error:
            code = error.body.get("errorCode")
            results.append({"success": False, "error": code if isinstance(code, str) else error.body["message"]})
    return results


@handles("get_cache")
def get_cache(call: Call) -> Any:
    return _settings(call, _find(call))


@handles("update_cache")
def update_cache(call: Call) -> Any:
    """Both schedules are replaced."""
    found = _find(call)
    _check_schedules(call, call.body)
    found.incremental = _kept(call.body.get("incrementalCacheSchedule"), found.incremental)
    found.full = _kept(call.body.get("fullRefreshCacheSchedule"), found.full)
    plan_cache(call.local, call.project, found)
    return _settings(call, found)


@handles("delete_cache")
def delete_cache(call: Call) -> None:
    """Until it is cleared away, the wire answers a new cache for the same table with 500."""
    found = _find(call)
    del call.project.caches[found.id]
    gone_at = call.state.clock.now() + call.local.durations.queued
    call.project.leaving[found.catalog_id, found.schema, found.table] = gone_at


@handles("get_cache_status")
def get_cache_status(call: Call) -> Any:
    return _status(call, _find(call), logs=not call.query.get("excludeLogs"))


@handles("list_cache_statuses")
def list_cache_statuses(call: Call) -> Any:
    return [_status(call, one) for one in call.project.caches.values()]


@handles("list_catalog_cache_statuses")
def list_catalog_cache_statuses(call: Call) -> Any:
    catalog = call.catalog
    return [_status(call, one) for one in call.project.caches.values() if one.catalog_id == catalog.id]


@handles("list_schema_cache_statuses")
def list_schema_cache_statuses(call: Call) -> Any:
    """The wire has never answered this one with anything but 500."""
    if not call.strict:
        raise service("NullPointerException", "Internal error", None, status=500)
    catalog, schema = call.catalog, call.path["schemaName"]
    call.schema(catalog, schema)
    return [
        _status(call, one)
        for one in call.project.caches.values()
        if (one.catalog_id, one.schema) == (catalog.id, schema)
    ]


@handles("list_cache_executions")
def list_cache_executions(call: Call) -> Any:
    found, since = _find(call), call.state.clock.now() - _HISTORY
    recent = [run for run in found.executions if run.created_at >= since]
    recent.sort(key=lambda run: run.created_at, reverse=True)
    offset, limit = max(call.query["offset"], 0), max(call.query["limit"], 0)
    return [_execution(run) for run in recent[offset : offset + limit]]


def _start(call: Call, mode: str, message: str) -> Any:
    found = _find(call, strict_only=True)
    running = _last(found, mode)
    if running is None or running.status != "RUNNING":
        execute_cache(call.local, call.project, found, mode)
    return {"status": "ok", "message": message}


@handles("start_full_refresh")
def start_full_refresh(call: Call) -> Any:
    return _start(call, "FULL_REFRESH", "Full refresh started")


@handles("start_incremental_update")
def start_incremental_update(call: Call) -> Any:
    return _start(call, "INCREMENTAL", "Incremental update started")


def _cancel(call: Call, mode: str) -> None:
    found = _find(call)
    running = _last(found, mode)
    if running is None or running.status != "RUNNING":
        raise service(_WRONG, "There is no running execution", None, status=404)
    early = call.state.clock.now() < running.created_at + min(_TOO_EARLY, call.local.durations.cache / 4)
    if mode == "FULL_REFRESH" and early and not call.strict:
        raise service("NullPointerException", "Internal error", None, status=500)
    cancel_execution(call.local, found, running)


@handles("cancel_full_refresh")
def cancel_full_refresh(call: Call) -> None:
    _cancel(call, "FULL_REFRESH")


@handles("cancel_incremental_update")
def cancel_incremental_update(call: Call) -> None:
    _cancel(call, "INCREMENTAL")
