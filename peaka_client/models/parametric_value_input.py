# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel

__all__ = ["ParametricValueInput"]


@define(kw_only=True, eq=False, repr=False)
class ParametricValueInput(InputModel):
    """A parameter to bind."""

    key: str
    """The parameter's name in the source."""
    value: str | float
    """A string or a number. A string starting with `@` is a date worked out at each read, like `@today-7d`."""

    _wire: ClassVar[Mapping[str, str]] = {"key": "key", "value": "value"}

    def _read(self, get: Getter) -> None:
        self.key = get("key")
        self.value = get("value")
