"""Small types that every other module may use; nothing here knows about HTTP."""

from __future__ import annotations

import enum
from collections.abc import AsyncIterable, Callable, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypedDict, TypeVar

if TYPE_CHECKING:
    from .operation import Response

__all__ = ["UNSET", "CallOptions", "JsonObject", "Secret", "Unset", "Upload"]

T = TypeVar("T")

JsonObject = dict[str, Any]


class Unset(enum.Enum):
    """The type of :data:`UNSET`; an enum, so that it survives pickle and deepcopy as one object."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Left out: the field is not sent at all. ``None`` is different, it is sent as ``null``."""


class Secret(Generic[T]):
    """A value that no repr, log record or traceback shows; only :meth:`get` does.

    >>> key = Secret("aB3dE5fG.not-a-real-key")
    >>> key
    Secret('**********')
    >>> key.get()
    'aB3dE5fG.not-a-real-key'
    """

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        self._value = value

    def get(self) -> T:
        """The value itself."""
        return self._value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and bool(self._value == other._value)

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __repr__(self) -> str:
        return "Secret('**********')"

    __str__ = __repr__


Upload = bytes | PathLike[str] | AsyncIterable[bytes]
"""What a file part takes: bytes, a path that is read while it is sent, or an async iterator of chunks."""


class CallOptions(TypedDict, total=False):
    """What every call takes beside its own arguments."""

    timeout: float | None
    """Seconds that the call may take in all, retries included; None: no limit."""
    max_retries: int
    """How often the call may be sent again after a failure that permits it."""
    extra_headers: Mapping[str, str]
    """Headers to add; Authorization cannot be replaced this way."""
    extra_query: Mapping[str, object]
    """Query parameters to add to those of the operation."""
    extra_body: Mapping[str, object]
    """Properties to add to a JSON object body."""
    on_response: Callable[[Response], object]
    """Called with the raw response (status, headers, body, elapsed) before it is parsed."""
