# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_secret
from ..types import Secret

__all__ = ["DriverUrls"]


@define(kw_only=True, eq=False, repr=False)
class DriverUrls(Model):
    """URLs for reading the project with a driver. They hold the key."""

    jdbc: Secret[str]
    """For the JDBC driver `com.peaka.jdbc.PeakaDriver`; holds the key."""
    sql_alchemy: Secret[str]
    """For the SQLAlchemy dialect of the package `peaka`; holds the key."""

    _wire: ClassVar[Mapping[str, str]] = {"JDBC": "jdbc", "SQL_ALCHEMY": "sql_alchemy"}

    def _read(self, get: Getter) -> None:
        self.jdbc = read_secret(get("JDBC"))
        self.sql_alchemy = read_secret(get("SQL_ALCHEMY"))
        if self.jdbc is None or self.sql_alchemy is None:
            self._tell_missing("JDBC", "SQL_ALCHEMY")
