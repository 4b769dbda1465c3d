# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["CacheType"]


class CacheType(OpenEnum):
    """Ways to bring a cache up to date: copy all rows, or fetch what changed."""

    FULL_REFRESH = "FULL_REFRESH"
    INCREMENTAL = "INCREMENTAL"
