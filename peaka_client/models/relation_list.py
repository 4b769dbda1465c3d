# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .relation import Relation

__all__ = ["RelationList"]


@define(kw_only=True, eq=False, repr=False)
class RelationList(Model):
    """The relations of the tables of a catalog."""

    relations: list[Relation]

    _wire: ClassVar[Mapping[str, str]] = {"relations": "relations"}

    def _read(self, get: Getter) -> None:
        self.relations = read_list(get("relations"), Relation.read)
        if self.relations is None:
            self._tell_missing("relations")
