"""The rows of a query: collected, or handed over while they arrive."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from functools import cached_property, partial
from itertools import chain
from math import inf
from operator import attrgetter
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, cast

from . import frames
from .cells import Row, by_column, convert_column, in_steps
from .config import checked_timeout
from .errors import PeakaConfigError, PeakaConnectionError, PeakaDecodeError, PeakaError
from .logs import log_wait
from .operation import Call, Operation
from .replies import StreamCall
from .retry import backoff
from .rowparser import FullCell, RowParser
from .spans import Facts, traced
from .types import UNSET, CallOptions

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]
    import polars as pl
    import pyarrow as pa  # type: ignore[import-untyped]

    from .replies import StreamReply
    from .sender import PeakaSender

T = TypeVar("T")

_EXECUTE = Operation(
    name="execute_query",
    method="POST",
    path="/data/projects/{projectId}/queries/execute",
    safe=True,
    scopes=("partner", "project"),
    decode=dict,
)
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


def _columns(head: dict[str, Any], sample: list[FullCell], width: int) -> list[Column]:
    """What the first row's cells and the document's list of columns tell together."""
    given = head.get("columns")
    listed = [entry if isinstance(entry, dict) else {} for entry in given] if isinstance(given, list) else []
    cells = _in_order(sample) or [FullCell()] * (width or len(listed))
    columns: dict[str, Column] = {}
    for at, cell in enumerate(cells):
        entry = listed[at] if at < len(listed) else {}
        name = str(cell.name or cell.displayName or entry.get("columnName") or f"column_{at}")
        if entry.get("columnName") != name:
            same = [other for other in listed if other.get("columnName") == name]
            entry = same[0] if len(same) == 1 else entry
        key, number = name, 1
        while key in columns:
            number += 1
            key = f"{name}_{number}"
        kind = cell.dataType if isinstance(cell.dataType, str) else None
        origin = (entry.get(f"{level}Name") for level in ("catalog", "schema", "table"))
        columns[key] = Column(name, kind, key, *origin)
    return list(columns.values())


def _in_order(row: list[Any]) -> list[Any]:
    """The cells by their order numbers, if those say anything."""
    return sorted(row, key=attrgetter("order")) if all(type(cell.order) is int for cell in row) else row


def _typed(columns: list[Column], texts: Sequence[Row]) -> list[Row]:
    """Rows as the wire has them as rows of Python values."""
    if not columns:
        return list(texts)
    pairs = zip(columns, by_column(texts, len(columns)), strict=True)
    return list(zip(*[convert_column(column.type, values) for column, values in pairs], strict=True))


class RowStream(AsyncIterator[Row]):
    """Rows while they arrive: iterate it with ``async for row in rows``. A row is a tuple of Python values.

    Attributes:
        columns: The columns. Without any row they have no types, and what the server tells of them behind the rows is
            there once the rows have ended.
        raw: Hand out the values as the wire has them (text), instead of Python values.
    """

    def __init__(self, reply: StreamReply, *, compact: bool) -> None:
        self.columns: list[Column] = []
        self.raw = False
        self._reply = reply
        self._parser = RowParser(compact=compact)
        self._done = False
        self._ahead: list[Row] | None = None
        self._rows: Iterator[Row] = iter(())

    async def batch(self) -> list[Row] | None:
        """The rows that the next piece of the body completes, never none; None: the result is complete."""
        texts = await self._texts()
        return _typed(self.columns, texts) if texts and not self.raw else texts

    async def _texts(self) -> list[Row] | None:
        texts, self._ahead = self._ahead, None
        while not texts and not self._done:
            piece = await self._reply.next()
            self._done = piece is None
            try:
                texts = self._read(self._parser.finish() if piece is None else self._parser.feed(piece))
            except PeakaDecodeError as error:
                raise self._reply.flight.told(error) from None
        return texts or None

    def _read(self, rows: list[Any]) -> list[Row]:
        """Rows of the parser as rows of plain values, in the columns' order.

        Tuples, since the garbage collector stops looking at a tuple of strings: at lists it would look again and again
        while a large result grows, and stop the loop each time.
        """
        sample = self._parser.sample
        if self._done or (rows and not self.columns):
            self.columns = _columns(self._parser.head, sample, len(self.columns or next(iter(rows), ())))
        if set(map(len, rows)) - {len(self.columns)}:
            raise PeakaDecodeError("the rows differ in their number of values", place="$.data")
        if not sample:
            return [tuple(row) for row in rows]
        orders = [cell.order for cell in sample]
        if _in_order(sample) != sample or [cell.order for row in rows for cell in row] != orders * len(rows):
            rows = [_in_order(row) for row in rows]
        return list(zip(*[iter([cell.value for row in rows for cell in row])] * len(orders), strict=True))

    async def prime(self) -> None:
        """Read up to the first row, so that the columns are known."""
        self._ahead = await self._texts()

    async def __anext__(self) -> Row:
        while True:
            for row in self._rows:
                return row
            batch = await self.batch()
            if batch is None:
                raise StopAsyncIteration
            self._rows = iter(batch)


def _limited(sender: PeakaSender, options: RowOptions) -> tuple[PeakaSender, float | None, RowOptions]:
    """A sender whose time limit lets the query take what it was given, that limit, and the options of the call.

    The call's own limit goes first, and is written into the options for the server where they say nothing else.
    """
    given, limit = options.get("query_timeout"), checked_timeout(options.get("timeout", sender.settings.timeout))
    if given is None:
        if limit is not None and limit != inf:
            options["query_timeout"] = max(1, int(limit))
    elif not (isinstance(given, int) and given > 0):
        raise PeakaConfigError(f"query_timeout must be a whole number of seconds above 0, not {given!r}")
    elif limit is not None and limit < given + _GRACE and "timeout" not in options:
        limit = given + _GRACE
        sender = sender.derive(timeout=limit)
    return sender, limit, options


def open_rows(
    sender: PeakaSender, project_id: str, statement: str, options: RowOptions, part_of: Facts | None = None
) -> AbstractAsyncContextManager[RowStream]:
    """Run a SELECT and hand over its rows while they arrive."""
    sender, _, rest = _limited(sender, options)
    form = str(rest.pop("format", "cell_typed")).upper()
    if form not in ("CELL_TYPED", "COMPACT"):
        raise PeakaConfigError(f"unknown format {form.lower()!r}: pass 'cell_typed' or 'compact'")
    given = rest.pop("query_timeout", None) or UNSET
    body = {"statement": statement, "bindings": rest.pop("bindings", UNSET), "timeout": given}
    call = Call(_EXECUTE, (project_id,), {"format": form}, body, rest)
    return StreamCall(sender, call, partial(RowStream, compact=form == "COMPACT"), RowStream.prime, part_of)


async def run(sender: PeakaSender, project_id: str, statement: str, options: RowOptions) -> QueryResult:
    """Run a SELECT and collect its rows; a result that breaks off in the middle is asked for again."""
    sender, total, options = _limited(sender, options)
    deadline = None if total is None else monotonic() + total
    retries = options.get("max_retries", sender.settings.max_retries)
    started, all_times = monotonic(), Facts()
    with traced(_EXECUTE, sender.settings, all_times):
        while True:
            rest: RowOptions = {**options, "timeout": None if deadline is None else max(0.001, deadline - monotonic())}
            if all_times.attempts:
                rest["max_retries"] = retries - all_times.attempts
            pieces: list[tuple[Row, ...]] = []
            try:
                async with open_rows(sender, project_id, statement, rest, part_of=all_times) as stream:
                    stream.raw = True
                    while (batch := await stream.batch()) is not None:
                        pieces.append(tuple(batch))
                    return QueryResult(stream.columns, pieces)
            except PeakaError as error:
                # One call to the caller, with one number of attempts.
                spent = error.attempts = all_times.attempts
                error.elapsed = monotonic() - started
                again = isinstance(error, PeakaConnectionError) and 0 < spent <= retries
                wait = backoff(spent - 1) if again else 0.0
                if not again or (deadline is not None and monotonic() + wait >= deadline):
                    raise
                log_wait(_EXECUTE, spent, error, wait)
            await asyncio.sleep(wait)


def _at_once(made: Coroutine[Any, Any, T]) -> T:
    """What a coroutine makes that awaits nothing but a turn of the event loop; the loop gets none."""
    while True:
        try:
            made.send(None)
        except StopIteration as done:
            return cast("T", done.value)


class QueryResult:
    """All rows of a query.

    Attributes:
        columns: The columns, in order.
    """

    # The rows are held in pieces that are tuples, since the garbage collector does not look into these again. Through
    # a long list it would look time and again, and stop the loop.

    def __init__(self, columns: list[Column], pieces: list[tuple[Row, ...]]) -> None:
        self.columns = columns
        self._pieces = pieces
        self._rows: list[Row] | None = None

    @cached_property
    def texts(self) -> list[Row]:
        """The rows as the wire has them: tuples of text (or other JSON values) and None."""
        return list(chain.from_iterable(self._pieces))

    @property
    def rows(self) -> list[Row]:
        """The rows as tuples of Python values: int, float, Decimal, bool, date, time, datetime, UUID, bytes, ….

        They are made when first asked for, in one go: a million values take some tenths of a second. Where an event
        loop must not stand still for so long, await :meth:`rows_async` instead, or before.
        """
        return self._rows if self._rows is not None else _at_once(self.rows_async())

    async def rows_async(self) -> list[Row]:
        """The same as :attr:`rows`, made a few milliseconds at a time; the event loop turns in between."""
        if self._rows is None:
            pieces: list[tuple[Row, ...]] = []
            for texts in in_steps(self._pieces, len(self.columns)):
                pieces.append(tuple(_typed(self.columns, texts)))
                await asyncio.sleep(0)
            self._rows = list(chain.from_iterable(pieces))
        return self._rows

    def dicts(self, *, json_safe: bool = False) -> list[dict[str, Any]]:
        """The rows as dicts by column key.

        Args:
            json_safe: Keep the wire's text, which every JSON encoder takes and nothing rounds.
        """
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in (self.texts if json_safe else self.rows)]

    def __len__(self) -> int:
        return sum(map(len, self._pieces))

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<QueryResult: {len(self)} rows, columns: {', '.join(column.key for column in self.columns)}>"

    def to_arrow(self) -> pa.Table:
        """The result as an Arrow table; needs the extra ``arrow``."""
        return _at_once(self.to_arrow_async())

    async def to_arrow_async(self) -> pa.Table:
        """The same as :meth:`to_arrow`, made a few milliseconds at a time; the event loop turns in between.

        Columns of types that only their values tell (json, array, map, row) are put together in one step each.
        Loading pyarrow takes some tenths of a second, once: import it, and make an array, when the application starts.
        """
        return await frames.to_arrow(self.columns, self._pieces)

    def to_polars(self) -> pl.DataFrame:
        """The result as a polars data frame; needs the extra ``polars``.

        Types come from the values: a column of NULLs alone is ``Null``. Those of :meth:`to_arrow` come from SQL.
        """
        return cast("pl.DataFrame", frames.to_polars(self))

    def to_pandas(self) -> pd.DataFrame:
        """The result as a pandas data frame; needs the extra ``pandas``.

        Types come from the values: a column of NULLs alone is ``object``. Those of :meth:`to_arrow` come from SQL.
        """
        return frames.to_pandas(self)

    def _repr_html_(self) -> str:
        return frames.to_html(self)
