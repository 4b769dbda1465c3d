# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_secret
from ..types import Secret

__all__ = ["EmbeddedSession"]


@define(kw_only=True, eq=False, repr=False)
class EmbeddedSession(Model):
    """An embedded session, ready to be opened once."""

    session_url: Secret[str]
    """Works once, in a browser, and holds the session's code: keep it out of logs and do not fetch it on a server."""
    partner_origin: str | None = None
    """The origin to exchange messages with by `postMessage`.

    Comes with a slash at its end, which an origin must not have.
    """

    _wire: ClassVar[Mapping[str, str]] = {"sessionUrl": "session_url", "partnerOrigin": "partner_origin"}

    def _read(self, get: Getter) -> None:
        self.session_url = read_secret(get("sessionUrl"))
        self.partner_origin = get("partnerOrigin")
        if self.session_url is None:
            self._tell_missing("sessionUrl")
