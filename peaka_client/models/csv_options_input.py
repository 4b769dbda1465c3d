# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, InputModel
from ..types import UNSET, Unset

__all__ = ["CsvOptionsInput"]


@define(kw_only=True, eq=False, repr=False)
class CsvOptionsInput(InputModel):
    """The details of a CSV file."""

    delimiter: str | Unset = UNSET
    """Between two values. The server's default: ``","``."""
    quote_char: str | Unset = UNSET
    """Around values that need it; a double quote if left out."""
    record_separator: str | Unset = UNSET
    """Between two rows; a line feed if left out."""
    include_header: bool | Unset = UNSET
    """Whether the first line names the columns. The server's default: ``true``."""
    null_value: str | Unset = UNSET
    """What stands for null; an empty value if left out, presumably."""

    _wire: ClassVar[Mapping[str, str]] = {
        "delimiter": "delimiter",
        "quoteChar": "quote_char",
        "recordSeparator": "record_separator",
        "includeHeader": "include_header",
        "nullValue": "null_value",
    }

    def _read(self, get: Getter) -> None:
        self.delimiter = get("delimiter")
        self.quote_char = get("quoteChar")
        self.record_separator = get("recordSeparator")
        self.include_header = get("includeHeader")
        self.null_value = get("nullValue")
