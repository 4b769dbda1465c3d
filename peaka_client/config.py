"""Where the client talks to, and how: arguments, environment variables and defaults, all checked beforehand."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypedDict, get_args

from .auth import ApiKey, KeySource
from .errors import PeakaConfigError

if TYPE_CHECKING:
    from .middleware import Middleware


Zone = Literal["us", "eu"]
KeyScope = Literal["partner", "project"]

ZONES: Final[dict[str, str]] = {
    "us": "https://partner.peaka.studio/api/v1",
    "eu": "https://partner.eu.peaka.studio/api/v1",
}
TIMEOUT = 60.0
"""Seconds that a call may take in all by default; for streams: until the first byte, and between two pieces."""
MAX_CONNECTIONS = 100
"""How many connections a client opens at most by default; further calls queue."""

_FRAMING = {"authorization", "accept-encoding", "host", "content-length", "transfer-encoding", "connection"}
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+").fullmatch
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e]*").fullmatch


class ClientOptions(TypedDict, total=False):
    """What a derived client may have of its own."""

    timeout: float | None
    """Seconds, as in the client's constructor."""
    max_retries: int
    headers: Mapping[str, str]
    """Headers to add to those of the client it is derived from."""
    api_key: KeySource
    """Another key."""
    middleware: Sequence[Middleware]
    """Middleware to add inside that of the client it is derived from."""


class Settings(NamedTuple):
    """What derived clients may change; never changed in place."""

    origin: str
    prefix: str
    key: ApiKey
    timeout: float | None
    max_retries: int
    key_scope: KeyScope | None
    headers: dict[str, str]
    middleware: tuple[Middleware, ...]

    @classmethod
    def at(cls, base_url: str, **rest: Any) -> Settings:
        """Settings for a base URL, checked."""
        scheme, _, address = base_url.partition("://")
        netloc, slash, path = address.partition("/")
        if rest["key_scope"] is not None and rest["key_scope"] not in get_args(KeyScope):
            raise PeakaConfigError(f"unknown key_scope {rest['key_scope']!r}: pass 'partner', 'project' or None")
        settings = cls(f"{scheme}://{netloc}", (slash + path).rstrip("/"), **rest)
        return settings._replace(middleware=()).with_options(rest)

    def with_options(self, changes: Mapping[str, Any]) -> Settings:
        """The same settings with some changed, checked; headers and middleware are added to those there are."""
        new = dict(changes)
        if "timeout" in new:
            checked_timeout(new["timeout"])
        if "max_retries" in new:
            checked_count(new["max_retries"], "max_retries", 0)
        if "headers" in new:
            new["headers"] = {**self.headers, **checked_headers(new["headers"])}
        if "middleware" in new:
            new["middleware"] = (*self.middleware, *new["middleware"])
            if not all(map(callable, new["middleware"])):
                raise PeakaConfigError("middleware takes functions, async def middleware(attempt, following)")
        if "api_key" in new:
            new["key"] = ApiKey(new.pop("api_key"))
        return self._replace(**new)


def checked_timeout(value: object, name: str = "timeout") -> float | None:
    """A number of seconds above zero, or None."""
    if value is not None and not (isinstance(value, int | float) and value > 0):
        raise PeakaConfigError(f"{name} must be a number of seconds above 0, or None for no limit, not {value!r}")
    return value


def checked_count(value: object, name: str, least: int) -> int:
    """A whole number that is not too small."""
    if not isinstance(value, int) or value < least:
        raise PeakaConfigError(f"{name} must be {least} or more, not {value!r}")
    return value


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers that can go out as they are: no line breaks, and none that the SDK itself is in charge of."""
    for name, value in headers.items():
        if not isinstance(name, str) or not _HEADER_NAME(name):
            raise PeakaConfigError(f"{name!r} is no valid header name")
        if name.lower() == "authorization":
            raise PeakaConfigError(
                "the Authorization header cannot be set: use with_options(api_key=…) or peaka.project(id, api_key=…)"
            )
        if name.lower() in _FRAMING:
            raise PeakaConfigError(f"the header {name} is written by the SDK and cannot be set")
        if not isinstance(value, str) or not _HEADER_VALUE(value):
            raise PeakaConfigError(f"the value of the header {name} must be a str of printable ASCII in one line")
    return dict(headers)


def resolve_key(api_key: KeySource | None) -> ApiKey:
    """The key from the argument, or else from PEAKA_API_KEY."""
    if api_key is not None:
        return ApiKey(api_key)
    from_env = os.environ.get("PEAKA_API_KEY")
    if from_env is None:
        raise PeakaConfigError("no API key: pass PeakaClient(api_key=…) or set the environment variable PEAKA_API_KEY")
    return ApiKey(from_env, "PEAKA_API_KEY")


def resolve_base_url(zone: Zone | None, base_url: str | None, *, allow_http: bool = False) -> str:
    """The base URL from zone or base_url; an argument beats the variables PEAKA_ZONE and PEAKA_BASE_URL.

    >>> resolve_base_url("eu", None)
    'https://partner.eu.peaka.studio/api/v1'
    """
    name: str | None = zone
    names = "zone and base_url"
    if zone is None and base_url is None:
        name, base_url = os.environ.get("PEAKA_ZONE") or None, os.environ.get("PEAKA_BASE_URL") or None
        names = "PEAKA_ZONE and PEAKA_BASE_URL"
    if name is not None and base_url is not None:
        raise PeakaConfigError(f"{names} exclude each other: give one of them")
    if base_url is not None:
        return _checked_url(base_url, allow_http=allow_http)
    name = name or "us"
    if name not in ZONES:
        raise PeakaConfigError(f"unknown zone {name!r}: pass 'us' or 'eu', or a base_url")
    return ZONES[name]


def _checked_url(base_url: str, *, allow_http: bool) -> str:
    from urllib.parse import urlsplit

    if not isinstance(base_url, str):
        raise PeakaConfigError(f"base_url must be a str, not {type(base_url).__name__}: pass str(…)")
    try:
        url = urlsplit(base_url)
        host, _ = url.hostname, url.port
    except ValueError:
        host, url = None, urlsplit("")
    if url.scheme not in ("http", "https") or not host or re.search(r"[\s\\]", base_url):
        raise PeakaConfigError("base_url must look like https://partner.peaka.studio/api/v1")
    if url.username is not None or url.query or url.fragment:
        raise PeakaConfigError("base_url takes no user, query or fragment; the key is passed as api_key")
    if any(part in (".", "..") for part in url.path.split("/")):
        raise PeakaConfigError("base_url must not hold . or .. as a path segment")
    if url.scheme == "http" and not allow_http and not is_loopback(host):
        raise PeakaConfigError(
            f"http:// would send the API key to {host} in the clear: use https://, or pass allow_http=True if you must"
        )
    try:
        netloc = url.netloc.encode("idna" if not url.netloc.isascii() else "ascii").decode("ascii")
    except UnicodeError:
        raise PeakaConfigError("the host of base_url has no ASCII form") from None
    return f"{url.scheme}://{netloc}{url.path}"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, so that what is sent to it needs neither TLS nor a proxy."""
    from ipaddress import ip_address

    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost" or host.endswith(".localhost")
