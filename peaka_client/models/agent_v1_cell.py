# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["AgentV1Cell"]


@define(kw_only=True, eq=False, repr=False)
class AgentV1Cell(Model):
    """One value of a row."""

    name: str | None = None
    """The column as the SQL names it."""
    data_type: str | None = None
    """Trino's name of the type."""
    order: int | None = None
    """Its place in the row, presumably from 0."""
    value: Any = None
    """Any JSON value; a string wherever it was seen."""

    _wire: ClassVar[Mapping[str, str]] = {"name": "name", "dataType": "data_type", "order": "order", "value": "value"}

    def _read(self, get: Getter) -> None:
        self.name = get("name")
        self.data_type = get("dataType")
        self.order = get("order")
        self.value = get("value")
