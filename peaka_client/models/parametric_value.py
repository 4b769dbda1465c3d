# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["ParametricValue"]


@define(kw_only=True, eq=False, repr=False)
class ParametricValue(Model):
    """A bound parameter."""

    key: str
    """The parameter's name in the source."""
    value: str | float | None = None
    """A string or a number. A string starting with `@` is a date worked out at each read."""

    _wire: ClassVar[Mapping[str, str]] = {"key": "key", "value": "value"}

    def _read(self, get: Getter) -> None:
        self.key = get("key")
        self.value = get("value")
        if self.key is None:
            self._tell_missing("key")
