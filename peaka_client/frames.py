"""Results as data frames and as HTML. The packages they need are extras and are imported only here."""

from __future__ import annotations

import html
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .cells import convert_column
from .errors import PeakaMissingExtraError

if TYPE_CHECKING:
    from .rows import QueryResult


_SHOWN = 100
_ARROW = {
    "tinyint": "int8", "smallint": "int16", "integer": "int32", "int": "int32", "bigint": "int64", "real": "float32",
    "double": "float64", "float": "float64", "boolean": "bool_", "date": "date32", "varbinary": "binary",
    "varchar": "string", "char": "string",
}  # fmt: skip
"""Arrow's names of SQL's plain types."""
_CHUNK = 500
"""Rows that become columns at once: few enough to stay in the processor's cache, which more than halves the time."""


def _extra(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise PeakaMissingExtraError(f"{module} is not installed: pip install 'peaka-client[{extra}]'") from None


def _arrow_type(pa: Any, sql_type: str | None) -> Any:
    """The Arrow type for a SQL type; None: leave it to the values."""
    text = (sql_type or "varchar").lower()
    base = re.split(r"[( ]", text, maxsplit=1)[0]
    if base == "decimal":
        found = re.match(r"decimal\((\d+)\s*,\s*(\d+)\)", text)
        return pa.decimal128(int(found[1]), int(found[2])) if found else None
    if base == "timestamp":
        return pa.timestamp("us", "UTC" if "with time zone" in text else None)
    return getattr(pa, _ARROW[base])() if base in _ARROW else None


def _arrow_texts(pa: Any, result: QueryResult) -> list[Any]:
    """Each column as Arrow text; None where it holds anything else."""
    kind = pa.string()
    parts: list[list[Any] | None] = [[] for _ in result.columns]
    for start in range(0, len(result.texts), _CHUNK):
        for at, values in enumerate(zip(*result.texts[start : start + _CHUNK], strict=True)):
            arrays = parts[at]
            if arrays is not None:
                try:
                    arrays.append(pa.array(values, kind))
                except (pa.ArrowException, TypeError):
                    parts[at] = None
    return [None if arrays is None else pa.chunked_array(arrays, kind) for arrays in parts]


def _arrow_column(pa: Any, result: QueryResult, at: int, texts: Any) -> Any:
    sql_type = result.columns[at].type
    kind = _arrow_type(pa, sql_type)
    if kind is not None and texts is not None and not pa.types.is_binary(kind):
        # Arrow reads the text itself, which is many times faster than making Python values first.
        try:
            return texts if pa.types.is_string(kind) else texts.cast(kind)
        except pa.ArrowException:
            pass
    raw = [row[at] for row in result.texts]
    plain = list(convert_column(sql_type, raw))
    for wanted in (kind, None):
        try:
            return pa.array(plain, wanted)
        except (pa.ArrowException, TypeError, ValueError, OverflowError):
            continue
    return pa.array([None if value is None else str(value) for value in raw], pa.string())


def to_arrow(result: QueryResult) -> Any:
    """The result as an Arrow table."""
    pa = _extra("pyarrow", "arrow")
    arrays = [_arrow_column(pa, result, at, texts) for at, texts in enumerate(_arrow_texts(pa, result))]
    return pa.Table.from_arrays(arrays, names=[column.key for column in result.columns]).combine_chunks()


def to_polars(result: QueryResult) -> Any:
    """The result as a polars data frame."""
    pl = _extra("polars", "polars")
    columns = zip(*result.rows, strict=True) if result.texts else [()] * len(result.columns)
    return pl.DataFrame(
        [
            pl.Series(column.key, list(values), strict=False) if values else pl.Series(column.key, [], dtype=pl.String)
            for column, values in zip(result.columns, columns, strict=True)
        ]
    )


def to_pandas(result: QueryResult) -> Any:
    """The result as a pandas data frame."""
    pd = _extra("pandas", "pandas")
    return pd.DataFrame.from_records(result.rows, columns=[column.key for column in result.columns])


def to_html(result: QueryResult) -> str:
    """A plain table of the first 100 rows, for notebooks."""
    head = "".join(f"<th>{html.escape(column.name)}</th>" for column in result.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{'' if value is None else html.escape(str(value))}</td>" for value in row) + "</tr>"
        for row in result.texts[:_SHOWN]
    )
    more = len(result) - _SHOWN
    foot = f"<p>… {more} more rows</p>" if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}"
