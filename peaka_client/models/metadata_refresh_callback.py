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
    """MetadataRefreshCallback."""

    callback_url: str | None = None
    callback_token: Secret[str] | None = None

    _wire: ClassVar[Mapping[str, str]] = {"callbackURL": "callback_url", "callbackToken": "callback_token"}

    def _read(self, get: Getter) -> None:
        self.callback_url = get("callbackURL")
        self.callback_token = read_secret(get("callbackToken"))
