# Generated from calls.yaml by `make generate`. Change that file, not this one.
"""What the API's replies and requests carry: attrs models and enums, each loaded when it is first used."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .group import Group as Group
    from .item import Item as Item
    from .item_input import ItemInput as ItemInput
else:
    from importlib import import_module

    _MODULES = {"Group": "group", "Item": "item", "ItemInput": "item_input"}

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULES})


__all__ = ["Group", "Item", "ItemInput"]
