# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["SearchQuery"]


@define(kw_only=True, eq=False, repr=False)
class SearchQuery(Model):
    """A search, echoed."""

    text: str | None = None
    """What was looked for."""

    _wire: ClassVar[Mapping[str, str]] = {"text": "text"}

    def _read(self, get: Getter) -> None:
        self.text = get("text")
