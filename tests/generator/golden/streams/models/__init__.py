# Generated from streams.yaml by `make generate`. Change that file, not this one.
"""What the API's replies and requests carry: attrs models and enums, each loaded when it is first used."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .import_request import ImportRequest as ImportRequest
else:
    from importlib import import_module

    _MODULES = {"ImportRequest": "import_request"}

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULES})


__all__ = ["ImportRequest"]
