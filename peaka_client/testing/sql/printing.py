"""Values as text, exactly as Trino prints them.

Scalars are printed as ``CAST(… AS varchar)`` prints them; arrays, maps and rows as the Trino client does; varbinary as
base64, the form of the Trino protocol (no source shows what Peaka does with it).
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from .types import Type

__all__ = ["print_double", "print_real", "print_timestamp", "print_zoned", "printers"]

Printer = Callable[[Any], str]


def _scientific(digits: str, exponent: int, negative: bool) -> str:
    """Java's rendering of a number whose significant digits and decimal exponent are known."""
    if -3 <= exponent < 7:
        if exponent < 0:
            whole, fraction = "0", "0" * (-exponent - 1) + digits
        else:
            padded = digits.ljust(exponent + 1, "0")
            whole, fraction = padded[: exponent + 1], padded[exponent + 1 :]
        text = f"{whole}.{fraction or '0'}"
    else:
        text = f"{digits[0]}.{digits[1:] or '0'}E{exponent}"
    return f"-{text}" if negative else text


def _java(value: float, shortest: str) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "-0.0" if math.copysign(1, value) < 0 else "0.0"
    sign, digits, exponent = Decimal(shortest).as_tuple()
    text = "".join(map(str, digits)).rstrip("0") or "0"
    return _scientific(text, len(digits) - 1 + int(exponent), bool(sign))


def print_double(value: float) -> str:
    """``1.254740786E7``, ``0.001``, ``NaN``: the shortest text that reads back as the same double."""
    return _java(value, repr(value))


def print_real(value: float) -> str:
    """As :func:`print_double`, with the shortest text for a 32-bit float."""
    if not math.isfinite(value):
        return _java(value, "")
    import struct

    for places in range(1, 10):
        shortest = f"{value:.{places}g}"
        if struct.pack("f", float(shortest)) == struct.pack("f", value):
            return _java(value, shortest)
    return _java(value, repr(value))


def _fraction(microsecond: int, digits: int) -> str:
    if digits == 0:
        return ""
    return "." + f"{microsecond:06d}".ljust(digits, "0")[:digits]


def print_time(value: time, digits: int = 3) -> str:
    return value.strftime("%H:%M:%S") + _fraction(value.microsecond, digits)


def print_timestamp(value: datetime, digits: int = 3) -> str:
    """``2024-01-01 10:00:00.000``."""
    return value.strftime("%Y-%m-%d %H:%M:%S") + _fraction(value.microsecond, digits)


def print_zoned(value: datetime, zone: str | None, digits: int = 3) -> str:
    """``2024-01-01 10:00:00.000 Europe/Istanbul``; without a zone, UTC."""
    name = zone or "UTC"
    return f"{print_timestamp(value.astimezone(zone_info(name)), digits)} {name}"


def zone_info(name: str) -> ZoneInfo | timezone:
    """A zone by name, or by offset as in ``+03:00``."""
    if name[:1] in "+-":
        hours, _, minutes = name[1:].partition(":")
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(-offset if name[0] == "-" else offset)
    return ZoneInfo(name)


def print_interval(value: timedelta) -> str:
    negative = value < timedelta()
    value = abs(value)
    hours, rest = divmod(value.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{value.days} {hours:02d}:{minutes:02d}:{seconds:02d}.{value.microseconds // 1000:03d}"
    return f"-{text}" if negative else text


def print_months(value: timedelta) -> str:
    """A year-to-month interval; DuckDB hands months over as 30 days each."""
    months = round(value / timedelta(days=30))
    text = f"{abs(months) // 12}-{abs(months) % 12}"
    return f"-{text}" if months < 0 else text


def _print_date(value: date) -> str:
    return value.isoformat()


def _print_boolean(value: bool) -> str:
    return "true" if value else "false"


def _print_binary(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _print_decimal(value: Decimal) -> str:
    return f"{value:f}"


def _digits(values: Sequence[datetime | time | None]) -> int:
    """Three digits, Trino's default, unless a value needs more."""
    return 6 if any(value is not None and value.microsecond % 1000 for value in values) else 3


def _nested(inner: Printer) -> Printer:
    return lambda value: "null" if value is None else inner(value)


_NESTED = ("list", "array", "map", "struct")


def printer(kind: Any, values: Sequence[Any], known: Type | None = None) -> Printer:
    """The printer for one column.

    Args:
        kind: the column's DuckDB type.
        values: the column's values: they decide between three and six digits of a second, if nothing else does.
        known: the Trino type, where it is known: it says more than DuckDB's.
    """
    name = "" if kind.id in _NESTED else str(kind).upper()
    if name == "BOOLEAN":
        return _print_boolean
    if name == "DOUBLE":
        return print_double
    if name == "FLOAT":
        return print_real
    if kind.id == "decimal":
        return _print_decimal
    if name == "BLOB":
        return _print_binary
    if name == "DATE":
        return _print_date
    if name.startswith("TIME") and not name.startswith("TIMESTAMP"):
        digits = _digits(values) if known is None or known.digits is None else known.digits
        if "ZONE" in name:
            return lambda value: print_time(value, digits) + "+00:00"
        return lambda value: print_time(value, digits)
    if name.startswith("TIMESTAMP"):
        places = known.digits if known is not None else None
        if places is None:
            places = {"TIMESTAMP_S": 0, "TIMESTAMP_MS": 3, "TIMESTAMP_NS": 9}.get(name)
        if places is None:
            places = _digits(values)
        if "ZONE" in name:
            zone = known.zone if known is not None else None
            return lambda value: print_zoned(value, zone, places)
        return lambda value: print_timestamp(value, places)
    if name == "INTERVAL":
        return print_months if known is not None and known.kind == "interval year to month" else print_interval
    if kind.id in ("list", "array"):
        flat = [item for value in values if value is not None for item in value]
        inner = _nested(printer(dict(kind.children)["child"], flat))
        return lambda value: "[" + ", ".join(map(inner, value)) + "]"
    if kind.id == "map":
        parts = dict(kind.children)
        print_key = _nested(printer(parts["key"], []))
        print_value = _nested(printer(parts["value"], []))
        return lambda value: "{" + ", ".join(f"{print_key(k)}={print_value(v)}" for k, v in value.items()) + "}"
    if kind.id == "struct":
        fields = [(field, _nested(printer(child, []))) for field, child in kind.children]
        return lambda value: (
            "{" + ", ".join(_field(field, print_one(value[field])) for field, print_one in fields) + "}"
        )
    return str


def _field(name: str, text: str) -> str:
    """Fields of an anonymous row (DuckDB calls them _0, _1, …) have no name in Trino."""
    return text if name.startswith("_") and name[1:].isdigit() else f"{name}={text}"


def printers(kinds: Sequence[Any], rows: Sequence[Sequence[Any]], known: Sequence[Type | None]) -> list[Printer]:
    """One printer a column of a result."""
    return [
        printer(kind, [row[i] for row in rows] if _looks_at_values(kind) else (), known[i])
        for i, kind in enumerate(kinds)
    ]


def _looks_at_values(kind: Any) -> bool:
    return kind.id in ("list", "array") or str(kind).upper().startswith("TIME")
