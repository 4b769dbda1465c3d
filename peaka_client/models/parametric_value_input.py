# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel

__all__ = ["ParametricValueInput"]


@define(kw_only=True, eq=False, repr=False)
class ParametricValueInput(InputModel):
    """ParametricValueInput."""

    key: str
    value: str | float

    _wire: ClassVar[Mapping[str, str]] = {"key": "key", "value": "value"}

    def _read(self, get: Getter) -> None:
        self.key = get("key")
        self.value = get("value")
