"""What one run of the benchmarks is made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .server import Servers


@dataclass
class Run:
    servers: Servers
    pythons: dict[str, Path]
    """The Python of every rival's environment."""
    rounds: int

    @property
    def python(self) -> Path:
        """The Python that has this package."""
        return self.pythons["peaka-client"]
