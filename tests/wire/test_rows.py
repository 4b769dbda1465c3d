"""Execution of queries: the three formats, values of every SQL type, and the request's four forms."""

import datetime as dt
import math
import uuid
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from peaka_client import PeakaBadRequestError, PeakaDecodeError, Project, QueryResult
from peaka_client.api.queries import execute_builder, execute_named, execute_saved, execute_statement
from peaka_client.models import ExecuteResult, TableReference

from .exchange import JSON, calling, through

_RUN = "POST /data/projects/wR7tQ2mZ/queries/execute"
_TYPED = f"{_RUN}?format=CELL_TYPED"


async def _query(project: Project) -> QueryResult:
    return await project.query("SELECT gauge, metres FROM gauges")


async def _streamed(project: Project) -> list[tuple[Any, ...]]:
    async with project.query_stream("SELECT gauge, metres FROM gauges") as rows:
        return [tuple(row) async for row in rows]


async def _compact(project: Project) -> QueryResult:
    return await project.query("SELECT gauge, metres FROM gauges", format="compact")


_result = through("execute_statement", query=_query)
_stream = through("execute_statement", stream=_streamed)
_plain = through("execute_statement", compact=_compact)

# The order of the envelope's keys, and what a cell's value may be, were never measured: these try what JSON allows.

_TWO_ROWS = r"""{"columns": [
    {"catalogId": "1398702471139526917", "catalogName": "tides", "schemaName": "public", "tableName": "gauges",
     "columnName": "gauge"},
    {"catalogName": "tides", "schemaName": "public", "tableName": "gauges", "columnName": "metres"}],
  "data": [
    [{"name": "gauge", "displayName": "Gauge", "dataType": "bigint", "order": 0, "value": "75"},
     {"name": "metres", "displayName": "Metres", "dataType": "decimal(6,2)", "order": 1, "value": "3.40"}],
    [{"name": "gauge", "displayName": "Gauge", "dataType": "bigint", "order": 0, "value": "9223372036854775807"},
     {"name": "metres", "displayName": "Metres", "dataType": "decimal(6,2)", "order": 1, "value": null}]]}"""


@_result.replies(
    _TYPED,
    200,
    JSON,
    _TWO_ROWS,
    evidence="MH",
    where="A3 D.executeQuery C1.4 C1.5 C1.6",
)
def test_cells_become_values_of_their_sql_type(result: QueryResult) -> None:
    assert [column.name for column in result.columns] == ["gauge", "metres"]
    assert list(result.rows) == [(75, Decimal("3.40")), (9223372036854775807, None)]
    assert type(result.rows[0][0]) is int
    assert type(result.rows[0][1]) is Decimal
    assert result.dicts() == [
        {"gauge": 75, "metres": Decimal("3.40")},
        {"gauge": 9223372036854775807, "metres": None},
    ]


@_stream.replies(_TYPED, 200, JSON, _TWO_ROWS, evidence="MH", where="C1.4 C1.5 C1.6")
def test_streamed_cells_become_the_same_values(rows: list[tuple[Any, ...]]) -> None:
    assert rows == [(75, Decimal("3.40")), (9223372036854775807, None)]


@calling(execute_statement, statement="SELECT gauge, metres FROM gauges").replies(
    _RUN,
    200,
    JSON,
    _TWO_ROWS,
    evidence="SMH",
    where="A3 D.executeQuery C1.1 C1.5",
    sends=r"""{"statement": "SELECT gauge, metres FROM gauges"}""",
)
def test_the_plain_call_hands_over_the_envelope_as_it_is(result: ExecuteResult) -> None:
    assert result.columns is not None
    assert result.columns[0].catalog_id == "1398702471139526917"
    assert result.columns[1].catalog_id is None
    assert result.columns[1].column_name == "metres"
    assert result.data is not None
    assert result.data[1][0]["value"] == "9223372036854775807"
    assert result.data[1][1]["value"] is None


_DATA_FIRST = r"""{"data": [
    [{"name": "gauge", "displayName": "Gauge", "dataType": "bigint", "order": 0, "value": "75"},
     {"name": "note", "displayName": "Note", "dataType": "varchar", "order": 1, "value": "]}],\"data\":[[\"\\u00d8"}],
    [{"name": "gauge", "displayName": "Gauge", "dataType": "bigint", "order": 0, "value": "76"},
     {"name": "note", "displayName": "Note", "dataType": "varchar", "order": 1, "value": ""}]],
  "columns": [{"catalogName": "tides", "schemaName": "public", "tableName": "gauges", "columnName": "gauge"},
              {"catalogName": "tides", "schemaName": "public", "tableName": "gauges", "columnName": "note"}]}"""


@_result.replies(_TYPED, 200, JSON, _DATA_FIRST, evidence="-", where="C1.5")
def test_data_before_columns(result: QueryResult) -> None:
    assert list(result.rows) == [(75, ']}],"data":[["\\u00d8'), (76, "")]
    assert [column.name for column in result.columns] == ["gauge", "note"]


@_stream.replies(_TYPED, 200, JSON, _DATA_FIRST, evidence="-", where="C1.5")
def test_data_before_columns_streamed(rows: list[tuple[Any, ...]]) -> None:
    assert rows == [(75, ']}],"data":[["\\u00d8'), (76, "")]


_SHUFFLED = r"""{"columns": [{"columnName": "gauge"}, {"columnName": "metres"}, {"columnName": "kind"}], "data": [
    [{"order": 2, "name": "kind", "displayName": "Kind", "dataType": "varchar", "value": "harbour"},
     {"order": 0, "name": "gauge", "displayName": "Gauge", "dataType": "integer", "value": "75"},
     {"order": 1, "name": "metres", "displayName": "Metres", "dataType": "double", "value": "1.254740786E7"}],
    [{"order": 1, "name": "metres", "displayName": "Metres", "dataType": "double", "value": "-0.0"},
     {"order": 2, "name": "kind", "displayName": "Kind", "dataType": "varchar", "value": null},
     {"order": 0, "name": "gauge", "displayName": "Gauge", "dataType": "integer", "value": "76"}]]}"""


@_result.replies(_TYPED, 200, JSON, _SHUFFLED, evidence="H", where="C1.4 C1.5")
def test_the_order_of_cells_is_their_order_number(result: QueryResult) -> None:
    assert [column.name for column in result.columns] == ["gauge", "metres", "kind"]
    assert list(result.rows) == [(75, 12547407.86, "harbour"), (76, 0.0, None)]
    assert math.copysign(1, result.rows[1][1]) == -1


@_stream.replies(_TYPED, 200, JSON, _SHUFFLED, evidence="H", where="C1.4 C1.5")
def test_the_order_of_streamed_cells_is_their_order_number(rows: list[tuple[Any, ...]]) -> None:
    assert rows == [(75, 12547407.86, "harbour"), (76, 0.0, None)]


_TWINS = r"""{"columns": [{"tableName": "gauges", "columnName": "name"}, {"tableName": "harbours",
    "columnName": "name"}], "data": [
    [{"name": "name", "displayName": "Name", "dataType": "varchar(20)", "order": 0, "value": "G-75"},
     {"name": "name", "displayName": "Name", "dataType": "bigint", "order": 1, "value": "4"}]]}"""


@_result.replies(_TYPED, 200, JSON, _TWINS, evidence="L", where="C1.4")
def test_columns_of_one_name_keep_their_own_values(result: QueryResult) -> None:
    assert [column.name for column in result.columns] == ["name", "name"]
    assert list(result.rows) == [("G-75", 4)]
    assert result.dicts() == [{"name": "G-75", "name_2": 4}]


@_stream.replies(_TYPED, 200, JSON, _TWINS, evidence="L", where="C1.4")
def test_streamed_columns_of_one_name_keep_their_own_values(rows: list[tuple[Any, ...]]) -> None:
    assert rows == [("G-75", 4)]


_NO_ROWS = r"""{"columns": [{"catalogName": "tides", "schemaName": "public", "tableName": "gauges",
    "columnName": "gauge"}], "data": []}"""


@_result.replies(_TYPED, 200, JSON, _NO_ROWS, evidence="S", where="C1.5")
def test_no_rows_but_columns(result: QueryResult) -> None:
    assert list(result.rows) == []
    assert [column.name for column in result.columns] == ["gauge"]
    assert result.dicts() == []


@_stream.replies(_TYPED, 200, JSON, _NO_ROWS, evidence="S", where="C1.5")
def test_no_streamed_rows(rows: list[tuple[Any, ...]]) -> None:
    assert rows == []


@_result.replies(_TYPED, 200, JSON, r"""{"columns": null, "data": null}""", evidence="-", where="C1.5 A7")
def test_nulls_for_both_are_an_empty_result(result: QueryResult) -> None:
    assert list(result.rows) == []
    assert list(result.columns) == []


@_stream.replies(_TYPED, 200, JSON, r"""{"columns": null, "data": null}""", evidence="-", where="C1.5 A7")
def test_streamed_nulls_are_an_empty_result(rows: list[tuple[Any, ...]]) -> None:
    assert rows == []


_TYPES = r"""{"columns": [], "data": [[
    {"order": 0, "name": "a", "displayName": "a", "dataType": "tinyint", "value": "-128"},
    {"order": 1, "name": "b", "displayName": "b", "dataType": "smallint", "value": "32767"},
    {"order": 2, "name": "c", "displayName": "c", "dataType": "integer", "value": "-2147483648"},
    {"order": 3, "name": "d", "displayName": "d", "dataType": "bigint", "value": "9007199254740993"},
    {"order": 4, "name": "e", "displayName": "e", "dataType": "real", "value": "1.5E-3"},
    {"order": 5, "name": "f", "displayName": "f", "dataType": "double", "value": "1.254740786E7"},
    {"order": 6, "name": "g", "displayName": "g", "dataType": "double", "value": "NaN"},
    {"order": 7, "name": "h", "displayName": "h", "dataType": "double", "value": "-Infinity"},
    {"order": 8, "name": "i", "displayName": "i", "dataType": "decimal(38,18)",
        "value": "12345678901234567890.123456789012345678"},
    {"order": 9, "name": "j", "displayName": "j", "dataType": "boolean", "value": "true"},
    {"order": 10, "name": "k", "displayName": "k", "dataType": "BOOLEAN", "value": "false"},
    {"order": 11, "name": "l", "displayName": "l", "dataType": "varchar", "value": "null"},
    {"order": 12, "name": "m", "displayName": "m", "dataType": "char(5)", "value": "ab   "},
    {"order": 13, "name": "n", "displayName": "n", "dataType": "date", "value": "2026-02-28"},
    {"order": 14, "name": "o", "displayName": "o", "dataType": "time(3)", "value": "23:59:59.250"},
    {"order": 15, "name": "p", "displayName": "p", "dataType": "timestamp(3)", "value": "2026-02-28 23:59:59.250"},
    {"order": 16, "name": "q", "displayName": "q", "dataType": "timestamp(6)", "value": "2026-02-28T23:59:59.250001"},
    {"order": 17, "name": "r", "displayName": "r", "dataType": "timestamp(3) with time zone",
        "value": "2026-02-28 23:59:59.250 UTC"},
    {"order": 18, "name": "s", "displayName": "s", "dataType": "timestamp(0) with time zone",
        "value": "2026-07-01 08:00:00 Europe/Oslo"},
    {"order": 19, "name": "t", "displayName": "t", "dataType": "timestamp with time zone",
        "value": "2026-07-01 08:00:00.000 +03:00"},
    {"order": 20, "name": "u", "displayName": "u", "dataType": "uuid", "value": "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04"},
    {"order": 21, "name": "v", "displayName": "v", "dataType": "interval day to second", "value": "3 02:00:00.000"},
    {"order": 22, "name": "w", "displayName": "w", "dataType": "ipaddress", "value": "2001:db8::1"},
    {"order": 23, "name": "x", "displayName": "x", "dataType": "geometry", "value": "POINT (5 60)"},
    {"order": 24, "name": "y", "displayName": "y", "dataType": null, "value": "75"},
    {"order": 25, "name": "z", "displayName": "z", "dataType": "number", "value": "1.250"}
  ]]}"""


def _check_types(row: tuple[Any, ...]) -> None:
    assert row[:6] == (-128, 32767, -2147483648, 9007199254740993, 0.0015, 12547407.86)
    assert [type(value) for value in row[:6]] == [int, int, int, int, float, float]
    assert math.isnan(row[6])
    assert row[7] == -math.inf
    assert row[8] == Decimal("12345678901234567890.123456789012345678")
    assert row[9] is True
    assert row[10] is False
    assert row[11:13] == ("null", "ab   ")
    assert row[13] == dt.date(2026, 2, 28)
    assert type(row[13]) is dt.date
    assert row[14] == dt.time(23, 59, 59, 250000)
    assert row[15] == dt.datetime(2026, 2, 28, 23, 59, 59, 250000)  # noqa: DTZ001 - no zone on the wire
    assert row[16] == dt.datetime(2026, 2, 28, 23, 59, 59, 250001)  # noqa: DTZ001
    assert row[17] == dt.datetime(2026, 2, 28, 23, 59, 59, 250000, tzinfo=dt.UTC)
    assert row[18] == dt.datetime(2026, 7, 1, 8, tzinfo=ZoneInfo("Europe/Oslo"))
    assert row[19] == dt.datetime(2026, 7, 1, 5, tzinfo=dt.UTC)
    assert row[19].utcoffset() == dt.timedelta(hours=3)
    assert row[20] == uuid.UUID("41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04")
    assert row[21:25] == ("3 02:00:00.000", "2001:db8::1", "POINT (5 60)", "75")
    assert row[25] in ("1.250", Decimal("1.250"))


@_result.replies(_TYPED, 200, JSON, _TYPES, evidence="MHL", where="C1.6")
def test_every_sql_type_comes_as_a_string(result: QueryResult) -> None:
    (row,) = result.rows
    _check_types(tuple(row))


@_stream.replies(_TYPED, 200, JSON, _TYPES, evidence="MHL", where="C1.6")
def test_every_sql_type_comes_as_a_string_streamed(rows: list[tuple[Any, ...]]) -> None:
    (row,) = rows
    _check_types(row)


_NATIVE = r"""{"columns": [], "data": [[
    {"order": 0, "name": "a", "displayName": "a", "dataType": "bigint", "value": 9007199254740993},
    {"order": 1, "name": "b", "displayName": "b", "dataType": "double", "value": 0.5},
    {"order": 2, "name": "c", "displayName": "c", "dataType": "double", "value": 2},
    {"order": 3, "name": "d", "displayName": "d", "dataType": "boolean", "value": false},
    {"order": 4, "name": "e", "displayName": "e", "dataType": "decimal(4,1)", "value": "1.0"},
    {"order": 5, "name": "f", "displayName": "f", "dataType": "varchar", "value": "x"},
    {"order": 6, "name": "g", "displayName": "g", "dataType": "array(bigint)", "value": [1, null, 3]},
    {"order": 7, "name": "h", "displayName": "h", "dataType": "map(varchar, bigint)", "value": {"k": 1}},
    {"order": 8, "name": "i", "displayName": "i", "dataType": "json", "value": {"k": [true]}}
  ]]}"""


@_result.replies(_TYPED, 200, JSON, _NATIVE, evidence="-", where="C1.6")
def test_values_that_come_typed_are_taken_as_they_are(result: QueryResult) -> None:
    (row,) = result.rows
    assert tuple(row)[:6] == (9007199254740993, 0.5, 2.0, False, Decimal("1.0"), "x")
    assert tuple(row)[6:] == ([1, None, 3], {"k": 1}, {"k": [True]})


_UNREADABLE = r"""{"columns": [], "data": [[
    {"order": 0, "name": "a", "displayName": "a", "dataType": "bigint", "value": "seventy-five"},
    {"order": 1, "name": "b", "displayName": "b", "dataType": "date", "value": "+12026-01-01"},
    {"order": 2, "name": "c", "displayName": "c", "dataType": "boolean", "value": "maybe"},
    {"order": 3, "name": "d", "displayName": "d", "dataType": "uuid", "value": "no"},
    {"order": 4, "name": "e", "displayName": "e", "dataType": "array(bigint)", "value": "[1, 2"},
    {"order": 5, "name": "f", "displayName": "f", "dataType": "varbinary", "value": "not base64!"}
  ]]}"""


@_result.replies(_TYPED, 200, JSON, _UNREADABLE, evidence="-", where="C1.6")
def test_a_value_that_does_not_parse_stays_text(result: QueryResult) -> None:
    (row,) = result.rows
    assert tuple(row) == ("seventy-five", "+12026-01-01", "maybe", "no", "[1, 2", "not base64!")


_NANOS = r"""{"columns": [], "data": [[
    {"order": 0, "name": "a", "displayName": "a", "dataType": "timestamp(9)", "value": "2026-02-28 23:59:59.123456789"},
    {"order": 1, "name": "b", "displayName": "b", "dataType": "timestamp(12) with time zone",
     "value": "2026-02-28 23:59:59.123456789012 UTC"}]]}"""


@_result.replies(_TYPED, 200, JSON, _NANOS, evidence="S", where="C1.6 A14")
def test_more_digits_than_a_datetime_holds(result: QueryResult) -> None:
    naive, aware = result.rows[0]
    assert str(naive).startswith("2026-02-28 23:59:59.123456")
    assert str(aware).startswith("2026-02-28 23:59:59.123456")


_SIMPLE = r"""{"columns": [
    {"catalogName": "tides", "schemaName": "public", "tableName": "gauges", "columnName": "gauge"},
    {"catalogName": "tides", "schemaName": "public", "tableName": "gauges", "columnName": "metres"},
    {"catalogName": "tides", "schemaName": "public", "tableName": "gauges", "columnName": "volume"}],
  "data": [{"gauge": "75", "metres": "669.74", "volume": "1.254740786E7"}, {"gauge": "76", "metres": null,
      "volume": "0.0"}]}"""


@calling(execute_statement, statement="SELECT 1", format="SIMPLE").replies(
    f"{_RUN}?format=SIMPLE", 200, JSON, _SIMPLE, evidence="L", where="C1.4 C1.6"
)
def test_simple_rows_are_objects_of_strings(result: ExecuteResult) -> None:
    assert result.data == [
        {"gauge": "75", "metres": "669.74", "volume": "1.254740786E7"},
        {"gauge": "76", "metres": None, "volume": "0.0"},
    ]


_COMPACT = r"""{"columns": [
    {"catalogName": "tides", "schemaName": "public", "tableName": "gauges", "columnName": "gauge"},
    {"catalogName": "tides", "schemaName": "public", "tableName": "gauges", "columnName": "metres"}],
  "data": [["75", "3.40"], ["76", null]]}"""


@calling(execute_statement, statement="SELECT 1", format="COMPACT").replies(
    f"{_RUN}?format=COMPACT", 200, JSON, _COMPACT, evidence="S", where="C1.4 C1.6"
)
def test_compact_rows_are_arrays_of_strings(result: ExecuteResult) -> None:
    assert result.data == [["75", "3.40"], ["76", None]]


@_plain.replies(f"{_RUN}?format=COMPACT", 200, JSON, _COMPACT, evidence="S", where="C1.4 C1.6")
def test_compact_results_are_untyped(result: QueryResult) -> None:
    assert [column.name for column in result.columns] == ["gauge", "metres"]
    assert list(result.rows) == [("75", "3.40"), ("76", None)]


@_plain.replies(
    f"{_RUN}?format=COMPACT",
    200,
    JSON,
    r"""{"data": [["75", "3.40"], ["76", null]],
         "columns": [{"tableName": "gauges", "columnName": "gauge"}, {"tableName": "gauges",
             "columnName": "metres"}]}""",
    evidence="-",
    where="C1.5",
)
def test_compact_data_before_columns(result: QueryResult) -> None:
    assert [column.name for column in result.columns] == ["gauge", "metres"]
    assert list(result.rows) == [("75", "3.40"), ("76", None)]


_NESTED = r"""{"columns": [], "data": [[
    {"order": 0, "name": "a", "displayName": "a", "dataType": "array(bigint)", "value": "[1, null, 9007199254740993]"},
    {"order": 1, "name": "b", "displayName": "b", "dataType": "map(varchar, decimal(4,1))",
        "value": "{\"k\": \"1.5\"}"},
    {"order": 2, "name": "c", "displayName": "c", "dataType": "row(x bigint, y date)", "value": "{x=1, y=2026-02-28}"},
    {"order": 3, "name": "d", "displayName": "d", "dataType": "json", "value": "{\"k\":[true,null]}"},
    {"order": 4, "name": "e", "displayName": "e", "dataType": "varbinary", "value": "AP/+"},
    {"order": 5, "name": "f", "displayName": "f", "dataType": "time(3) with time zone", "value": "08:00:00.000+03:00"},
    {"order": 6, "name": "g", "displayName": "g", "dataType": "array(varchar)", "value": "[a, b]"},
    {"order": 7, "name": "h", "displayName": "h", "dataType": "HyperLogLog", "value": "AgwDAA=="}
  ]]}"""


@_result.replies(_TYPED, 200, JSON, _NESTED, evidence="-", where="C1.6")
def test_nested_types_as_far_as_their_text_allows(result: QueryResult) -> None:
    (row,) = result.rows
    assert row[0] == [1, None, 9007199254740993]
    assert row[1] == {"k": Decimal("1.5")}
    assert row[2] == "{x=1, y=2026-02-28}"
    assert row[3] == {"k": [True, None]}
    assert row[4] == b"\x00\xff\xfe"
    assert row[5] == dt.time(8, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert row[6:] == ("[a, b]", "AgwDAA==")


_ALL_SIMPLE = r"""{"columns": [{"columnName": "n"}, {"columnName": "x"}, {"columnName": "d"}, {"columnName": "b"},
    {"columnName": "t"}, {"columnName": "z"}, {"columnName": "u"}, {"columnName": "a"}, {"columnName": "s"}],
  "data": [{"n": "9007199254740993", "x": "1.254740786E7", "d": "669.74", "b": "false", "t": "2026-02-28 23:59:59.250",
            "z": "2026-02-28 23:59:59.250 UTC", "u": "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04", "a": "[1, 2]",
                "s": "null"}]}"""


@calling(execute_named, qualified_name="peaka.query.all", format="SIMPLE").replies(
    f"{_RUN}?format=SIMPLE", 200, JSON, _ALL_SIMPLE, evidence="L", where="C1.6"
)
def test_simple_values_of_every_type_stay_strings(result: ExecuteResult) -> None:
    (row,) = result.data
    assert row["n"] == "9007199254740993"
    assert row["x"] == "1.254740786E7"
    assert row["z"] == "2026-02-28 23:59:59.250 UTC"
    assert {type(value) for value in row.values()} == {str}


_ALL_COMPACT = r"""{"columns": [{"columnName": "n"}, {"columnName": "x"}, {"columnName": "d"}, {"columnName": "b"},
    {"columnName": "t"}, {"columnName": "z"}, {"columnName": "u"}, {"columnName": "a"}, {"columnName": "s"}],
  "data": [["9007199254740993", "1.254740786E7", "669.74", "false", "2026-02-28 23:59:59.250",
            "2026-02-28 23:59:59.250 UTC", "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04", "[1, 2]", null]]}"""


@_plain.replies(f"{_RUN}?format=COMPACT", 200, JSON, _ALL_COMPACT, evidence="S", where="C1.6")
def test_compact_values_of_every_type_stay_strings(result: QueryResult) -> None:
    (row,) = result.rows
    assert row[0] == "9007199254740993"
    assert row[5] == "2026-02-28 23:59:59.250 UTC"
    assert row[8] is None
    assert {type(value) for value in row[:8]} == {str}


@calling(
    execute_builder,
    from_=[
        TableReference(catalog_name="tides", schema_name="public", table_name="gauges"),
        TableReference(
            catalog_id="1398702471139526917", catalog_name="tides", schema_name="public", table_name="harbours"
        ),
    ],
    columns=["gauge", "metres"],
    filters={
        "and": [
            [
                {
                    "column": {
                        "catalogName": "tides",
                        "schemaName": "public",
                        "tableName": "gauges",
                        "columnName": "metres",
                    }
                },
                ">",
                [3],
            ]
        ]
    },
    order_by=["metres DESC"],
    limit=10,
    offset=20,
).replies(
    _RUN,
    200,
    JSON,
    _NO_ROWS,
    evidence="S",
    where="C1.1 C1.2 B.executeQuery.request D.executeQuery",
    sends=r"""{"from": [{"catalogName": "tides", "schemaName": "public", "tableName": "gauges"},
                        {"catalogId": "1398702471139526917", "catalogName": "tides", "schemaName": "public",
                         "tableName": "harbours"}],
               "columns": ["gauge", "metres"],
               "filters": {"and": [[{"column": {"catalogName": "tides", "schemaName": "public", "tableName": "gauges",
                                                "columnName": "metres"}}, ">", [3]]]},
               "orderBy": ["metres DESC"], "limit": 10, "offset": 20}""",
)
def test_the_builder_sends_its_own_form(result: ExecuteResult) -> None:
    assert result.data == []


@calling(
    execute_builder,
    from_=[TableReference(catalog_name="tides", schema_name="public", table_name="gauges")],
    filters=None,
    order_by=None,
).replies(
    _RUN,
    200,
    JSON,
    _NO_ROWS,
    evidence="S",
    where="C1.2",
    sends=r"""{"from": [{"catalogName": "tides", "schemaName": "public", "tableName": "gauges"}], "filters": null,
        "orderBy": null}""",
)
def test_the_builder_may_send_nulls(result: ExecuteResult) -> None:
    assert result.data == []


@calling(execute_saved, query_id="1402117740382760961").replies(
    _RUN, 200, JSON, _NO_ROWS, evidence="SL", where="C1.1 A13", sends=r"""{"id": "1402117740382760961"}"""
)
def test_a_saved_query_goes_by_a_string_id(result: ExecuteResult) -> None:
    assert result.data == []


@calling(execute_named, qualified_name="peaka.query.late", query_timeout=30).replies(
    _RUN,
    200,
    JSON,
    _NO_ROWS,
    evidence="S",
    where="C1.1",
    sends=r"""{"qualifiedName": "peaka.query.late", "timeout": 30}""",
)
def test_a_named_query_goes_by_its_qualified_name(result: ExecuteResult) -> None:
    assert result.data == []


@calling(execute_statement, statement="SELECT ? AS a", bindings=["75"]).replies(
    _RUN,
    200,
    JSON,
    _NO_ROWS,
    evidence="S",
    where="C1.1",
    sends=r"""{"statement": "SELECT ? AS a", "bindings": ["75"]}""",
)
def test_bindings_are_called_bindings(result: ExecuteResult) -> None:
    assert result.data == []


@calling(execute_saved, query_id="1402117740382760000").refuses(
    _RUN,
    400,
    JSON,
    r"""{"errorCode": 100, "message": "There is no query with id: 1402117740382760000"}""",
    PeakaBadRequestError,
    evidence="L",
    where="C1.3 P5.A",
)
def test_an_unknown_saved_query_cannot_run(error: PeakaBadRequestError) -> None:
    assert error.error_code == 100
    assert error.message == "There is no query with id: 1402117740382760000"


@_result.refuses(
    _TYPED,
    400,
    JSON,
    r"""{"errorCode": 100, "message": "Statement type 'Insert' is not allowed"}""",
    PeakaBadRequestError,
    evidence="L",
    where="C1.7 P5.A P5.400",
)
def test_only_select_is_allowed(error: PeakaBadRequestError) -> None:
    assert error.message == "Statement type 'Insert' is not allowed"


@_stream.refuses(
    _TYPED,
    400,
    JSON,
    r"""{"errorCode": 100, "message": "line 1:30: mismatched input 'LIMIT'. Expecting: 'OFFSET'"}""",
    PeakaBadRequestError,
    evidence="L",
    where="C1.7 P5.A",
)
def test_a_streamed_query_is_refused_before_its_first_row(error: PeakaBadRequestError) -> None:
    assert error.error_code == 100


@_result.refuses(_TYPED, 200, JSON, r"""[["75"]]""", PeakaDecodeError, evidence="-", where="C1.5")
def test_rows_without_their_envelope_are_not_a_result(error: PeakaDecodeError) -> None:
    assert error.status == 200


@_stream.refuses(
    _TYPED, 200, JSON, r"""{"columns": [], "data": [[{"name": "a", "va""", PeakaDecodeError, evidence="-", where="C1.5"
)
def test_a_result_that_stops_in_the_middle(error: PeakaDecodeError) -> None:
    assert error.operation == "execute_query"
