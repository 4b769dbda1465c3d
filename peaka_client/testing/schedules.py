"""When scheduled things run next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

__all__ = ["ScheduleError", "check_schedule", "next_run", "seconds"]

_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
_HORIZON = 4 * 366
"""Days to look ahead for the next match of a cron expression: long enough for 29 February."""


class ScheduleError(ValueError):
    """An expression that cannot be read."""


def seconds(duration: str) -> float:
    """The length of an ISO 8601 duration such as ``PT15M`` or ``P1D``.

    Raises: ScheduleError.
    """
    found = _DURATION.fullmatch(duration)
    if not found or not any(found.groups()) or duration.endswith("T"):
        raise ScheduleError(f"Invalid duration: {duration}")
    weeks, days, hours, minutes, rest = (int(part or 0) for part in found.groups())
    total = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=rest).total_seconds()
    if total <= 0:
        raise ScheduleError(f"Invalid duration: {duration}")
    return total


def check_schedule(schedule: Mapping[str, Any]) -> None:
    """Check the schedule of a materialized query.

    Raises: ScheduleError.
    """
    next_run(schedule, 0.0)


def next_run(schedule: Mapping[str, Any] | None, after: float) -> float | None:
    """When a materialized query runs next; None: never.

    Raises: ScheduleError.
    """
    kind = (schedule or {}).get("type")
    if schedule is None or kind in (None, "none"):
        return None
    if kind == "interval":
        return after + seconds(schedule.get("repeatDuration") or "")
    try:
        zone = ZoneInfo(schedule.get("timezone") or "UTC")
    except (ValueError, OSError, KeyError):
        raise ScheduleError(f"Unknown time zone: {schedule.get('timezone')}") from None
    return _cron(schedule.get("cronExpression") or "", after, zone)


def _cron(expression: str, after: float, zone: ZoneInfo) -> float:
    fields = expression.split()
    if len(fields) != 5:
        raise ScheduleError(f"A cron expression has five fields: {expression!r}")
    minutes, hours, days, months, weekdays = (
        _field(text, *limits) for text, limits in zip(fields, _RANGES, strict=True)
    )
    weekdays = {day % 7 for day in weekdays}
    either = fields[2] != "*" and fields[4] != "*"
    start = datetime.fromtimestamp(after, zone)
    day = start.date()
    for _ in range(_HORIZON):
        by_date, by_weekday = day.day in days, day.isoweekday() % 7 in weekdays
        if day.month in months and (by_date or by_weekday if either else by_date and by_weekday):
            for hour in sorted(hours):
                for minute in sorted(minutes):
                    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
                    if moment.timestamp() > after:
                        return moment.astimezone(UTC).timestamp()
        day += timedelta(days=1)
    raise ScheduleError(f"This cron expression never comes due: {expression!r}")


def _field(text: str, low: int, high: int) -> set[int]:
    found: set[int] = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        first, dash, last = span.partition("-")
        try:
            start, end = (
                (low, high) if span == "*" else (int(first), int(last) if dash else (high if step else int(first)))
            )
            every = int(step) if step else 1
        except ValueError:
            raise ScheduleError(f"Invalid cron field: {text}") from None
        if not (low <= start <= end <= high) or every < 1:
            raise ScheduleError(f"Invalid cron field: {text}")
        found.update(range(start, end + 1, every))
    return found
