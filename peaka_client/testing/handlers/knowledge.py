"""Metadata, golden SQL and relations: what the agent knows of the data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..agent import SAMPLE_QUESTIONS
from ..call import Call, handles
from ..errors import ApiError
from ..jobs import refresh_soon
from ..names import is_live, tables_of
from ..sql.engine import engine
from ..sql.printing import printers
from ..state import Catalog, Field, GoldenSql, Link, Project, Table
from .catalogs import fields_of, show_table

_DEFAULT_VALUES = 10
_TYPES = {"internal": "INTERNAL", "query": "QUERY", "SEMANTIC": "SEMANTIC"}


def _all_tables(project: Project) -> Iterator[tuple[Catalog, str, Table]]:
    for catalog in project.catalogs.values():
        for schema in catalog.schemas:
            for table in (tables_of(project, catalog, schema) or {}).values():
                yield catalog, schema, table


def _column(order: int, one: Field) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "columnName": one.name,
        "columnDescription": one.description or "null",
        "dataType": one.type,
        "order": order,
        "isNotNull": one.not_null,
        "isSystem": one.system,
        "isUnique": one.unique,
        "isPrimary": one.unique and one.not_null,
        "isCategorical": one.categorical,
    }
    if one.categorical:
        shown["categoricalValues"] = list(one.categorical_values)
    if one.samples is not None:
        shown["sampleValues"] = list(one.samples)
    if one.lineage:
        shown["lineage"] = one.lineage
    return shown


def _link(project: Project, one: Link) -> dict[str, Any]:
    ends = {f"source{name}": value for name, value in one.source.items()}
    ends |= {f"target{name}": value for name, value in one.target.items()}
    return {"id": one.id, "projectId": project.id, **ends, "type": one.type}


async def _metadata(call: Call, catalog: Catalog, schema: str, table: Table) -> dict[str, Any]:
    project = call.project
    try:
        fields = await fields_of(call, table)
    except ApiError:  # a saved query that does not run any more hides its own columns, not all metadata
        fields = []
    here = (catalog.id, schema, table.name)
    return {
        "projectId": project.id,
        "catalogId": catalog.id,
        "catalogType": _TYPES.get(catalog.type, "API" if is_live(catalog) else "DATABASE"),
        "catalogSubType": catalog.type,
        "catalogQueryName": catalog.name,
        "catalogDisplayName": catalog.display_name,
        "schemaName": schema,
        "tableName": table.name,
        "tableDescription": table.description,
        "isCacheable": show_table(project, catalog, schema, table)["isCacheable"],
        "isDynamicTable": is_live(catalog),
        "useWithAI": table.use_with_ai,
        "columns": [_column(order, one) for order, one in enumerate(fields)],
        "relations": [
            _link(project, one)
            for one in project.links.values()
            if (one.source["CatalogId"], one.source["SchemaName"], one.source["TableName"]) == here
        ],
    }


@handles("get_project_metadata")
async def get_project_metadata(call: Call) -> Any:
    wanted_catalog, wanted_schema = call.query.get("catalogId"), call.query.get("schemaName")
    entries = []
    for catalog, schema, table in _all_tables(call.project):
        if wanted_catalog not in (None, "", catalog.id) or wanted_schema not in (None, "", schema):
            continue
        name = f"{catalog.name}.{schema}.{table.name}"
        entries.append({
            "id": table.metadata_id or call.stable_id(call.project.id, catalog.id, schema, table.name),
            "content": f"{name}: {table.description}" if table.description else name,
            "metadata": await _metadata(call, catalog, schema, table),
        })  # fmt: skip
    return {"metadata": entries}


def _likeness(text: str, *names: str) -> int:
    words = set(text.lower().replace(".", " ").replace('"', " ").replace("_", " ").split())
    known = " ".join(names).lower().replace("_", " ")
    return sum(len(word) for word in words if word in known or word.rstrip("s") in known)


@handles("query_metadata")
async def query_metadata(call: Call) -> Any:
    """The tables whose names are most like the text."""
    text = call.query["table"]
    ranked = sorted(
        (
            (_likeness(text, catalog.name, schema, table.name), catalog, schema, table)
            for catalog, schema, table in _all_tables(call.project)
        ),
        key=lambda one: -one[0],
    )
    kept = [one for one in ranked if one[0] > 0][: max(call.query.get("topK") or 5, 1)]
    return {"result": [await _metadata(call, catalog, schema, table) for _, catalog, schema, table in kept]}


@handles("update_catalog_metadata")
def update_catalog_metadata(call: Call) -> Any:
    catalog = call.catalog
    for schema in catalog.schemas:
        _use(catalog.schemas[schema], call.body["useWithAI"])
    return {}


@handles("update_schema_metadata")
def update_schema_metadata(call: Call) -> Any:
    _use(call.schema(call.catalog, call.path["schemaName"]), call.body["useWithAI"])
    return {}


def _use(tables: dict[str, Table], use: bool) -> None:
    for table in tables.values():
        table.use_with_ai = use


def _own_field(call: Call, table: Table, name: str) -> Field:
    found = next((one for one in table.fields if one.name == name), None)
    if found is None:
        call.missing("column", name, "name")
    return found


@handles("update_table_metadata")
async def update_table_metadata(call: Call) -> Any:
    """What is left out stays; columns are matched by name."""
    table, body = call.table, call.body
    changes = [(_own_field(call, table, one["columnName"]), one) for one in body.get("columns") or []]
    for one, given in changes:
        one.description = given.get("columnDescription", one.description)
        one.categorical = given.get("isCategorical", one.categorical)
        one.categorical_values = list(given.get("categoricalValues", one.categorical_values))
        one.samples = given.get("sampleValues", one.samples)
        one.lineage = given.get("lineage", one.lineage)
    table.description = body.get("tableDescription", table.description)
    table.use_with_ai = body.get("useWithAI", table.use_with_ai)
    return await _metadata(call, call.catalog, call.path["schemaName"], table)


async def _values(table: Table, name: str, limit: int) -> list[str]:
    """The most frequent values of a column, as text."""
    quoted = '"' + name.replace('"', '""') + '"'
    raw = await engine().run(
        f"SELECT {quoted} FROM {table.relation.name} WHERE {quoted} IS NOT NULL "
        f"GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {limit}"
    )
    show = printers(raw.kinds, raw.rows, [None])[0]
    return [show(row[0]) for row in raw.rows]


@handles("generate_categorical_values")
async def generate_categorical_values(call: Call) -> Any:
    table, body = call.table, call.body or {}
    one = _own_field(call, table, call.path["columnName"])
    one.categorical_values = await _values(table, one.name, max(body.get("limit") or _DEFAULT_VALUES, 1))
    one.categorical = True
    return {}


@handles("delete_categorical_values")
def delete_categorical_values(call: Call) -> Any:
    one = _own_field(call, call.table, call.path["columnName"])
    one.categorical, one.categorical_values = False, []
    return {}


@handles("generate_semantics")
async def generate_semantics(call: Call) -> Any:
    """A description made of the column names: no language model is involved."""
    table, body = call.table, call.body or {}
    shown = await _metadata(call, call.catalog, call.path["schemaName"], table)
    names = ", ".join(column["columnName"] for column in shown["columns"][: max(body.get("limit") or 3, 1)])
    prompt = body.get("initialPrompt") or table.description or f"Rows of {table.name}"
    shown["tableDescription"] = f"{prompt}: {names}" if names else prompt
    return {"metadata": shown, "threadId": body.get("threadId") or call.state.ids.uuid()}


@handles("generate_sample_questions")
def generate_sample_questions(call: Call) -> Any:
    return {
        "questions": [{"question": question, "category": category} for question, category in SAMPLE_QUESTIONS],
        "threadId": call.state.ids.uuid(),
    }


@handles("refresh_metadata")
def refresh_metadata(call: Call) -> Any:
    found = call.find(call.project.catalogs, "catalog", call.body["catalogId"])
    refresh_soon(call.local, call.project, found.id)
    return {}


@handles("get_metadata_refresh_status")
def get_metadata_refresh_status(call: Call) -> Any:
    """Lower-kebab on the wire, upper-snake by the book."""
    status = call.catalog.refresh
    return {"status": status.upper().replace("-", "_") if call.strict else status}


@handles("get_metadata_refresh_callback")
def get_metadata_refresh_callback(call: Call) -> Any:
    return call.project.refresh_callback or {}


@handles("register_metadata_refresh_callback")
def register_metadata_refresh_callback(call: Call) -> Any:
    body = call.body or {}
    call.project.refresh_callback = {name: body[name] for name in ("callbackURL", "callbackToken") if name in body}
    return {}


@handles("delete_metadata_refresh_callback")
def delete_metadata_refresh_callback(call: Call) -> Any:
    call.project.refresh_callback = None
    return {}


@handles("list_golden_sqls")
def list_golden_sqls(call: Call) -> Any:
    return {
        "result": [
            {"id": one.id, "content": one.prompt, "metadata": _golden(call, one)}
            for one in call.project.golden_sqls.values()
        ]
    }


def _golden(call: Call, one: GoldenSql) -> dict[str, Any]:
    return {"prompt": one.prompt, "sql": one.sql, "projectId": call.project.id}


@handles("create_golden_sql")
def create_golden_sql(call: Call) -> Any:
    made = GoldenSql(call.state.ids.uuid(), call.body["prompt"], call.body["sql"])
    call.project.golden_sqls[made.id] = made
    return _golden(call, made)


@handles("query_golden_sqls")
def query_golden_sqls(call: Call) -> Any:
    ranked = sorted(call.project.golden_sqls.values(), key=lambda one: -_likeness(call.query["q"], one.prompt))
    return {
        "result": [{"question": one.prompt, "sql": one.sql} for one in ranked if _likeness(call.query["q"], one.prompt)]
    }


@handles("delete_golden_sql")
def delete_golden_sql(call: Call) -> Any:
    found = call.find(call.project.golden_sqls, "golden sql", call.path["id"])
    del call.project.golden_sqls[found.id]
    return {}


@handles("list_relations")
def list_relations(call: Call) -> Any:
    catalog = call.catalog
    mine = [one for one in call.project.links.values() if one.source["CatalogId"] == catalog.id]
    return {"relations": [_link(call.project, one) for one in mine]}


def _end(call: Call, catalog: Catalog, schema: str, name: str, column: str) -> dict[str, str]:
    _own_field(call, call.table_named(catalog, schema, name), column)
    return {
        "CatalogId": catalog.id,
        "CatalogName": catalog.name,
        "SchemaName": schema,
        "TableName": name,
        "ColumnName": column,
    }


@handles("create_relation")
def create_relation(call: Call) -> Any:
    """The last part of the path is the source column here; for the other two it is the relation's id."""
    path, body, project = call.path, call.body, call.project
    source = _end(call, call.catalog, path["schemaName"], path["tableName"], path["relationId"])
    target = call.find(project.catalogs, "catalog", body["targetCatalogId"])
    made = Link(
        call.state.ids.uuid(), source,
        _end(call, target, body["targetSchemaName"], body["targetTableName"], body["targetColumnName"]), body["type"],
    )  # fmt: skip
    project.links[made.id] = made
    return _link(project, made)


def _find_link(call: Call) -> Link:
    found = call.find(call.project.links, "relation", call.path["relationId"])
    here = (call.path["catalogId"], call.path["schemaName"], call.path["tableName"])
    if (found.source["CatalogId"], found.source["SchemaName"], found.source["TableName"]) != here:
        call.missing("relation", found.id)
    return found


@handles("update_relation")
def update_relation(call: Call) -> Any:
    found = _find_link(call)
    found.type = call.body["type"]
    return _link(call.project, found)


@handles("delete_relation")
def delete_relation(call: Call) -> Any:
    found = _find_link(call)
    del call.project.links[found.id]
    return _link(call.project, found)
