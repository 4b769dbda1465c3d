"""The base of the generated models, and what they read and write the wire's JSON with.

Reading is tolerant: unknown properties go to ``extra``, an unknown enum value stays a string, a date that does not
parse stays text, a nested value of another shape stays as it came. Only a root of another shape raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from attrs import define, field, fields

from .encoding import to_wire
from .logs import log
from .types import UNSET, JsonObject, Secret

T = TypeVar("T")
Getter = Callable[[str], Any]


class WireShapeError(ValueError):
    """JSON that parsed, but is not of the kind that an operation answers with."""

    place = "$"
    """Where in the JSON: its root."""


def _root(value: Any, kind: type, expected: str) -> Any:
    """A whole reply, which must be of a kind."""
    if not isinstance(value, kind):
        raise WireShapeError(f"{expected} expected at {WireShapeError.place}, {type(value).__name__} found")
    return value


def _nested(value: Any, expected: str) -> Any:
    """A nested value that is no object or list where one was expected: it stays; null and left out are in order."""
    if value is not None and value is not UNSET:
        _tell_once("%s expected, %s found: kept as it is", expected, type(value).__name__)
    return value


@cache
def _tell_once(message: str, *args: str) -> None:
    """Log a warning, unless it was logged before."""
    log.warning(message, *args)


@define(kw_only=True, eq=False, repr=False)
class Model:
    """What a reply carries. ``None`` stands for a value that is null or was left out."""

    _extra: JsonObject | None = field(default=None)
    _wire: ClassVar[Mapping[str, str]] = {}
    """Name on the wire → attribute."""
    _nullable: ClassVar[frozenset[str]] = frozenset()
    """Names whose null is written back; ``None`` elsewhere means that the property was not there."""
    _known: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        cls._known = frozenset(cls._wire)

    @property
    def extra(self) -> JsonObject:
        """Properties that this version of the package does not know, as they came."""
        if self._extra is None:
            self._extra = {}
        return self._extra

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """Read a JSON object.

        Raises:
            WireShapeError: It is not an object. Nothing inside it raises.
        """
        self: Self = cls.read(_root(data, dict, cls.__name__))
        return self

    @classmethod
    def read(cls, value: Any) -> Any:
        """Read a nested value: a model if it is an object, else the value as it is."""
        if not isinstance(value, dict):
            return value if value is None else _nested(value, cls.__name__)
        self = cls.__new__(cls)
        self._read(value.get)
        if cls._known.issuperset(value):
            self._extra = None
        else:
            self._extra = {name: item for name, item in value.items() if name not in cls._known}
        return self

    def to_dict(self) -> JsonObject:
        """The JSON object, named as on the wire, unknown properties included; secrets stay :class:`Secret`."""
        data: JsonObject = to_wire(self)
        return data

    def wire_items(self) -> JsonObject:
        """What :meth:`to_dict` writes, before the values are made JSON."""
        items = {
            name: value
            for name, attribute in self._wire.items()
            if (value := getattr(self, attribute)) is not None or name in self._nullable
        }
        return items | self._extra if self._extra else items

    def _read(self, get: Getter) -> None:
        """Set every attribute; generated for each model."""

    def _tell_missing(self, *names: str) -> None:
        """Log, once, which required properties a reply left out."""
        for name in names:
            if getattr(self, self._wire[name]) is None:
                _tell_once("%s without its required property %r: None stands there", type(self).__name__, name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or other.__class__ is not self.__class__:
            return NotImplemented
        return self.wire_items() == other.wire_items()

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # mutable, so compared by value and not hashable

    def __repr__(self) -> str:
        shown = [
            f"{f.alias}={value!r}"
            for f in fields(type(self))
            if (value := getattr(self, f.name)) is not f.default and (f.name != "_extra" or value)
        ]
        return f"{type(self).__name__}({', '.join(shown)})"


@define(kw_only=True, eq=False, repr=False)
class InputModel(Model):
    """What a request carries: a field that is ``UNSET`` is left out, ``None`` is sent as null."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._nullable = cls._known

    @classmethod
    def read(cls, value: Any) -> Any:
        """Read a nested value: a model if it is an object, in which ``UNSET`` stands for what it lacks."""
        return super().read(dict.fromkeys(cls._wire, UNSET) | value if isinstance(value, dict) else value)


class OpenEnum(StrEnum):
    """Strings of which the server may know more than this version of the package."""

    @classmethod
    def read(cls, value: Any) -> Any:
        """The member for a value, or the value itself where there is none."""
        try:
            return cls._value2member_map_.get(value, value)
        except TypeError:  # not hashable, so certainly not a string
            return value


_LETTERS = re.compile(r".* (?!(?:GMT|UTC|Z)$)[A-Za-z]+")
"""Text that ends in the letters of a zone: CST, IST mean different ones to different people."""


def read_datetime(value: Any) -> Any:
    """Read a moment; text that is none stays text. Digits beyond the microsecond are cut off."""
    if not isinstance(value, str):
        return value
    try:
        if " " not in value[11:]:
            return datetime.fromisoformat(value)
        if not _LETTERS.fullmatch(value):
            from .cells import zoned  # slow to import, and rarely needed

            return zoned(datetime.fromisoformat, 11, value)
    except (ValueError, KeyError, OSError):
        pass
    return value


def read_date(value: Any) -> Any:
    """Read a calendar day; text that is none stays text."""
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        return value


def read_secret(value: Any) -> Any:
    """Hide a value; null and left out stay what they are."""
    return value if value is None or value is UNSET else Secret(value)


def read_list(value: Any, read: Callable[[Any], Any]) -> Any:
    """Read each item of a nested list; what is no list stays as it is."""
    return [read(item) for item in value] if isinstance(value, list) else _nested(value, "a list")


def read_map(value: Any, read: Callable[[Any], Any]) -> Any:
    """Read each value of a nested object whose names are data; what is no object stays as it is."""
    if isinstance(value, dict):
        return {name: read(item) for name, item in value.items()}
    return _nested(value, "an object")


def list_of(read: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    """A decoder of replies that are a list."""
    return lambda data: read_list(_root(data, list, "list"), read)


def map_of(read: Callable[[Any], T]) -> Callable[[Any], dict[str, T]]:
    """A decoder of replies that are an object whose names are data."""
    return lambda data: read_map(_root(data, dict, "object"), read)


def text(data: Any) -> str:
    """A decoder of replies that are one string."""
    return str(_root(data, str, "string"))


def anything(data: Any) -> Any:
    """A decoder of replies that may be any JSON."""
    return data


def nothing(data: Any) -> None:
    """A decoder of replies that say nothing; the server may send a body all the same."""
