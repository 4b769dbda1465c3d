"""Asyncio-native Python SDK for the Peaka Partner API.

>>> from peaka_client import PeakaClient
>>> PeakaClient("aB3dE5fG.not-a-real-key").project("aB3dE5fG")
Project('aB3dE5fG')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import errors
from .auth import KeySource
from .client import PeakaClient
from .config import ClientOptions
from .errors import *  # noqa: F403
from .operation import Response
from .project import Project
from .types import UNSET, CallOptions, Secret, Unset, Upload

if TYPE_CHECKING:
    from .jobs import WaitOptions
    from .middleware import Attempt, Middleware, Next, Outcome
    from .resources.sessions import Session
    from .rows import Column, QueryResult, RowOptions, RowStream
    from .streams import AgentEvent, ByteStream, EventStream

__all__ = ["UNSET", "AgentEvent", "Attempt", "ByteStream", "CallOptions", "ClientOptions", "Column", "EventStream"]
__all__ += ["KeySource", "Middleware", "Next", "Outcome", "PeakaClient", "Project", "QueryResult", "Response"]
__all__ += ["RowOptions", "RowStream", "Secret", "Session", "Unset", "Upload", "WaitOptions", "__version__"]
__all__ += errors.__all__

__version__ = "0.1.0"

if not TYPE_CHECKING:
    _LAZY = {
        **dict.fromkeys(("AgentEvent", "ByteStream", "EventStream"), "streams"),
        **dict.fromkeys(("Attempt", "Middleware", "Next", "Outcome"), "middleware"),
        **dict.fromkeys(("Column", "QueryResult", "RowOptions", "RowStream"), "rows"),
        "Session": "resources.sessions",
        "WaitOptions": "jobs",
    }

    def __getattr__(name: str) -> Any:
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f".{_LAZY[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted(__all__)
