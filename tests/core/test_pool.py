"""The pool: last in, first out; never more than its room; fair; safe under cancellation."""

from __future__ import annotations

import asyncio
import random
import socket
from time import monotonic
from typing import Any

import httpx
import pytest

from peaka_client import PeakaClient, PeakaConnectionError, PeakaTimeoutError, PeakaUsageError
from peaka_client.connection import Connection
from peaka_client.pool import LifoPool

from .conftest import KEY
from .stub import Answer, Drop, Request, serve


def pool(peaka: PeakaClient) -> LifoPool:
    found = peaka._peaka.hub.http()._transports[None]._pool  # type: ignore[attr-defined]
    assert isinstance(found, LifoPool)
    return found


def test_httpx_still_keeps_its_pool_where_we_put_ours() -> None:
    transport = httpx.AsyncHTTPTransport()
    assert hasattr(transport, "_pool")
    assert httpx.URL("https://x.example/a?b=c")._uri_reference._replace(path="/d").path == "/d"


async def test_a_burst_keeps_to_the_room(talk: Any) -> None:
    async def handler(_: Request) -> Answer:
        await asyncio.sleep(0.01)
        return Answer([])

    async with talk(handler, max_connections=7) as (stub, peaka):
        await asyncio.gather(*(peaka.organizations.list() for _ in range(100)))
        assert stub.most_open == stub.connections == 7
        assert pool(peaka).open == 7


async def test_a_thousand_calls_at_once_open_a_hundred_connections(talk: Any) -> None:
    async def handler(_: Request) -> Answer:
        await asyncio.sleep(0.02)
        return Answer([])

    async with talk(handler) as (stub, peaka):
        async with asyncio.TaskGroup() as group:
            for _ in range(1000):
                group.create_task(peaka.organizations.list())
        assert len(stub.requests) == 1000
        assert stub.most_open <= 100


async def test_last_in_first_out(talk: Any) -> None:
    gate = asyncio.Event()

    async def handler(request: Request) -> Answer:
        if request.path.endswith("/wait"):
            await gate.wait()
        return Answer({})

    async with talk(handler) as (stub, peaka):
        calls = [asyncio.create_task(peaka.request("GET", "/wait")) for _ in range(3)]
        while len(stub.requests) < 3:
            await asyncio.sleep(0)
        gate.set()
        await asyncio.gather(*calls)
        used = []
        for _ in range(5):
            await peaka.request("GET", "/x")
            used.append(stub.requests[-1].connection)
        assert len(set(used)) == 1
        assert stub.connections == 3


async def test_waiters_are_served_in_order(talk: Any) -> None:
    async def handler(_: Request) -> Answer:
        await asyncio.sleep(0)
        return Answer({})

    async with talk(handler, max_connections=1) as (stub, peaka):
        await asyncio.gather(*(peaka.request("GET", f"/{number}") for number in range(30)))
        assert [int(request.path.rpartition("/")[2]) for request in stub.requests] == list(range(30))


async def test_cancelled_waiters_lose_nothing(talk: Any) -> None:
    async def handler(_: Request) -> Answer:
        await asyncio.sleep(0.001)
        return Answer({})

    random.seed(7)
    async with talk(handler, max_connections=3) as (stub, peaka):
        tasks = [asyncio.create_task(peaka.request("GET", f"/{number}")) for number in range(200)]
        for task in random.sample(tasks, 120):
            await asyncio.sleep(random.choice([0, 0, 0.001]))
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        kinds = {type(result).__name__ for result in results}
        assert kinds == {"Response", "CancelledError"}
        assert pool(peaka)._busy == set()
        assert pool(peaka).open <= 3
        assert peaka._peaka.hub.http().room._value == 3
        await asyncio.gather(*(peaka.request("GET", "/after") for _ in range(10)))
        assert stub.most_open <= 3 + 2  # the stub notices a closed connection a moment later


@pytest.mark.parametrize("alive", [True, False])
async def test_a_call_cancelled_as_its_turn_comes_lets_the_next_go(talk: Any, alive: bool) -> None:
    gate = asyncio.Event()

    async def handler(request: Request) -> Answer | Drop:
        await gate.wait()
        return Answer({}) if alive or request.path != "/0" else Drop()

    async with talk(handler, max_connections=1, max_retries=0) as (stub, peaka):
        tasks = [asyncio.create_task(peaka.request("GET", f"/{number}")) for number in range(3)]
        room = peaka._peaka.hub.http().room
        while not stub.requests or len(room._waiters or ()) < 2:
            await asyncio.sleep(0)
        release = room.release

        def release_and_cancel() -> None:
            room.release = release
            release()
            tasks[1].cancel()

        room.release = release_and_cancel
        gate.set()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    assert isinstance(results[1], asyncio.CancelledError)
    assert getattr(results[2], "status", None) == 200


async def test_timeouts_do_not_leak_places(talk: Any) -> None:
    async def handler(request: Request) -> Answer:
        if "slow" in request.path:
            await asyncio.sleep(30)
        return Answer({})

    async with talk(handler, max_connections=2) as (_, peaka):
        for _ in range(5):
            with pytest.raises(PeakaTimeoutError):
                await peaka.request("GET", "/slow", timeout=0.02)
        assert pool(peaka).open == 0
        await asyncio.gather(*(peaka.request("GET", "/fast") for _ in range(5)))


async def test_a_dead_connection_makes_room_for_the_next(talk: Any) -> None:
    calls = 0

    def handler(_: Request) -> Answer | Drop:
        nonlocal calls
        calls += 1
        return Drop() if calls % 2 else Answer({})

    async with talk(handler, max_connections=1, max_retries=0) as (_, peaka):
        results = await asyncio.gather(*(peaka.request("GET", "/x") for _ in range(10)), return_exceptions=True)
        assert sum(isinstance(result, PeakaConnectionError) for result in results) == 5


async def test_another_origin_takes_the_place_of_an_idle_connection() -> None:
    async with (
        serve(lambda _: Answer({"id": "e", "status": "SUCCEEDED"})) as one,
        serve(lambda _: Answer(b"file")) as two,
    ):
        async with PeakaClient(KEY, base_url=one.url, max_connections=1) as peaka:
            for _ in range(3):
                await peaka.request("GET", "/x")
                reply = await peaka._peaka.hub.http().get(two.url + "/f", {})
                assert await reply.read(100) == b"file"  # type: ignore[union-attr]
            assert pool(peaka).open == 1


async def test_expired_connections_are_not_used(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with talk(lambda _: Answer({})) as (stub, peaka):
        await peaka.request("GET", "/x")
        now = monotonic()
        monkeypatch.setattr("peaka_client.pool.monotonic", lambda: now + 60)
        await peaka.request("GET", "/x")
        assert stub.connections == 2


async def test_connections_that_are_needed_no_more_are_closed_one_by_one(
    talk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = monotonic()
    monkeypatch.setattr("peaka_client.pool.monotonic", lambda: now)
    async with talk(lambda _: Answer({})) as (stub, peaka):
        await asyncio.gather(*(peaka.request("GET", "/x") for _ in range(5)))
        for _ in range(10):  # one call after another takes the connection used last
            assert pool(peaka).open == len(pool(peaka)._idle[next(iter(pool(peaka)._idle))]) == 5
            now += 2
            await peaka.request("GET", "/x")
        now += 15  # nobody has used the other four for longer than they are kept
        await peaka.request("GET", "/x")
        assert pool(peaka).open == 1
        assert stub.connections == 5


async def test_the_longest_idle_connection_makes_room_for_another_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    now = monotonic()
    monkeypatch.setattr("peaka_client.pool.monotonic", lambda: now)

    def handler(_: Request) -> Answer:
        return Answer({})

    async with serve(handler) as one, serve(handler) as two, serve(handler) as three:
        async with PeakaClient(KEY, base_url=one.url, max_connections=2) as peaka:
            for url in (one.url, two.url, one.url, three.url):
                now += 1
                reply = await peaka._peaka.hub.http().get(f"{url}/f", {})
                await reply.read(100)  # type: ignore[union-attr]
            assert [port for _, _, port in (key for key, stack in pool(peaka)._idle.items() if stack)] == [
                int(stub.url.rpartition(":")[2]) for stub in (one, three)
            ]
            assert one.connections == 1


@pytest.mark.parametrize(("url", "port"), [("http://peaka.example", 80), ("https://peaka.example", 443)])
async def test_ports_that_nobody_names(url: str, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    async def opened(*where: Any) -> Connection:
        asked.append(where)
        raise httpx.ConnectError("no")

    monkeypatch.setattr(Connection, "open", opened)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    async with PeakaClient(KEY, base_url=url, allow_http=True, max_retries=0) as peaka:
        with pytest.raises(PeakaConnectionError):
            await peaka.info()
        assert pool(peaka).open == 0
    assert asked[0][:2] == ("peaka.example", port)
    assert (asked[0][2] is None) == (port == 80)


async def test_a_connection_that_spoke_before_it_was_asked_is_used_once(
    talk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_one = Connection.open

    async def opened(*where: Any) -> Connection:
        connection = await open_one(*where)
        connection.data_received(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        return connection

    monkeypatch.setattr(Connection, "open", opened)
    async with talk(lambda _: Answer([])) as (stub, peaka):
        for calls in (1, 2):
            assert await peaka.organizations.list() == []
            assert (stub.connections, pool(peaka).open) == (calls, 0)


async def test_closing_turns_waiters_away(talk: Any) -> None:
    async def handler(_: Request) -> Answer:
        await asyncio.sleep(30)
        return Answer({})

    async with talk(handler, max_connections=1, max_retries=0) as (stub, peaka):
        tasks = [asyncio.create_task(peaka.request("GET", "/x")) for _ in range(3)]
        while not stub.requests:
            await asyncio.sleep(0)
        await peaka.aclose()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        assert [type(result) for result in results] == [PeakaConnectionError, PeakaUsageError, PeakaUsageError]
        assert len(stub.requests) == 1
    async with talk(lambda _: Answer({})) as (_, peaka):
        await peaka.request("GET", "/x")
        connections = pool(peaka)
        assert connections.open == 1
        (((connection, _),),) = connections._idle.values()
        await peaka.aclose()
        assert (connections.open, connections._idle) == (0, {})
        assert connection.gone.done()  # and not only soon: the event loop may end now


async def test_an_address_that_does_not_answer_does_not_hold_up_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.get_running_loop()
    connect, tried = loop.sock_connect, []

    async def addresses(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port)) for host in ("192.0.2.1", "127.0.0.1")]

    async def connecting(sock: socket.socket, address: Any) -> None:
        tried.append(address[0])
        await (asyncio.sleep(30) if address[0] == "192.0.2.1" else connect(sock, address))

    async with serve(lambda _: Answer({})) as stub:
        port = int(stub.url.rpartition(":")[2])
        monkeypatch.setattr(loop, "getaddrinfo", addresses)
        monkeypatch.setattr(loop, "sock_connect", connecting)
        connection = await Connection.open("api.example", port, None, 5)
        connection.abort()
        await connection.gone
    assert tried == ["192.0.2.1", "127.0.0.1"]
