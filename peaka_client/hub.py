"""What a client and everything derived from it share: the connections, the event loop, and whether it is closed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Never

from .errors import PeakaUsageError

if TYPE_CHECKING:
    import ssl

    import httpx

    from .http import Http


class Hub:
    """Makes the HTTP layer when it is first needed, and keeps it to one event loop.

    Args:
        origin: Scheme, host and port of the API.
        transport: An ``httpx.AsyncBaseTransport`` to use instead of our own.
        verify: A CA file, a TLS context, or whether to check certificates at all.
        max_connections: How many connections may be open at once.
    """

    def __init__(
        self,
        origin: str,
        *,
        transport: httpx.AsyncBaseTransport | None,
        verify: ssl.SSLContext | str | bool,
        max_connections: int,
    ) -> None:
        self.origin = origin
        self.transport = transport
        self.verify = verify
        self.max_connections = max_connections
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
        if self._http is None:
            from .http import Http

            self._loop = loop
            self._http = Http(
                self.origin, transport=self.transport, verify=self.verify, max_connections=self.max_connections
            )
        elif self._loop is not loop:
            raise PeakaUsageError(
                "the client was used on another event loop before: make one PeakaClient for each event loop"
            )
        return self._http

    async def prepare(self) -> None:
        """Load what the first call needs, off the loop."""
        await self.http().prepare()

    async def aclose(self) -> None:
        """Close the connections; a second time does nothing."""
        http, self._http, self._closed = self._http, None, True
        if http is not None and asyncio.get_running_loop() is self._loop:
            await http.aclose()

    def __reduce__(self) -> Never:
        raise TypeError("a client cannot be pickled: make one in each process")
