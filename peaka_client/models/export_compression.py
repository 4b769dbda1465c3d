# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["ExportCompression"]


class ExportCompression(OpenEnum):
    """Whether an export file is packed."""

    NONE = "NONE"
    GZIP = "GZIP"
