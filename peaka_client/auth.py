"""The API key: kept in one object that never shows it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Never

from .errors import PeakaConfigError

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
    """One key, or a source of keys.

    Attributes:
        current: The key in use; None while a source has not been asked yet.
        renewable: Whether a refused key can be replaced by asking again.
        version: Grows with every key that the source gives.
    """

    __slots__ = ("_failure", "_lock", "_source", "current", "renewable", "version")

    def __init__(self, source: KeySource, origin: str = "api_key") -> None:
        self._source = source if callable(source) else None
        self.renewable: bool = callable(source)
        self.current: str | None = None if callable(source) else _checked(source, origin)
        self._lock = asyncio.Lock()
        self._failure: Exception | None = None
        self.version: int = 0

    async def renew(self, seen: int) -> None:
        """Have a key newer than version ``seen``. Many calls at once ask the source once, and share its failure."""
        before = self._failure
        async with self._lock:
            if self._source is None or self.version != seen:
                return
            if self._failure is not None and self._failure is not before:
                raise self._failure.with_traceback(None)
            try:
                given = self._source()
                self.current = _checked(await given if isawaitable(given) else given, "the key from api_key()")
            except Exception as error:
                self._failure = error
                raise
            self.version, self._failure = self.version + 1, None

    def __repr__(self) -> str:
        return "ApiKey('**********')"

    def __reduce__(self) -> Never:
        raise TypeError("an API key cannot be pickled: pass PEAKA_API_KEY to the other process")
