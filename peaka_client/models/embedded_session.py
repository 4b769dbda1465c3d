# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["EmbeddedSession"]


@define(kw_only=True, eq=False, repr=False)
class EmbeddedSession(Model):
    """EmbeddedSession."""

    session_url: str
    partner_origin: str | None = None

    _wire: ClassVar[Mapping[str, str]] = {"sessionUrl": "session_url", "partnerOrigin": "partner_origin"}

    def _read(self, get: Getter) -> None:
        self.session_url = get("sessionUrl")
        self.partner_origin = get("partnerOrigin")
        if self.session_url is None:
            self._tell_missing("sessionUrl")
