# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_secret
from ..types import Secret

__all__ = ["JdbcDriver"]


@define(kw_only=True, eq=False, repr=False)
class JdbcDriver(Model):
    """A URL for reading the project over JDBC. It holds the key."""

    jdbc: Secret[str]
    """For the driver class `com.peaka.jdbc.PeakaDriver`; holds the key."""

    _wire: ClassVar[Mapping[str, str]] = {"JDBC": "jdbc"}

    def _read(self, get: Getter) -> None:
        self.jdbc = read_secret(get("JDBC"))
        if self.jdbc is None:
            self._tell_missing("JDBC")
