# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["QueryScheduleType"]


class QueryScheduleType(OpenEnum):
    """Known values; the server may send others."""

    INTERVAL = "interval"
    CRON = "cron"
    NONE = "none"
