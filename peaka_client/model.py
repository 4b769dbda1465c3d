"""The base of the generated models, and what they read and write the wire's JSON with.

Reading is tolerant: unknown properties go to ``extra``, an unknown enum value stays a string, a date that does not
parse stays text, a nested value of another shape stays as it came. Only a root of another shape raises.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, tzinfo
from enum import Enum, StrEnum
from typing import Any, ClassVar, NoReturn, Self, TypeVar

from attrs import define, field, fields

from .types import UNSET, JsonObject, Secret

__all__ = [
    "Getter",
    "InputModel",
    "Model",
    "OpenEnum",
    "WireShapeError",
    "anything",
    "list_of",
    "map_of",
    "nothing",
    "read_date",
    "read_datetime",
    "read_list",
    "read_map",
    "read_secret",
    "text",
    "to_wire",
]

T = TypeVar("T")
Getter = Callable[[str], Any]

_logger = logging.getLogger("peaka_client")
_told: set[tuple[str, str]] = set()


class WireShapeError(ValueError):
    """JSON that parsed, but is not of the kind that an operation answers with."""

    def __init__(self, expected: str, found: str, place: str = "$") -> None:
        super().__init__(expected, found, place)
        self.expected = expected
        self.found = found
        self.place = place
        """Where in the JSON; ``$`` is its root."""

    def __str__(self) -> str:
        return f"{self.expected} expected at {self.place}, {self.found} found"


def _refuse(expected: str, found: object) -> NoReturn:
    raise WireShapeError(expected, type(found).__name__)


def _tell_once(model: str, about: str, message: str, *args: object) -> None:
    if (model, about) not in _told:
        _told.add((model, about))
        _logger.warning(message, *args)


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
        if not isinstance(data, dict):
            _refuse(cls.__name__, data)
        self: Self = cls.read(data)
        return self

    @classmethod
    def read(cls, value: Any) -> Any:
        """Read a nested value: a model if it is an object, else the value as it is."""
        if isinstance(value, dict):
            self = cls.__new__(cls)
            self._read(value.get)
            self._extra = None if cls._known.issuperset(value) else cls._unknown(value)
            return self
        if value is not None and value is not UNSET:
            _tell_once(
                cls.__name__, "shape", "%s expected, %s found: kept as it is", cls.__name__, type(value).__name__
            )
        return value

    def to_dict(self) -> JsonObject:
        """The JSON object, named as on the wire, unknown properties included; secrets stay :class:`Secret`."""
        data: JsonObject = {}
        for name, attribute in self._wire.items():
            value = getattr(self, attribute)
            if value is not None or name in self._nullable:
                data[name] = to_wire(value)
        if self._extra:
            data.update(to_wire(self._extra))
        return data

    def _read(self, get: Getter) -> None:
        """Set every attribute; generated for each model."""

    @classmethod
    def _unknown(cls, data: JsonObject) -> JsonObject:
        return {name: value for name, value in data.items() if name not in cls._known}

    def _tell_missing(self, *names: str) -> None:
        """Log, once, which required properties a reply left out."""
        for name in names:
            if getattr(self, self._wire[name]) is None:
                model = type(self).__name__
                _tell_once(model, name, "%s without its required property %r: None stands there", model, name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._wire.values()) and (
            (self._extra or {}) == (other._extra or {})
        )

    __hash__ = None  # type: ignore[assignment]  # mutable, so compared by value and not hashable

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

    @classmethod
    def read(cls, value: Any) -> Any:
        """Read a nested value: a model if it is an object, in which ``UNSET`` stands for what it lacks."""
        if isinstance(value, dict):
            self = cls.__new__(cls)
            self._read(lambda name: value.get(name, UNSET))
            self._extra = None if cls._known.issuperset(value) else cls._unknown(value)
            return self
        return super().read(value)

    def to_dict(self) -> JsonObject:
        """The JSON object, named as on the wire; secrets stay :class:`Secret`."""
        data: JsonObject = {}
        for name, attribute in self._wire.items():
            value = getattr(self, attribute)
            if value is not UNSET:
                data[name] = to_wire(value)
        if self._extra:
            data.update(to_wire(self._extra))
        return data


class OpenEnum(StrEnum):
    """Strings of which the server may know more than this version of the package."""

    @classmethod
    def read(cls, value: Any) -> Any:
        """The member for a value, or the value itself where there is none."""
        try:
            return cls._value2member_map_.get(value, value)
        except TypeError:  # not hashable, so certainly not a string
            return value


def read_datetime(value: Any) -> Any:
    """Read a moment; text that is none stays text. Digits beyond the microsecond are cut off."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return _read_trino_timestamp(value)


# What fromisoformat refuses and the server prints: a space before the zone, or the zone's name.
_ZONED = re.compile(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?([+-]\d\d:?\d\d|[A-Za-z]\w*(?:/[\w+-]+)*)?")


def _read_trino_timestamp(text: str) -> datetime | str:
    match = _ZONED.fullmatch(text)
    if match is None:
        return text
    from dateutil import parser  # slow to import, and rarely needed

    local, zone_name = match.groups()
    try:
        zone = _zone(zone_name) if zone_name else None
        moment = parser.parse(local)
    except (ValueError, OverflowError):
        return text
    if zone_name and zone is None:
        return text  # without its zone it would be another moment
    return moment.replace(tzinfo=zone)


def _zone(name: str) -> tzinfo | None:
    if name.upper() in ("UTC", "GMT", "Z"):
        return UTC
    if name[0] in "+-":
        return datetime.strptime(name, "%z").tzinfo
    if "/" not in name:
        return None  # CST, IST: three letters mean different zones to different people
    from dateutil import tz

    return tz.gettz(name)


def read_date(value: Any) -> Any:
    """Read a calendar day; text that is none stays text."""
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def read_secret(value: Any) -> Any:
    """Hide a value; null and left out stay what they are."""
    return value if value is None or value is UNSET else Secret(value)


def read_list(value: Any, read: Callable[[Any], Any]) -> Any:
    """Read each item of a nested list; what is no list stays as it is."""
    if isinstance(value, list):
        return [read(item) for item in value]
    if value is not None and value is not UNSET:
        _tell_once("list", read.__qualname__, "a list expected, %s found: kept as it is", type(value).__name__)
    return value


def read_map(value: Any, read: Callable[[Any], Any]) -> Any:
    """Read each value of a nested object whose names are data; what is no object stays as it is."""
    if isinstance(value, dict):
        return {name: read(item) for name, item in value.items()}
    if value is not None and value is not UNSET:
        _tell_once("object", read.__qualname__, "an object expected, %s found: kept as it is", type(value).__name__)
    return value


def list_of(read: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    """A decoder of replies that are a list."""

    def decode(data: Any) -> list[T]:
        if not isinstance(data, list):
            _refuse("list", data)
        return [read(item) for item in data]

    return decode


def map_of(read: Callable[[Any], T]) -> Callable[[Any], dict[str, T]]:
    """A decoder of replies that are an object whose names are data."""

    def decode(data: Any) -> dict[str, T]:
        if not isinstance(data, dict):
            _refuse("object", data)
        return {name: read(item) for name, item in data.items()}

    return decode


def text(data: Any) -> str:
    """A decoder of replies that are one string."""
    if not isinstance(data, str):
        _refuse("string", data)
    return data


def anything(data: Any) -> Any:
    """A decoder of replies that may be any JSON."""
    return data


def nothing(data: Any) -> None:
    """A decoder of replies that say nothing; the server may send a body all the same."""


def to_wire(value: Any) -> Any:
    """JSON for a value: models, enums, moments and collections of them; a :class:`Secret` stays one."""
    if value is None or isinstance(value, bool | int | float | Secret):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, Mapping):
        return {name: to_wire(item) for name, item in value.items() if item is not UNSET}
    if isinstance(value, list | tuple):
        return [to_wire(item) for item in value]
    if isinstance(value, datetime):
        shown = value.isoformat()
        return shown.removesuffix("+00:00") + "Z" if shown.endswith("+00:00") else shown
    if isinstance(value, date):
        return value.isoformat()
    return value
