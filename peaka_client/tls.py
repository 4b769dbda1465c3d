"""TLS: which certificates are believed."""

from __future__ import annotations

import asyncio
import os
import ssl
import threading

import httpx

from .errors import PeakaConfigError

_CONTEXTS: dict[object, ssl.SSLContext] = {}
_LOCK = threading.Lock()


def _build(verify: str | os.PathLike[str] | bool, key: object) -> ssl.SSLContext:
    with _LOCK:
        if key not in _CONTEXTS:
            try:
                if isinstance(verify, str | os.PathLike):
                    _CONTEXTS[key] = ssl.create_default_context(cafile=verify)
                else:
                    _CONTEXTS[key] = httpx.create_ssl_context(verify=verify)
            except OSError as error:
                raise PeakaConfigError(f"the certificates cannot be loaded: {error}") from None
        return _CONTEXTS[key]


async def tls_context(verify: ssl.SSLContext | str | os.PathLike[str] | bool) -> ssl.SSLContext:
    """The TLS context for these certificates, shared by all clients; built off the loop, since that takes long.

    Args:
        verify: A file of CA certificates, a context (which offers HTTP/1.1 alone from then on), or whether to check
            certificates at all.

    Raises:
        PeakaConfigError: The certificates cannot be loaded.
    """
    if isinstance(verify, ssl.SSLContext):
        return verify
    key = (verify, os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    context = _CONTEXTS.get(key)
    return context if context is not None else await asyncio.to_thread(_build, verify, key)
