# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["ExportState"]


class ExportState(OpenEnum):
    """Where an export stands.

    `SUCCEEDED`, `FAILED`, `CANCELLED` and `EXPIRED` are final; `EXPIRED` means that the files of a success were
    removed.
    """

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"
