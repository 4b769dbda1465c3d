# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["CategoricalFrequency"]


class CategoricalFrequency(OpenEnum):
    """How often the values of a column are collected again; `NONE` is presumably once."""

    NONE = "NONE"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
