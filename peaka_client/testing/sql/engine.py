"""The engine: one locked-down DuckDB a process, each statement on a cursor and a thread of its own.

Tables in it are immutable and have names that no statement can spell, so every LocalPeaka of the process may share it:
a change makes a new table, and a snapshot is nothing but a set of names.
"""

from __future__ import annotations

import itertools
import re
import threading
import weakref
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, TypeVar

import anyio.to_thread
import duckdb

from .errors import SqlError, SqlTimeoutError
from .functions import MACROS, SCALARS
from .messages import explain
from .types import Column, duckdb_type

__all__ = ["Engine", "Raw", "Relation", "engine"]

T = TypeVar("T")

_SETTINGS = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "threads": "2",
    "memory_limit": "1GB",
}

_IN_PYTHON = re.compile("|".join(name for name, *_ in SCALARS), re.IGNORECASE)

DEFAULT_TIMEOUT = 30.0
"""Seconds that a statement may run when the caller names no timeout of its own."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What DuckDB answered: names, DuckDB types and Python values."""

    names: list[str]
    kinds: list[Any]
    rows: list[tuple[Any, ...]]


class Relation:
    """An immutable table of the engine; dropped when nothing refers to it any more."""

    __slots__ = ("__weakref__", "name")

    def __init__(self, name: str) -> None:
        self.name: str = name

    def __reduce__(self) -> tuple[Callable[[str], Relation], tuple[str]]:
        return _relation, (self.name,)

    def __deepcopy__(self, memo: object) -> Relation:
        return self


_relations: weakref.WeakValueDictionary[str, Relation] = weakref.WeakValueDictionary()


def _relation(name: str) -> Relation:
    return _relations[name]


class Engine:
    """A DuckDB without files, network or extensions, whose configuration is locked."""

    def __init__(self) -> None:
        self._connection = duckdb.connect(":memory:", config=dict(_SETTINGS))
        for statement in (
            "SET GLOBAL TimeZone='UTC'",
            "SET GLOBAL integer_division=true",
            "SET GLOBAL default_null_order='nulls_last'",
            "SET GLOBAL python_enable_replacements=false",
        ):
            self._connection.execute(statement)
        self._connection.execute(";".join(f"CREATE MACRO {macro}" for macro in MACROS))
        self._connection.execute("SET lock_configuration=true")
        self._numbers = itertools.count(1)
        self._dropped: list[str] = []
        self._lock = threading.Lock()
        self._has_functions = False

    def _provide_functions(self, sql: str) -> None:
        """Add the functions written in Python, when a statement uses one: the first brings numpy in, if it is there."""
        if self._has_functions or not _IN_PYTHON.search(sql):
            return
        with self._lock:
            if not self._has_functions:
                define = self._connection.create_function
                for name, function, parameters, result in SCALARS:
                    passing = _nulls_pass(function)
                    define(name, passing, parameters, result, null_handling="special")  # type: ignore[call-overload]
                self._has_functions = True

    async def run(self, sql: str, *, timeout: float | None = None) -> Raw:
        """Run a statement off the loop.

        Args:
            sql: DuckDB's dialect, already checked and bound.
            timeout: seconds; None: the default of 30.

        Raises: SqlError with DuckDB's words, SqlTimeoutError.
        """
        return await anyio.to_thread.run_sync(
            self.run_now, sql, DEFAULT_TIMEOUT if timeout is None else timeout, abandon_on_cancel=False
        )

    def run_now(self, sql: str, timeout: float = DEFAULT_TIMEOUT) -> Raw:
        """The same on the caller's own thread."""
        self._provide_functions(sql)
        with self._watched(timeout) as cursor:
            result = cursor.execute(sql)
            description = result.description or []
            rows = result.fetchall()
        return Raw([column[0] for column in description], [column[1] for column in description], rows)

    @contextmanager
    def _watched(self, timeout: float) -> Generator[duckdb.DuckDBPyConnection]:
        """A cursor that is interrupted when its time is up, and whose errors are ours."""
        cursor = self._connection.cursor()
        expired = threading.Event()

        def interrupt() -> None:
            expired.set()
            cursor.interrupt()

        timer = threading.Timer(timeout, interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield cursor
        except duckdb.Error as error:
            if expired.is_set():
                raise SqlTimeoutError("Query exceeded the maximum run time") from None
            raise SqlError(explain(error)) from None
        finally:
            timer.cancel()
            cursor.close()

    def create(self, columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> Relation:
        """Make a table.

        Args:
            columns: names and Trino types.
            rows: values a row; text is read as the column's type, None is null.

        Raises: SqlError if a value does not fit its column.
        """
        parts = ", ".join(f"{_quote(column.name)} {duckdb_type(column.type)}" for column in columns)
        return self._make(f"({parts})", columns, rows)

    def append(self, base: Relation, columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> Relation:
        """A new table with the rows of ``base`` and more."""
        return self._make(f"AS SELECT * FROM {base.name}", columns, rows)

    def derive(self, select: str) -> Relation:
        """A new table with what a SELECT of DuckDB's dialect returns.

        Raises: SqlError.
        """
        return self._make(f"AS {select}", (), ())

    def count(self, relation: Relation) -> int:
        """How many rows a table has."""
        rows: int = self.run_now(f"SELECT count(*) FROM {relation.name}").rows[0][0]
        return rows

    def _make(self, how: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> Relation:
        relation = Relation(f"memory.main.r{next(self._numbers)}")
        self._provide_functions(how)
        with self._watched(DEFAULT_TIMEOUT) as cursor:
            self._drop_dead(cursor)
            cursor.execute(f"CREATE TABLE {relation.name} {how}")
            try:
                if rows:
                    cursor.execute(*_insert(relation.name, columns, rows))
            except duckdb.Error:
                cursor.execute(f"DROP TABLE {relation.name}")
                raise
        _relations[relation.name] = relation
        weakref.finalize(relation, self._dropped.append, relation.name)
        return relation

    def _drop_dead(self, cursor: duckdb.DuckDBPyConnection) -> None:
        with self._lock:
            dead, self._dropped[:] = list(self._dropped), []
        for name in dead:
            cursor.execute(f"DROP TABLE IF EXISTS {name}")


def _nulls_pass(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of null is null; with DuckDB's own way of doing this, no other result could be null."""

    @wraps(function)
    def passing(*arguments: Any) -> Any:
        return None if any(one is None for one in arguments) else function(*arguments)

    return passing


def _insert(name: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> tuple[str, list[list[Any]]]:
    """One statement for all rows: a list a column as a parameter, each cast to the column's type."""
    selected, values = [], []
    for index, column in enumerate(columns):
        kind = duckdb_type(column.type)
        cells = [row[index] for row in rows]
        if kind == "BLOB":
            selected.append("unnest(?::BLOB[])")
            values.append(cells)
        elif "[]" in kind or kind.startswith("MAP"):
            import json

            selected.append(f"from_json(unnest(?::VARCHAR[]), {_structure(kind)})")
            values.append([None if cell is None else json.dumps(cell, default=str) for cell in cells])
        else:
            selected.append(f"CAST(unnest(?::VARCHAR[]) AS {kind})")
            values.append([None if cell is None else _text(cell) for cell in cells])
    return f"INSERT INTO {name} SELECT {', '.join(selected)}", values


def _structure(kind: str) -> str:
    if kind.startswith("MAP"):
        return f"'\"{kind}\"'"
    return "'" + "[" * kind.count("[]") + f'"{kind.replace("[]", "")}"' + "]" * kind.count("[]") + "'"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@cache
def engine() -> Engine:
    """The engine of this process, made when first used."""
    return Engine()
