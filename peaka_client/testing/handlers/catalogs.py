"""Catalogs, their schemas, tables and columns."""

from __future__ import annotations

from typing import Any

from ..call import Call, handles
from ..names import ProjectNames, is_live
from ..sql.engine import engine
from ..state import Catalog, Field, Project, Table

_BY_CONNECTOR = {
    "POSTGRES": "peaka_postgres",
    "MONGODB": "peaka_mongodb",
    "MYSQL": "peaka_mysql",
    "MSSQL": "peaka_mssql",
}
_UNCOUNTED = ("internal", "query")


def show_catalog(one: Catalog) -> dict[str, Any]:
    """A catalog as the wire shows it."""
    return {
        "id": one.id,
        "name": one.name,
        "displayName": one.display_name,
        "catalogType": one.type,
        "connectionId": one.connection_id,
    }


@handles("list_catalogs")
def list_catalogs(call: Call) -> Any:
    return [show_catalog(one) for one in call.project.catalogs.values()]


@handles("get_catalog")
def get_catalog(call: Call) -> Any:
    return show_catalog(call.catalog)


@handles("create_catalog")
def create_catalog(call: Call) -> Any:
    """A new catalog shows the sample tables of its kind, if the sample world has any."""
    project, name = call.project, call.body["name"]
    connection = project.connections.get(call.body["connectionId"])
    if connection is None:
        call.missing("connection", call.body["connectionId"])
    if project.catalog_named(name) is not None:
        raise call.bad(f"Catalog name already exists: {name}", status=409 if call.strict else 400)
    kind = _BY_CONNECTOR.get(connection.type, connection.type.lower())
    made = Catalog(call.state.ids.number(), name, name, kind, connection.id)
    made.schemas = {"public": {}} if kind.startswith("peaka_") else {}
    project.catalogs[made.id] = made
    return show_catalog(made)


@handles("delete_catalog")
def delete_catalog(call: Call) -> None:
    found = call.catalog
    if found.id in ("1", "2"):
        raise call.bad("Internal catalogs cannot be deleted", status=409 if call.strict else 400)
    forget_catalog(call, call.project, found)


def forget_catalog(call: Call, project: Project, found: Catalog) -> None:
    """Delete a catalog with its caches, its relations, and every catalog that was shared from it."""
    del project.catalogs[found.id]
    for made in [one for one in project.caches.values() if one.catalog_id == found.id]:
        del project.caches[made.id]
    for link in list(project.links.values()):
        if found.id in (link.source["CatalogId"], link.target["CatalogId"]):
            del project.links[link.id]
    for other in call.state.projects.values():
        for shared in [one for one in other.catalogs.values() if one.shared_from == found.id]:
            forget_catalog(call, other, shared)


@handles("list_schemas")
def list_schemas(call: Call) -> Any:
    found = call.catalog
    return [{"catalogId": found.id, "catalogName": found.name, "schemaName": name} for name in found.schemas]


def show_table(project: Project, catalog: Catalog, schema: str, one: Table) -> dict[str, Any]:
    """A table as the wire shows it."""
    cacheable = one.cacheable and catalog.type not in ("internal", "query", "SEMANTIC")
    return {
        "catalogId": catalog.id, "catalogName": catalog.name, "schemaName": schema, "tableName": one.name,
        "supportedCacheTypes": ["FULL_REFRESH", "INCREMENTAL"] if cacheable else [], "isCacheable": cacheable,
        "isDynamicTable": is_live(catalog), "isCached": is_cached(project, catalog, schema, one.name),
    }  # fmt: skip


def is_cached(project: Project, catalog: Catalog, schema: str, table: str) -> bool:
    """Whether reads of a table are routed to a cache, complete or not."""
    return any(
        (made.catalog_id, made.schema, made.table) == (catalog.id, schema, table) for made in project.caches.values()
    )


@handles("list_tables")
def list_tables(call: Call) -> Any:
    found, schema = call.catalog, call.path["schemaName"]
    return [show_table(call.project, found, schema, one) for one in call.schema(found, schema).values()]


def show_field(one: Field) -> dict[str, Any]:
    """A column as the wire shows it."""
    shown = {
        "id": one.name, "name": one.name, "dataType": one.type, "displayName": one.display_name or one.name,
        "defaultValue": one.default, "isNotNull": one.not_null, "isUnique": one.unique,
    }  # fmt: skip
    if one.description:
        shown["desc"] = one.description
    return shown


@handles("list_columns")
async def list_columns(call: Call) -> Any:
    table = call.table
    return [show_field(one) for one in await fields_of(call, table)]


async def fields_of(call: Call, table: Table) -> list[Field]:
    """A table's columns; of a saved query, what its statement returns."""
    if table.saved_sql is None:
        return table.fields
    from ..sql.errors import SqlError
    from ..sql.execute import run

    try:
        answer = await run(
            f"SELECT * FROM ({table.saved_sql}) AS q LIMIT 0", ProjectNames(call.project, call.state.clock.moment())
        )
    except SqlError as error:
        raise call.bad(str(error), status=404 if call.strict else 400) from None
    return [Field(one.name, kind, one.name) for one, kind in zip(answer.columns, answer.types, strict=True)]


@handles("get_table_cacheability")
def get_table_cacheability(call: Call) -> Any:
    shown = show_table(call.project, call.catalog, call.path["schemaName"], call.table)
    return {name: shown[name] for name in ("supportedCacheTypes", "isCached", "isCacheable")}


@handles("get_table_statistics")
async def get_table_statistics(call: Call) -> Any:
    """The share of distinct values, counted; negative as PostgreSQL has it: a fraction of the rows."""
    catalog, table = call.catalog, call.table
    if catalog.type != "peaka_postgres" and not call.strict:
        raise call.bad(f"Catalog type: {catalog.type} is not being supported yet")
    counted = ", ".join(f'count(DISTINCT "{one.name}")' for one in table.fields) or "0"
    raw = await engine().run(f"SELECT count(*), {counted} FROM {table.relation.name}")
    rows, *distinct = raw.rows[0]
    return {
        "catalogId": catalog.id, "schemaName": call.path["schemaName"], "tableName": table.name,
        "columnStatistics": [
            {"columnName": one.name, "distinctFraction": _fraction(rows, count)}
            for one, count in zip(table.fields, distinct, strict=False)
        ],
    }  # fmt: skip


def _fraction(rows: int, distinct: int) -> float:
    """Few distinct values are given as their number, many as a negative fraction of the rows."""
    if rows == 0:
        return 0.0
    return round(-distinct / rows, 3) if distinct > rows * 0.1 else float(distinct)


@handles("share_catalog")
def share_catalog(call: Call) -> Any:
    return {"sharedCatalogId": share(call, call.catalog, call.body["targetProjectId"]).id}


def share(call: Call, catalog: Catalog, project_id: str) -> Catalog:
    """Show a catalog, as it is and as it changes, in another project."""
    target = call.state.projects.get(project_id)
    if target is None or catalog.id in ("1", "2"):
        call.missing("project" if target is None else "catalog to share", project_id if target is None else catalog.id)
    found = next((one for one in target.catalogs.values() if one.shared_from == catalog.id), None)
    if found is None:
        found = Catalog(
            call.state.ids.number(), catalog.name, catalog.display_name, catalog.type, None, catalog.schemas,
            catalog.parametric, catalog.id,
        )  # fmt: skip
        target.catalogs[found.id] = found
    return found
