"""The query-builder body of execute, as a statement of Trino's dialect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .errors import SqlError

__all__ = ["build"]

_COMPARE = {"=", "!=", "<>", "<", "<=", ">", ">="}
_ORDER = re.compile(r'\s*("?)(.+?)\1\s*(ASC|DESC)?\s*(NULLS\s+(?:FIRST|LAST))?\s*$', re.IGNORECASE)


def build(body: Mapping[str, Any]) -> str:
    """Write the statement.

    Several tables are cross-joined; only ``>`` was ever shown as an operator, the others are what a reader expects.

    Raises: SqlError if the body is not understood.
    """
    tables = body["from"]
    if not isinstance(tables, list) or not tables:
        raise SqlError("from must contain at least one table")
    sources = ", ".join(_table(one) for one in tables)
    columns = ", ".join(_column_name(one) for one in body.get("columns") or []) or "*"
    parts = [f"SELECT {columns} FROM {sources}"]
    if body.get("filters"):
        parts.append(f"WHERE {_filters(body['filters'])}")
    if body.get("orderBy"):
        parts.append("ORDER BY " + ", ".join(_order(one) for one in body["orderBy"]))
    if body.get("offset"):
        parts.append(f"OFFSET {_count(body['offset'])}")
    if body.get("limit") is not None:
        parts.append(f"LIMIT {_count(body['limit'])}")
    return " ".join(parts)


def _quote(name: object) -> str:
    if not isinstance(name, str) or not name:
        raise SqlError(f"A name is expected, not {name!r}")
    return '"' + name.replace('"', '""') + '"'


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise SqlError(f"A number of rows is expected, not {value!r}")
    return value


def _table(one: object) -> str:
    if not isinstance(one, Mapping):
        raise SqlError(f"A table is expected, not {one!r}")
    return ".".join(_quote(one.get(name)) for name in ("catalogName", "schemaName", "tableName"))


def _column_name(name: object) -> str:
    if not isinstance(name, str):
        raise SqlError(f"A column is expected, not {name!r}")
    return "*" if name == "*" else ".".join(_quote(part.strip('"')) for part in name.split("."))


def _order(text: object) -> str:
    found = _ORDER.match(text) if isinstance(text, str) else None
    if not found:
        raise SqlError(f"An order is expected, not {text!r}")
    return " ".join(
        part for part in (_column_name(found[2]), (found[3] or "").upper(), (found[4] or "").upper()) if part
    )


def _filters(node: object) -> str:
    if isinstance(node, Mapping):
        groups = [
            f"({f' {key.upper()} '.join(_filters(one) for one in node[key])})" for key in ("and", "or") if node.get(key)
        ]
        if not groups:
            raise SqlError(f"Filters need 'and' or 'or': {node!r}")
        return " AND ".join(groups)
    if isinstance(node, list) and len(node) == 3 and isinstance(node[0], Mapping) and isinstance(node[1], str):
        return _comparison(node[0], node[1], node[2] if isinstance(node[2], list) else [node[2]])
    if isinstance(node, list) and node:
        return "(" + " AND ".join(_filters(one) for one in node) + ")"
    raise SqlError(f"A filter is expected, not {node!r}")


def _comparison(side: Mapping[str, Any], operator: str, values: list[Any]) -> str:
    column = side.get("column")
    if not isinstance(column, Mapping):
        raise SqlError(f"A filter's column is expected, not {side!r}")
    left = ".".join(_quote(column[name]) for name in ("tableName", "columnName") if column.get(name))
    word = " ".join(operator.upper().split())
    if word in ("IS NULL", "IS NOT NULL"):
        return f"{left} {word}"
    if word in ("IN", "NOT IN"):
        return f"{left} {word} ({', '.join(_literal(one) for one in values)})"
    if word == "BETWEEN" and len(values) == 2:
        return f"{left} BETWEEN {_literal(values[0])} AND {_literal(values[1])}"
    if (word in _COMPARE or word in ("LIKE", "NOT LIKE")) and len(values) == 1:
        return f"{left} {word} {_literal(values[0])}"
    raise SqlError(f"Unknown filter operator {operator!r} for {len(values)} values")


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
