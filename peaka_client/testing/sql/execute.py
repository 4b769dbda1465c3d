"""Run a statement from its text to rows of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .bind import Namespace, Output, bind
from .engine import Raw, engine
from .printing import printers
from .types import Type, trino_name

__all__ = ["Answer", "answer", "run"]

_DIGITS = re.compile(r"\(\d+\)")


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a SELECT as Peaka puts them on the wire."""

    columns: list[Output]
    types: list[str]
    rows: list[list[str | None]]


async def run(
    sql: str,
    namespace: Namespace,
    *,
    bindings: Sequence[str | None] = (),
    timeout: float | None = None,
    exact: bool = True,
) -> Answer:
    """Run one SELECT of Trino's dialect.

    Args:
        sql: the statement.
        namespace: what its names mean.
        bindings: values for its ``?``.
        timeout: seconds.
        exact: refuse to compare text with other types, as Trino does.

    Raises: SqlError, SqlTimeoutError.
    """
    bound = bind(sql, namespace, bindings, exact=exact)
    return answer(await engine().run(bound.sql, timeout=timeout), bound.outputs)


def answer(raw: Raw, outputs: list[Output]) -> Answer:
    """Print what DuckDB returned."""
    known = outputs if len(outputs) == len(raw.names) else [Output(name) for name in raw.names]
    columns = [Output(name, one.type, one.origin) for name, one in zip(raw.names, known, strict=True)]
    show = printers(raw.kinds, raw.rows, [one.type for one in columns])
    rows = [[None if value is None else show[i](value) for i, value in enumerate(row)] for row in raw.rows]
    types = [_type_name(one.type, trino_name(kind)) for one, kind in zip(columns, raw.kinds, strict=True)]
    return Answer(columns, types, rows)


def _type_name(known: Type | None, stored: str) -> str:
    """The type's name in Trino, where DuckDB's says less or has other parameters."""
    if known is None or known.kind == stored:
        return stored
    if known.kind == "interval year to month":
        return known.kind
    if known.kind == "decimal" and stored.startswith("decimal") and stored.endswith(f",{known.scale})"):
        return str(known)
    if known.digits is not None and stored.startswith(known.kind.partition(" ")[0] + "("):
        return _DIGITS.sub(f"({known.digits})", stored, count=1)
    return stored
