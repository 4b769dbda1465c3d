# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["Connection"]


@define(kw_only=True, eq=False, repr=False)
class Connection(Model):
    """A source with its credentials stored, not yet a catalog."""

    id: str
    """A UUID."""
    name: str | None = None
    """What people see."""
    type: str | None = None
    """The kind of source, as in `connection_type` of `connection_types.list`."""
    url: str | None = None
    """Where the person must go to consent.

    Only in the reply of `create_connection`, and only for OAuth; elsewhere missing or empty.
    """

    _wire: ClassVar[Mapping[str, str]] = {"id": "id", "name": "name", "type": "type", "url": "url"}

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.name = get("name")
        self.type = get("type")
        self.url = get("url")
        if self.id is None:
            self._tell_missing("id")
