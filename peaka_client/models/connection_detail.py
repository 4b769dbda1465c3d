# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["ConnectionDetail"]


@define(kw_only=True, eq=False, repr=False)
class ConnectionDetail(Model):
    """What of a connection is not secret. Which settings there are depends on the kind of source."""

    type: str
    """The kind of source; often the only thing there is."""

    _wire: ClassVar[Mapping[str, str]] = {"type": "type"}

    def _read(self, get: Getter) -> None:
        self.type = get("type")
        if self.type is None:
            self._tell_missing("type")
