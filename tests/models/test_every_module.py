"""Everything that was generated loads, and is what the document says."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
from typing import Any, get_type_hints

import attrs
import pytest

import peaka_client.api
import peaka_client.models
import peaka_client.resources
from peaka_client.api import ClientApi, ProjectApi
from peaka_client.model import InputModel, Model, OpenEnum
from peaka_client.operation import Operation
from peaka_client.scope import ClientScope, ProjectScope

from . import helpers

OPERATIONS = {operation.id: operation for operation in helpers.operations()}


def test_every_operation_has_its_constant() -> None:
    assert len(OPERATIONS) == 142
    for operation in OPERATIONS.values():
        assert operation.endpoint.name == operation.id
        assert operation.endpoint.safe is (operation.data["x-peaka-replay"] == "safe")
        assert operation.endpoint.scopes == tuple(operation.data["x-peaka-key-scopes"])
        assert isinstance(operation.endpoint, Operation)
    assert sum(operation.endpoint.safe for operation in OPERATIONS.values()) == 94


@pytest.mark.parametrize("module", helpers.modules(peaka_client.api), ids=lambda module: module.__name__)
def test_endpoint_module(module: Any) -> None:
    functions = {name: getattr(module, name) for name in module.__all__ if not inspect.isclass(getattr(module, name))}
    assert functions
    for name, function in functions.items():
        assert function.__name__ == name
        hints = get_type_hints(function)
        assert hints["return"] is not None
        scope, *_, options = inspect.signature(function).parameters.values()
        assert hints[scope.name] in (ClientScope, ProjectScope)
        assert options.kind is inspect.Parameter.VAR_KEYWORD
        doc = inspect.getdoc(function) or ""
        assert "\n``" in doc
        assert "\nRaises:\n" in doc
    for name in module.__all__:
        if inspect.isclass(getattr(module, name)):
            methods = {k: v for k, v in vars(getattr(module, name)).items() if inspect.isfunction(v)}
            assert set(methods.values()) == set(functions.values())


@pytest.mark.parametrize("module", helpers.modules(peaka_client.models), ids=lambda module: module.__name__)
def test_model_module(module: Any) -> None:
    (name,) = module.__all__
    cls = getattr(module, name)
    assert getattr(peaka_client.models, name) is cls
    if issubclass(cls, OpenEnum):
        assert len(cls) == len({member.value for member in cls})
        return
    assert issubclass(cls, Model)
    assert "__dict__" not in dir(cls)
    attributes = {attribute.name for attribute in attrs.fields(cls)} - {"_extra"}
    assert set(cls._wire.values()) == attributes
    assert cls._nullable <= set(cls._wire)
    read = cls.read({})
    assert all(hasattr(read, attribute) for attribute in attributes)


def test_lazy_package_offers_every_model() -> None:
    found = {module.__all__[0] for module in helpers.modules(peaka_client.models)}
    assert found == set(peaka_client.models.__all__)
    assert found <= set(dir(peaka_client.models))


def test_requests_and_replies_are_apart() -> None:
    for cls in helpers.models():
        assert cls.__name__.endswith(("Input", "Request", "Reference", "Mapping")) == issubclass(cls, InputModel)


def test_faces_reach_every_tag() -> None:
    faces = {"client": ClientApi, "project": ProjectApi}
    for tag in helpers.DOCUMENT["tags"]:
        face = faces[tag["x-peaka-scope"]]
        if tag.get("x-peaka-inline"):
            (operation,) = [one for one in OPERATIONS.values() if one.tag == tag["name"]]
            assert inspect.iscoroutinefunction(getattr(face, operation.data["x-peaka-method"]))
        else:
            assert isinstance(inspect.getattr_static(face, tag["name"]), property)


def test_helpers_stand_on_the_face() -> None:
    helpers_of = {tag["name"] for tag in helpers.DOCUMENT["tags"] if tag.get("x-peaka-helper")}
    assert helpers_of == {module.__name__.rpartition(".")[2] for module in helpers.modules(peaka_client.resources)}
    sender: Any = None
    for name in helpers_of:
        helper = type(getattr(ProjectApi(sender, "aB3dE5fG"), name))
        generated = getattr(importlib.import_module(f"peaka_client.api.{name}"), helper.__name__)
        assert helper.__module__ == f"peaka_client.resources.{name}"
        assert helper.__mro__[1] is generated
        assert not [name for name in vars(helper).keys() & vars(generated).keys() if not name.startswith("__")]


def test_the_faces_load_nothing_of_it() -> None:
    code = (
        "import sys, peaka_client.api\n"
        "print([name for name in sys.modules if name.startswith(('peaka_client.api.', 'peaka_client.models'))])\n"
        "import peaka_client.models\n"
        "print([name for name in sys.modules if name.startswith('peaka_client.models.')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "[]"]
