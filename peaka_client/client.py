"""The client: where everything begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Never, Self, Unpack

from .api import ClientApi
from .config import MAX_CONNECTIONS, TIMEOUT, Settings, checked_count, resolve_base_url, resolve_key
from .encoding import raw_path
from .errors import PeakaConfigError
from .hub import Hub
from .operation import Call, Operation, Response
from .project import Project
from .retry import MAX_RETRIES
from .sender import PeakaSender
from .types import UNSET, CallOptions

if TYPE_CHECKING:
    import os
    import ssl

    import httpx

    from .auth import KeySource
    from .config import ClientOptions, KeyScope, Zone
    from .http import Http
    from .middleware import Middleware


class PeakaClient(ClientApi):
    """A client of the Peaka Partner API. One serves a whole process: it may be used by any number of tasks at once.

    Making one does no I/O and needs no event loop. ``async with`` loads the certificates off the loop and closes the
    connections at the end; without it the first call does the former and :meth:`aclose` the latter.

    Args:
        api_key: A partner or project key, or a function (sync or async) that gives the current one: it is asked before
            the first call, and once more when a key is refused with 401. Default: the variable ``PEAKA_API_KEY``.
        zone: ``us`` or ``eu``. Default: ``PEAKA_ZONE``, else ``us``.
        base_url: Another address, instead of a zone. Default: ``PEAKA_BASE_URL``.
        timeout: Seconds that a call may take in all, retries included; for streams, uploads and downloads: until the
            first byte, and between two pieces. None: no limit.
        max_retries: How often a call may be sent again where the rules permit.
        key_scope: ``project`` makes operations that need a partner key fail before they are sent.
        transport: Any ``httpx.AsyncBaseTransport`` to send with, instead of the built-in pool; closed with the client.
        verify: A file of CA certificates, an ``ssl.SSLContext``, or False to check none.
        max_connections: How many calls may be under way at once, each over a connection of its own; further calls
            queue, first come, first served.
        headers: Headers for every call, e.g. ``X-Trino-Source``.
        middleware: Called around every attempt, the first one outermost; see :mod:`peaka_client.middleware`.
        allow_http: Permit ``http://`` to hosts other than loopback, which sends the key in the clear.

    Raises:
        PeakaConfigError: The arguments and variables do not fit together; the message names the cure.
    """

    __slots__ = ("_owner", "_peaka")

    def __init__(
        self,
        api_key: KeySource | None = None,
        *,
        zone: Zone | None = None,
        base_url: str | None = None,
        timeout: float | None = TIMEOUT,
        max_retries: int = MAX_RETRIES,
        key_scope: KeyScope | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        verify: ssl.SSLContext | str | os.PathLike[str] | bool = True,
        max_connections: int = MAX_CONNECTIONS,
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[Middleware] = (),
        allow_http: bool = False,
    ) -> None:
        settings = Settings.at(
            resolve_base_url(zone, base_url, allow_http=allow_http),
            key=resolve_key(api_key),
            timeout=timeout,
            max_retries=max_retries,
            key_scope=key_scope,
            headers=headers or {},
            middleware=middleware,
        )
        checked_count(max_connections, "max_connections", 1)

        def make() -> Http:
            from .http import Http

            return Http(settings.origin, transport=transport, verify=verify, max_connections=max_connections)

        self._attach(PeakaSender(Hub(make), settings), owner=True)

    def _attach(self, sender: PeakaSender, *, owner: bool) -> None:
        super().__init__(sender)
        self._peaka = sender
        self._owner = owner

    def project(self, project_id: str, *, api_key: KeySource | None = None) -> Project:
        """Bind a project: its methods fill in the project's id. Does no I/O and shares the connections.

        Args:
            project_id: The project's id, 8 letters and digits.
            api_key: A key of the project's own, e.g. of one tenant, instead of the client's.
        """
        sender = self._peaka if api_key is None else self._peaka.derive(api_key=api_key)
        return Project(sender, project_id)

    def with_options(self, **options: Unpack[ClientOptions]) -> PeakaClient:
        """A client with other options over the same connections; this one stays as it is.

        Closing the derived client does nothing, closing this one closes the connections of both.

        Args:
            **options: timeout, max_retries, api_key; headers, added to those of this client; middleware, added inside
                that of this client.
        """
        client = PeakaClient.__new__(PeakaClient)
        client._attach(self._peaka.derive(**options), owner=False)
        return client

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        body: object = UNSET,
        safe: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> Response:
        """Call a route that this package does not know yet: same key, retries, errors.

        Args:
            method: The HTTP method.
            path: The path below the base URL, e.g. ``/data/projects/aB3dE5fG/news``.
            query: Query parameters.
            body: What to send as JSON.
            safe: Whether it may be sent again after a lost reply. Default: GET, HEAD and OPTIONS may.
            **options: Of this call alone.

        Returns:
            The raw reply; ``.json()`` parses its body.
        """
        method = method.upper()
        if not re.fullmatch("[A-Z]+", method):
            raise PeakaConfigError(f"{method!r} is no HTTP method")
        operation = Operation(
            name="request",
            method=method,
            path=raw_path(path),
            safe=method in ("GET", "HEAD", "OPTIONS") if safe is None else safe,
            decode=_as_it_is,
        )
        return await self._peaka.send(Call(operation, (), query, body, options), _as_it_is)

    if not TYPE_CHECKING:  # a type checker finds these by itself

        def __getattr__(self, name: str) -> Never:
            if name == "project_id":
                raise PeakaConfigError("this belongs to a project: pass peaka.project(id) instead of the client")
            cure = f": it belongs to a project, so peaka.project(id).{name}" if hasattr(Project, name) else ""
            raise AttributeError(f"PeakaClient has no attribute {name!r}{cure}", name=name, obj=self)

    async def __aenter__(self) -> Self:
        await self._peaka.hub.http().prepare()
        return self

    async def __aexit__(self, *outcome: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections. A second time does nothing."""
        if self._owner:
            await self._peaka.hub.aclose()

    def __repr__(self) -> str:
        return f"PeakaClient(base_url={self._peaka.settings.origin + self._peaka.settings.prefix!r})"

    def __reduce__(self) -> Never:
        raise TypeError("a client cannot be pickled: make one in each process")


def _as_it_is(response: Response) -> Response:
    return response
