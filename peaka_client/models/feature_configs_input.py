# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel
from ..types import UNSET, Unset

__all__ = ["FeatureConfigsInput"]


@define(kw_only=True, eq=False, repr=False)
class FeatureConfigsInput(InputModel):
    """Details of parts of the Studio."""

    displayed_connector_types: list[str] | Unset = UNSET
    """The kinds of source that people may choose from; empty or left out: all."""

    _wire: ClassVar[Mapping[str, str]] = {"displayedConnectorTypes": "displayed_connector_types"}

    def _read(self, get: Getter) -> None:
        self.displayed_connector_types = get("displayedConnectorTypes")
