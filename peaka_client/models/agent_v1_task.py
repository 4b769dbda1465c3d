# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .agent_v1_output import AgentV1Output
from .agent_v1_step import AgentV1Step

__all__ = ["AgentV1Task"]


@define(kw_only=True, eq=False, repr=False)
class AgentV1Task(Model):
    """One question and how it was answered."""

    message: str | None = None
    """The question in words."""
    output: AgentV1Output | None = None
    """The answer; missing if there was none."""
    step: list[AgentV1Step] | None = None
    """What the agent did on the way."""
    model_params: dict[str, Any] | None = None
    """Settings of the language model, of no fixed form."""

    _wire: ClassVar[Mapping[str, str]] = {
        "message": "message",
        "output": "output",
        "step": "step",
        "modelParams": "model_params",
    }

    def _read(self, get: Getter) -> None:
        self.message = get("message")
        self.output = AgentV1Output.read(get("output"))
        self.step = read_list(get("step"), AgentV1Step.read)
        self.model_params = get("modelParams")
