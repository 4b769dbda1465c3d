"""Connections to data sources, with the OAuth steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Unpack
from urllib.parse import parse_qs

from ..api.connections import _CREATE_CONNECTION, complete_connection_oauth, create_connection
from ..api.connections import Connections as ConnectionsApi
from ..errors import PeakaConfigError
from ..types import UNSET, CallOptions, Unset

if TYPE_CHECKING:
    from ..models.connection import Connection


class Authorization(NamedTuple):
    """A connection that waits for its owner's consent."""

    connection_id: str
    url: str
    """Where to send the user's browser."""


class Connections(ConnectionsApi):
    """Connections of one project."""

    __slots__ = ()

    async def authorize(
        self,
        *,
        name: str,
        type: str,  # noqa: A002
        callback_url: str,
        credential: dict[str, Any] | Unset = UNSET,
        **options: Unpack[CallOptions],
    ) -> Authorization:
        """Create a connection of an OAuth type and get the URL of the provider's consent page.

        ``POST /connections/{projectId}``

        Args:
            name: The connection's name.
            type: The connection type, e.g. ``hubspot``.
            callback_url: Where the browser comes back to, with ``connectionId`` and ``status`` in the query; with
                ``redirectUrl`` in the credential it is your own address that gets the provider's answer instead, to be
                handed to :meth:`finish`.
            credential: ``clientId`` and ``clientSecret`` of an OAuth app of your own; left out: Peaka's app.
            **options: Of this call alone.

        Raises:
            PeakaDecodeError: The server gave no consent URL: the type does not use OAuth, or needs a credential. The
                connection exists nevertheless; the message has its id.
        """
        reply = await create_connection(
            self, name=name, type=type, credential=credential, connection_callback=callback_url, **options
        )
        if not reply.url:
            problem = f"the connection {reply.id} was created, but without a consent URL: {type!r} does not use OAuth"
            raise _CREATE_CONNECTION.unreadable(problem, place="$.url")
        return Authorization(reply.id, reply.url)

    async def finish(self, query_string: str, **options: Unpack[CallOptions]) -> Connection:
        """Hand the provider's answer over to Peaka, for apps with a redirect address of their own.

        ``POST /connections/{projectId}/oauth2``

        Args:
            query_string: What came behind the ``?`` of your redirect address; the whole URL will do.
            **options: Of this call alone.

        Raises:
            PeakaConfigError: The user refused, or it is no such answer; nothing was sent.
        """
        address, _, behind = query_string.strip().partition("?")
        query = query_string.strip() if "=" in address.partition("://")[0] else behind.partition("#")[0]
        values = parse_qs(query)
        if "error" in values:
            raise PeakaConfigError(f"the provider refused: {values['error'][0]!r}")
        if "code" not in values:
            raise PeakaConfigError("the query string holds no code: pass all that came behind the ? of the redirect")
        return await complete_connection_oauth(self, query_parameters=query, **options)
