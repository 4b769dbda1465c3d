# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_datetime, read_secret
from ..types import Secret

__all__ = ["ApiKey"]


@define(kw_only=True, eq=False, repr=False)
class ApiKey(Model):
    """A key that reaches one project."""

    api_key_id: str
    """Not the key itself; `delete_api_key` takes it."""
    name: str
    """What people see."""
    api_key: Secret[str] | None = None
    """The whole key, `<8 characters>.<secret>`. Only in the reply that creates it, null everywhere else."""
    expires_at: datetime | str | None = None
    """From then on it no longer works. Missing: none was set."""

    _wire: ClassVar[Mapping[str, str]] = {
        "apiKeyId": "api_key_id",
        "name": "name",
        "apiKey": "api_key",
        "expiresAt": "expires_at",
    }
    _nullable: ClassVar[frozenset[str]] = frozenset({"apiKey"})

    def _read(self, get: Getter) -> None:
        self.api_key_id = get("apiKeyId")
        self.name = get("name")
        self.api_key = read_secret(get("apiKey"))
        self.expires_at = read_datetime(get("expiresAt"))
        if self.api_key_id is None or self.name is None:
            self._tell_missing("apiKeyId", "name")
