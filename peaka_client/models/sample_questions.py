# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .sample_question import SampleQuestion

__all__ = ["SampleQuestions"]


@define(kw_only=True, eq=False, repr=False)
class SampleQuestions(Model):
    """Questions that a language model proposes."""

    questions: list[SampleQuestion]
    thread_id: str | None = None
    """The thread that the model opened."""

    _wire: ClassVar[Mapping[str, str]] = {"questions": "questions", "threadId": "thread_id"}

    def _read(self, get: Getter) -> None:
        self.questions = read_list(get("questions"), SampleQuestion.read)
        self.thread_id = get("threadId")
        if self.questions is None:
            self._tell_missing("questions")
