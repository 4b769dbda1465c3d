# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_secret
from ..types import Secret

__all__ = ["SqlAlchemyDriver"]


@define(kw_only=True, eq=False, repr=False)
class SqlAlchemyDriver(Model):
    """A URL for reading the project with SQLAlchemy. It holds the key."""

    sql_alchemy: Secret[str]
    """For the dialect of the package `peaka`; holds the key."""

    _wire: ClassVar[Mapping[str, str]] = {"SQL_ALCHEMY": "sql_alchemy"}

    def _read(self, get: Getter) -> None:
        self.sql_alchemy = read_secret(get("SQL_ALCHEMY"))
        if self.sql_alchemy is None:
            self._tell_missing("SQL_ALCHEMY")
