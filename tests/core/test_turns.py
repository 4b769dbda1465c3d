"""A call waits for its turn before it makes anything: within its deadline, and never in the way of a call it makes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from peaka_client import PeakaClient, PeakaConfigError, PeakaTimeoutError, PeakaUsageError
from peaka_client.connection import Connection
from peaka_client.models import CsvImportRequest

from .conftest import KEY
from .stub import Answer, Drop, Request, serve

if TYPE_CHECKING:
    from peaka_client.middleware import Attempt, Next, Outcome

SECONDS = 5
"""What is quick, or else never ends."""


async def _plain(attempt: Attempt, following: Next) -> Outcome:
    return await following(attempt)


@pytest.mark.parametrize("middleware", [(), (_plain,)], ids=["alone", "with middleware"])
async def test_a_call_whose_turn_does_not_come_was_not_sent(talk: Any, middleware: Any) -> None:
    gate = asyncio.Event()

    async def handler(_: Request) -> Answer:
        await gate.wait()
        return Answer({})

    async with talk(handler, max_connections=1, middleware=middleware) as (stub, peaka):
        first = asyncio.create_task(peaka.request("GET", "/first"))
        while not stub.requests:
            await asyncio.sleep(0)
        with pytest.raises(PeakaTimeoutError, match=r"^not sent: no connection became free within 0\.02 s") as caught:
            await peaka.organizations.list(timeout=0.02)
        assert caught.value.attempts == 0
        assert caught.value.may_have_applied is False
        assert caught.value.operation == "list_organizations"
        assert caught.value.elapsed >= 0.02
        assert ("or a middleware held it back" in str(caught.value)) == bool(middleware)
        gate.set()
        await first
        assert [request.path for request in stub.requests] == ["/first"]


async def test_a_key_that_does_not_come_is_told_apart(talk: Any) -> None:
    async def never() -> str:
        await asyncio.sleep(30)
        return KEY

    async with talk(lambda _: Answer({}), api_key=never) as (stub, peaka):
        with pytest.raises(PeakaTimeoutError, match=r"^not sent: api_key\(\) gave no key within 0\.02 s") as caught:
            await peaka.organizations.list(timeout=0.02)
        assert caught.value.may_have_applied is False
        assert not stub.requests


async def test_an_upload_whose_turn_does_not_come_was_not_sent(talk: Any) -> None:
    gate = asyncio.Event()

    async def handler(_: Request) -> Answer:
        await gate.wait()
        return Answer({})

    request = CsvImportRequest(mappings=[], contains_header=True)
    async with talk(handler, max_connections=1, timeout=0.05) as (stub, peaka):
        first = asyncio.create_task(peaka.request("GET", "/first", timeout=None))
        while not stub.requests:
            await asyncio.sleep(0)
        with pytest.raises(PeakaTimeoutError, match=r"^not sent: no connection became free within 0\.05 s") as caught:
            async with asyncio.timeout(SECONDS):
                await peaka.project("aB3dE5fG").tables.import_csv("t", file=b"a", request=request)
        assert caught.value.may_have_applied is False
        gate.set()
        await first


async def test_the_wait_is_part_of_the_deadline(talk: Any) -> None:
    async def handler(request: Request) -> Answer:
        await asyncio.sleep(1 if request.path == "/first" else 30)
        return Answer({})

    async with talk(handler, max_connections=1) as (stub, peaka):
        first = asyncio.create_task(peaka.request("GET", "/first"))
        while not stub.requests:
            await asyncio.sleep(0)
        with pytest.raises(PeakaTimeoutError, match=r"^no answer within 1\.2 s") as caught:
            await peaka.request("POST", "/second", timeout=1.2)
        assert caught.value.may_have_applied
        assert caught.value.attempts == 1
        assert 1.2 <= caught.value.elapsed < 2.2
        await first


async def test_bad_input_gives_its_turn_away(talk: Any) -> None:
    async with talk(lambda _: Answer([]), max_connections=1) as (stub, peaka):
        calls = [peaka.organizations.list(extra_headers={"a": "b\n"}) for _ in range(3)]
        results = await asyncio.gather(*calls, return_exceptions=True)
        assert [type(result) for result in results] == [PeakaConfigError] * 3
        assert await asyncio.wait_for(peaka.organizations.list(), SECONDS) == []
        assert len(stub.requests) == 1


@pytest.mark.parametrize("calls", [1, 3])
async def test_middleware_may_make_calls(talk: Any, calls: int) -> None:
    async def asking(attempt: Attempt, following: Next) -> Outcome:
        if attempt.operation.name == "list_organizations":
            await peaka.request("GET", "/asked")
        return await following(attempt)

    async with talk(lambda _: Answer([]), max_connections=1, middleware=[asking]) as (stub, peaka):
        async with asyncio.timeout(SECONDS):
            await asyncio.gather(*(peaka.organizations.list() for _ in range(calls)))
        assert len(stub.requests) == 2 * calls


async def test_the_source_of_keys_may_make_calls() -> None:
    def handler(request: Request) -> Answer:
        key = request.headers["authorization"]
        return Answer({}, status=401 if key.endswith(".old") else 200)

    given = ["p.new", "p.old"]

    async def mint() -> str:
        await peaka.request("GET", "/mint")
        return given.pop()

    async with serve(handler) as stub, PeakaClient(KEY, base_url=stub.url, max_connections=1) as peaka:
        tenant = peaka.with_options(api_key=mint)
        async with asyncio.timeout(SECONDS):
            await asyncio.gather(*(tenant.request("GET", f"/{number}") for number in range(3)))
        paths = [request.path for request in stub.requests]
        assert paths.count("/mint") == 2
        assert sorted(set(paths)) == ["/0", "/1", "/2", "/mint"]


async def test_an_upload_does_not_wait_for_ever(talk: Any) -> None:
    async def never() -> str:
        await asyncio.sleep(30)
        return KEY

    request = CsvImportRequest(mappings=[], contains_header=True)
    async with talk(lambda _: Answer({}), api_key=never, timeout=0.05) as (_, peaka):
        with pytest.raises(PeakaTimeoutError, match=r"api_key\(\) gave no key within 0\.05 s"):
            async with asyncio.timeout(SECONDS):
                await peaka.project("aB3dE5fG").tables.import_csv("t", file=b"a", request=request)


async def test_a_call_that_waits_is_what_it_was_when_it_began(talk: Any) -> None:
    gate = asyncio.Event()

    async def handler(_: Request) -> Answer:
        await gate.wait()
        return Answer({})

    async with talk(handler, max_connections=1) as (stub, peaka):
        first = asyncio.create_task(peaka.request("GET", "/first"))
        body, query = {"a": 1}, {"q": ["1"]}
        second = asyncio.create_task(peaka.request("POST", "/second", body=body, query=query))
        while not stub.requests:
            await asyncio.sleep(0)
        body["a"] = 2
        query["q"].append("2")
        gate.set()
        await asyncio.gather(first, second)
        assert (stub.requests[1].json(), stub.requests[1].query) == ({"a": 1}, {"q": ["1"]})


@pytest.mark.parametrize("middleware", [(), (_plain,)], ids=["alone", "with middleware"])
@pytest.mark.parametrize("way", ["pool", "httpx"])
async def test_a_call_whose_client_is_closed_while_it_waits_is_not_sent(talk: Any, middleware: Any, way: str) -> None:
    async def handler(_: Request) -> Answer:
        await asyncio.sleep(30)
        return Answer({})

    transport = httpx.AsyncHTTPTransport() if way == "httpx" else None
    async with talk(handler, max_connections=1, middleware=middleware, transport=transport) as (stub, peaka):
        calls = [asyncio.create_task(peaka.request("GET", f"/{number}", max_retries=0)) for number in range(3)]
        while not stub.requests:
            await asyncio.sleep(0)
        await peaka.aclose()
        calls[0].cancel()
        async with asyncio.timeout(SECONDS):
            errors = await asyncio.gather(*calls[1:], return_exceptions=True)
        assert [type(error) for error in errors] == [PeakaUsageError] * 2
        assert len(stub.requests) == 1


async def test_calls_that_wait_for_a_key_share_the_failure_of_its_source(talk: Any) -> None:
    asked: list[asyncio.Event] = []

    async def source() -> str:
        asked.append(asyncio.Event())
        await asked[-1].wait()
        if len(asked) == 2:
            return KEY
        raise LookupError("the vault is sealed")

    async with talk(lambda _: Answer({}), api_key=source) as (stub, peaka):
        calls = [asyncio.create_task(peaka.request("GET", f"/{number}")) for number in range(100)]
        while not asked:
            await asyncio.sleep(0)
        asked[0].set()
        done, waiting = await asyncio.wait(calls, timeout=SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if waiting:
            done |= (await asyncio.wait(waiting, timeout=SECONDS))[0]
        assert len(done) == 100
        assert {repr(call.exception()) for call in done} == {"LookupError('the vault is sealed')"}
        assert len(asked) == 1
        later = asyncio.create_task(peaka.request("GET", "/later"))  # whoever comes afterwards asks anew
        while len(asked) == 1:
            await asyncio.sleep(0)
        asked[1].set()
        await later
        assert len(stub.requests) == 1


@pytest.mark.parametrize("middleware", [(), (_plain,)], ids=["alone", "with middleware"])
async def test_a_client_that_was_closed_meanwhile_sends_nothing(talk: Any, middleware: Any) -> None:
    asked, gate = asyncio.Event(), asyncio.Event()

    async def source() -> str:
        asked.set()
        await gate.wait()
        return KEY

    async with talk(lambda _: Answer({}), api_key=source, middleware=middleware) as (stub, peaka):
        call = asyncio.create_task(peaka.request("POST", "/x"))
        await asked.wait()
        await peaka.aclose()
        gate.set()
        with pytest.raises(PeakaUsageError, match="closed"):
            await call
        assert not stub.requests


@pytest.mark.parametrize("first", ["none", "refused", "lost", "redirected"])
async def test_a_call_that_gets_no_connection_in_time_was_not_sent(
    talk: Any, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = ["hangs"] if first == "none" else [first, "hangs"]
    open_one = Connection.open

    async def opening(host: str, port: int, *rest: Any) -> Connection:
        what = attempts.pop(0)
        if what == "hangs":
            await asyncio.sleep(30)
        return await open_one(host, 1 if what == "refused" else port, *rest)

    monkeypatch.setattr(Connection, "open", opening)
    elsewhere = Answer(b"", 302, {"Location": "http://127.0.0.1:1/"})
    async with talk(lambda _: elsewhere if first == "redirected" else Drop()) as (stub, peaka):
        with pytest.raises(PeakaTimeoutError) as caught:
            await peaka.request("GET", "/x", timeout=1)
        assert not attempts
        sent = first in ("lost", "redirected")
        assert caught.value.may_have_applied is sent is bool(stub.requests)
        assert caught.value.args[0].startswith("no answer" if sent else "not sent: no connection was made")
