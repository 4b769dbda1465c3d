# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["QueryType"]


class QueryType(OpenEnum):
    """Known values; the server may send others."""

    PLAIN = "PLAIN"
    MATERIALIZED = "MATERIALIZED"
