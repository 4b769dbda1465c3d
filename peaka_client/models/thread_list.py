# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .thread import Thread

__all__ = ["ThreadList"]


@define(kw_only=True, eq=False, repr=False)
class ThreadList(Model):
    """The conversations of a project."""

    threads: list[Thread]

    _wire: ClassVar[Mapping[str, str]] = {"threads": "threads"}

    def _read(self, get: Getter) -> None:
        self.threads = read_list(get("threads"), Thread.read)
        if self.threads is None:
            self._tell_missing("threads")
