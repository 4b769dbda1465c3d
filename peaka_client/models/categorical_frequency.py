# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["CategoricalFrequency"]


class CategoricalFrequency(OpenEnum):
    """Known values; the server may send others."""

    NONE = "NONE"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
