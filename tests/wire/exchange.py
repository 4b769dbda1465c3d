"""One literal exchange = one test: the call, the request it must make, the reply's bytes, and what the SDK must say.

A case reads from top to bottom::

    @calling(list_organizations).replies(
        "GET /organizations",
        200,
        JSON,
        r'''[{"id": "…", "name": "…"}]''',
        evidence="SM",
        where="B.listOrganizations",
    )
    def test_organizations_come_as_an_array(found: list[Organization]) -> None:
        assert found[0].name == "…"

``calling`` runs the case twice, by the endpoint function and by the resource method that is the same function. The
types hold together: what the function returns is what the test takes.

Evidence letters: S the vendor's description and examples, M peaka-mcp-server, E metadata-editor, X embedded examples,
D other vendor documents, H older descriptions, L live measurements of a third party, C other official clients,
P published packages, T third-party clients. ``-`` marks a body that no source recorded, but that JSON, HTTP or a proxy
allows.
``where`` names sections of the notes on the wire: ``A7`` (document-wide), ``B.listOrganizations`` (wrong shapes),
``C5.3`` (third point about caches), ``D.search`` (examples), ``P5.A`` (the data plane's notes, 5: error bodies),
``U.info`` (undocumented calls).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from email.parser import BytesParser
from email.policy import HTTP
from types import FunctionType
from typing import Any, Concatenate, Generic, ParamSpec, TypedDict, TypeVar, Unpack

import attrs
import pytest

from peaka_client import PeakaClient, Project, Secret, model

from .replay import Received, Replay

__all__ = [
    "CSV",
    "HTML",
    "JSON",
    "KEY",
    "PNG",
    "PROJECT",
    "SSE",
    "TEXT",
    "Case",
    "Exchange",
    "absent",
    "calling",
    "through",
]

JSON = "application/json"
TEXT = "text/plain;charset=UTF-8"
HTML = "text/html"
CSV = "text/csv"
PNG = "image/png"
SSE = "text/event-stream"

PROJECT = "wR7tQ2mZ"
KEY = "wirekey1.Jm4xTq9LbZ27"

P = ParamSpec("P")
T = TypeVar("T")
E = TypeVar("E", bound=Exception)

_INLINE = {"get_info": "info", "transpile_sql": "transpile", "search": "search"}
"""The functions that are methods of the client or of the project itself, and the methods' names."""

Test = Callable[..., Awaitable[None]]
Way = Callable[[PeakaClient, Project], Awaitable[T]]


class Details(TypedDict, total=False):
    """What only some cases say."""

    sends: str
    """The request's JSON body, literally; "" when there must be none; absent when the case is not about it."""
    asks: Mapping[str, str]
    """Headers that the request must have, names in lower case."""
    parts: Mapping[str, str]
    """The request's multipart parts by name; a JSON part is compared as JSON."""
    headers: Mapping[str, str]
    """Further headers of the reply."""
    warns: tuple[str, ...]
    """A piece of each warning that the SDK must log; it logs no other."""
    unknown: tuple[str, ...]
    """Properties of the reply that the SDK does not know and keeps in ``extra``; it knows all the others."""
    deprecated: bool
    """The call itself warns with a DeprecationWarning."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """What one exchange is about."""

    operation: str
    request: str
    status: int
    content_type: str | None
    body: bytes
    evidence: str
    where: tuple[str, ...]
    sends: str | None = None
    asks: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    warns: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    deprecated: bool = False


class Exchange(Generic[T]):
    """A call that is still to be told what the server answers."""

    def __init__(self, operation: str, ways: Mapping[str, Way[T]]) -> None:
        self.operation = operation
        self.ways = ways

    def replies(
        self,
        request: str,
        status: int,
        content_type: str | None,
        body: str | bytes,
        *,
        evidence: str,
        where: str,
        **details: Unpack[Details],
    ) -> Callable[[Callable[[T], None]], Test]:
        """The reply is good; the test gets the result."""
        case = self._case(request, status, content_type, body, evidence, where, details)

        def decorate(check: Callable[[T], None]) -> Test:
            async def run(way: str, caplog: pytest.LogCaptureFixture) -> None:
                model._tell_once.cache_clear()  # each case hears the warnings of its own

                async def good(call: Awaitable[T]) -> None:
                    result = await call
                    assert _encoded(case) or _nothing_lost(result, case.body)
                    assert set(_unknown(result)) == set(case.unknown)
                    check(result)

                await _exchange(case, self.ways[way], good, caplog)

            return _test(run, check, case, self.ways)

        return decorate

    def refuses(
        self,
        request: str,
        status: int,
        content_type: str | None,
        body: str | bytes,
        error: type[E],
        *,
        evidence: str,
        where: str,
        **details: Unpack[Details],
    ) -> Callable[[Callable[[E], None]], Test]:
        """The reply makes the call raise exactly ``error``; the test gets the exception."""
        case = self._case(request, status, content_type, body, evidence, where, details)

        def decorate(check: Callable[[E], None]) -> Test:
            async def run(way: str, caplog: pytest.LogCaptureFixture) -> None:
                model._tell_once.cache_clear()  # each case hears the warnings of its own

                async def bad(call: Awaitable[T]) -> None:
                    with pytest.raises(error) as caught:
                        await call
                    assert type(caught.value) is error
                    assert KEY not in repr(caught.value) + str(caught.value)
                    check(caught.value)

                await _exchange(case, self.ways[way], bad, caplog)

            return _test(run, check, case, self.ways)

        return decorate

    def _case(
        self,
        request: str,
        status: int,
        content_type: str | None,
        body: str | bytes,
        evidence: str,
        where: str,
        details: Details,
    ) -> Case:
        return Case(
            operation=self.operation,
            request=request,
            status=status,
            content_type=content_type,
            body=body.encode() if isinstance(body, str) else body,
            evidence=evidence,
            where=tuple(where.split()),
            **details,
        )


def calling(function: Callable[Concatenate[Any, P], Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs) -> Exchange[T]:
    """A call of a generated endpoint function, which is also made through its resource."""

    def by_function(peaka: PeakaClient, project: Project) -> Awaitable[T]:
        scope, _ = _home(function, peaka, project)
        return function(scope, *args, **kwargs)

    def by_resource(peaka: PeakaClient, project: Project) -> Awaitable[T]:
        scope, name = _home(function, peaka, project)
        method: Callable[..., Awaitable[T]] = getattr(scope, name)
        return method(*args, **kwargs)

    assert isinstance(function, FunctionType)
    return Exchange(function.__name__, {"function": by_function, "resource": by_resource})


def through(operation: str, **ways: Callable[[Project], Awaitable[T]]) -> Exchange[T]:
    """A call made by hand-written helpers, or one that needs an ``async with``."""

    def of_project(way: Callable[[Project], Awaitable[T]]) -> Way[T]:
        return lambda _peaka, project: way(project)

    return Exchange(operation, {name: of_project(way) for name, way in ways.items()})


def absent(value: object) -> bool:
    """Whether a field is None that is typed plainly, because every source shows it."""
    return value is None


def _encoded(case: Case) -> bool:
    """Whether the bytes on the wire are not yet the text."""
    return not {"Content-Encoding", "Transfer-Encoding"}.isdisjoint(case.headers)


def _nothing_lost(result: object, body: bytes) -> bool:
    """Whether a model gives back all that the wire said, under the wire's names, and no more."""
    if isinstance(result, model.Model) or (isinstance(result, list) and result and isinstance(result[0], model.Model)):
        return _same(result, json.loads(body))
    return True


def _unknown(result: object) -> Iterator[str]:
    """The names of all properties, however deep, that no model has a field for."""
    if isinstance(result, model.Model):
        yield from result.extra
        result = [getattr(result, name) for name in attrs.fields_dict(type(result)) if not name.startswith("_")]
    if isinstance(result, list):
        for item in result:
            yield from _unknown(item)


def _same(said: Any, wire: Any) -> bool:
    if isinstance(said, model.Model):
        said = said.to_dict()
    if isinstance(said, Secret):
        said = said.get()
    if isinstance(said, dict) and isinstance(wire, dict):
        said = {name: value for name, value in said.items() if value is not None}
        wire = {name: value for name, value in wire.items() if value is not None}
        return said.keys() == wire.keys() and all(_same(said[name], wire[name]) for name in wire)
    if isinstance(said, list) and isinstance(wire, list):
        return len(said) == len(wire) and all(_same(*pair) for pair in zip(said, wire, strict=True))
    return said == wire or (isinstance(said, str) and said == _moment(wire))


def _moment(wire: object) -> object:
    """The text of a moment as the SDK writes it: to the microsecond, UTC as Z."""
    try:
        text = datetime.fromisoformat(str(wire)).isoformat()
    except ValueError:
        return wire
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def _home(function: Callable[..., object], peaka: PeakaClient, project: Project) -> tuple[Any, str]:
    """The resource whose class holds the function, and the name it has there."""
    if function.__name__ in _INLINE:
        name = _INLINE[function.__name__]
        return project if hasattr(project, name) else peaka, name
    tag = function.__module__.rpartition(".")[2]
    for root in (project, peaka):
        for holder in (getattr(root, tag, None), root):
            for base in type(holder).__mro__:
                for name, value in vars(base).items():
                    if value is function:
                        return holder, name
    raise LookupError(f"{function.__name__} is on no resource")


async def _exchange(
    case: Case,
    call: Way[T],
    judge: Callable[[Awaitable[T]], Awaitable[None]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    replay = Replay(case.status, case.content_type, case.body, case.headers)
    with caplog.at_level(logging.WARNING, "peaka_client"):
        async with replay.serve() as url, PeakaClient(KEY, base_url=url, max_retries=0) as peaka:
            with pytest.deprecated_call() if case.deprecated else nullcontext():
                await judge(call(peaka, peaka.project(PROJECT)))
    (request,) = replay.received
    assert f"{request.method} {request.target}" == case.request
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert {name: request.headers.get(name) for name in case.asks} == case.asks
    if case.sends is not None:
        assert _canonical(request) == (json.dumps(json.loads(case.sends), sort_keys=True) if case.sends else "")
    if case.parts is not None:
        assert _parts(request) == {name: _plain(text) for name, text in case.parts.items()}
    said = [record.getMessage() for record in caplog.records if record.name.startswith("peaka_client")]
    for piece in case.warns:
        assert any(piece in line for line in said), f"{piece!r} in none of {said}"
    assert case.warns or not said


def _parts(request: Received) -> dict[str, str]:
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + request.body)
    found = {}
    for part in message.iter_parts():
        name, content = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        assert isinstance(name, str)
        assert isinstance(content, bytes)
        found[name] = _plain(content.decode())
    return found


def _plain(text: str) -> str:
    return json.dumps(json.loads(text), sort_keys=True) if text.startswith("{") else text


def _canonical(request: Received) -> str:
    if not request.body:
        return ""
    assert request.headers["content-type"].startswith("application/json")
    return json.dumps(json.loads(request.body), sort_keys=True)


def _test(
    run: Callable[..., Awaitable[None]],
    check: Callable[..., None],
    case: Case,
    ways: Mapping[str, Way[Any]],
) -> Test:
    for name in ("__name__", "__qualname__", "__module__", "__doc__"):
        setattr(run, name, getattr(check, name))
    run.case, run.ways = case, ways  # type: ignore[attr-defined]
    marked: Test = pytest.mark.parametrize("way", list(ways))(run)
    return marked
