"""The rows of a query: collected, or handed over while they arrive."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from .cells import convert_column
from .errors import PeakaConfigError, PeakaConnectionError, PeakaDecodeError, PeakaError
from .operation import Call, Operation
from .replies import StreamCall
from .retry import backoff
from .rowparser import RowParser
from .types import UNSET, CallOptions

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]
    import polars as pl
    import pyarrow as pa  # type: ignore[import-untyped]

    from .replies import StreamReply
    from .sender import PeakaSender


_EXECUTE = Operation(
    name="execute_statement",
    method="POST",
    path="/data/projects/{projectId}/queries/execute",
    safe=True,
    scopes=("partner", "project"),
    decode=dict,
)
_OWN = ("bindings", "format", "query_timeout")
_GRACE = 10.0
"""Seconds that a call may take beyond the time that the server was given for the query."""


class RowOptions(CallOptions, total=False):
    """What a query takes beside its statement."""

    bindings: Sequence[str]
    """Values for the statement's ``?``."""
    format: Literal["cell_typed", "compact"]
    query_timeout: int
    """Seconds that the server may take."""


class Column(NamedTuple):
    """One column of a result."""

    name: str
    """As the server names it; several columns may have one name."""
    type: str | None
    """The SQL type, e.g. ``decimal(10,2)``; None: not known (no rows, or ``format="compact"``)."""
    key: str
    """The name made unique: what :meth:`QueryResult.dicts` and the data frames use."""
    catalog: str | None = None
    schema: str | None = None
    table: str | None = None


class _Shape:
    """What the columns are, and how a row of cells becomes a row of values."""

    def __init__(self, parser: RowParser, width: int) -> None:
        given = parser.head.get("columns")
        listed = [entry if isinstance(entry, dict) else {} for entry in given] if isinstance(given, list) else []
        cells = parser.sample
        self._places: list[int] | None = None
        self._first = self._last = None
        names: list[str] = []
        types: list[str | None] = []
        if cells:
            orders = [cell.order for cell in cells]
            self._first, self._last = orders[0], orders[-1]
            if all(type(order) is int for order in orders) and len(set(orders)) == len(orders):
                places = sorted(range(len(orders)), key=orders.__getitem__)
                if places != list(range(len(orders))):
                    self._places = places
                    cells = [cells[place] for place in places]
            for cell in cells:
                names.append(str(cell.name or cell.displayName or ""))
                types.append(cell.dataType if isinstance(cell.dataType, str) else None)
        width = len(names) or width or len(listed)
        listed += [{}] * (width - len(listed))
        names = names or [str(entry.get("columnName") or "") for entry in listed[:width]]
        names = [
            name or str(entry.get("columnName") or f"column_{at}")
            for at, (name, entry) in enumerate(zip(names, listed, strict=False))
        ]
        types = types or [None] * width
        self.columns = [
            Column(name, kind, key, *_origin(name, entry, listed))
            for name, kind, key, entry in zip(names, types, _unique(names), listed, strict=False)
        ]

    def plain(self, rows: list[list[Any]]) -> list[tuple[Any, ...]]:
        """Rows of cells as rows of their values, in the columns' order.

        Tuples, since the garbage collector stops looking at a tuple of strings: at lists it would look again and again
        while a large result grows, and stop the loop each time.
        """
        width, first, last = len(self.columns), self._first, self._last
        if self._places is None and all(
            len(row) == width and (not row or (row[0].order == first and row[-1].order == last)) for row in rows
        ):
            return [tuple([cell.value for cell in row]) for row in rows]
        return [self._sorted(row) for row in rows]

    def _sorted(self, row: list[Any]) -> tuple[Any, ...]:
        if len(row) != len(self.columns):
            raise PeakaDecodeError(
                f"a row has {len(row)} cells where the first had {len(self.columns)}", place="$.data"
            )
        if self._first is not None and all(type(cell.order) is int for cell in row):
            row = sorted(row, key=lambda cell: cell.order)
        return tuple([cell.value for cell in row])

    def checked(self, rows: list[list[Any]]) -> list[tuple[Any, ...]]:
        """Rows of plain values, their widths checked."""
        if any(len(row) != len(self.columns) for row in rows):
            raise PeakaDecodeError("the rows differ in their number of values", place="$.data")
        return [tuple(row) for row in rows]

    def typed(self, rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
        """Rows of Python values."""
        if not self.columns or not rows:
            return [tuple(row) for row in rows]
        by_column = zip(*rows, strict=True)
        return list(
            zip(
                *(convert_column(c.type, values) for c, values in zip(self.columns, by_column, strict=True)),
                strict=True,
            )
        )


def _unique(names: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        key, number = name, 1
        while key in seen:
            number += 1
            key = f"{name}_{number}"
        seen.add(key)
        yield key


def _origin(name: str, entry: dict[str, Any], listed: list[dict[str, Any]]) -> Iterable[str | None]:
    if entry.get("columnName") != name:
        same = [other for other in listed if other.get("columnName") == name]
        entry = same[0] if len(same) == 1 else entry
    return (entry.get("catalogName"), entry.get("schemaName"), entry.get("tableName"))


class RowStream:
    """Rows while they arrive: iterate it with ``async for row in rows``. A row is a tuple of Python values."""

    def __init__(self, reply: StreamReply, *, compact: bool, raw: bool = False) -> None:
        self._reply = reply
        self._compact = compact
        self._parser = RowParser(compact=compact)
        self._shape: _Shape | None = None
        self._batch: Iterator[tuple[Any, ...]] = iter(())
        self._done = False
        self.raw = raw
        """Hand out the values as the wire has them (text), instead of Python values."""

    @property
    def columns(self) -> list[Column]:
        """The columns. Without any row they have no types, and where the server names them last they come last."""
        return [] if self._shape is None else self._shape.columns

    async def batch(self) -> list[tuple[Any, ...]] | None:
        """The rows that the next piece of the body completes, never none; None: the result is complete."""
        while not self._done:
            piece = await self._reply.next()
            try:
                if piece is None:
                    self._done = True
                    rows = self._parser.finish()
                else:
                    rows = self._parser.feed(piece)
                if rows or self._done:
                    batch = self._read(rows)
                    if batch:
                        return batch
            except PeakaError as error:
                raise self._reply.told(error) from None
        return None

    def _read(self, rows: list[list[Any]]) -> list[tuple[Any, ...]]:
        if self._shape is None:
            self._shape = _Shape(self._parser, len(rows[0]) if rows else 0)
        plain = self._shape.checked(rows) if self._compact else self._shape.plain(rows)
        return plain if self.raw else self._shape.typed(plain)

    async def prime(self) -> None:
        """Read up to the first row, so that the columns are known."""
        self._batch = iter(await self.batch() or ())

    def buffered(self) -> list[tuple[Any, ...]]:
        """The rows that have arrived and were not handed out yet."""
        rows, self._batch = list(self._batch), iter(())
        return rows

    def __aiter__(self) -> AsyncIterator[tuple[Any, ...]]:
        return self

    async def __anext__(self) -> tuple[Any, ...]:
        while True:
            for row in self._batch:
                return row
            batch = await self.batch()
            if batch is None:
                raise StopAsyncIteration
            self._batch = iter(batch)

    def typed(self, rows: list[Any]) -> list[tuple[Any, ...]]:
        """Raw rows as Python values."""
        return [] if self._shape is None else self._shape.typed(rows)


def open_rows(
    sender: PeakaSender, project_id: str, statement: str, options: RowOptions, *, raw: bool = False
) -> AbstractAsyncContextManager[RowStream]:
    """Run a SELECT and hand over its rows while they arrive."""
    format, query_timeout = str(options.get("format", "cell_typed")).lower(), options.get("query_timeout")  # noqa: A001
    if format not in ("cell_typed", "compact"):
        raise PeakaConfigError(f"unknown format {format!r}: pass 'cell_typed' or 'compact'")
    limit = options.get("timeout", sender.settings.timeout)
    if query_timeout is None:
        query_timeout = None if limit is None else max(1, int(limit))
    elif "timeout" not in options and limit is not None and query_timeout > limit:
        sender = sender.derive(timeout=query_timeout + _GRACE)
    body = {"statement": statement, "bindings": options.get("bindings", UNSET), "timeout": query_timeout or UNSET}
    rest = cast("CallOptions", {name: value for name, value in options.items() if name not in _OWN})
    call = Call(_EXECUTE, (project_id,), {"format": format.upper()}, body, rest)
    return StreamCall(sender, call, partial(RowStream, compact=format == "compact", raw=raw), RowStream.prime)


async def run(sender: PeakaSender, project_id: str, statement: str, options: RowOptions) -> QueryResult:
    """Run a SELECT and collect its rows; a result that breaks off in the middle is asked for again."""
    total = options.get("timeout", sender.settings.timeout)
    if "query_timeout" in options and "timeout" not in options and total is not None:
        total = max(total, options["query_timeout"] + _GRACE)
    deadline = None if total is None else monotonic() + total
    retries = options.get("max_retries", sender.settings.max_retries)
    replays = 0
    while True:
        rest: RowOptions = {**options, "timeout": None if deadline is None else max(0.001, deadline - monotonic())}
        rows: list[Any] = []
        begun = False
        try:
            async with open_rows(sender, project_id, statement, rest, raw=True) as stream:
                begun = True
                rows.extend(stream.buffered())
                while (batch := await stream.batch()) is not None:
                    rows.extend(batch)
                return QueryResult(stream, rows)
        except PeakaConnectionError:
            wait = backoff(replays)
            if not begun or replays >= retries or (deadline is not None and monotonic() + wait >= deadline):
                raise
        replays += 1
        await asyncio.sleep(wait)


class QueryResult:
    """All rows of a query.

    Attributes:
        columns: The columns, in order.
        texts: The rows as the wire has them: tuples of text (or other JSON values) and None.
    """

    def __init__(self, stream: RowStream, texts: list[tuple[Any, ...]]) -> None:
        self._stream = stream
        self.columns = stream.columns
        self.texts = texts
        self._rows: list[tuple[Any, ...]] | None = None

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """The rows as tuples of Python values: int, float, Decimal, bool, date, time, datetime, UUID, bytes, …."""
        if self._rows is None:
            self._rows = self._stream.typed(self.texts)
        return self._rows

    def dicts(self, *, json_safe: bool = False) -> list[dict[str, Any]]:
        """The rows as dicts by column key.

        Args:
            json_safe: Keep the wire's text, which every JSON encoder takes and nothing rounds.
        """
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in (self.texts if json_safe else self.rows)]

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<QueryResult: {len(self.texts)} rows, columns: {', '.join(column.key for column in self.columns)}>"

    def to_arrow(self) -> pa.Table:
        """The result as an Arrow table; needs the extra ``arrow``."""
        from .frames import to_arrow

        return to_arrow(self)

    def to_polars(self) -> pl.DataFrame:
        """The result as a polars data frame; needs the extra ``polars``."""
        from .frames import to_polars

        return to_polars(self)  # type: ignore[no-any-return]

    def to_pandas(self) -> pd.DataFrame:
        """The result as a pandas data frame; needs the extra ``pandas``."""
        from .frames import to_pandas

        return to_pandas(self)

    def _repr_html_(self) -> str:
        from .frames import to_html

        return to_html(self)
