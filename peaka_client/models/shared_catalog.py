# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["SharedCatalog"]


@define(kw_only=True, eq=False, repr=False)
class SharedCatalog(Model):
    """A catalog as the other project sees it."""

    shared_catalog_id: str
    """The catalog's id there, presumably another one than in the project it comes from."""

    _wire: ClassVar[Mapping[str, str]] = {"sharedCatalogId": "shared_catalog_id"}

    def _read(self, get: Getter) -> None:
        self.shared_catalog_id = get("sharedCatalogId")
        if self.shared_catalog_id is None:
            self._tell_missing("sharedCatalogId")
