"""Trino's type names, and what DuckDB calls the same types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

__all__ = ["Column", "Type", "duckdb_type", "parse_type", "trino_name"]


@dataclass(frozen=True, slots=True)
class Type:
    """A Trino type as far as rewriting needs it."""

    kind: str
    """``bigint``, ``decimal``, ``timestamp``, ``timestamp with time zone``, …; lower case, no parameters."""
    precision: int = 0
    scale: int = 0
    zone: str | None = None
    """The zone in which a ``timestamp with time zone`` is shown; None: UTC."""
    digits: int | None = None
    """Digits of a second that a time or timestamp has; None: not known."""

    def __str__(self) -> str:
        if self.kind == "decimal":
            return f"decimal({self.precision},{self.scale})"
        if self.digits is not None:
            name, space, rest = self.kind.partition(" ")
            return f"{name}({self.digits}){space}{rest}"
        return self.kind


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name and its Trino type, e.g. ``decimal(10,2)``."""

    name: str
    type: str


_PARAMETERS = re.compile(r"\((\d+)(?:\s*,\s*(\d+))?\)")

_DUCKDB = {
    "boolean": "BOOLEAN", "tinyint": "TINYINT", "smallint": "SMALLINT", "integer": "INTEGER", "int": "INTEGER",
    "bigint": "BIGINT", "real": "FLOAT", "double": "DOUBLE", "varchar": "VARCHAR", "char": "VARCHAR",
    "varbinary": "BLOB", "date": "DATE", "time": "TIME", "uuid": "UUID", "json": "JSON",
    "timestamp with time zone": "TIMESTAMPTZ",
}  # fmt: skip

_TRINO = {
    "boolean": "boolean", "tinyint": "tinyint", "smallint": "smallint", "integer": "integer", "bigint": "bigint",
    "hugeint": "bigint", "utinyint": "bigint", "usmallint": "bigint", "uinteger": "bigint", "ubigint": "bigint",
    "float": "real", "double": "double", "varchar": "varchar", "blob": "varbinary", "date": "date", "time": "time(3)",
    "time with time zone": "time(3) with time zone", "timestamp_s": "timestamp(0)", "timestamp_ms": "timestamp(3)",
    "timestamp": "timestamp(3)", "timestamp_ns": "timestamp(9)",
    "timestamp with time zone": "timestamp(3) with time zone",
    "interval": "interval day to second", "uuid": "uuid", "json": "json", '"null"': "unknown", "null": "unknown",
}  # fmt: skip


def parse_type(name: str) -> Type:
    """Read a Trino type name; parameters of a decimal, a time and a timestamp are kept, all others dropped."""
    found = _PARAMETERS.search(name)
    kind = " ".join(_PARAMETERS.sub("", name).lower().split())
    if kind == "int":
        kind = "integer"
    if kind == "decimal":
        return Type(kind, int(found[1]) if found else 38, int(found[2] or 0) if found else 0)
    if kind.startswith("time"):
        return Type(kind, digits=int(found[1]) if found else 3)
    return Type(kind)


def duckdb_type(name: str) -> str:
    """The DuckDB type that stores a Trino type.

    Raises: ValueError for a type that is unknown here.
    """
    text = name.strip()
    lower = text.lower()
    if lower.startswith("array(") and lower.endswith(")"):
        return f"{duckdb_type(text[6:-1])}[]"
    if lower.startswith("map(") and lower.endswith(")"):
        key, _, value = text[4:-1].partition(",")
        return f"MAP({duckdb_type(key)}, {duckdb_type(value)})"
    kind = parse_type(text)
    if kind.kind == "decimal":
        return f"DECIMAL({kind.precision},{kind.scale})"
    if kind.kind == "timestamp":
        found = _PARAMETERS.search(text)
        digits = int(found[1]) if found else 3
        return "TIMESTAMP_S" if digits == 0 else "TIMESTAMP_MS" if digits <= 3 else "TIMESTAMP"
    try:
        return _DUCKDB[kind.kind]
    except KeyError:
        raise ValueError(f"Unknown type: {name}") from None


def _field(name: str, kind: str) -> str:
    """A field of a row; those of an anonymous one are called _0, _1, … by DuckDB and nothing by Trino."""
    return kind if name.startswith("_") and name[1:].isdigit() else f"{name} {kind}"


def trino_name(kind: Any) -> str:
    """The Trino name of a DuckDB type (a ``DuckDBPyType``)."""
    if kind.id == "decimal":
        sizes = dict(kind.children)
        return f"decimal({sizes['precision']},{sizes['scale']})"
    if kind.id in ("list", "array"):
        return f"array({trino_name(dict(kind.children)['child'])})"
    if kind.id == "map":
        parts = dict(kind.children)
        return f"map({trino_name(parts['key'])}, {trino_name(parts['value'])})"
    if kind.id == "struct":
        return "row(" + ", ".join(_field(name, trino_name(child)) for name, child in kind.children) + ")"
    return _TRINO.get(str(kind).lower(), str(kind).lower())
