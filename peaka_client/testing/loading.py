"""Data of the caller's own, loaded into a catalog."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from .sql.engine import engine
from .sql.errors import SqlError
from .sql.types import Column, trino_name
from .state import Catalog, Field, Project, State, Table

__all__ = ["load_table"]


def load_table(
    state: State,
    project: Project,
    name: tuple[str, str, str],
    given: tuple[str, Any],
    types: Mapping[str, str] | None,
    *,
    into_caches: bool,
) -> None:
    """Put a table into a project; see :meth:`.local.LocalPeaka.load`."""
    catalog_name, schema, table = name
    columns, rows = _read(*given, types)
    try:
        relation = engine().create(columns, rows)
    except SqlError as error:
        raise ValueError(f"{'.'.join(name)}: {error}") from None
    catalog = project.catalog_named(catalog_name)
    if catalog is None:
        catalog = Catalog(state.ids.number(), catalog_name, catalog_name, "peaka_postgres")
        project.catalogs[catalog.id] = catalog
    fields = [Field(one.name, one.type, one.name) for one in columns]
    catalog.schemas.setdefault(schema, {})[table] = Table(table, fields, relation, cacheable=catalog.type != "internal")
    for made in project.caches.values():
        if into_caches and made.relation and (made.catalog_id, made.schema, made.table) == (catalog.id, schema, table):
            made.relation, made.fields = relation, list(fields)


def _read(source: str, given: Any, types: Mapping[str, str] | None) -> tuple[list[Column], Sequence[Sequence[Any]]]:
    if source in {"csv", "parquet"}:
        columns, rows = _from_file(source, given)
        if types:
            columns = [Column(one.name, types.get(one.name, one.type)) for one in columns]
        return columns, rows
    records = _records(given)
    if types and not (records and isinstance(records[0], Mapping)):
        return [Column(name, kind) for name, kind in types.items()], [tuple(record) for record in records]
    if not records or not all(isinstance(record, Mapping) for record in records):
        raise ValueError("Rows that are no mappings, or none at all, need columns= with their types")
    names = list(dict.fromkeys(key for record in records for key in record))
    rows = [tuple(record.get(name) for name in names) for record in records]
    guessed = [
        Column(name, (types or {}).get(name) or _guess(name, [row[index] for row in rows]))
        for index, name in enumerate(names)
    ]
    return guessed, rows


def _records(given: Any) -> list[Any]:
    """The rows of a DataFrame, an Arrow table or an iterable."""
    if hasattr(given, "to_dicts"):
        return list(given.to_dicts())
    if hasattr(given, "to_pylist"):
        return list(given.to_pylist())
    if hasattr(given, "to_dict") and hasattr(given, "columns"):
        return [{str(key): _plain(value) for key, value in row.items()} for row in given.to_dict("records")]
    if isinstance(given, Iterable):
        return list(given)
    raise ValueError(f"Cannot read rows from {type(given).__name__}")


def _plain(value: Any) -> Any:
    """Pandas' scalars as Python's; its many kinds of missing as None."""
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT differ from themselves
        return None
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime()
    return value.item() if hasattr(value, "item") else value


_GUESSES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "boolean"),
    (int, "bigint"),
    (float, "double"),
    (dt.datetime, "timestamp(3)"),
    (dt.date, "date"),
    (dt.time, "time(3)"),
    ((bytes, bytearray), "varbinary"),
    (uuid.UUID, "uuid"),
    (str, "varchar"),
)


def _guess(name: str, values: Sequence[Any]) -> str:
    present = [value for value in values if value is not None]
    if not present:
        return "varchar"
    if all(isinstance(value, Decimal) for value in present):
        scale = max(max(-int(value.as_tuple().exponent), 0) for value in present)
        return f"decimal(38,{scale})"
    if all(isinstance(value, dt.datetime) for value in present) and any(value.tzinfo for value in present):
        return _precise("timestamp(3) with time zone", present)
    if all(isinstance(value, (list, tuple)) for value in present):
        return f"array({_guess(name, [item for value in present for item in value])})"
    for kind, trino in _GUESSES:
        if all(isinstance(value, kind) for value in present) and (
            kind is bool or not any(isinstance(v, bool) for v in present)
        ):
            return _precise(trino, present)
    if all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in present):
        return "double"
    raise ValueError(f"Cannot guess the type of column {name!r}: give it in columns=")


def _precise(kind: str, values: Iterable[Any]) -> str:
    """The type with six digits of a second, if three would lose some."""
    more = kind.startswith("time") and any(getattr(value, "microsecond", 0) % 1000 for value in values)
    return kind.replace("(3)", "(6)") if more else kind


def _from_file(source: str, given: Any) -> tuple[list[Column], Sequence[Sequence[Any]]]:
    """Read a file of the caller with a DuckDB of its own: the engine that runs statements cannot reach any file."""
    import tempfile
    from pathlib import Path

    import duckdb

    text = source == "csv" and isinstance(given, str) and "\n" in given
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.csv" if text else Path(given)
        if text:
            path.write_text(given, encoding="utf-8")
        connection = duckdb.connect()
        try:
            connection.execute("SET TimeZone='UTC'")
            reader = "read_csv(?, header=true)" if source == "csv" else "read_parquet(?)"
            result = connection.execute(f"SELECT * FROM {reader}", [str(path)])
            rows = result.fetchall()
            return [
                Column(str(name), _precise(trino_name(kind), [row[at] for row in rows]))
                for at, (name, kind, *_) in enumerate(result.description or [])
            ], rows
        except duckdb.Error as error:
            raise ValueError(f"Cannot read {source}: {str(error).splitlines()[0]}") from None
        finally:
            connection.close()
