# Generated from models.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define

from ..model import Getter, Model, read_date, read_datetime, read_list, read_map, read_secret
from ..types import Secret
from .state import State

if TYPE_CHECKING:
    from .part import Part

__all__ = ["Thing"]


@define(kw_only=True, eq=False, repr=False)
class Thing(Model):
    """A thing with "quotes", a back\\slash, \"\"\"three quotes\"\"\" and a description that is long enough to be broken over
    two lines of text.

    It lists:

    - one point that is long enough to hang below its own mark, because it goes on and on until the line is really full
    - another "point"
    """

    id: str
    """Ends in a quote: "id\""""
    from_: str
    """A Python keyword."""
    list: builtins.list[str] | None = None
    """Hides the builtin in its class."""
    tags: builtins.list[str] | None = None
    """Annotated with the builtin all the same."""
    more: str | None = None
    """Taken by the base class."""
    state: State | str
    """Unknown states stay strings."""
    last_state: State | str | None = None
    """Null before the first."""
    states: builtins.list[State | str] | None = None
    made_at: datetime | str
    day: date | str | None = None
    times: builtins.list[datetime | str] | None = None
    secret: Secret[str] | None = None
    old_secret: Secret[str] | None = None
    part: Part | None = None
    parts: builtins.list[Part]
    grid: builtins.list[builtins.list[Part]] | None = None
    by_name: dict[str, Part] | None = None
    flags: dict[str, bool] | None = None
    free: dict[str, Any] | None = None
    any: Any = None
    value: str | float | None = None
    quote: str | None = None
    id2: str | None = None
    count: int | None = None
    """How many. The server's default: ``10``."""
    children: builtins.list[Thing] | None = None

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "from": "from_",
        "list": "list",
        "tags": "tags",
        "extra": "more",
        "state": "state",
        "lastState": "last_state",
        "states": "states",
        "madeAt": "made_at",
        "day": "day",
        "times": "times",
        "secret": "secret",
        "oldSecret": "old_secret",
        "part": "part",
        "parts": "parts",
        "grid": "grid",
        "byName": "by_name",
        "flags": "flags",
        "free": "free",
        "any": "any",
        "value": "value",
        'quo"te\\x': "quote",
        "id2": "id2",
        "count": "count",
        "children": "children",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"lastState", "day", "oldSecret", "part", "value"})

    def _read(self, get: Getter) -> None:
        from .part import Part

        self.id = get("id")
        self.from_ = get("from")
        self.list = get("list")
        self.tags = get("tags")
        self.more = get("extra")
        self.state = State.read(get("state"))
        self.last_state = State.read(get("lastState"))
        self.states = read_list(get("states"), State.read)
        self.made_at = read_datetime(get("madeAt"))
        self.day = read_date(get("day"))
        self.times = read_list(get("times"), read_datetime)
        self.secret = read_secret(get("secret"))
        self.old_secret = read_secret(get("oldSecret"))
        self.part = Part.read(get("part"))
        self.parts = read_list(get("parts"), Part.read)
        self.grid = read_list(get("grid"), lambda value: read_list(value, Part.read))
        self.by_name = read_map(get("byName"), Part.read)
        self.flags = get("flags")
        self.free = get("free")
        self.any = get("any")
        self.value = get("value")
        self.quote = get('quo"te\\x')
        self.id2 = get("id2")
        self.count = get("count")
        self.children = read_list(get("children"), Thing.read)
        if self.id is None or self.from_ is None or self.state is None or self.made_at is None or self.parts is None:
            self._tell_missing("id", "from", "state", "madeAt", "parts")
