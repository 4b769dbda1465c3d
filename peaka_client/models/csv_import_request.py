# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel, read_list
from .csv_column_mapping import CsvColumnMapping

__all__ = ["CsvImportRequest"]


@define(kw_only=True, eq=False, repr=False)
class CsvImportRequest(InputModel):
    """Which column of a CSV file goes where."""

    mappings: list[CsvColumnMapping]
    """One entry a table column that is to be filled; the others stay empty."""
    contains_header: bool
    """Whether the first line names the columns. If not, every mapping needs `csv_column_index`."""

    _wire: ClassVar[Mapping[str, str]] = {"mappings": "mappings", "containsHeader": "contains_header"}

    def _read(self, get: Getter) -> None:
        self.mappings = read_list(get("mappings"), CsvColumnMapping.read)
        self.contains_header = get("containsHeader")
