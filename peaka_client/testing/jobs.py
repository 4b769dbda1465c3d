"""Jobs: exports, caches, materialized queries and metadata refreshes, each a few entries on the clock's agenda.

A step happens at the time that it is due, however much later it is carried out: after a jump of a day, a cache has run
as often as in a day that passed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import anyio.to_thread

from . import export_files
from .clock import Due, moment_of
from .names import ProjectNames
from .schedules import ScheduleError, next_run, seconds
from .sql.bind import bind
from .sql.engine import engine
from .sql.errors import SqlError
from .sql.execute import answer
from .state import Cache, Execution, Export, Field, Project, SavedQuery, Table

if TYPE_CHECKING:
    from .local import LocalPeaka

__all__ = [
    "cancel_execution",
    "execute_cache",
    "export_soon",
    "materialize_soon",
    "plan_cache",
    "plan_query",
    "refresh_soon",
    "settle",
]

Step = Callable[["LocalPeaka", Due], Awaitable[None]]

_STEPS: dict[str, Step] = {}


def _step(kind: str) -> Callable[[Step], Step]:
    def register(step: Step) -> Step:
        _STEPS[kind] = step
        return step

    return register


async def settle(local: LocalPeaka) -> None:
    """Carry out everything that is due, in order."""
    while (due := local.state.clock.pop()) is not None:
        local.changed()
        await _STEPS[due.kind](local, due)


# -- exports


def export_soon(local: LocalPeaka, project: Project, job: Export) -> None:
    """Put an export into the queue."""
    project.exports[job.id] = job
    local.state.clock.after(local.durations.queued, "export.start", project.id, job.id)


def _export(local: LocalPeaka, arguments: tuple[str, ...]) -> tuple[Project, Export] | None:
    project = local.state.projects.get(arguments[0])
    job = project.exports.get(arguments[1]) if project else None
    return (project, job) if project and job else None


@_step("export.start")
async def _start_export(local: LocalPeaka, due: Due) -> None:
    found = _export(local, due.arguments)
    if found is None or found[1].status != "PENDING":
        return
    _, job = found
    job.status, job.started_at = "RUNNING", due.at
    local.state.clock.after(local.durations.export, "export.finish", *due.arguments, since=due.at)


@_step("export.finish")
async def _finish_export(local: LocalPeaka, due: Due) -> None:
    found = _export(local, due.arguments)
    if found is None or found[1].status != "RUNNING":
        return
    project, job = found
    names = ProjectNames(project, moment_of(due.at))
    try:
        name, content, rows = await export_files.write(project, job, names, strict=local.strict)
    except SqlError as error:
        outcome: dict[str, object] = {"status": "FAILED", "error": str(error)}
    else:
        outcome = {"status": "SUCCEEDED", "file_name": name, "content": content, "rows": rows}
    if job.status == "RUNNING":
        for key, value in outcome.items():
            setattr(job, key, value)
        job.finished_at = due.at


# -- materialized queries


def materialize_soon(local: LocalPeaka, project: Project, query: SavedQuery, since: float | None = None) -> None:
    """Run a materialized query as soon as there is a free place, and plan its next run by its schedule."""
    query.run += 1
    local.state.clock.after(local.durations.queued, "query.start", project.id, query.id, str(query.run), since=since)
    _plan(local, project, query, since)


def plan_query(local: LocalPeaka, project: Project, query: SavedQuery) -> None:
    """Plan the next run by a schedule that has changed."""
    query.run += 1
    _plan(local, project, query, None)


def _plan(local: LocalPeaka, project: Project, query: SavedQuery, since: float | None) -> None:
    try:
        query.next_at = next_run(query.schedule, local.state.clock.now() if since is None else since)
    except ScheduleError:
        query.next_at = None
    if query.next_at is not None:
        local.state.clock.at(query.next_at, "query.tick", project.id, query.id, str(query.run))


def _query(local: LocalPeaka, arguments: tuple[str, ...]) -> tuple[Project, SavedQuery] | None:
    project = local.state.projects.get(arguments[0])
    query = project.queries.get(arguments[1]) if project else None
    if project is None or query is None or query.type != "MATERIALIZED" or query.run != int(arguments[2]):
        return None
    return project, query


@_step("query.tick")
async def _tick_query(local: LocalPeaka, due: Due) -> None:
    found = _query(local, due.arguments)
    if found is not None:
        materialize_soon(local, *found, since=due.at)


@_step("query.start")
async def _start_query(local: LocalPeaka, due: Due) -> None:
    found = _query(local, due.arguments)
    if found is None:
        return
    _, query = found
    query.status, query.started_at = "RUNNING", due.at
    local.state.clock.after(local.durations.materialized, "query.finish", *due.arguments, since=due.at)


@_step("query.finish")
async def _finish_query(local: LocalPeaka, due: Due) -> None:
    found = _query(local, due.arguments)
    if found is None or found[1].status != "RUNNING":
        return
    project, query = found
    try:
        names = ProjectNames(project, moment_of(due.at))
        result = await materialize(query.sql, query.name, names)
    except SqlError as error:
        query.status, query.error = "FAILED", str(error)
    else:
        if query.status == "RUNNING":
            query.status, query.error, query.result = "COMPLETED", None, result
    query.updated_at = due.at


async def materialize(sql: str, name: str, names: ProjectNames) -> Table:
    """Run a SELECT into a table, off the loop.

    Raises: SqlError.
    """
    bound = bind(sql, names)
    relation = await anyio.to_thread.run_sync(engine().derive, bound.sql)
    shape = answer(await engine().run(f"SELECT * FROM {relation.name} LIMIT 0"), bound.outputs)
    fields = [Field(one.name, kind, one.name) for one, kind in zip(shape.columns, shape.types, strict=True)]
    return Table(name, fields, relation, cacheable=False)


# -- caches


def execute_cache(
    local: LocalPeaka, project: Project, made: Cache, mode: str, *, scheduled_at: float | None = None
) -> Execution:
    """Start a run of a cache, now or at the time that its schedule says."""
    now = local.state.clock.now() if scheduled_at is None else scheduled_at
    execution = Execution(local.state.ids.uuid(), mode, "RUNNING", now, now, scheduled=scheduled_at is not None)
    made.executions.append(execution)
    log_cache(made, now, "STARTED", execution)
    local.state.clock.after(local.durations.cache, "cache.finish", project.id, made.id, execution.id, since=now)
    return execution


def log_cache(made: Cache, at: float, action: str, execution: Execution) -> None:
    """Add to the log that the status shows."""
    what = "Full refresh" if execution.mode == "FULL_REFRESH" else "Incremental update"
    made.logs.append({
        "at": at, "action": action, "message": f"{what} {action.lower()}", "cacheType": execution.mode,
        "isScheduled": execution.scheduled,
    })  # fmt: skip


def cancel_execution(local: LocalPeaka, made: Cache, execution: Execution) -> None:
    """Stop a run."""
    now = local.state.clock.now()
    execution.status, execution.updated_at, execution.finished_at = "CANCELLED", now, now
    log_cache(made, now, "CANCELLED", execution)


def plan_cache(local: LocalPeaka, project: Project, made: Cache) -> None:
    """Plan the next runs of a cache by its schedules, in place of what was planned before."""
    made.schedule_run += 1
    for mode in ("FULL_REFRESH", "INCREMENTAL"):
        _plan_mode(local, project, made, mode, None)


def _plan_mode(local: LocalPeaka, project: Project, made: Cache, mode: str, since: float | None) -> None:
    schedule = made.full if mode == "FULL_REFRESH" else made.incremental
    if schedule is None or schedule.get("type") != "BASIC":
        return
    try:
        wait = seconds(schedule.get("expression") or "")
    except ScheduleError:
        return
    local.state.clock.after(wait, "cache.tick", project.id, made.id, mode, str(made.schedule_run), since=since)


def _cache(local: LocalPeaka, arguments: tuple[str, ...]) -> tuple[Project, Cache] | None:
    project = local.state.projects.get(arguments[0])
    made = project.caches.get(arguments[1]) if project else None
    return (project, made) if project and made else None


@_step("cache.tick")
async def _tick_cache(local: LocalPeaka, due: Due) -> None:
    found = _cache(local, due.arguments)
    mode, run = due.arguments[2:]
    if found is None or found[1].schedule_run != int(run):
        return
    project, made = found
    if not any(one.status == "RUNNING" for one in made.executions):
        execute_cache(local, project, made, mode, scheduled_at=due.at)
    _plan_mode(local, project, made, mode, due.at)


@_step("cache.finish")
async def _finish_cache(local: LocalPeaka, due: Due) -> None:
    found = _cache(local, due.arguments)
    if found is None:
        return
    project, made = found
    execution = next((one for one in made.executions if one.id == due.arguments[2]), None)
    if execution is None or execution.status != "RUNNING":
        return
    now = due.at
    catalog = project.catalogs.get(made.catalog_id)
    table = catalog.schemas.get(made.schema, {}).get(made.table) if catalog else None
    execution.updated_at = execution.finished_at = now
    if table is None:
        execution.status, execution.error = "FAILED", {"message": f"Table {made.schema}.{made.table} does not exist"}
        log_cache(made, now, "FAILED", execution)
        return
    before = engine().count(made.relation) if made.relation else 0
    made.relation, made.fields = table.relation, list(table.fields)
    after = engine().count(table.relation)
    execution.progress = {
        "numberOfCachedRecords": after,
        "numberOfInsertedRecords": after if execution.mode == "FULL_REFRESH" else max(after - before, 0),
        "numberOfUpdatedRecords": 0,
        "numberOfDeletedRecords": 0,
        "lastOffset": str(after),
        "lastCacheTxId": f"tx-{len(made.executions):04d}",
    }
    execution.status = "COMPLETED"
    log_cache(made, now, "COMPLETED", execution)


# -- metadata


def refresh_soon(local: LocalPeaka, project: Project, catalog_id: str) -> None:
    """Start a metadata refresh.

    No callback is called: no source says with which method, headers or body Peaka does that.
    """
    project.catalogs[catalog_id].refresh = "waiting"
    local.state.clock.after(local.durations.queued, "metadata.start", project.id, catalog_id)


def _set_refresh(local: LocalPeaka, arguments: tuple[str, ...], before: str, after: str) -> bool:
    project = local.state.projects.get(arguments[0])
    catalog = project.catalogs.get(arguments[1]) if project else None
    if catalog is None or catalog.refresh != before:
        return False
    catalog.refresh = after
    return True


@_step("metadata.start")
async def _start_refresh(local: LocalPeaka, due: Due) -> None:
    if _set_refresh(local, due.arguments, "waiting", "active"):
        local.state.clock.after(local.durations.metadata, "metadata.finish", *due.arguments, since=due.at)


@_step("metadata.finish")
async def _finish_refresh(local: LocalPeaka, due: Due) -> None:
    _set_refresh(local, due.arguments, "active", "completed")
