# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_secret
from ..types import Secret

__all__ = ["ExportFile"]


@define(kw_only=True, eq=False, repr=False)
class ExportFile(Model):
    """A file of a finished export."""

    name: str
    url: Secret[str]
    """A signed link to an object store, which lets whoever has it fetch the file until it expires.

    Fetch it exactly as it is, without the Authorization header.
    """
    bytes: int | None = None
    """Its size."""

    _wire: ClassVar[Mapping[str, str]] = {"name": "name", "url": "url", "bytes": "bytes"}

    def _read(self, get: Getter) -> None:
        self.name = get("name")
        self.url = read_secret(get("url"))
        self.bytes = get("bytes")
        if self.name is None or self.url is None:
            self._tell_missing("name", "url")
