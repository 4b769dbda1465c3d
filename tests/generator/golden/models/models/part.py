# Generated from models.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from attrs import define

from ..model import Getter, Model

if TYPE_CHECKING:
    from .thing import Thing

__all__ = ["Part"]


@define(kw_only=True, eq=False, repr=False)
class Part(Model):
    """Part."""

    thing: Thing | None = None
    """The thing that it is part of, which leads back here."""

    _wire: ClassVar[Mapping[str, str]] = {"thing": "thing"}
    _nullable: ClassVar[frozenset[str]] = frozenset({"thing"})

    def _read(self, get: Getter) -> None:
        from .thing import Thing

        self.thing = Thing.read(get("thing"))
