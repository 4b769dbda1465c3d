"""Semantic catalogs: tables that are saved queries under a name of their own."""

from __future__ import annotations

from typing import Any

from ..call import Call, handles
from ..errors import gateway
from ..state import Catalog, Table
from ..world import empty_relation
from .catalogs import share
from .queries import find_query


@handles("create_semantic_catalog")
def create_semantic_catalog(call: Call) -> Any:
    name, project = call.body["name"], call.project
    if project.catalog_named(name) is not None:
        raise gateway(f"Catalog name already exists: {name}", status=409 if call.strict else 400)
    made = Catalog(call.state.ids.number(), name, name, "SEMANTIC")
    project.catalogs[made.id] = made
    return {"id": made.id, "name": made.name, "displayName": made.display_name, "type": "SEMANTIC"}


def _find(call: Call) -> Catalog:
    found = call.catalog
    if found.type != "SEMANTIC":
        call.missing("semantic catalog", found.id)
    return found


@handles("create_semantic_table")
def create_semantic_table(call: Call) -> Any:
    catalog, body = _find(call), call.body
    query = find_query(call, body["queryId"])
    tables = catalog.schemas.setdefault(body["schemaName"], {})
    if body["tableName"] in tables:
        raise gateway(f"Table already exists: {body['tableName']}", status=409 if call.strict else 400)
    schema = "mtquery" if query.type == "MATERIALIZED" else "query"
    made = Table(
        body["tableName"], [], empty_relation(()), cacheable=False, table_id=call.state.ids.number(),
        saved_sql=f'SELECT * FROM "peaka"."{schema}"."{query.name}"',
    )  # fmt: skip
    tables[made.name] = made
    return {
        "catalogId": catalog.id, "catalogName": catalog.name, "schemaName": body["schemaName"], "tableName": made.name,
        "tableId": made.table_id,
    }  # fmt: skip


@handles("share_semantic_catalog")
def share_semantic_catalog(call: Call) -> None:
    share(call, _find(call), call.body["target"])


@handles("delete_semantic_table")
def delete_semantic_table(call: Call) -> None:
    catalog, wanted = _find(call), call.path["tableId"]
    for schema, tables in list(catalog.schemas.items()):
        for name, table in list(tables.items()):
            if table.table_id == wanted:
                del tables[name]
                if not tables:
                    del catalog.schemas[schema]
                return
    call.missing("table", wanted)
