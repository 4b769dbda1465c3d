# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["MetadataRefreshState"]


class MetadataRefreshState(OpenEnum):
    """Known values; the server may send others."""

    NOT_ACTIVE = "not-active"
    COMPLETED = "completed"
    WAITING = "waiting"
    ACTIVE = "active"
    DELAYED = "delayed"
    FAILED = "failed"
    PAUSED = "paused"
    STUCK = "stuck"
    NOT_ACTIVE_UPPER = "NOT_ACTIVE"
    COMPLETED_UPPER = "COMPLETED"
    WAITING_UPPER = "WAITING"
    ACTIVE_UPPER = "ACTIVE"
    DELAYED_UPPER = "DELAYED"
    FAILED_UPPER = "FAILED"
    PAUSED_UPPER = "PAUSED"
    STUCK_UPPER = "STUCK"
