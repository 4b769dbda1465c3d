# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["QueryType"]


class QueryType(OpenEnum):
    """`PLAIN` is worked out at each read, `MATERIALIZED` is stored."""

    PLAIN = "PLAIN"
    MATERIALIZED = "MATERIALIZED"
