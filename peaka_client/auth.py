"""The API key: kept in one object that never shows it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Never

from .errors import PeakaConfigError

if TYPE_CHECKING:
    import asyncio


KeySource = str | Callable[[], str | Awaitable[str]]
"""A key, or a function (sync or async) that gives the current one."""

_PRINTABLE = re.compile(r"[\x21-\x7e]+").fullmatch


def _checked(key: object, origin: str) -> str:
    if not isinstance(key, str):
        raise PeakaConfigError(f"{origin} must be a str, not {type(key).__name__}")
    if not key:
        raise PeakaConfigError(f"{origin} is empty: pass api_key=… or set PEAKA_API_KEY")
    if not _PRINTABLE(key):
        raise PeakaConfigError(
            f"{origin} holds spaces, line breaks or characters outside ASCII: was it copied with its surroundings?"
        )
    return key


class ApiKey:
    """One key, or a source of keys. ``version`` grows with every key that the source gives."""

    __slots__ = ("_key", "_lock", "_source", "version")

    def __init__(self, source: KeySource, origin: str = "api_key") -> None:
        self._source: Callable[[], str | Awaitable[str]] | None = None
        self._key: str | None = None
        self._lock: asyncio.Lock | None = None
        self.version: int = 0
        if callable(source):
            self._source = source
        else:
            self._key = _checked(source, origin)

    @property
    def current(self) -> str | None:
        """The key in use; None while a source has not been asked yet."""
        return self._key

    @property
    def renewable(self) -> bool:
        """Whether a refused key can be replaced by asking again."""
        return self._source is not None

    async def get(self) -> str:
        """The key in use; the source is asked once, and its answer kept."""
        return self._key or await self.renew(self.version)

    async def renew(self, seen: int) -> str:
        """A key newer than version ``seen``. Many calls refused at once ask the source once."""
        import asyncio
        import inspect

        if self._lock is None:
            self._lock = asyncio.Lock()
        async with self._lock:
            if self._source is not None and (self._key is None or self.version == seen):
                given = self._source()
                self._key = _checked(await given if inspect.isawaitable(given) else given, "the key from api_key()")
                self.version += 1
            return self._key or ""

    def __repr__(self) -> str:
        return "ApiKey('**********')"

    def __reduce__(self) -> Never:
        raise TypeError("an API key cannot be pickled: pass PEAKA_API_KEY to the other process")
