# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["TranspileResult"]


@define(kw_only=True, eq=False, repr=False)
class TranspileResult(Model):
    """SQL after translation."""

    query: str
    """The same statement in the other dialect."""

    _wire: ClassVar[Mapping[str, str]] = {"query": "query"}

    def _read(self, get: Getter) -> None:
        self.query = get("query")
        if self.query is None:
            self._tell_missing("query")
