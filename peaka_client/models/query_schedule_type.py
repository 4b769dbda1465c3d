# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["QueryScheduleType"]


class QueryScheduleType(OpenEnum):
    """`interval` repeats after a duration, `cron` follows a cron expression, `none` runs on demand only."""

    INTERVAL = "interval"
    CRON = "cron"
    NONE = "none"
