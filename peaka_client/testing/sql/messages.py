"""DuckDB's complaints in Trino's words, where the two have a sentence for the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

__all__ = ["explain"]

_TYPES = {"INT64": "bigint", "INT32": "integer", "INT16": "smallint", "INT8": "tinyint", "BOOL": "boolean"}

_SAYINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Division by zero"), "Division by zero"),
    (re.compile(r'Referenced column "([^"]+)" not found'), "line 1:1: Column '{0}' cannot be resolved"),
    (
        re.compile(r'Table "([^"]+)" does not have a column named "([^"]+)"'),
        "line 1:1: Column '{0}.{1}' cannot be resolved",
    ),
    (re.compile(r'Referenced table "([^"]+)" not found'), "line 1:1: Table '{0}' cannot be resolved"),
    (re.compile(r'Ambiguous reference to column name "([^"]+)"'), "line 1:1: Column '{0}' is ambiguous"),
    (
        re.compile(r'column "([^"]+)" must appear in the GROUP BY clause'),
        "line 1:8: '{0}' must be an aggregate expression or appear in GROUP BY clause",
    ),
    (re.compile(r"Could not convert string '([^']*)' to (\w+)"), "Cannot cast '{0}' to {1}"),
)


def explain(error: duckdb.Error) -> str:
    """One line for the caller: Trino's sentence, or DuckDB's own first line without its class of error."""
    text = str(error)
    for pattern, saying in _SAYINGS:
        found = pattern.search(text)
        if found:
            return saying.format(*(_TYPES.get(part, part) for part in found.groups()))
    line = text.splitlines()[0] if text else "Query failed"
    kind, colon, rest = line.partition(": ")
    return rest if colon and "Error" in kind else line
