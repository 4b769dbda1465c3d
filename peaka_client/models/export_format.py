# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["ExportFormat"]


class ExportFormat(OpenEnum):
    """Kinds of export file. `JSONL` has one JSON object a line."""

    CSV = "CSV"
    JSONL = "JSONL"
