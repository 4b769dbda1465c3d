# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["CacheType"]


class CacheType(OpenEnum):
    """Known values; the server may send others."""

    FULL_REFRESH = "FULL_REFRESH"
    INCREMENTAL = "INCREMENTAL"
