# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["CacheScheduleType"]


class CacheScheduleType(OpenEnum):
    """`BASIC` repeats after a duration, `NONE` never runs by itself. Only these two are known."""

    BASIC = "BASIC"
    NONE = "NONE"
