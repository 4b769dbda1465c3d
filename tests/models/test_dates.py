"""Moments as the server prints them; what is none stays text, and no zone is lost on the way."""

from __future__ import annotations

import warnings
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaka_client import cells
from peaka_client.encoding import to_wire
from peaka_client.model import read_date, read_datetime

NINE = datetime(2024, 1, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-01-01T09:00:00Z", NINE),
        ("2024-01-01T09:00:00.000+00:00", NINE),
        ("2024-01-01T09:00:00.123456789Z", NINE.replace(microsecond=123456)),
        ("2024-01-01T11:00:00+0200", NINE),
        ("2024-01-01 09:00:00.000 UTC", NINE),
        ("2024-01-01 09:00:00 GMT", NINE),
        ("2024-01-01 12:00:00.000 +03:00", NINE),
        ("2024-01-01 12:00 +0300", NINE),
        ("2024-01-01 04:00:00.5 -05:00", NINE.replace(microsecond=500000)),
        ("2024-01-01 10:00:00.000 Europe/Berlin", NINE),
        ("2024-07-01 11:00:00.000 Europe/Berlin", NINE.replace(month=7)),
        ("2024-01-01 06:00:00 America/Argentina/Buenos_Aires", NINE),
        ("2024-01-01 12:00:00 Etc/GMT-3", NINE),
        ("2024-01-01 12:00:00.000000 Etc/GMT-3", NINE),
        ("2024-01-01 09:00:00.123456789 UTC", NINE.replace(microsecond=123456)),
        ("2024-01-01 12:00:00.000000 +03", NINE),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    read = read_datetime(text)
    assert isinstance(read, datetime)
    assert read == moment
    assert read.tzinfo is not None


def test_greenwich_needs_no_database_of_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "ZoneInfo", {}.__getitem__)
    for zone in ("Z", "UTC", "GMT"):
        assert read_datetime(f"2024-01-01 09:00:00 {zone}") == NINE


def test_moment_without_a_zone_stays_without() -> None:
    assert read_datetime("2024-01-01 09:00:00") == datetime(2024, 1, 1, 9)  # noqa: DTZ001
    assert read_datetime("2024-01-01T09:00:00.1234567") == datetime(2024, 1, 1, 9, 0, 0, 123456)  # noqa: DTZ001


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "May",
        "10",
        "2024-13-45T00:00:00Z",
        "2024-01-01 25:00:00 UTC",
        "2024-01-01 09:00:00 CST",  # China, Cuba or Chicago
        "2024-01-01 09:00:00 UTC+3",  # three hours east, or west as POSIX has it
        "2024-01-01 09:00:00 Middle/Earth",
        "2024-01-01 09:00:00.000000 Middle/EarthZ",
        "2024-01-01 09:00:00.000000 NZ",
        "2024-01-01 09:00:00 Middle/Earth+3",
        "2024-01-01 09:00:00 America/Argentina",  # a folder in the database of zones
        "2024-01-01 09:00:00 ../../etc/passwd",
        "2024-01-01 09:00:00 +99:00",
        "01/02/2024 09:00",
        "99999999999999999999",
        "\ud800",
    ],
)
def test_text_that_is_no_moment_stays(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_datetime(text) == text


def test_other_values_pass() -> None:
    for value in (None, 5, 1.5, True, ["2024"], {"a": 1}):
        assert read_datetime(value) is value
        assert read_date(value) is value


def test_days() -> None:
    assert read_date("2024-01-01") == date(2024, 1, 1)
    assert read_date("yesterday") == "yesterday"


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_datetime(text)
    read_date(text)


_ZONES = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=st.none() | _ZONES))
def test_written_moments_are_read_back(moment: datetime) -> None:
    written = to_wire(moment)
    assert read_datetime(written) == moment
    assert not written.endswith("+00:00")


@given(st.datetimes(min_value=datetime(1000, 1, 1), timezones=_ZONES))  # noqa: DTZ001
def test_moments_with_a_space_before_the_zone(moment: datetime) -> None:
    text = moment.isoformat(sep=" ")
    assert read_datetime(f"{text[:-6]} {text[-6:]}") == moment


def test_utc_is_written_as_z() -> None:
    assert to_wire(NINE) == "2024-01-01T09:00:00Z"
    assert to_wire(NINE.astimezone(timezone(timedelta(hours=2)))) == "2024-01-01T11:00:00+02:00"
    assert to_wire(datetime(2024, 1, 1, 9)) == "2024-01-01T09:00:00"  # noqa: DTZ001
    assert to_wire(date(2024, 1, 1)) == "2024-01-01"
