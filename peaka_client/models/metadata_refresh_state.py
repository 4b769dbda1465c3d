# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["MetadataRefreshState"]


class MetadataRefreshState(OpenEnum):
    """Where a metadata refresh stands, in both spellings.

    The wire uses lower case with hyphens; the vendor's description has the upper-case ones. `completed`, `failed` and
    `not-active` mean that nothing runs.
    """

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
