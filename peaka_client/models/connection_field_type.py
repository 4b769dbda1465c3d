# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from ..model import OpenEnum

__all__ = ["ConnectionFieldType"]


class ConnectionFieldType(OpenEnum):
    """What kind of value a field of the credentials takes."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
