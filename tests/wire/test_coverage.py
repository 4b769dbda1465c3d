"""Every documented trap has its bodies: a case that is removed, renamed or moved to another section turns this red."""

import warnings
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from inspect import isfunction
from pathlib import Path
from pkgutil import iter_modules

import attrs
import httpx
import pytest

import peaka_client.api
import peaka_client.models
from peaka_client import PeakaClient, PeakaError, Project
from peaka_client.model import InputModel, Model

from .exchange import KEY, PROJECT, Case
from .traps import NOT_ON_THE_WIRE, TRAPS

EVIDENCE = set("SMEXDHLCPT-")


Ways = Mapping[str, Callable[[PeakaClient, Project], Awaitable[object]]]


def _cases() -> dict[str, tuple[Case, Ways]]:
    found: dict[str, tuple[Case, Ways]] = {}
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if path.name == Path(__file__).name:
            continue
        for name, value in vars(import_module(f".{path.stem}", __package__)).items():
            case = getattr(value, "case", None)
            if isinstance(case, Case):
                assert name not in found, f"two cases are called {name}"
                found[name] = case, value.ways
    return found


WAYS = _cases()
CASES = {name: case for name, (case, _) in WAYS.items()}


@pytest.mark.parametrize("section", sorted(TRAPS))
def test_a_section_has_exactly_these_cases(section: str) -> None:
    claimed = {name.removeprefix("test_") for name, case in CASES.items() if section in case.where}
    assert claimed == set(TRAPS[section].split())
    assert claimed, f"{section} has no case"


def test_no_case_names_an_unknown_section() -> None:
    named = {section for case in CASES.values() for section in case.where}
    assert named == set(TRAPS)
    assert not named & set(NOT_ON_THE_WIRE)


def test_every_numbered_point_is_either_tested_or_excused() -> None:
    points = {"A": 18, "C1": 9, "C2": 3, "C3": 5, "C4": 7, "C5": 7, "C6": 7, "C7": 4, "C8": 8, "C10": 3, "C11": 5}
    wanted = {
        f"{group}{number}" if group == "A" else f"{group}.{number}"
        for group, count in points.items()
        for number in range(1, count + 1)
    }
    known = set(TRAPS) | set(NOT_ON_THE_WIRE)
    assert wanted <= known
    assert {section for section in known if section[0] in "AC" and not section.startswith("C9.")} == wanted


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_case_says_where_it_comes_from(name: str) -> None:
    case = CASES[name]
    assert case.where
    assert case.evidence
    assert set(case.evidence) <= EVIDENCE
    assert "-" not in case.evidence or case.evidence == "-"
    assert case.operation


def test_every_operation_has_a_case() -> None:
    modules = [import_module(f"peaka_client.api.{module.name}") for module in iter_modules(peaka_client.api.__path__)]
    functions = {name for module in modules for name in module.__all__ if isfunction(getattr(module, name))}
    assert {case.operation for case in CASES.values()} == functions


def _filled(result: object) -> Iterator[tuple[str, str]]:
    if isinstance(result, Model):
        values = {name: getattr(result, name) for name in attrs.fields_dict(type(result)) if not name.startswith("_")}
        yield from ((type(result).__name__, name) for name, value in values.items() if value is not None)
        result = list(values.values())
    if isinstance(result, list):
        for item in result:
            yield from _filled(item)


async def test_every_property_of_every_reply_is_in_some_body() -> None:
    filled: set[tuple[str, str]] = set()
    for case, ways in WAYS.values():
        if case.status >= 300 or case.headers:
            continue

        def answer(_: httpx.Request, case: Case = case) -> httpx.Response:
            return httpx.Response(case.status, content=case.body)

        transport = httpx.MockTransport(answer)
        async with PeakaClient(KEY, base_url="https://peaka.example/api/v1", transport=transport) as peaka:
            with suppress(PeakaError), warnings.catch_warnings(action="ignore", category=DeprecationWarning):
                filled |= set(_filled(await next(iter(ways.values()))(peaka, peaka.project(PROJECT))))
    models = [getattr(peaka_client.models, name) for name in peaka_client.models.__all__]
    replies = [kind for kind in models if issubclass(kind, Model) and not issubclass(kind, InputModel)]
    wanted = {(kind.__name__, name) for kind in replies for name in attrs.fields_dict(kind) if not name.startswith("_")}
    assert len(wanted) > 300
    assert wanted - filled == set()
