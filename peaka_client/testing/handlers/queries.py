"""Saved queries, and running SQL in all four ways."""

from __future__ import annotations

import re
from typing import Any

from ..call import Call, handles
from ..errors import gateway
from ..folders import folder_at, path_of
from ..jobs import materialize_soon, plan_query
from ..names import ProjectNames
from ..schedules import ScheduleError, check_schedule, seconds
from ..sql.bind import bind
from ..sql.builder import build
from ..sql.errors import SqlError
from ..sql.execute import Answer, run
from ..state import Project, SavedQuery

_BRANCHES = ("from", "id", "qualifiedName", "statement")


def show_query(project: Project, one: SavedQuery) -> dict[str, Any]:
    """A saved query as the wire shows it."""
    return {
        "id": one.id, "displayName": one.display_name, "name": one.name, "inputQuery": one.sql, "queryType": one.type,
        "schedule": one.schedule, "path": path_of(project, one.folder_id), "folderId": one.folder_id,
    }  # fmt: skip


@handles("list_queries")
def list_queries(call: Call) -> Any:
    return [show_query(call.project, one) for one in call.project.queries.values()]


@handles("get_query")
def get_query(call: Call) -> Any:
    return show_query(call.project, find_query(call, call.path["queryId"]))


def find_query(call: Call, query_id: str) -> SavedQuery:
    """A saved query; one that was deleted is a bad request on the wire, not a missing one."""
    return call.find(call.project.queries, "query", query_id)


def _normalized(display_name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", display_name.lower()).strip("_") or "query"


def _unique(project: Project, name: str, mine: SavedQuery | None = None) -> str:
    taken = {one.name for one in project.queries.values() if one is not mine}
    number, result = 1, name
    while result in taken:
        number += 1
        result = f"{name}_{number}"
    return result


def _sql_of(call: Call) -> str | None:
    reference = call.body.get("inputQueryRefId")
    if reference:
        return find_query(call, reference).sql
    sql: str | None = call.body.get("inputQuery")
    return sql


def _check_sql(call: Call, sql: str) -> None:
    if not call.query.get("checkSchemaExists", True) or not sql:
        return
    try:
        bind(sql, ProjectNames(call.project, call.state.clock.moment()), holes_open=True)
    except SqlError as error:
        raise gateway(str(error)) from None


def _schedule_of(call: Call, now: dict[str, Any] | None) -> dict[str, Any] | None:
    given = call.body.get("schedule", now)
    if given is None:
        return None
    try:
        check_schedule(given)
        if given.get("repeatDuration"):
            seconds(given["repeatDuration"])
    except ScheduleError as error:
        if call.strict:
            raise gateway(str(error)) from None
        return now
    return {
        "type": given["type"],
        "cronExpression": given.get("cronExpression"),
        "repeatDuration": given.get("repeatDuration") or None,
        "timezone": given.get("timezone") or ("UTC" if given["type"] == "cron" else None),
    }


@handles("create_query")
def create_query(call: Call) -> Any:
    project, display_name = call.project, call.body["displayName"]
    sql = _sql_of(call) or ""
    _check_sql(call, sql)
    made = SavedQuery(
        call.state.ids.number(),
        display_name,
        _unique(project, _normalized(display_name)),
        sql,
        call.body.get("queryType", "PLAIN"),
        _schedule_of(call, None),
    )
    if call.body.get("path"):
        made.folder_id = folder_at(call, call.body["path"])
    project.queries[made.id] = made
    if made.type == "MATERIALIZED":
        materialize_soon(call.local, project, made)
    return show_query(project, made)


@handles("update_query")
def update_query(call: Call) -> Any:
    """What the body leaves out stays as it is."""
    project, found = call.project, find_query(call, call.path["queryId"])
    body = call.body or {}
    sql = _sql_of(call)
    if sql is not None:
        _check_sql(call, sql)
    schedule = _schedule_of(call, found.schedule)
    if "displayName" in body:
        found.display_name = body["displayName"]
        found.name = _unique(project, _normalized(found.display_name), found)
    if "path" in body:
        found.folder_id = folder_at(call, body["path"]) if body["path"] else None
    changed = sql is not None and sql != found.sql
    was = found.type
    found.sql = found.sql if sql is None else sql
    found.type = body.get("queryType") or found.type
    found.schedule = schedule
    if found.type == "MATERIALIZED" and (changed or was == "PLAIN"):
        materialize_soon(call.local, project, found)
    elif found.type == "MATERIALIZED":
        plan_query(call.local, project, found)
    return show_query(project, found)


@handles("delete_query")
def delete_query(call: Call) -> None:
    found = find_query(call, call.path["queryId"])
    del call.project.queries[found.id]


@handles("move_query")
def move_query(call: Call) -> None:
    found = find_query(call, call.path["queryId"])
    found.folder_id = folder_at(call, call.body["path"])


@handles("execute_query")
async def execute_query(call: Call) -> Any:
    body = call.body
    statement = _statement(call, body)
    bindings = body.get("bindings") or () if "statement" in body else ()
    try:
        answer = await run(
            statement,
            ProjectNames(call.project, call.state.clock.moment()),
            bindings=bindings,
            timeout=body.get("timeout"),
            exact="statement" in body,
        )
    except SqlError as error:
        raise gateway(str(error)) from None
    return shape(call.project, answer, call.query["format"])


def _statement(call: Call, body: dict[str, Any]) -> str:
    """The server looks at which key is there; a body with none of them, or with a number for an id, is refused."""
    branch = next((name for name in _BRANCHES if body.get(name) is not None), None)
    if branch is None:
        raise gateway("Query could not be determined from the request")
    if branch != "from" and not isinstance(body[branch], str):
        raise gateway(f"JSON parse error: body.{branch} {body[branch]!r} is not string")
    timeout = body.get("timeout")
    if timeout is not None and (isinstance(timeout, bool) or not isinstance(timeout, (int, float)) or timeout <= 0):
        raise gateway(f"JSON parse error: body.timeout {timeout!r} is not a number of seconds")
    if branch == "from":
        try:
            return build(body)
        except SqlError as error:
            raise gateway(str(error)) from None
    if branch == "id":
        return f'SELECT * FROM "peaka"."{_schema_of(call, body)}'
    if branch == "qualifiedName":
        return _named(body["qualifiedName"])
    bindings = body.get("bindings")
    if bindings is not None and not (
        isinstance(bindings, list) and all(one is None or isinstance(one, str) for one in bindings)
    ):
        raise gateway("JSON parse error: body.bindings is not an array of strings")
    statement: str = body["statement"]
    return statement


def _schema_of(call: Call, body: dict[str, Any]) -> str:
    found = find_query(call, body["id"])
    return f'{"mtquery" if found.type == "MATERIALIZED" else "query"}"."{found.name}"'


def _named(name: str) -> str:
    parts = [part.strip('"') for part in name.split(".")]
    if len(parts) != 3 or parts[0] != "peaka":
        raise gateway(f"There is no query with name: {name}")
    return "SELECT * FROM " + ".".join('"' + part.replace('"', '""') + '"' for part in parts)


def shape(project: Project, answer: Answer, form: str) -> dict[str, Any]:
    """A result in one of the three formats; only ``data`` differs."""
    ids = {one.name.lower(): one.id for one in project.catalogs.values() if one.id != "2"}
    columns = []
    for one in answer.columns:
        column: dict[str, Any] = {}
        if one.origin is not None:
            saved_query = one.origin.catalog.lower() == "peaka" and one.origin.schema.lower() in ("query", "mtquery")
            catalog_id = "2" if saved_query else ids.get(one.origin.catalog.lower())
            if catalog_id is not None:
                column["catalogId"] = catalog_id
            column |= {
                "catalogName": one.origin.catalog, "schemaName": one.origin.schema, "tableName": one.origin.table,
            }  # fmt: skip
        columns.append({**column, "columnName": one.name})
    names = [one.name for one in answer.columns]
    if form == "SIMPLE":
        return {"columns": columns, "data": [dict(zip(names, row, strict=True)) for row in answer.rows]}
    if form == "COMPACT":
        return {"columns": columns, "data": answer.rows}
    heads = [
        {"name": name, "displayName": name, "dataType": kind, "order": index}
        for index, (name, kind) in enumerate(zip(names, answer.types, strict=True))
    ]
    data = [[{**head, "value": value} for head, value in zip(heads, row, strict=True)] for row in answer.rows]
    return {"columns": columns, "data": data}
