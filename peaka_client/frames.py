"""Results as data frames and as HTML. The packages they need are extras and are imported only here."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, time
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


def _first(refusal: type[Exception], *ways: Callable[[], Any]) -> Any:
    """What the first way gives that is not refused; None: all are."""
    for way in ways:
        with suppress(refusal, TypeError, ValueError, OverflowError):
            return way()
    return None


def _texts(values: Iterable[Any]) -> list[str | None]:
    """Values of the wire as text that every frame takes: without lone surrogates."""
    return [None if value is None else str(value).encode(errors="backslashreplace").decode() for value in values]


def _arrow_type(pa: Any, sql_type: str | None) -> Any:
    """The Arrow type for a SQL type; None: leave it to the values."""
    base, text = base_type(sql_type), (sql_type or "").lower()
    if base == "timestamp":
        return pa.timestamp("us", "UTC" if "with time zone" in text else None)
    if re.search(r"\btime\b[(\d)]* with time zone", text):  # Arrow would drop the zone
        return pa.string()
    if digits := re.match(r"decimal\((\d+)\s*,\s*(\d+)\)", text):
        return _first(pa.ArrowException, lambda: pa.decimal128(int(digits[1]), int(digits[2])))
    return getattr(pa, _ARROW[base])() if base in _ARROW else None


def _arrow_piece(pa: Any, kind: Any, sql_type: str | None, values: Any) -> Any:
    """Some values of a column; None: they are not all of the column's Arrow type."""
    if not pa.types.is_binary(kind):
        # Arrow reads text itself, which is many times faster than making Python values first.
        piece = _first(pa.ArrowException, lambda: pa.array(values, pa.string()).cast(kind))
        if piece is not None:
            return piece
    made = convert_column(sql_type, values)
    # Arrow would cut floats down to integers, and take numbers for times since 1970.
    wrong = {int, float} if pa.types.is_temporal(kind) else {float} if pa.types.is_integer(kind) else set()
    return _first(pa.ArrowException, lambda: pa.array(made, kind)) if wrong.isdisjoint(map(type, made)) else None


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
    column = _first(pa.ArrowException, lambda: pa.array(values)) if len(kinds) < 2 else None
    if column is None:
        column = pa.array(_texts(row[at] for rows in steps() for row in rows), pa.string())
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


def _same(made: Any, value: Any) -> bool:
    """Whether polars kept a value: it makes one of numbers, truth and text, and drops digits, and zones of times."""
    if isinstance(value, dict):
        return all(_same(made[name], item) for name, item in value.items())
    if isinstance(value, list):
        return all(map(_same, made, value))
    return made != made or (made == value and isinstance(made, bool) == isinstance(value, bool))  # noqa: PLR0124 - NaN


def _polars_series(pl: Any, result: QueryResult, at: int, values: list[Any]) -> Any:
    """A column of a polars frame: text, where polars has no type for its values."""
    key, kinds = result.columns[at].key, set(map(type, values)) - {type(None)}
    sure = len(kinds) == 1 and kinds.isdisjoint({dict, list, time})

    def made() -> Any:
        moments = [x.astimezone(UTC) if isinstance(x, datetime) and x.tzinfo else x for x in values]
        series = pl.Series(key, moments, None if values else pl.String, strict=False)
        if series.dtype == pl.Object or not (sure or all(map(_same, series.to_list(), values))):
            raise ValueError("not the same values")
        return series

    return _first(
        pl.exceptions.PolarsError, made, lambda: pl.Series(key, _texts(row[at] for row in result.texts), pl.String)
    )


def to_polars(result: QueryResult) -> Any:
    """The result as a polars data frame."""
    pl = _extra("polars", "polars")
    columns = enumerate(by_column(result.rows, len(result.columns)))
    return pl.DataFrame([_polars_series(pl, result, at, values) for at, values in columns])


def to_pandas(result: QueryResult) -> Any:
    """The result as a pandas data frame."""
    pd = _extra("pandas", "pandas")

    def series(values: list[Any]) -> Any:
        kinds = set(map(type, values))
        # Left to itself, pandas makes floats of integers that stand beside None or floats.
        exact = "Int64" if kinds == {int, type(None)} else object if int in kinds and len(kinds) > 1 else None
        ways = (partial(pd.Series, values, dtype=dtype) for dtype in (exact, object))
        return _first(OverflowError, *ways)

    columns = zip(result.columns, by_column(result.rows, len(result.columns)), strict=True)
    return pd.DataFrame({column.key: series(values) for column, values in columns})


def to_html(result: QueryResult) -> str:
    """A plain table of the first 100 rows, for notebooks."""
    from html import escape

    def row(tag: str, cells: Iterable[Any]) -> str:
        shown = ("" if cell is None else escape(str(cell)) for cell in cells)
        return "<tr>" + "".join(f"<{tag}>{text}</{tag}>" for text in shown) + "</tr>"

    head = row("th", [column.name for column in result.columns])
    body = "".join(row("td", cells) for cells in result.texts[:_SHOWN])
    foot = f"<p>… {len(result) - _SHOWN} more rows</p>" if len(result) > _SHOWN else ""
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>{foot}"
