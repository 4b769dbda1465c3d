"""The relative dates of parametric tables: ``@today-7d``, ``@som+1M``."""

from __future__ import annotations

import calendar
import re
from datetime import datetime, timedelta

__all__ = ["MacroError", "expand"]

_MACRO = re.compile(r"@(today|yesterday|now|[se]o[wmqy])((?:[+-]\d+[dwMQyqhm])*)")
_STEP = re.compile(r"([+-]\d+)([dwMQyqhm])")


class MacroError(ValueError):
    """Text that starts like a macro and is none."""


def expand(value: object, now: datetime) -> object:
    """The date or time that a macro means; anything else is returned as it is.

    Anchors: today, yesterday, now, and the start or end of the week (Monday), month, quarter or year. Offsets, chained
    at will: d, w, M, q, y, h, m. ``now`` and offsets in hours or minutes give a time, all else a date.

    Raises: MacroError.
    """
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    found = _MACRO.fullmatch(value)
    if not found:
        raise MacroError(f"Invalid relative date: {value}")
    moment = _anchor(found[1], now)
    precise = found[1] == "now"
    for count, unit in _STEP.findall(found[2]):
        moment = _shift(moment, int(count), unit)
        precise = precise or unit in "hm"
    return moment.strftime("%Y-%m-%d %H:%M:%S") if precise else moment.strftime("%Y-%m-%d")


def _anchor(name: str, now: datetime) -> datetime:
    if name == "now":
        return now
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if name == "today":
        return today
    if name == "yesterday":
        return today - timedelta(days=1)
    start = _start(today, name[2])
    if name[0] == "s":
        return start
    after = {"w": (7, "d"), "m": (1, "M"), "q": (1, "q"), "y": (1, "y")}[name[2]]
    return _shift(start, *after) - timedelta(days=1)


def _start(today: datetime, unit: str) -> datetime:
    if unit == "w":
        return today - timedelta(days=today.weekday())
    if unit == "m":
        return today.replace(day=1)
    if unit == "q":
        return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    return today.replace(month=1, day=1)


def _shift(moment: datetime, count: int, unit: str) -> datetime:
    if unit in "dwhm":
        return moment + count * {
            "d": timedelta(days=1), "w": timedelta(weeks=1), "h": timedelta(hours=1), "m": timedelta(minutes=1)
        }[unit]  # fmt: skip
    months = count * {"M": 1, "q": 3, "Q": 3, "y": 12}[unit]
    total = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(total, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
