"""The page that a session URL leads to: a small studio, or the dialog that connects a source."""

from __future__ import annotations

import html
import json
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, RedirectResponse, Response

from .agent import answer
from .connectors import TYPES, connector
from .names import ProjectNames, tables_of
from .sql.errors import SqlError
from .sql.execute import run
from .state import Catalog, Connection, Project, Session, Table
from .world import SYSTEM_FIELDS, empty_relation

if TYPE_CHECKING:
    from starlette.requests import Request

    from .local import LocalPeaka

__all__ = ["open_session", "serve_studio"]

_FILES = {"studio.css": "text/css", "studio.js": "text/javascript"}
_PAGE_ROWS = 1000


async def open_session(local: LocalPeaka, request: Request) -> Response:
    """Trade a one-time code for a page on the other origin."""
    session = local.state.sessions.get(request.query_params.get("code", ""))
    if session is None or session.token is not None or session.expires_at <= local.state.clock.now():
        return _gone("This link has been used already, or it is too old.")
    if request.method == "HEAD":
        return Response(status_code=302)
    local.changed()
    session.token = local.state.ids.code()
    target = f"{local.pages_origin}/studio/{session.token}"
    return RedirectResponse(target, 302, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})


def _gone(message: str) -> Response:
    body = f"<!doctype html><title>Peaka</title><h1>Session not available</h1><p>{html.escape(message)}</p>"
    return Response(body, 410, {"Cache-Control": "no-store"}, media_type="text/html")


async def serve_studio(local: LocalPeaka, request: Request) -> Response:
    """The page itself, its files, its theme, and the data that it asks for."""
    parts = request.url.path.strip("/").split("/")[1:]
    if parts[0] == "files" and len(parts) == 2 and parts[1] in _FILES:
        return Response(_read(parts[1]), media_type=_FILES[parts[1]])
    session = next(
        (one for one in local.state.sessions.values() if one.token is not None and one.token == parts[0]), None
    )
    alive = session is not None and session.expires_at > local.state.clock.now()
    project = local.state.projects.get(session.project_id) if session else None
    if session is None or project is None or not alive:
        if len(parts) > 1:
            return JSONResponse({"error": "Session expired"}, 401)
        return _gone("This session has expired.")
    if len(parts) == 1:
        return _page(local, session, project)
    if parts[1] == "theme" and len(parts) == 3:
        return Response(local.themes.get(parts[2].removesuffix(".css"), ""), media_type="text/css")
    return await _data(local, session, project, request, parts[2] if len(parts) == 3 else "")


def _read(name: str) -> str:
    return files("peaka_client.testing").joinpath("studio_files").joinpath(name).read_text("utf-8")


def _page(local: LocalPeaka, session: Session, project: Project) -> Response:
    built_in = session.theme in ("light", "dark")
    custom = f"/studio/{session.token}/theme/{session.theme}.css" if session.theme_override and not built_in else ""
    page = _read("page.html")
    for name, value in (
        ("theme", html.escape(session.theme if built_in else "light", quote=True)),
        (
            "title",
            "Connect a source"
            if session.mode == "CONNECTOR_MODAL_ONLY"
            else f"{html.escape(project.name)} · Peaka Studio",
        ),
        ("custom", html.escape(custom, quote=True)),
        ("disabled", "" if custom else "disabled"),
        ("session", _embedded(_describe(local, session, project))),
    ):
        page = page.replace("{" + name + "}", value)
    ancestors = " ".join(("'self'", *local.frame_ancestors))
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        f"base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
    )
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return Response(page, headers=headers, media_type="text/html")


def _embedded(value: Any) -> str:
    """JSON that cannot end the script element it stands in."""
    return json.dumps(value).replace("<", "\\u003c")


def _describe(local: LocalPeaka, session: Session, project: Project) -> dict[str, Any]:
    wanted = [session.connector_type] if session.connector_type else session.connector_types
    kinds = [one for one in TYPES if not wanted or one["connectionType"] in wanted]
    return {
        "token": session.token,
        "mode": session.mode,
        "project": project.name,
        "flags": session.flags,
        "expiresIn": max(session.expires_at - local.state.clock.now(), 0),
        "createCatalog": session.create_catalog,
        "connectors": [
            {
                "type": one["connectionType"],
                "label": one["connectionTypeLabel"],
                "oauth": one["redirectRequired"],
                "fields": [
                    {
                        "name": field["fieldName"],
                        "type": field["fieldType"],
                        "required": field["required"],
                        "description": field["description"],
                    }
                    for field in one["configuration"]
                    if field["fieldType"] != "boolean"
                ],
            }
            for one in kinds
        ],
    }


Source = Callable[["LocalPeaka", Session, Project, Any], Awaitable[Any]]


async def _data(local: LocalPeaka, session: Session, project: Project, request: Request, name: str) -> Response:
    source = _SOURCES.get(name)
    if source is None:
        return JSONResponse({"error": "Not found"}, 404)
    flag, wants_body, reply = source
    if flag and session.flags.get(flag) is False:
        return JSONResponse({"error": "This section is switched off"}, 403)
    if (request.method == "POST") != wants_body:
        return JSONResponse({"error": "Method not allowed"}, 405)
    await local.settle()
    try:
        body = json.loads(await request.body()) if wants_body else None
    except ValueError:
        return JSONResponse({"error": "Not JSON"}, 400)
    return JSONResponse(await reply(local, session, project, body if isinstance(body, dict) else {}))


def _names(local: LocalPeaka, project: Project) -> ProjectNames:
    return ProjectNames(project, local.state.clock.moment())


async def _alive(local: LocalPeaka, session: Session, project: Project, body: Any) -> Any:
    return {"ok": True}


async def _catalogs(local: LocalPeaka, session: Session, project: Project, body: Any) -> Any:
    return [
        {
            "name": one.name, "displayName": one.display_name, "type": one.type,
            "schemas": [
                {"name": schema, "tables": sorted(tables_of(project, one, schema) or {})} for schema in one.schemas
            ],
        }
        for one in project.catalogs.values()
    ]  # fmt: skip


async def _query(local: LocalPeaka, session: Session, project: Project, body: Any) -> Any:
    try:
        result = await run(str(body.get("sql", "")), _names(local, project))
    except SqlError as error:
        return {"error": str(error)}
    return {"columns": [one.name for one in result.columns], "types": result.types, "rows": result.rows[:_PAGE_ROWS]}


async def _queries(local: LocalPeaka, session: Session, project: Project, body: Any) -> Any:
    return [{"displayName": one.display_name, "sql": one.sql} for one in project.queries.values()]


async def _caches(local: LocalPeaka, session: Session, project: Project, body: Any) -> Any:
    return [
        [
            f"{made.schema}.{made.table}", made.executions[-1].status if made.executions else "NOT_INITIALIZED",
            (made.incremental or {}).get("expression"), (made.full or {}).get("expression"),
        ]
        for made in project.caches.values()
    ]  # fmt: skip


async def _metadata(local: LocalPeaka, session: Session, project: Project, body: Any) -> Any:
    return [
        [
            f"{catalog.name}.{schema}.{table.name}",
            table.description or None,
            str(len(table.fields)),
            "yes" if table.use_with_ai else "no",
        ]
        for catalog in project.catalogs.values()
        for schema, tables in catalog.schemas.items()
        for table in tables.values()
    ]


async def _agent(local: LocalPeaka, session: Session, project: Project, body: Any) -> Any:
    thought = await answer(project, _names(local, project), str(body.get("question", "")))
    return {"summary": thought.summary, "sql": thought.sql}


async def _create(local: LocalPeaka, session: Session, project: Project, body: Any) -> Any:
    tables = project.catalogs["1"].schemas["table"]
    number = next(number for number in range(1, len(tables) + 2) if f"table_{number}" not in tables)
    name = f"table_{number}"
    tables[name] = Table(name, list(SYSTEM_FIELDS), empty_relation(SYSTEM_FIELDS), cacheable=False)
    local.changed()
    return {"table": name}


async def _connect(local: LocalPeaka, session: Session, project: Project, body: Any) -> Any:
    kind = connector(str(body.get("type")))
    if kind is None:
        return {"error": "Unknown connection type"}
    name = body.get("catalog")
    if name and project.catalog_named(str(name)) is not None:
        return {"error": f"Catalog name already exists: {name}"}
    ids = local.state.ids
    made = Connection(
        ids.uuid(), f"{kind['name']}-connection", kind["connectionType"], dict(body.get("credential") or {})
    )
    project.connections[made.id] = made
    if name and session.create_catalog:
        database = kind["category"] == "Databases"
        catalog = Catalog(
            ids.number(), str(name), str(name), f"peaka_{kind['name']}" if database else kind["name"], made.id
        )
        catalog.schemas = {"public": {}} if database else {}
        project.catalogs[catalog.id] = catalog
    local.changed()
    return {"ok": True}


_SOURCES: dict[str, tuple[str | None, bool, Source]] = {
    "alive": (None, False, _alive),
    "catalogs": ("tables", False, _catalogs),
    "query": (None, True, _query),
    "queries": ("queries", False, _queries),
    "caches": ("caching", False, _caches),
    "metadata": ("metadata", False, _metadata),
    "agent": ("aiAgent", True, _agent),
    "create": ("createDataInPeaka", True, _create),
    "connect": (None, True, _connect),
}
"""What the page may ask for: the flag that switches it off, whether it has a body, and who answers."""
