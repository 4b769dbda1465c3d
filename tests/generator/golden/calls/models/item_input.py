# Generated from calls.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel

__all__ = ["ItemInput"]


@define(kw_only=True, eq=False, repr=False)
class ItemInput(InputModel):
    """ItemInput."""

    id: str

    _wire: ClassVar[Mapping[str, str]] = {"id": "id"}

    def _read(self, get: Getter) -> None:
        self.id = get("id")
