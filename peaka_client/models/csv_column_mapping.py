# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel
from ..types import UNSET, Unset

__all__ = ["CsvColumnMapping"]


@define(kw_only=True, eq=False, repr=False)
class CsvColumnMapping(InputModel):
    """Where the values of one table column come from. Give either `csv_column_name` or `csv_column_index`."""

    name: str
    """The table column. An unknown one gives 400."""
    csv_column_name: str | Unset = UNSET
    """By the header line. A name that the header lacks fills the column with NULL, without an error."""
    csv_column_index: int | Unset = UNSET
    """By position; the first is 0."""

    _wire: ClassVar[Mapping[str, str]] = {
        "name": "name",
        "csvColumnName": "csv_column_name",
        "csvColumnIndex": "csv_column_index",
    }

    def _read(self, get: Getter) -> None:
        self.name = get("name")
        self.csv_column_name = get("csvColumnName")
        self.csv_column_index = get("csvColumnIndex")
