"""Search over names, and translating SQL."""

from __future__ import annotations

from typing import Any

import sqlglot
from sqlglot.errors import SqlglotError

from ..call import Call, handles
from ..errors import gateway
from ..names import tables_of


@handles("search")
def search(call: Call) -> Any:
    """Catalogs, schemas and tables whose name contains the text; a kind without a match is null, as on the wire."""
    body = call.body or {}
    text = (body.get("query") or "").lower()
    limit, offset = max(body.get("limit", 100), 1), max(body.get("offset", 0), 0)
    catalogs: list[dict[str, str]] = []
    schemas: list[dict[str, str]] = []
    tables: list[dict[str, str]] = []
    for catalog in call.project.catalogs.values():
        if body.get("catalog") not in (None, "", catalog.name):
            continue
        if text in catalog.name.lower() and not body.get("schema"):
            catalogs.append({"catalog": catalog.name})
        for schema in catalog.schemas:
            if body.get("schema") not in (None, "", schema):
                continue
            if text in schema.lower():
                schemas.append({"catalog": catalog.name, "schema": schema})
            tables += [
                {"catalog": catalog.name, "schema": schema, "table": name}
                for name in tables_of(call.project, catalog, schema) or {}
                if text in name.lower()
            ]
    found = (catalogs, schemas, tables)
    pages = [kind[offset : offset + limit] for kind in found]
    more = any(len(kind) > offset + limit for kind in found)
    none: Any = [] if call.strict else None
    return {
        "matchedCatalogs": pages[0] or none, "matchedSchemas": pages[1] or none, "matchedTables": pages[2] or none,
        "meta": {
            "page": {"limit": limit, "offset": offset, "nextOffset": offset + limit if more else None},
            "query": {"text": body.get("query") or ""},
        },
    }  # fmt: skip


_DIALECTS = {"postgresql": "postgres", "mssql": "tsql", "sqlserver": "tsql", "mariadb": "mysql"}


@handles("transpile_sql")
def transpile_sql(call: Call) -> Any:
    """From Trino to the dialect in the path; to ``trino`` itself, from whatever can be read."""
    dialect = call.path["dialect"].lower()
    write = _DIALECTS.get(dialect, dialect)
    try:
        parts = sqlglot.transpile(call.body["query"], read="trino", write=write)
    except ValueError as error:
        if isinstance(error, SqlglotError):
            raise gateway("Query could not be parsed") from None
        call.missing("dialect", call.path["dialect"], "name")
    except (SqlglotError, RecursionError):
        raise gateway("Query could not be parsed") from None
    return {"query": "; ".join(parts)}
