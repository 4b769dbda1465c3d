"""What a client and everything derived from it share: the connections, the event loop, and whether it is closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Never

from .errors import PeakaUsageError

if TYPE_CHECKING:
    from .http import Http


class Hub:
    """Makes the HTTP layer when it is first needed, and keeps it to one event loop.

    Args:
        make: Makes the HTTP layer.
    """

    def __init__(self, make: Callable[[], Http]) -> None:
        self._make = make
        self._http: Http | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    def http(self) -> Http:
        """The HTTP layer.

        Raises:
            PeakaUsageError: The client is closed, or belongs to another event loop.
        """
        if self._closed:
            raise PeakaUsageError("the client is closed: make a new PeakaClient, or call inside its `async with` block")
        loop = asyncio.get_running_loop()
        self._loop = self._loop or loop  # before what follows, which may let another thread in
        if self._loop is not loop:
            raise PeakaUsageError(
                "the client was used on another event loop before: make one PeakaClient for each event loop"
            )
        if self._http is None:
            self._http = self._make()
        return self._http

    async def aclose(self) -> None:
        """Close the connections; a second time does nothing."""
        http, self._http, self._closed = self._http, None, True
        if http is not None and asyncio.get_running_loop() is self._loop:
            await http.aclose()

    def __reduce__(self) -> Never:
        raise TypeError("a client cannot be pickled: make one in each process")
