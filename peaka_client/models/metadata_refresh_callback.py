# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_secret
from ..types import Secret

__all__ = ["MetadataRefreshCallback"]


@define(kw_only=True, eq=False, repr=False)
class MetadataRefreshCallback(Model):
    """Who is told about finished refreshes. No source shows it; this is what was registered."""

    callback_url: str | None = None
    """Missing if none is registered, presumably."""
    callback_token: Secret[str] | None = None
    """The secret that was registered; it may be left out."""

    _wire: ClassVar[Mapping[str, str]] = {"callbackURL": "callback_url", "callbackToken": "callback_token"}

    def _read(self, get: Getter) -> None:
        self.callback_url = get("callbackURL")
        self.callback_token = read_secret(get("callbackToken"))
