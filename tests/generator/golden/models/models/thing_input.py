# Generated from models.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Literal

from attrs import define

from ..model import Getter, InputModel, read_datetime, read_list, read_secret
from ..types import UNSET, Secret, Unset
from .state import State

__all__ = ["ThingInput"]


@define(kw_only=True, eq=False, repr=False)
class ThingInput(InputModel):
    """ThingInput."""

    name: str
    until: datetime | str | Unset | None = UNSET
    token: Secret[str] | Unset = UNSET
    state: State | Literal["new", "in-use", "1-gone", "GONE"] | str | Unset = UNSET
    flags: dict[str, bool] | Unset = UNSET
    below: list[ThingInput] | Unset = UNSET

    _wire: ClassVar[Mapping[str, str]] = {
        "name": "name",
        "until": "until",
        "token": "token",
        "state": "state",
        "flags": "flags",
        "below": "below",
    }

    def _read(self, get: Getter) -> None:
        self.name = get("name")
        self.until = read_datetime(get("until"))
        self.token = read_secret(get("token"))
        self.state = State.read(get("state"))
        self.flags = get("flags")
        self.below = read_list(get("below"), ThingInput.read)
