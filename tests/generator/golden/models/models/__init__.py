# Generated from models.yaml by `make generate`. Change that file, not this one.
"""What the API's replies and requests carry: attrs models and enums, each loaded when it is first used."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .part import Part as Part
    from .state import State as State
    from .thing import Thing as Thing
    from .thing_input import ThingInput as ThingInput
else:
    from importlib import import_module

    _MODULES = {"Part": "part", "State": "state", "Thing": "thing", "ThingInput": "thing_input"}

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULES})


__all__ = ["Part", "State", "Thing", "ThingInput"]
