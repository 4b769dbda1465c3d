"""Results as data frames and as HTML. The packages they need are extras and are imported only here."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .cells import Row, base_type, by_column, convert_column, in_steps
from .errors import PeakaMissingExtraError

if TYPE_CHECKING:
    from .rows import Column, QueryResult


_SHOWN = 100
_CHUNK = 16
"""Steps whose values lie together in an Arrow table: few chunks, and each copied in a millisecond or two."""
_ARROW = {
    "tinyint": "int8", "smallint": "int16", "integer": "int32", "int": "int32", "bigint": "int64", "real": "float32",
    "double": "float64", "float": "float64", "boolean": "bool_", "date": "date32", "varbinary": "binary",
    "varchar": "string", "char": "string", "uuid": "string", "": "string",
}  # fmt: skip
"""Arrow's names of SQL's plain types."""


def _extra(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise PeakaMissingExtraError(f"{module} is not installed: pip install 'peaka-client[{extra}]'") from None


def _first(pa: Any, *ways: Callable[[], Any]) -> Any:
    """What the first way gives that Arrow does not refuse; None: it refuses them all."""
    for way in ways:
        try:
            return way()
        except (pa.ArrowException, TypeError, ValueError, OverflowError):
            continue
    return None


def _arrow_type(pa: Any, sql_type: str | None) -> Any:
    """The Arrow type for a SQL type; None: leave it to the values."""
    base, text = base_type(sql_type), (sql_type or "").lower()
    if base == "timestamp":
        return pa.timestamp("us", "UTC" if "with time zone" in text else None)
    if digits := re.match(r"decimal\((\d+)\s*,\s*(\d+)\)", text):
        return _first(pa, lambda: pa.decimal128(int(digits[1]), int(digits[2])))
    return getattr(pa, _ARROW[base])() if base in _ARROW else None


def _arrow_piece(pa: Any, kind: Any, sql_type: str | None, values: Any) -> Any:
    """Some values of a column; None: they are not all of the column's Arrow type."""
    if not pa.types.is_binary(kind):
        # Arrow reads text itself, which is many times faster than making Python values first.
        piece = _first(pa, lambda: pa.array(values, pa.string()).cast(kind))
        if piece is not None:
            return piece
    made = convert_column(sql_type, values)
    # Arrow would cut floats down to integers, and take numbers for times since 1970.
    wrong = {int, float} if pa.types.is_temporal(kind) else {float} if pa.types.is_integer(kind) else set()
    return _first(pa, lambda: pa.array(made, kind)) if wrong.isdisjoint(map(type, made)) else None


async def _odd_column(pa: Any, steps: Callable[[], Iterator[tuple[Row, ...]]], at: int, sql_type: str | None) -> Any:
    """A column whose Arrow type its values tell; text, where they do not agree."""
    values: list[Any] = []
    kinds: set[type] = set()
    for rows in steps():
        made = convert_column(sql_type, [row[at] for row in rows])
        values += made
        kinds.update(float if type(value) is int else type(value) for value in made if value is not None)
        await asyncio.sleep(0)
    # Of one kind, since Arrow would take numbers among times for times, too.
    column = _first(pa, lambda: pa.array(values)) if len(kinds) < 2 else None
    if column is None:
        texts = [None if row[at] is None else str(row[at]) for rows in steps() for row in rows]
        column = pa.array(texts, pa.string())
    return column


async def to_arrow(columns: list[Column], pieces: list[tuple[Row, ...]]) -> Any:
    """Rows of texts as an Arrow table; the event loop turns every few milliseconds."""
    pa = _extra("pyarrow", "arrow")
    steps = partial(in_steps, pieces, len(columns) / 4)  # Arrow is so much faster with a cell
    types = [column.type for column in columns]
    kinds = [_arrow_type(pa, sql_type) for sql_type in types]
    parts: list[list[Any]] = [[] for _ in kinds]
    for rows in steps():
        for at, values in enumerate(by_column(rows, len(columns))):
            if kinds[at] is not None:
                parts[at].append(_arrow_piece(pa, kinds[at], types[at], values))
                if parts[at][-1] is None:
                    kinds[at] = None
        await asyncio.sleep(0)
    arrays = []
    for at, (kind, sql_type) in enumerate(zip(kinds, types, strict=True)):
        if kind is None:
            parts[at] = [await _odd_column(pa, steps, at, sql_type)]
        chunks = []
        for start in range(0, len(parts[at]), _CHUNK):
            chunks.append(pa.concat_arrays(parts[at][start : start + _CHUNK]))
            await asyncio.sleep(0)
        arrays.append(pa.chunked_array(chunks, kind))
        parts[at] = []
    return pa.Table.from_arrays(arrays, names=[column.key for column in columns])


def to_polars(result: QueryResult) -> Any:
    """The result as a polars data frame."""
    pl = _extra("polars", "polars")
    columns = zip(*result.rows, strict=True) if result.texts else [()] * len(result.columns)
    return pl.DataFrame(
        [
            pl.Series(column.key, list(values), None if values else pl.String, strict=False)
            for column, values in zip(result.columns, columns, strict=True)
        ]
    )


def to_pandas(result: QueryResult) -> Any:
    """The result as a pandas data frame."""
    pd = _extra("pandas", "pandas")
    return pd.DataFrame.from_records(result.rows, columns=[column.key for column in result.columns])


def to_html(result: QueryResult) -> str:
    """A plain table of the first 100 rows, for notebooks."""
    from html import escape

    def row(tag: str, cells: Iterable[Any]) -> str:
        shown = ("" if cell is None else escape(str(cell)) for cell in cells)
        return "<tr>" + "".join(f"<{tag}>{text}</{tag}>" for text in shown) + "</tr>"

    head = row("th", [column.name for column in result.columns])
    body = "".join(row("td", cells) for cells in result.texts[:_SHOWN])
    more = len(result) - _SHOWN
    foot = f"<p>… {more} more rows</p>" if more > 0 else ""
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>{foot}"
