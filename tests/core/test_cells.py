"""Values whose reading is easily wrong without a sign of it: zones, invented dates, digits, names of fields, bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from peaka_client.cells import convert_column, converter


@pytest.mark.parametrize("digits", ["", ".0", ".000000", ".000000000"])
@pytest.mark.parametrize("zone", ["NZ", "Zulu", "Etc/GMT-10", "Etc/GMT+5", "America/Argentina/Buenos_Aires"])
def test_a_named_zone_is_that_zone(zone: str, digits: str) -> None:
    for text in (f"2024-07-01 10:00:00{digits} {zone}", f"2024-07-01T10:00:00{digits} {zone}"):
        found = converter("timestamp(9) with time zone")(text)
        assert found == datetime(2024, 7, 1, 10, tzinfo=ZoneInfo(zone))
        assert found.tzinfo == ZoneInfo(zone)
    assert converter("time with time zone")(f"10:00:00{digits} {zone}").tzinfo == ZoneInfo(zone)


@pytest.mark.parametrize("digits", ["", ".000000", ".000000000"])
def test_other_zones(digits: str) -> None:
    read = converter("timestamp(9) with time zone")
    for zone, hours in (("UTC", 0), ("Z", 0), ("+03:00", 3), ("-0330", -3.5), ("+03", 3)):
        for text in (f"2024-07-01 10:00:00{digits} {zone}", f"2024-07-01 10:00:00{digits}{zone.replace('UTC', 'Z')}"):
            assert read(text).utcoffset() == timedelta(hours=hours)
    assert converter("time with time zone")(f"10:00:00{digits} UTC") == time(10, tzinfo=UTC)


@pytest.mark.parametrize("digits", ["", ".000000", ".123456789"])
def test_an_unknown_zone_is_no_other_zone(digits: str) -> None:
    for zone in ("Mars/BaseZ", "Mars/Base-10", "UTC+3", "GMT+3", "MSK-3"):
        text = f"2024-01-01 10:00:00{digits} {zone}"
        assert converter("timestamp with time zone")(text) == text


@pytest.mark.parametrize(
    "text",
    ["-0044-03-15", "-0044-03-15 10:00:00.000", "-0044-03-15 10:00:00.000 UTC", "2024", "5", "10:00:00", "Monday",
     "May", "May 2024", "May 5", "240229", "1/2/24", "1 Jan 2024 10:00 UTC+3", "1 Jan 2024 10:00 GMT -0300"],
)  # fmt: skip
def test_no_date_is_invented(text: str) -> None:
    for sql_type in ("date", "timestamp(3)", "timestamp(3) with time zone"):
        assert convert_column(sql_type, [text]) == [text]


def test_dates_written_otherwise() -> None:
    for text in ("29 Feb 2024", "Feb 29, 2024", "Thu Feb 29 2024", "29-FEB-2024"):
        assert converter("date")(text) == date(2024, 2, 29)
    assert converter("timestamp")("29 Feb 2024 10:00 -0300").utcoffset() == timedelta(hours=-3)


@pytest.mark.parametrize(
    ("sql_type", "text", "value"),
    [
        ("array(decimal(20,2))", "[123456789012345678.10, null, 1]",
         "[Decimal('123456789012345678.10'), None, Decimal('1')]"),
        ("ARRAY(DECIMAL(20,2))", "[1.10]", "[Decimal('1.10')]"),
        ("array(number)", "[1.10]", "[Decimal('1.10')]"),
        ("map(varchar, decimal(20,2))", '{"a": 123456789012345678.10}', "{'a': Decimal('123456789012345678.10')}"),
        ("row(a decimal(20,2), b double, c real, d bigint)", "[123456789012345678.10, 0.1, 2, 9007199254740993]",
         "{'a': Decimal('123456789012345678.10'), 'b': 0.1, 'c': 2.0, 'd': 9007199254740993}"),
        ("array(double)", "[0.1, 1e3, 2]", "[0.1, 1000.0, 2.0]"),
        ("array(json)", "[0.1]", "[0.1]"),
        ("array(decimal(3,1))", "[1.5", "'[1.5'"),
        ("array(decimal(3,1))", "[" * 100_000, f"'{'[' * 100_000}'"),
    ],
    ids=lambda text: text[:40],
)  # fmt: skip
def test_decimals_inside_keep_their_digits(sql_type: str, text: str, value: str) -> None:
    assert repr(converter(sql_type)(text)) == value


@pytest.mark.parametrize(
    ("sql_type", "value"),
    [
        ('row("Amount" decimal(10,2), "Id" bigint)', {"Amount": Decimal("1.50"), "Id": 7}),
        ('ROW("Amount" DECIMAL(10,2), "Id" BIGINT)', {"Amount": Decimal("1.50"), "Id": 7}),
        ("row(Amount decimal(10,2), id bigint)", {"Amount": Decimal("1.50"), "id": 7}),
        ('row("a""b" decimal(10,2), """" bigint)', {'a"b': Decimal("1.50"), '"': 7}),
    ],
)
def test_fields_keep_their_names(sql_type: str, value: dict[str, Any]) -> None:
    texts = {name: str(item) for name, item in value.items()}
    assert converter(sql_type)(list(texts.values())) == value
    assert converter(sql_type)(texts) == value


def test_names_inside_an_array() -> None:
    assert converter('array(row("Id" bigint))')('[["1"], {"Id": "2"}]') == [{"Id": 1}, {"Id": 2}]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("48", b"H"),
        ("48 65\n6c\n", b"Hel"),
        ("   ".join([" ".join(["00"] * 8)] * 4) + "\nff", b"\0" * 32 + b"\xff"),
        ("4865", b"\xe3\xce\xb9"),  # four characters are base64
        ("486", "486"),
        ("48 6", "48 6"),
        ("YWJj", b"abc"),
        ("", b""),
    ],
)
def test_bytes(text: str, value: Any) -> None:
    assert converter("varbinary")(text) == value
