# Generated from streams.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel

__all__ = ["ImportRequest"]


@define(kw_only=True, eq=False, repr=False)
class ImportRequest(InputModel):
    """ImportRequest."""

    header: bool

    _wire: ClassVar[Mapping[str, str]] = {"header": "header"}

    def _read(self, get: Getter) -> None:
        self.header = get("header")
