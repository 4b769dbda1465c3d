# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model

__all__ = ["SampleQuestion"]


@define(kw_only=True, eq=False, repr=False)
class SampleQuestion(Model):
    """A question worth asking."""

    question: str
    """In words, as a person would ask it."""
    category: str | None = None
    """What it is about, in a word."""

    _wire: ClassVar[Mapping[str, str]] = {"question": "question", "category": "category"}

    def _read(self, get: Getter) -> None:
        self.question = get("question")
        self.category = get("category")
        if self.question is None:
            self._tell_missing("question")
