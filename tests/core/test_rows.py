"""Rows: typed by what the cells say, whatever the form and however it is cut."""

from __future__ import annotations

import asyncio
import json
import math
import tracemalloc
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaka_client import (
    Column,
    PeakaConfigError,
    PeakaConnectionError,
    PeakaDecodeError,
    PeakaMissingExtraError,
    PeakaTimeoutError,
    QueryResult,
    cells,
    frames,
)
from peaka_client import rows as rows_module
from peaka_client.cells import convert_column, converter
from peaka_client.rowparser import RowParser

from .conftest import turns
from .stub import Answer, Drop, Request

PLUS3 = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    ("sql_type", "wire", "value"),
    [
        ("bigint", "9223372036854775807", 9223372036854775807),
        ("integer", "-1", -1),
        ("tinyint", 3, 3),
        ("bigint", "1.5", "1.5"),
        ("bigint", 1.5, 1.5),
        ("bigint", "", ""),
        ("double", "1.254740786E7", 12547407.86),
        ("double", "Infinity", math.inf),
        ("real", "-Infinity", -math.inf),
        ("double", 2, 2.0),
        ("decimal(38,2)", "123456789012345678901234567890.10", Decimal("123456789012345678901234567890.10")),
        ("decimal(10,2)", 669.74, Decimal("669.74")),
        ("decimal(10,2)", "n/a", "n/a"),
        ("number", "1E+3", Decimal(1000)),
        ("boolean", "true", True),
        ("boolean", "false", False),
        ("boolean", False, False),
        ("boolean", "perhaps", "perhaps"),
        ("boolean", 1, True),
        ("bigint", True, True),
        ("decimal(3,1)", True, True),
        ("date", 20240229, 20240229),
        ("varchar", "true", "true"),
        ("varchar(5)", "1", "1"),
        ("char(3)", "a  ", "a  "),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("date", "Feb 29, 2024", date(2024, 2, 29)),
        ("date", "2024-02-30", "2024-02-30"),
        ("time", "01:02:03.456", time(1, 2, 3, 456000)),
        ("time(9)", "01:02:03.123456789", time(1, 2, 3, 123456)),
        ("time(3) with time zone", "01:02:03.456+03:00", time(1, 2, 3, 456000, PLUS3)),
        ("time with time zone", "01:02:03 -08:30", time(1, 2, 3, tzinfo=timezone(-timedelta(hours=8, minutes=30)))),
        ("timestamp", "2024-01-01 10:00:00.000", datetime(2024, 1, 1, 10)),
        ("timestamp(9)", "2024-01-01 10:00:00.123456789", datetime(2024, 1, 1, 10, 0, 0, 123456)),
        ("timestamp(1)", "2024-01-01 10:00:00.1", datetime(2024, 1, 1, 10, 0, 0, 100000)),
        ("timestamp(3) with time zone", "2024-01-01 10:00:00.000 UTC", datetime(2024, 1, 1, 10, tzinfo=UTC)),
        ("timestamp(3) with time zone", "2024-01-01 10:00:00.000 Europe/Istanbul",
         datetime(2024, 1, 1, 10, tzinfo=ZoneInfo("Europe/Istanbul"))),
        ("timestamp(3) with time zone", "2024-01-01 10:00:00.000 +03:00", datetime(2024, 1, 1, 10, tzinfo=PLUS3)),
        ("timestamp(12) with time zone", "2024-01-01 10:00:00.123456789012 Z",
         datetime(2024, 1, 1, 10, 0, 0, 123456, UTC)),
        ("timestamp", "2024-01-01T10:00:00Z", datetime(2024, 1, 1, 10, tzinfo=UTC)),
        ("timestamp", "1 Jan 2024 10:00", datetime(2024, 1, 1, 10)),
        ("timestamp", "10:00 on no day of ours", "10:00 on no day of ours"),
        ("timestamp with time zone", "2024-01-01 10:00:00 Mars/Base", "2024-01-01 10:00:00 Mars/Base"),
        ("timestamp with time zone", "2024-01-01 10:00:00 XYZ", "2024-01-01 10:00:00 XYZ"),
        ("timestamp with time zone", "1 Jan 2024 10:00 UTC", datetime(2024, 1, 1, 10, tzinfo=UTC)),
        ("timestamp with time zone", "2024-01-01 10:00:00 GMT", datetime(2024, 1, 1, 10, tzinfo=UTC)),
        ("time with time zone", "01:02:03 UTC", time(1, 2, 3, tzinfo=UTC)),
        ("uuid", "12151fd2-7586-11e9-8f9e-2a86e4085a59", UUID("12151fd2-7586-11e9-8f9e-2a86e4085a59")),
        ("uuid", "12151fd2", "12151fd2"),
        ("json", '{"a": [1, null]}', {"a": [1, None]}),
        ("json", "{", "{"),
        ("json", {"a": 1}, {"a": 1}),
        ("varbinary", "0x48656C6C6F", b"Hello"),
        ("varbinary", "48 65 6c 6c 6f", b"Hello"),
        ("varbinary", "SGVsbG8=", b"Hello"),
        ("varbinary", "!", "!"),
        ("array(bigint)", "[1, 2, null]", [1, 2, None]),
        ("array(bigint)", ["1", "2"], [1, 2]),
        ("array(array(decimal(3,1)))", '[["1.5"], []]', [[Decimal("1.5")], []]),
        ("array(varchar)", "[a, b]", "[a, b]"),
        ("map(varchar, bigint)", '{"a": "1"}', {"a": 1}),
        ("map(bigint, row(x date, y varchar))", {"1": {"x": "2024-01-01", "y": "z"}},
         {1: {"x": date(2024, 1, 1), "y": "z"}}),
        ('row(a bigint, "odd, name" double)', '["1", "2.5"]', {"a": 1, "odd, name": 2.5}),
        ("row(a bigint, b double)", "{a=1, b=2.5}", "{a=1, b=2.5}"),
        ("row(bigint, varchar)", ["1", "x"], {"0": 1, "1": "x"}),
        ("row(a bigint, b double)", ["1"], ["1"]),
        ("array(bigint)", {"a": 1}, {"a": 1}),
        ("array(bigint)", '"12"', '"12"'),
        ("map(varchar)", '{"a": 1}', '{"a": 1}'),
        ("array(bigint", '["1"]', '["1"]'),
        ("interval day to second", "1 00:00:00.000", "1 00:00:00.000"),
        ("ipaddress", "10.0.0.1", "10.0.0.1"),
        ("hyperloglog", {"x": 1}, {"x": 1}),
        ("", "x", "x"),
        (None, "x", "x"),
        ("BIGINT", "1", 1),
    ],
)  # fmt: skip
def test_every_type(sql_type: str | None, wire: Any, value: Any) -> None:
    for found in (converter(sql_type)(wire), convert_column(sql_type, [None, wire, None])[1]):
        assert found == value
        assert type(found) is type(value)
        if isinstance(value, datetime | time):
            assert found.utcoffset() == value.utcoffset()
    assert converter(sql_type)(None) is None


def test_nan() -> None:
    assert math.isnan(convert_column("double", ["NaN"])[0])


def test_one_odd_value_does_not_cost_the_others() -> None:
    assert convert_column("bigint", ["1", "x", None, 2]) == [1, "x", None, 2]
    assert convert_column("date", ["2024-01-01", "soon"]) == [date(2024, 1, 1), "soon"]


@given(st.text(), st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.lists(st.text())))
def test_no_value_and_no_type_raises(sql_type: str, value: Any) -> None:
    known = ["bigint", "decimal(3,1)", "date", "time", "timestamp", "uuid", "json", "varbinary", "map(varchar,date)"]
    for kind in (
        sql_type,
        *known,
        "time with time zone",
        "row(a bigint)",
        "boolean",
        f"array({sql_type})",
        f"row({sql_type})",
    ):
        convert_column(kind, [value])


def cell(name: str, value: Any, kind: Any = "varchar", order: Any = 0) -> dict[str, Any]:
    return {"name": name, "displayName": name.title(), "dataType": kind, "value": value, "order": order}


def document(rows: Any, columns: Any = None, *, last: bool = False, **style: Any) -> bytes:
    names = (
        columns
        if columns is not None
        else [{"catalogName": "c", "schemaName": "s", "tableName": "t", "columnName": "a"}]
    )
    body = {"data": rows, "columns": names} if last else {"columns": names, "data": rows}
    return json.dumps(body, **style).encode()


def in_pieces(parser: RowParser, body: bytes, size: int = 1024) -> list[Any]:
    found: list[Any] = []
    for at in range(0, len(body), size):
        found += parser.feed(body[at : at + size])
    return found + parser.finish()


TRAP = '"]}],"data":[["\\'
VALUES = st.one_of(st.text(), st.sampled_from([TRAP, "],[", "]]", '"data":[', "\\"]), st.integers(), st.none(),
                   st.lists(st.lists(st.text(max_size=3), max_size=2), max_size=3))  # fmt: skip


@given(
    st.lists(st.lists(VALUES, min_size=2, max_size=2), max_size=8),
    st.booleans(),
    st.booleans(),
    st.sampled_from([{}, {"separators": (",", ":")}, {"indent": 2}, {"ensure_ascii": False}]),
    st.integers(1, 60),
)
def test_it_does_not_matter_where_the_body_is_cut(
    rows: list[list[Any]], last: bool, compact: bool, style: dict[str, Any], size: int
) -> None:
    style = style if all(ch < "\ud800" or ch > "\udfff" for ch in str(rows)) else {}
    data = rows if compact else [[cell("a", x, "v", 0), cell(TRAP, y, "v", 1)] for x, y in rows]
    text = document(data, [{"columnName": TRAP, "data": [["x"], ["y"]]}], last=last, **style)
    parser = RowParser(compact=compact)
    found = in_pieces(parser, text, size)
    assert [list(row) if compact else [c.value for c in row] for row in found] == rows
    assert parser.head == {"columns": [{"columnName": TRAP, "data": [["x"], ["y"]]}]}


async def stream(talk: Any, body: Any, **options: Any) -> tuple[list[Column], list[Any]]:
    async with talk(lambda _: Answer(body)) as (_, peaka):
        async with peaka.project("aB3dE5fG").query_stream("SELECT 1", **options) as rows:
            found = [row async for row in rows]
            streamed = rows.columns
        result = await peaka.project("aB3dE5fG").query("SELECT 1", **options)
    assert result.columns == streamed
    assert result.rows == found
    return result.columns, found


async def test_a_typed_result(talk: Any) -> None:
    columns = [
        {"catalogId": "9", "catalogName": "c", "schemaName": "s", "tableName": "t", "columnName": name}
        for name in ("id", "at")
    ]
    body = document(
        [
            [cell("id", "7", "bigint"), cell("at", "2024-01-01", "date", 1)],
            [cell("id", None, "bigint"), cell("at", None, "date", 1)],
        ],
        columns,
    )
    found, rows = await stream(talk, body)
    assert found == [Column("id", "bigint", "id", "c", "s", "t"), Column("at", "date", "at", "c", "s", "t")]
    assert rows == [(7, date(2024, 1, 1)), (None, None)]


async def test_order_out_of_sequence(talk: Any) -> None:
    body = document(
        [
            [cell("b", "x", order=1), cell("a", "1", "bigint", 0)],
            [cell("a", "2", "bigint", 0), cell("b", "y", order=1)],
        ],
        [],
    )
    columns, rows = await stream(talk, body)
    assert [column.name for column in columns] == ["a", "b"]
    assert rows == [(1, "x"), (2, "y")]


async def test_all_rows_in_the_same_other_order(talk: Any) -> None:
    body = document([[cell("b", n, order=1), cell("a", n + 1, order=0)] for n in (1, 3)], [])
    assert (await stream(talk, body))[1] == [(2, 1), (4, 3)]


async def test_columns_listed_in_another_order(talk: Any) -> None:
    listed = [{"columnName": name, "tableName": f"of {name}"} for name in ("b", "c", "c", "a")]
    body = document([[cell(name, 1, order=at) for at, name in enumerate("abc")]], listed)
    columns, _ = await stream(talk, body)
    assert [(column.name, column.table) for column in columns] == [("a", "of a"), ("b", "of b"), ("c", "of c")]


def test_what_follows_the_rows_is_not_taken_for_rows() -> None:
    parser = RowParser(compact=True)
    rows = parser.feed(b'{"data": [["],["], [2]], "columns": [["x"], [')
    assert [*rows, *parser.feed(b'"y"]]}'), *parser.finish()] == [("],[",), (2,)]
    assert parser.head == {"columns": [["x"], ["y"]]}


async def test_a_later_row_in_another_order(talk: Any) -> None:
    first = [cell("a", "1", "bigint", 0), cell("b", "x", order=1)]
    body = document([first, [cell("b", "y", order=1), cell("a", "2", "bigint", 0)]], [])
    assert (await stream(talk, body))[1] == [(1, "x"), (2, "y")]


async def test_a_later_row_in_another_order_between_its_ends(talk: Any) -> None:
    first, second = ([cell(name, f"{name}{row}", order=at) for at, name in enumerate("abcd")] for row in (1, 2))
    body = document([first, [second[at] for at in (0, 2, 1, 3)], first], [])
    _, rows = await stream(talk, body)
    assert rows == [("a1", "b1", "c1", "d1"), ("a2", "b2", "c2", "d2"), ("a1", "b1", "c1", "d1")]


async def test_orders_that_say_nothing(talk: Any) -> None:
    for orders in ((None, None), (1, 1), ("b", "a")):
        body = document([[cell("b", "x", order=orders[0]), cell("a", "1", order=orders[1])]], [])
        assert (await stream(talk, body))[1] == [("x", "1")]


async def test_duplicate_names(talk: Any) -> None:
    body = document(
        [[cell("a", "1", order=0), cell("a", "2", order=1), cell("a_2", "3", order=2), cell("", "4", order=3)]], []
    )
    async with talk(lambda _: Answer(body)) as (_, peaka):
        result = await peaka.project("aB3dE5fG").query("SELECT 1")
    assert [column.key for column in result.columns] == ["a", "a_2", "a_2_2", "column_3"]
    assert result.dicts() == [{"a": "1", "a_2": "2", "a_2_2": "3", "column_3": "4"}]


@pytest.mark.parametrize(
    "body",
    [
        document([]),
        b'{"columns": [{"columnName": "a", "catalogName": "c", "schemaName": "s", "tableName": "t"}], "data": null}',
        b'{"data": [], "columns": [{"columnName": "a", "catalogName": "c", "schemaName": "s", "tableName": "t"}]}',
        b'{"columns": [{"columnName": "a", "catalogName": "c", "schemaName": "s", "tableName": "t"}]}',
    ],
)
async def test_no_rows(talk: Any, body: bytes) -> None:
    assert await stream(talk, body) == ([Column("a", None, "a", "c", "s", "t")], [])


async def test_nothing_at_all(talk: Any) -> None:
    for body in (b"{}", b'{"columns": null, "data": [[], []]}', b'{"columns": 7, "data": []}'):
        columns, rows = await stream(talk, body)
        assert columns == []
        assert set(rows) <= {()}


async def test_compact(talk: Any) -> None:
    columns = [{"columnName": "a"}, {"columnName": "b"}]
    async with talk(lambda _: Answer(document([["1", None], ["2", "x"]], columns))) as (stub, peaka):
        result = await peaka.project("aB3dE5fG").query("SELECT 1", format="compact")
    assert result.rows == [("1", None), ("2", "x")]
    assert [column.type for column in result.columns] == [None, None]
    assert stub.requests[0].query == {"format": ["COMPACT"]}


DEEP = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b"<html>", b"\xff", b'{"columns": [], "data": [', b'{"columns": [], "data": [[{"value": "1"',
     b'{"data": {}}', b'{"data": [, [ {"value": "1"}], [{"value": "1"}]]}',
     b'{"data": [1, 2]}', b'{"data": [{"a": 1}, {"a": 2}]}', b'{"data": [[1], [2]]}', b'{"data": [[{}], [{}, {}]]}',
     b'{"data": [[{"value": "1"}]], "columns"',
     DEEP, b'{"columns": %b, "data": []}' % DEEP, b'{"data": [[{"value": %b}],[{}],[{}]]}' % DEEP],
    ids=lambda body: body[:40].decode("ascii", "replace"),
)  # fmt: skip
async def test_what_is_no_result(talk: Any, body: bytes) -> None:
    async with talk(lambda _: Answer(body)) as (stub, peaka):
        with pytest.raises(PeakaDecodeError) as caught:
            await peaka.project("aB3dE5fG").query("SELECT 1")
        assert caught.value.operation == "execute_query"
        assert len(stub.requests) == 1
        assert caught.value.__context__ is None  # it would hold the body


async def test_odd_json(talk: Any) -> None:
    body = (b'{"columns":[],"data":[[{"value":"\\ud800","order":0}],[{"value":NaN,"order":0}],'
            b'[{"value":1e999,"order":0}],'
            b'[{"value":"x","order":0}]]}')  # fmt: skip
    _, rows = await stream(talk, body)
    assert rows[0] == ("\ud800",)
    assert math.isnan(rows[1][0])
    assert rows[2:] == [(math.inf,), ("x",)]


@pytest.mark.parametrize("compact", [True, False])
def test_a_large_cell_full_of_what_looks_like_rows(compact: bool) -> None:
    values = ["x", "[1,2],[3,4]," * 400_000, "y"]
    body = document([[value] if compact else [cell("a", value)] for value in values], separators=(",", ":"))
    rows = in_pieces(RowParser(compact=compact), body)
    assert [row[0] if compact else row[0].value for row in rows] == values


def test_a_large_cell_takes_no_more_memory_than_its_size_tells() -> None:
    value = "[1,2],[3,4]," * 200_000
    body = document([[value], ["y"]], separators=(",", ":"))
    tracemalloc.start()
    rows = in_pieces(RowParser(compact=True), body, 1 << 16)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows == [(value,), ("y",)]
    assert peak < 8 * len(body)


def test_rows_are_handed_over_as_they_come() -> None:
    parser = RowParser(compact=True)
    assert parser.feed(b'{"data":[') == []
    assert parser.feed(b'["[1],[2],[3]"]') == []
    for _ in range(3):
        assert parser.feed(b',["],["]') == [("[1],[2],[3]",)]
        assert parser.feed(b',["[1],[2],[3]"]') == [("],[",)]
    assert parser.feed(b',["' + b"[1],[2]," * 50_000) == [("[1],[2],[3]",)]
    assert parser.feed(b'"]' + b',["x"]' * 100_000)[1:] == [("x",)] * 99_999
    assert parser.feed(b',["y"]') == [("x",)]


def test_odd_rows_do_not_hold_up_the_others() -> None:
    parser = RowParser(compact=False)
    odd = b'[{"value":NaN}],[{"value":"\\ud800"}],[{"value":1e999}]'
    (first, second, third) = parser.feed(b'{"data":[' + odd + b',[{"value":"x')
    assert math.isnan(first[0].value)
    assert (second[0].value, third[0].value) == ("\ud800", math.inf)
    assert [row[0].value for row in parser.feed(b'"}],[')] == ["x"]


def test_a_key_that_only_ends_like_the_rows() -> None:
    parser = RowParser(compact=True)
    body = b'{"\\"data": [["a"], ["b"]], "x": {"data": [["c"], ["d"]]}, "data": [["1"], ["2"]]}'
    assert in_pieces(parser, body) == [("1",), ("2",)]
    assert parser.head == {'"data': [["a"], ["b"]], "x": {"data": [["c"], ["d"]]}}


async def test_what_cells_tell_of_their_column(talk: Any) -> None:
    row = [
        {"value": "1", "displayName": "shown", "dataType": 5},
        {"value": "2", "name": "named", "displayName": "b"},
        {},
    ]
    columns, rows = await stream(talk, json.dumps({"data": [row]}).encode())
    assert [(column.name, column.type) for column in columns] == [("shown", None), ("named", None), ("column_2", None)]
    assert rows == [("1", "2", None)]


async def test_rows_without_columns_are_rows(talk: Any) -> None:
    assert await stream(talk, b'{"columns": [], "data": [[], []]}', format="compact") == ([], [(), ()])


async def test_columns_are_known_before_the_first_row_is_taken(talk: Any) -> None:
    async with talk(lambda _: Answer(document([[cell("a", "1", "bigint")]]))) as (_, peaka):
        async with peaka.project("aB3dE5fG").query_stream("SELECT 1") as rows:
            assert [column.key for column in rows.columns] == ["a"]
            assert [row async for row in rows] == [(1,)]


async def test_an_error_in_the_middle_of_a_stream_tells_of_its_call(talk: Any) -> None:
    body = document([["x" * 50]] * 5000 + [["x", "y"]] * 2, [{"columnName": "a"}], last=True, separators=(",", ":"))
    async with talk(lambda _: Answer(body)) as (_, peaka):
        async with peaka.project("aB3dE5fG").query_stream("SELECT 1", format="compact") as rows:
            with pytest.raises(PeakaDecodeError) as caught:
                async for _ in rows:
                    pass
    error = caught.value
    assert (error.operation, error.status, error.attempts, error.place) == ("execute_query", 200, 1, "$.data")
    assert error.__cause__ is error.__context__ is None or error.__suppress_context__


async def test_columns_that_come_behind_many_rows(talk: Any) -> None:
    listed = [{"catalogName": "c", "schemaName": "s", "tableName": "t", "columnName": name} for name in ("id", "at")]
    plain = [[str(number), "x" * 50] for number in range(5000)]
    columns, rows = await stream(talk, document(plain, listed, last=True), format="compact")
    assert columns == [Column("id", None, "id", "c", "s", "t"), Column("at", None, "at", "c", "s", "t")]
    assert rows == [tuple(row) for row in plain]
    typed = [[cell("id", first, "bigint"), cell("at", second, order=1)] for first, second in plain]
    columns, rows = await stream(talk, document(typed, listed, last=True))
    assert columns == [Column("id", "bigint", "id", "c", "s", "t"), Column("at", "varchar", "at", "c", "s", "t")]
    assert rows[-1] == (4999, "x" * 50)


async def test_a_last_row_of_another_width(talk: Any) -> None:
    for columns in ([], [{"columnName": "a"}]):
        body = document([["x" * 50]] * 5000 + [["x", "y"]], columns, last=True, separators=(",", ":"))
        async with talk(lambda _, body=body: Answer(body)) as (_, peaka):
            with pytest.raises(PeakaDecodeError, match="number of values"):
                await peaka.project("aB3dE5fG").query("SELECT 1", format="compact")


async def test_what_is_sent(talk: Any) -> None:
    async with talk(lambda _: Answer(document([])), timeout=45.5) as (stub, peaka):
        project = peaka.project("aB3dE5fG")
        await project.query("SELECT ?", bindings=["1"])
        await project.query("SELECT 1", query_timeout=7)
        await project.query("SELECT 1", timeout=None)
        await project.query("SELECT 1", timeout=9)
        bodies = [request.json() for request in stub.requests]
        assert bodies[0] == {"statement": "SELECT ?", "bindings": ["1"], "timeout": 45}
        assert [body.get("timeout", "left out") for body in bodies[1:]] == [7, "left out", 9]
        assert stub.requests[0].query == {"format": ["CELL_TYPED"]}


async def test_no_limit_at_all(talk: Any) -> None:
    async with talk(lambda _: Answer(document([])), timeout=math.inf) as (stub, peaka):
        project = peaka.project("aB3dE5fG")
        await project.query("SELECT 1")
        await project.query("SELECT 1", query_timeout=7)
        async with project.query_stream("SELECT 1", timeout=math.inf):
            pass
        assert [request.json().get("timeout") for request in stub.requests] == [None, 7, None]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"query_timeout": "5"}, "query_timeout must be a whole number of seconds above 0, not '5'"),
        ({"query_timeout": 0}, "query_timeout must be .* not 0"),
        ({"query_timeout": 1.5}, "query_timeout must be .* not 1.5"),
        ({"timeout": "5"}, "timeout must be a number of seconds above 0"),
        ({"timeout": math.nan}, "timeout must be .* not nan"),
        ({"timeout": -1}, "timeout must be .* not -1"),
    ],
)
async def test_time_limits_that_are_none(talk: Any, options: Any, message: str) -> None:
    async with talk(lambda _: Answer(document([]))) as (stub, peaka):
        project = peaka.project("aB3dE5fG")
        with pytest.raises(PeakaConfigError, match=f"^{message}"):
            await project.query("SELECT 1", **options)
        with pytest.raises(PeakaConfigError, match=f"^{message}"):
            async with project.query_stream("SELECT 1", **options):
                pass
        assert stub.requests == []


async def test_an_unknown_format(talk: Any) -> None:
    async with talk(lambda _: Answer(document([], []))) as (stub, peaka):
        with pytest.raises(PeakaConfigError, match="'cell_typed' or 'compact'"):
            await peaka.project("aB3dE5fG").query("SELECT 1", format="csv")
        assert stub.requests == []
        await peaka.project("aB3dE5fG").query("SELECT 1", format="COMPACT")
        assert stub.requests[0].query == {"format": ["COMPACT"]}


async def test_a_query_may_take_as_long_as_it_was_given(talk: Any) -> None:
    async def slow(_: Request) -> Answer:
        await asyncio.sleep(0.2)
        return Answer(document([[cell("a", "1")]]))

    async with talk(slow, timeout=0.1) as (_, peaka):
        with pytest.raises(PeakaTimeoutError):
            await peaka.project("aB3dE5fG").query("SELECT 1")
        assert len(await peaka.project("aB3dE5fG").query("SELECT 1", query_timeout=1)) == 1
        async with peaka.project("aB3dE5fG").query_stream("SELECT 1", query_timeout=1) as rows:
            assert [row async for row in rows] == [("1",)]

    async def slow_rows() -> Any:
        yield document([[cell("a", "1")]])[:-2]
        await asyncio.sleep(0.2)
        yield b"]}"

    async with talk(lambda _: Answer(slow_rows()), timeout=0.1) as (_, peaka):
        assert len(await peaka.project("aB3dE5fG").query("SELECT 1", query_timeout=1)) == 1


async def test_a_collected_result_that_breaks_off_is_asked_for_again(talk: Any, caplog: Any) -> None:
    whole = document([[cell("a", str(number), "bigint")] for number in range(500)])
    cut = Drop(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(whole) + whole[: len(whole) // 2])
    answers: list[Any] = [cut, Answer(whole)]
    async with talk(lambda _: answers.pop(0)) as (_, peaka):
        with caplog.at_level("INFO", "peaka_client"):
            result = await peaka.project("aB3dE5fG").query("SELECT 1")
        assert result.rows == [(number,) for number in range(500)]
        assert [record.peaka["attempt"] for record in caplog.records] == [1]
    async with talk(lambda _: cut) as (stub, peaka):
        with pytest.raises(PeakaConnectionError):
            await peaka.project("aB3dE5fG").query("SELECT 1")
        assert len(stub.requests) == 3
        got: list[Any] = []
        with pytest.raises(PeakaConnectionError):
            async with peaka.project("aB3dE5fG").query_stream("SELECT 1") as rows:
                async for row in rows:
                    got += [row]
        assert got == [(number,) for number in range(len(got))]
        assert 100 < len(got) < 500
        assert len(stub.requests) == 4


async def test_asking_for_a_result_again_waits_and_ends_with_the_time_of_the_call(
    talk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait, waited = 50.0, list[Any]()

    def backoff(replay: int) -> float:
        waited.append(replay)
        return wait

    monkeypatch.setattr(rows_module, "backoff", backoff)
    whole = document([[cell("a", "1", "bigint")]])
    cut = Drop(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(whole) + whole[:-9])
    async with talk(lambda _: cut, timeout=20) as (stub, peaka):
        with pytest.raises(PeakaConnectionError) as caught:
            await peaka.project("aB3dE5fG").query("SELECT 1")
        assert (len(stub.requests), waited, caught.value.attempts) == (1, [0], 1)
        wait = 0.05
        with pytest.raises(PeakaConnectionError) as caught:
            await peaka.project("aB3dE5fG").query("SELECT 1")
        assert (len(stub.requests), waited, caught.value.attempts) == (4, [0, 0, 1], 3)
        assert caught.value.elapsed >= 2 * wait


async def test_a_collected_result_that_breaks_off_before_its_first_row_is_asked_for_again(talk: Any) -> None:
    whole = document([[cell("a", "1", "bigint")]])
    answers: list[Any] = [
        Drop(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(whole) + whole[:-9]),
        Answer(whole),
    ]
    async with talk(lambda _: answers.pop(0)) as (_, peaka):
        assert (await peaka.project("aB3dE5fG").query("SELECT 1")).rows == [(1,)]


async def test_a_result_beyond_the_limit_of_other_bodies(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from peaka_client import sender

    monkeypatch.setattr(sender, "MAX_BODY", 1000)
    body = document([[cell("a", "x" * 100)] for _ in range(100)])
    assert len((await stream(talk, body))[1]) == 100


@pytest.fixture
async def result(talk: Any) -> Any:
    rows = [
        [cell("n", n, "bigint", 0), cell("d", d, "decimal(10,2)", 1), cell("t", t, "timestamp(3) with time zone", 2),
         cell("b", b, "boolean", 3), cell("s", s, order=4), cell("x", x, "double", 5), cell("v", v, "varbinary", 6)]
        for n, d, t, b, s, x, v in [
            ("1", "1.10", "2024-01-01 10:00:00.000 UTC", "true", "a<b>", "1.5E0", "0x00"),
            (None, None, None, None, None, None, None),
            ("3", "3.30", "2024-01-01 10:00:00.500 UTC", "false", "é", "NaN", "0xff"),
        ]
    ]  # fmt: skip
    async with talk(lambda _: Answer(document(rows, []))) as (_, peaka):
        return await peaka.project("aB3dE5fG").query("SELECT 1")


async def test_arrow(result: Any) -> None:
    import pyarrow as pa  # type: ignore[import-untyped]

    table = result.to_arrow()
    assert [str(field.type) for field in table.schema] == [
        "int64", "decimal128(10, 2)", "timestamp[us, tz=UTC]", "bool", "string", "double", "binary",
    ]  # fmt: skip
    assert table.column("n").to_pylist() == [1, None, 3]
    assert table.column("d").to_pylist() == [Decimal("1.10"), None, Decimal("3.30")]
    assert table.column("t").to_pylist()[2] == datetime(2024, 1, 1, 10, 0, 0, 500000, UTC)
    assert table.column("b").to_pylist() == [True, None, False]
    assert math.isnan(table.column("x").to_pylist()[2])
    assert table.column("v").to_pylist() == [b"\0", None, b"\xff"]
    assert isinstance(table, pa.Table)


async def test_polars_and_pandas(result: Any) -> None:
    frame = result.to_polars()
    assert frame.columns == ["n", "d", "t", "b", "s", "x", "v"]
    assert frame["n"].to_list() == [1, None, 3]
    assert frame["t"].to_list()[0] == datetime(2024, 1, 1, 10, tzinfo=UTC)
    assert result.to_pandas()["s"].dropna().tolist() == ["a<b>", "é"]


async def test_odd_columns_become_text(talk: Any) -> None:
    rows = [
        [cell("a", value, "bigint", 0), cell("b", other, "json", 1)]
        for value, other in (("1", '{"x": 1}'), ("x", "[1]"))
    ]
    async with talk(lambda _: Answer(document(rows, []))) as (_, peaka):
        result = await peaka.project("aB3dE5fG").query("SELECT 1")
    table = result.to_arrow()
    assert table.column("a").to_pylist() == ["1", "x"]
    assert table.num_rows == 2
    assert result.to_polars().height == 2


async def test_frames_without_rows(talk: Any) -> None:
    async with talk(lambda _: Answer(document([]))) as (_, peaka):
        result = await peaka.project("aB3dE5fG").query("SELECT 1")
    assert result.to_arrow().column_names == ["a"]
    assert str(result.to_arrow().schema.field("a").type) == "string"
    assert result.to_polars().columns == ["a"]
    assert result.to_pandas().columns.tolist() == ["a"]
    assert len(result) == 0


@pytest.fixture
async def long(talk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Fifty rows that are converted five at a time."""
    ids = [str(UUID(int=n)) for n in range(50)]
    rows = [
        [cell("n", str(n), "bigint", 0), cell("late", "x" if n == 44 else str(n), "bigint", 1),
         cell("u", ids[n], "uuid", 2), cell("t", f"10:00:{n:02}", "time", 3),
         cell("half", n + 0.5 if n == 30 else n, "integer", 4), cell("empty", None, "double", 5),
         cell("wide", "1.5", "decimal(99,1)", 6), cell("v", f"0x{n:02x}", "varbinary", 7),
         cell("native", n, "integer", 9),
         cell("at", 5 if n == 3 else f"2024-01-01 10:00:{n:02}", "timestamp", 8)]
        for n in range(50)
    ]  # fmt: skip
    monkeypatch.setattr(cells, "_STEP", 5 * 10)
    async with talk(lambda _: Answer(document(rows, []))) as (_, peaka):
        return await peaka.project("aB3dE5fG").query("SELECT 1")


async def test_the_loop_turns_while_rows_are_made(long: Any) -> None:
    rows, count = await turns(long.rows_async())
    assert count >= 10
    assert rows[44] == (
        44,
        "x",
        UUID(int=44),
        time(10, 0, 44),
        44,
        None,
        Decimal("1.5"),
        b"\x2c",
        datetime(2024, 1, 1, 10, 0, 44),
        44,
    )
    assert [row[0] for row in rows] == list(range(50))
    assert long.rows is rows
    assert (await turns(long.rows_async())) == (rows, 0)


async def test_the_loop_turns_while_arrow_is_made(long: Any) -> None:
    table, count = await turns(long.to_arrow_async())
    assert count >= 3 + 5 * 3 + 10  # all columns, then those of no one type, then each put together
    assert table.equals(long.to_arrow())
    assert {field.name: str(field.type) for field in table.schema} == {
        "n": "int64", "late": "string", "u": "string", "t": "time64[us]", "half": "double", "empty": "double",
        "wide": "decimal128(2, 1)", "v": "binary", "at": "string", "native": "int32",
    }  # fmt: skip
    assert table.column("late").to_pylist()[43:46] == ["43", "x", "45"]
    assert table.column("half").to_pylist()[29:32] == [29, 30.5, 31]
    assert table.column("t").to_pylist()[49] == time(10, 0, 49)
    assert {column.num_chunks for column in table.columns} == {1}


async def test_without_an_event_loop(long: Any) -> None:
    rows = await asyncio.to_thread(lambda: long.rows)
    assert len(rows) == 50
    assert (await asyncio.to_thread(long.to_arrow)).column("n").to_pylist() == list(range(50))


async def test_nothing_to_convert(talk: Any) -> None:
    async with talk(lambda _: Answer(document([]))) as (_, peaka):
        result = await peaka.project("aB3dE5fG").query("SELECT 1")
    assert await result.rows_async() == []
    assert (await result.to_arrow_async()).equals(result.to_arrow())


async def test_a_stream_of_texts(talk: Any) -> None:
    async with talk(lambda _: Answer(document([[cell("a", "1", "bigint")]]))) as (_, peaka):
        async with peaka.project("aB3dE5fG").query_stream("SELECT 1") as rows:
            rows.raw = True
            assert [row async for row in rows] == [("1",)]
            assert await rows.batch() is None


async def test_for_notebooks(result: Any) -> None:
    text = result._repr_html_()
    assert "<td>a&lt;b&gt;</td>" in text
    assert text.count("<tr>") == 4
    assert "more rows" not in text
    assert repr(result) == "<QueryResult: 3 rows, columns: n, d, t, b, s, x, v>"
    small = QueryResult([Column("a", None, "a")], [((None,),) * 100])._repr_html_()
    rows = "<tr><td></td></tr>" * 100
    assert small == f"<table><thead><tr><th>a</th></tr></thead><tbody>{rows}</tbody></table>"
    assert "<p>… 50 more rows</p>" in QueryResult(result.columns, [tuple(result.texts) * 50])._repr_html_()


async def test_json_safe(result: Any) -> None:
    assert json.loads(json.dumps(result.dicts(json_safe=True)))[0]["d"] == "1.10"
    assert list(result) == result.rows
    assert len(result) == 3


@pytest.mark.parametrize(("method", "extra"), [("to_arrow", "arrow"), ("to_polars", "polars"), ("to_pandas", "pandas")])
async def test_a_missing_extra_says_what_to_install(
    result: Any, method: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(frames, "import_module", missing)
    with pytest.raises(PeakaMissingExtraError, match=rf"pip install 'peaka-client\[{extra}\]'"):
        getattr(result, method)()
