"""Exports."""

from __future__ import annotations

from typing import Any

from ..call import Call, handles
from ..clock import iso
from ..errors import gateway
from ..export_files import MAX_ROWS, export_columns, statement
from ..jobs import export_soon
from ..names import ProjectNames
from ..signing import RETENTION, URL_LIFETIME, sign
from ..sql.errors import SqlError
from ..sql.execute import run
from ..state import Export
from .queries import find_query

_LISTED = ("PENDING", "RUNNING", "SUCCEEDED", "FAILED", "CANCELLED")


@handles("export_query")
async def export_query(call: Call) -> Any:
    found = find_query(call, call.path["queryId"])
    return await _start(call, query_id=found.id)


@handles("export_table")
async def export_table(call: Call) -> Any:
    catalog, table = call.catalog, call.table
    return await _start(call, catalog_id=catalog.id, schema=call.path["schemaName"], table=table.name)


async def _start(
    call: Call,
    *,
    query_id: str | None = None,
    catalog_id: str | None = None,
    schema: str | None = None,
    table: str | None = None,
) -> Any:
    request = call.body or {}
    if request.get("limit") is not None:
        request = {**request, "limit": min(max(int(request["limit"]), 1), MAX_ROWS)}
    client = call.headers.get("x-trino-source") or call.headers.get("user-agent") or ""
    job = Export(
        call.state.ids.uuid(),
        request,
        call.state.clock.now(),
        call.key.prefix,
        client,
        query_id,
        catalog_id,
        schema,
        table,
    )
    if request.get("columns"):
        await _check_columns(call, job)
    export_soon(call.local, call.project, job)
    return {"id": job.id, "status": job.status}


async def _check_columns(call: Call, job: Export) -> None:
    project = call.project
    try:
        answer = await run(
            f"SELECT * FROM ({statement(project, job)}) AS q LIMIT 0", ProjectNames(project, call.state.clock.moment())
        )
        export_columns([one.name for one in answer.columns], job.request, internal=job.catalog_id == "1")
    except SqlError as error:
        raise gateway(str(error)) from None


def status_of(call: Call, job: Export) -> str:
    """A finished export expires when its files are removed."""
    if job.status == "SUCCEEDED" and call.state.clock.now() >= (job.finished_at or 0) + RETENTION:
        return "EXPIRED"
    return job.status


def _show(call: Call, job: Export, *, files: bool) -> dict[str, Any]:
    status, mine = status_of(call, job), call.key.prefix == job.key_prefix
    shown: dict[str, Any] = {
        "id": job.id, "status": status, "format": job.request.get("format", "CSV"),
        "compression": job.request.get("compression", "NONE"), "downloadable": mine and status == "SUCCEEDED",
        "createdAt": iso(job.created_at), "source": "QUERY" if job.query_id else "TABLE", "userId": call.state.user_id,
        "userName": call.state.user_name, "apiKeyPrefix": job.key_prefix, "clientSource": job.client,
    }  # fmt: skip
    target = {"queryId": job.query_id, "catalogId": job.catalog_id, "schemaName": job.schema, "tableName": job.table}
    shown |= {name: value for name, value in (*target.items(), ("error", job.error)) if value is not None}
    if job.finished_at is not None and job.status == "SUCCEEDED":
        size = len(job.content or b"")
        shown |= {"rowCount": job.rows, "bytes": size, "durationMs": round((job.finished_at - job.created_at) * 1000)}
    if shown["downloadable"]:
        expires = call.state.clock.now() + URL_LIFETIME
        shown["expiresAt"] = iso(int(expires))
        if files:
            url = sign(call.local, call.project.id, job, int(expires))
            shown["files"] = [{"name": job.file_name, "url": url, "bytes": len(job.content or b"")}]
    return shown


@handles("list_exports")
def list_exports(call: Call) -> Any:
    """Newest first, a page at a time; ``createdBefore`` is the last item's ``createdAt``."""
    wanted = [one.strip() for one in (call.query.get("status") or "").split(",") if one.strip()]
    unknown = [one for one in wanted if one not in _LISTED]
    if unknown:
        raise gateway(f"Invalid status: {', '.join(unknown)}")
    before = call.query.get("createdBefore")
    jobs = sorted(call.project.exports.values(), key=lambda one: one.created_at, reverse=True)
    kept = [
        one for one in jobs
        if (not wanted or status_of(call, one) in wanted) and (not before or iso(one.created_at) < before)
    ]  # fmt: skip
    limit = min(max(call.query.get("limit") or 50, 1), 200)
    return [_show(call, one, files=False) for one in kept[:limit]]


def _find(call: Call) -> Export:
    found = call.project.exports.get(call.path["exportId"])
    if found is None:
        raise gateway(f"There is no export with id: {call.path['exportId']}", status=404)
    return found


@handles("get_export")
def get_export(call: Call) -> Any:
    return _show(call, _find(call), files=True)


@handles("cancel_export")
def cancel_export(call: Call) -> None:
    """Cancelling what has finished, or does not exist, changes nothing."""
    found = call.project.exports.get(call.path["exportId"])
    if found is None:
        if call.strict:
            _find(call)
        return
    if found.status in ("PENDING", "RUNNING"):
        found.status, found.finished_at = "CANCELLED", call.state.clock.now()
