"""Embedded sessions: Peaka's own UI inside a page of yours."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict, Unpack, cast
from urllib.parse import urlsplit

from ..api.sessions import _CREATE_SESSION, create_connector_session, create_studio_session
from ..api.sessions import Sessions as SessionsApi
from ..errors import PeakaConfigError
from ..models.feature_configs_input import FeatureConfigsInput
from ..types import UNSET, CallOptions, Secret, Unset

if TYPE_CHECKING:
    from ..models.embedded_session import EmbeddedSession


class SessionOptions(CallOptions, total=False):
    """What a session of either kind takes."""

    theme: str
    """``dark``, ``light``, or the name of an uploaded theme."""
    theme_override: bool
    """Must be True for an uploaded theme, and then is by default."""
    timeout_in_seconds: int
    """Seconds; whether it limits the code or the session is not documented, nor its default and maximum."""


class FeatureFlags(TypedDict, total=False):
    """The sections of the studio that are known; each is shown unless its flag is False."""

    createDataInPeaka: bool
    queries: bool
    tables: bool
    caching: bool
    metadata: bool
    aiAgent: bool
    queryHistory: bool


def _origin(url: str | None) -> str | None:
    """Scheme, host and port of a URL; None where it is none."""
    try:
        parts = urlsplit(url or "")
        host, port = parts.hostname or "", f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[A-Za-z0-9._-]+|[0-9a-fA-F:]+", host):
        return None
    return f"{parts.scheme}://[{host}]{port}" if ":" in host else f"{parts.scheme}://{host}{port}"


def _overrides(theme: str) -> bool:
    """Whether a theme is an uploaded one."""
    return theme not in ("dark", "light")


class Session:
    """A started session. Its URL works once: hand it to one browser, and do not open it beforehand.

    >>> session = Session("https://partner.peaka.studio/api/v1/ui/session?code=00ff", "https://shop.peaka.studio/")
    >>> session
    Session(url='https://partner.peaka.studio/api/v1/ui/session?code=**********', partner_origin='https://shop.peaka.studio')
    >>> session.csp()
    'frame-src https://partner.peaka.studio https://shop.peaka.studio'

    Attributes:
        url: What to open or embed; holds a one-time code, so keep it out of logs.
        partner_origin: The origin that the UI is served from, without a trailing slash; None: the server did not say.
    """

    __slots__ = ("partner_origin", "url")

    def __init__(self, url: str, partner_origin: str | None) -> None:
        self.url: str = url
        self.partner_origin: str | None = _origin(partner_origin)

    @classmethod
    def of(cls, reply: EmbeddedSession) -> Session:
        """From the API's reply.

        Raises:
            PeakaDecodeError: It holds no URL that a browser could open.
        """
        url: object = reply.session_url
        text = url.get() if isinstance(url, Secret) else url
        if not isinstance(text, str) or _origin(text) is None:
            raise _CREATE_SESSION.unreadable("the server answered without a usable session URL", place="$.sessionUrl")
        return cls(text, reply.partner_origin)

    def iframe(self, *, title: str, id: str | None = None, style: str | None = None) -> str:  # noqa: A002
        """An ``<iframe>`` element, every value escaped, with leave to write to the clipboard.

        Args:
            title: What screen readers say.
            id: The element's id.
            style: CSS for the element.
        """
        attributes = {"src": self.url, "title": title, "id": id, "style": style, "allow": "clipboard-write *"}
        text = " ".join(f'{k}="{html.escape(v)}"' for k, v in attributes.items() if v is not None)
        return f"<iframe {text}></iframe>"

    def theme_message(self, theme: str, *, override: bool | None = None, frame: str = "iframe") -> str:
        """JavaScript that switches the theme of a session that is shown, safe inside a ``<script>``.

        Args:
            theme: ``dark``, ``light``, or the name of an uploaded theme.
            override: Whether it is an uploaded theme. Default: every name but ``dark`` and ``light`` is.
            frame: CSS selector of the iframe.

        Raises:
            PeakaConfigError: The server did not say the partner origin, so the message could reach a stranger.
        """
        if self.partner_origin is None:
            raise PeakaConfigError("the session has no partner origin, so a message cannot be addressed safely")
        message = {"theme": theme, "themeOverride": _overrides(theme) if override is None else override}
        return (
            f"document.querySelector({_script_json(frame)}).contentWindow"
            f".postMessage({_script_json(message)}, {_script_json(self.partner_origin)});"
        )

    def csp(self) -> str:
        """The ``frame-src`` directive for a Content-Security-Policy of the embedding page."""
        origins = dict.fromkeys(filter(None, (_origin(self.url), self.partner_origin)))
        return f"frame-src {' '.join(origins)}"

    def __repr__(self) -> str:
        hidden = re.sub(r"(?<==)[^&#]+", "**********", self.url)
        return f"Session(url={hidden!r}, partner_origin={self.partner_origin!r})"


def _script_json(value: object) -> str:
    """JSON that cannot close a script element or a line."""
    text = json.dumps(value)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _themed(options: SessionOptions) -> SessionOptions:
    return {"theme_override": True, **options} if _overrides(options.get("theme", "dark")) else options


class Sessions(SessionsApi):
    """Embedded sessions of one project."""

    __slots__ = ()

    async def start(
        self,
        *,
        feature_flags: FeatureFlags | Mapping[str, bool] | Unset = UNSET,
        displayed_connector_types: Sequence[str] | Unset = UNSET,
        **options: Unpack[SessionOptions],
    ) -> Session:
        """Start a session of the full studio.

        ``POST /ui/initSession``, mode ``FULL_STUDIO``

        Args:
            feature_flags: Sections to hide (False); see :class:`FeatureFlags`, other names are passed on.
            displayed_connector_types: Connector types to offer; empty or left out: all.
            **options: ``theme``: ``dark``, ``light``, or the name of an uploaded theme; ``theme_override``: must be
                True for the latter, and then is by default; ``timeout_in_seconds``: limits the code or the session,
                which of them is not documented. And those of every call.
        """
        flags = cast("dict[str, bool] | Unset", feature_flags)
        if flags is not UNSET and not (isinstance(flags, Mapping) and set(map(type, flags.values())) <= {bool}):
            raise PeakaConfigError("feature_flags takes a dict of names with True or False")
        types = displayed_connector_types
        if isinstance(types, str):
            raise PeakaConfigError("displayed_connector_types takes a list of names, not one str")
        configs = UNSET if isinstance(types, Unset) else FeatureConfigsInput(displayed_connector_types=list(types))
        reply = await create_studio_session(self, feature_flags=flags, feature_configs=configs, **_themed(options))
        return Session.of(reply)

    async def start_connector(
        self, connector_type: str, *, catalog_create_enabled: bool | Unset = UNSET, **options: Unpack[SessionOptions]
    ) -> Session:
        """Start a session of the connector dialog alone, for a popup window.

        ``POST /ui/initSession``, mode ``CONNECTOR_MODAL_ONLY``

        Args:
            connector_type: What to connect, e.g. ``slack`` or ``POSTGRES``.
            catalog_create_enabled: Whether the user may create a catalog there; the server's default is True.
            **options: As in :meth:`start`.
        """
        if "feature_flags" in options:  # the endpoint takes them, though nobody knows what for
            raise TypeError("start_connector() takes no feature_flags: they hide sections of the studio, see start()")
        reply = await create_connector_session(
            self, connector_type=connector_type, catalog_create_enabled=catalog_create_enabled, **_themed(options)
        )
        return Session.of(reply)
