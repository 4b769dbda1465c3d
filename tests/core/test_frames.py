"""Data frames: no value changes on its way into one without a sign of it, and no odd value costs the whole result."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from peaka_client import Column, QueryResult

ZONED = "timestamp(3) with time zone"
ISTANBUL = datetime(2024, 7, 1, 7, tzinfo=UTC)


def result(sql_type: str, *texts: Any) -> QueryResult:
    return QueryResult([Column("a", sql_type, "a")], [tuple((text,) for text in texts)])


def arrow(sql_type: str, *texts: Any) -> list[Any]:
    made: list[Any] = result(sql_type, *texts).to_arrow()["a"].to_pylist()
    return made


def polars(sql_type: str, *texts: Any) -> list[Any]:
    return result(sql_type, *texts).to_polars()["a"].to_list()


def pandas(sql_type: str, *texts: Any) -> tuple[str, list[Any]]:
    made = result(sql_type, *texts).to_pandas()["a"]
    return str(made.dtype), made.tolist()


def test_integers_beside_none_stay_whole_in_pandas() -> None:
    import pandas as pd  # type: ignore[import-untyped]

    ids = ["184203390771122304", "9007199254740993", None]
    assert pandas("bigint", *ids) == ("Int64", [184203390771122304, 9007199254740993, pd.NA])
    assert pandas("bigint", "9007199254740993") == ("int64", [9007199254740993])
    assert pandas("bigint", str(2**70), None) == ("object", [2**70, None])
    assert pandas("json", "9007199254740993", "0.5", None) == ("object", [9007199254740993, 0.5, None])
    assert pandas("boolean", "true", None) == ("object", [True, None])
    assert pandas("double", "1.5", "2") == ("float64", [1.5, 2.0])
    assert pandas("double", "1.5", None)[0] == "float64"


@pytest.mark.parametrize(
    ("sql_type", "kind"),
    [
        ("timestamp(3)", "timestamp[us]"),
        ("TIMESTAMP(3) WITH TIME ZONE", "timestamp[us, tz=UTC]"),
        ("DECIMAL(10, 2)", "decimal128(10, 2)"),
        ("BIGINT", "int64"),
        ("time(3) with time zone", "string"),
        ("json", "null"),
    ],
)
def test_the_arrow_type_comes_from_sql_even_where_no_value_tells(sql_type: str, kind: str) -> None:
    assert str(result(sql_type, None).to_arrow().schema.field("a").type) == kind


def test_pandas_without_columns() -> None:
    assert QueryResult([], []).to_pandas().shape == (0, 0)


@pytest.mark.parametrize("other", ["UTC", "+05:30", "Europe/Berlin"])
def test_moments_of_several_zones_in_polars(other: str) -> None:
    texts = ["2024-07-01 10:00:00.000 Europe/Istanbul", None, f"2024-07-01 10:00:00.000 {other}"]
    zone = {"UTC": UTC, "+05:30": timezone(timedelta(hours=5, minutes=30))}.get(other) or ZoneInfo(other)
    for order in (texts, texts[::-1]):
        series = result(ZONED, *order).to_polars()["a"]
        assert str(series.dtype) == "Datetime(time_unit='us', time_zone='UTC')"
        assert {*series.to_list()} == {ISTANBUL, None, datetime(2024, 7, 1, 10, tzinfo=zone)}


@pytest.mark.parametrize(
    ("sql_type", "good", "odd"),
    [
        ("timestamp(3)", "2024-01-01 00:00:00", "+12026-01-01 00:00:00"),
        (ZONED, "2024-01-01 00:00:00 UTC", "0001-01-01 00:00:00 Europe/Istanbul"),  # no year in UTC
        ("bigint", "1", "n/a"),
        ("boolean", "true", "perhaps"),
        ("uuid", "12151fd2-7586-11e9-8f9e-2a86e4085a59", "x"),
        ("varchar", "a", 5),
        ("json", "1", "true"),
        ("json", '{"a":1}', '{"a":"x"}'),
        ("json", '{"a":true}', '{"a":5}'),
        ("json", '{"a":{"b":9007199254740993}}', '{"a":{"b":0.5}}'),
        ("json", "[9007199254740993]", "[0.5]"),
        ("json", "[1]", '{"b":"x"}'),
        ("number", "1.1", "12345.678901234567890123456789012345678901234567"),
    ],
)
def test_what_is_of_no_one_type_is_text_in_polars(sql_type: str, good: Any, odd: Any) -> None:
    for texts in ([good, odd, None], [odd, None, good], [good] * 300 + [odd]):
        series = result(sql_type, *texts).to_polars()["a"]
        assert str(series.dtype) == "String"
        assert series.to_list() == [None if text is None else str(text) for text in texts]


def test_what_polars_takes_as_it_is() -> None:
    assert polars("json", '{"a":1,"b":[1]}', '{"a":0.5}') == [{"a": 1.0, "b": [1]}, {"a": 0.5, "b": None}]
    assert polars("json", "1", "0.5") == [1.0, 0.5]
    assert polars("array(bigint)", "[5, 9007199254740993, null]", None) == [[5, 9007199254740993, None], None]
    assert str(polars("array(double)", '["NaN", 1.5]', "[]")) == "[[nan, 1.5], []]"
    assert polars("array(decimal(20,2))", "[123456789012345678.10]") == [[Decimal("123456789012345678.10")]]
    assert polars("map(varchar, bigint)", '{"a":1}', '{"b":2}') == [{"a": 1, "b": None}, {"a": None, "b": 2}]
    assert polars("varchar", None, None) == [None, None]
    assert str(result("varchar").to_polars()["a"].dtype) == "String"
    naive = datetime(2024, 1, 1, 0, 0, 0, 5)
    assert polars("timestamp(6)", "2024-01-01 00:00:00.000005") == [naive]


def test_uuids_in_polars_can_be_written() -> None:
    text = "12151fd2-7586-11e9-8f9e-2a86e4085a59"
    frame = result("uuid", text, None).to_polars()
    assert frame["a"].to_list() == [text, None]
    frame.write_parquet(io.BytesIO())


@pytest.mark.parametrize("read", [arrow, polars])
def test_times_of_day_keep_their_zone(read: Any) -> None:
    texts = ["01:02:03.000+03:00", None, "01:02:03.000-08:00"]
    assert read("time(3) with time zone", *texts) == texts
    assert [str(value) for value in read("time(3)", "01:02:03.000")] == ["01:02:03"]
    assert read("array(time with time zone)", '["01:02:03+03:00"]') == ['["01:02:03+03:00"]']


@pytest.mark.parametrize("read", [arrow, polars])
def test_a_lone_surrogate(read: Any) -> None:
    assert read("varchar", "é", "a\ud800", None) == ["é", "a\\ud800", None]
    assert read("json", '["\\ud800"]') == ['["\\ud800"]']
    assert pandas("varchar", "é", "a\ud800") == ("object", ["é", "a\ud800"])
