"""What importing the package loads, and what it does not; the examples in its docstrings run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys
from typing import Any

import pytest

import peaka_client


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_the_import_is_light() -> None:
    code = """
import sys
from peaka_client import PeakaClient
PeakaClient("aB3dE5fG.key").project("aB3dE5fG").catalogs.__class__
heavy = ("httpx", "httpcore", "anyio", "attrs", "attr", "msgspec", "dateutil", "pyarrow", "opentelemetry", "starlette")
print([name for name in heavy if name in sys.modules])
"""
    assert run(code.replace(".catalogs.__class__", "")) == "[]"


def test_making_a_client_loads_no_model() -> None:
    code = """
import sys
from peaka_client import PeakaClient
PeakaClient("aB3dE5fG.key").project("aB3dE5fG")
print([name for name in sys.modules if name.startswith("peaka_client.models") or name.startswith("peaka_client.api.")])
"""
    assert run(code) == "[]"


def test_only_the_transport_modules_import_httpx() -> None:
    code = """
import importlib, pkgutil, sys
import peaka_client
for module in pkgutil.walk_packages(peaka_client.__path__, "peaka_client."):
    name = module.name
    apart = ("testing", "http", "pool", "connection", "tls")
    if not name.startswith(tuple(f"peaka_client.{part}" for part in apart)):
        importlib.import_module(name)
print([name for name in ("httpx", "httpcore", "opentelemetry", "pyarrow", "polars", "pandas") if name in sys.modules])
"""
    assert run(code) == "[]"


def test_every_public_name_is_there() -> None:
    for name in peaka_client.__all__:
        assert getattr(peaka_client, name) is not None
        assert name in dir(peaka_client)
    with pytest.raises(AttributeError, match="no attribute 'Peaka'"):
        _ = peaka_client.Peaka  # type: ignore[attr-defined]
    assert not {
        name
        for name in vars(peaka_client)
        if name[0].isupper() and name not in (*peaka_client.__all__, "TYPE_CHECKING", "Any")
    }


SKIPPED = ("peaka_client.testing", "peaka_client.api.", "peaka_client.models.")


def modules() -> list[Any]:
    names = ["peaka_client"]
    for module in pkgutil.walk_packages(peaka_client.__path__, "peaka_client."):
        names += [module.name] * (not module.name.startswith(SKIPPED))
    return names


@pytest.mark.parametrize("name", modules())
def test_docstring_examples_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    found = [test for name in modules() for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(found) >= 8
