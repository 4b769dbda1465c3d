"""Run a statement from its text to rows of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .bind import Namespace, Output, bind
from .engine import Raw, engine
from .printing import printers
from .types import trino_name

__all__ = ["Answer", "run"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a SELECT as Peaka puts them on the wire."""

    columns: list[Output]
    types: list[str]
    rows: list[list[str | None]]


async def run(
    sql: str, namespace: Namespace, *, bindings: Sequence[str | None] = (), timeout: float | None = None
) -> Answer:
    """Run one SELECT of Trino's dialect.

    Args:
        sql: the statement.
        namespace: what its names mean.
        bindings: values for its ``?``.
        timeout: seconds.

    Raises: SqlError, SqlTimeoutError.
    """
    bound = bind(sql, namespace, bindings)
    return answer(await engine().run(bound.sql, timeout=timeout), bound.outputs)


def answer(raw: Raw, outputs: list[Output]) -> Answer:
    """Print what DuckDB returned."""
    known = outputs if len(outputs) == len(raw.names) else [Output(name) for name in raw.names]
    columns = [Output(name, one.type, one.origin) for name, one in zip(raw.names, known, strict=True)]
    zones = [one.type.zone if one.type else None for one in columns]
    shown = [one.type.kind if one.type else None for one in columns]
    show = printers(raw.kinds, raw.rows, zones, shown)
    rows = [[None if value is None else show[i](value) for i, value in enumerate(row)] for row in raw.rows]
    types = [
        "interval year to month" if name == "interval year to month" else trino_name(kind)
        for name, kind in zip(shown, raw.kinds, strict=True)
    ]
    return Answer(columns, types, rows)
