"""LocalPeaka: the whole Peaka Partner API, embedded, for quick starts without a key and for tests.

Needs the extra ``testing``; importing this package alone does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .local import Durations, LocalPeaka, Snapshot
    from .log import Recorded

__all__ = ["Durations", "LocalPeaka", "Recorded", "Snapshot"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        try:
            from . import local, log
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError(
                f"LocalPeaka needs {error.name}: install peaka-client[testing]", name=error.name
            ) from error
        value = getattr(log if name == "Recorded" else local, name)
        globals()[name] = value
        return value
