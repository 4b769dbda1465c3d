"""The rules of the wire with a proxy between the SDK and LocalPeaka that breaks exchanges in every way.

What the client says of a call is held against what has become of LocalPeaka's state, seen by another client directly.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peaka_client import (
    Attempt,
    Outcome,
    PeakaAmbiguousError,
    PeakaClient,
    PeakaConnectionError,
    PeakaDecodeError,
    PeakaDownloadError,
    PeakaError,
    PeakaServerError,
    PeakaStatusError,
    PeakaTimeoutError,
    Project,
    jobs,
)
from peaka_client.models import CsvColumnMapping, CsvImportRequest
from peaka_client.testing import LocalPeaka
from peaka_client.testing.local import Durations

from . import faults
from .conftest import look_on
from .fault_proxy import CLEAN, Exchange, Fault, FaultProxy, Strike, between

if TYPE_CHECKING:
    from peaka_client.middleware import Next
    from peaka_client.types import CallOptions

pytestmark = pytest.mark.timeout(30)

SMALL = 'SELECT id, total FROM "shop"."public"."orders" ORDER BY id'
LARGE = 'SELECT * FROM "shop"."public"."order_items" ORDER BY order_id, line'
MAPPED = CsvImportRequest(mappings=[CsvColumnMapping(name="name", csv_column_name="Name")], contains_header=True)


@pytest.fixture(autouse=True)
def prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "POLL_START", 0.01)
    monkeypatch.setattr(jobs, "POLL_MAX", 0.05)


class Rig(NamedTuple):
    """LocalPeaka behind two proxies, a client that goes through them, and one that does not."""

    local: LocalPeaka
    api: FaultProxy
    files: FaultProxy
    project: Project
    direct: Project
    impatient: Project
    """Through the proxies, with a short time limit."""


@pytest.fixture(params=["pool", "traced"])
def transport(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """As it is, and while something looks on."""
    if request.param == "traced":
        look_on(monkeypatch)
    return str(request.param)


@pytest.fixture
async def rig(transport: str, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Rig]:
    caplog.set_level(logging.DEBUG, "peaka_client")
    async with AsyncExitStack() as stack:
        local = await stack.enter_async_context(LocalPeaka.serve(durations=Durations(queued=0, export=0)))
        api = await stack.enter_async_context(between(local.url))
        files = await stack.enter_async_context(between(local.pages_origin))
        local.pages_origin = files.origin
        direct = PeakaClient(local.partner_key, base_url=local.url)
        async with direct, through(api, local) as peaka:
            bound = [one.project(local.project_id) for one in (peaka, direct, peaka.with_options(timeout=0.1))]
            yield Rig(local, api, files, *bound)
        async with asyncio.timeout(5):
            for proxy in (api, files):
                await proxy.until(lambda proxy: proxy.open == 0)  # every socket was closed by the client
    secret = local.partner_key.partition(".")[2]
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    assert records
    assert not [record for record in records if secret in str(vars(record))]


def through(proxy: FaultProxy, local: LocalPeaka, **options: Any) -> PeakaClient:
    """A client with one connection, so that one that is not given back is missed at once."""
    url = proxy.origin + local.url.removeprefix(local.origin)
    return PeakaClient(local.partner_key, **{"base_url": url, "max_connections": 1, **options})


async def failure(step: Awaitable[object], kind: type[PeakaError]) -> Any:
    """The error that a step ends with: of exactly this kind, and without the key in it or behind it."""
    with pytest.raises(kind) as caught:
        await step
    error = caught.value
    assert type(error) is kind
    assert error.__cause__ is None
    for one in (error, error.__context__):
        if one is not None:  # a context is one of our own errors, and hidden
            assert isinstance(one, PeakaError)
            assert one is error or error.__suppress_context__
            shown = "".join(traceback.TracebackException.from_exception(one, capture_locals=True).format())
            assert "not-a-real-secret" not in shown
    for text in (str(error), repr(error), pickle.dumps(error).decode("latin-1")):
        assert "not-a-real-secret" not in text
    return error


def over(proxy: FaultProxy) -> bool:
    """Whether every exchange so far has left its connection as its fault says."""
    return proxy.played == len(proxy.exchanges)


class Work(NamedTuple):
    """Something to do that must not be done twice, and how often it was done."""

    do: Callable[..., Awaitable[object]]
    effects: Callable[[Rig, str], Awaitable[int]]


async def create_query(rig: Rig, project: Project, name: str, **options: Unpack[CallOptions]) -> None:
    made = await project.queries.create(display_name=name, input_query="SELECT 1", **options)
    assert made.display_name == name


async def count_queries(rig: Rig, name: str) -> int:
    return [query.display_name for query in await rig.direct.queries.list()].count(name)


async def import_csv(rig: Rig, project: Project, name: str, **options: Unpack[CallOptions]) -> None:
    text = f"Name\n{name}\n".encode()
    job = await project.tables.import_csv("suppliers", file=text, request=MAPPED, **options)
    assert jobs.normalised(job.status) == "COMPLETED"


async def count_rows(rig: Rig, name: str) -> int:
    result = await rig.direct.query('SELECT count(*) FROM "peaka"."table"."suppliers" WHERE name = ?', bindings=[name])
    return int(result.rows[0][0])


async def chat(rig: Rig, project: Project, name: str, **options: Unpack[CallOptions]) -> None:
    assert (await project.agent.chat(message=name, **options)).result is not None


async def ask(rig: Rig, project: Project, name: str, **options: Unpack[CallOptions]) -> None:
    assert await events(project, name, **options)


async def events(project: Project, question: str, **options: Unpack[CallOptions]) -> list[Any]:
    async with project.agent.stream(question, **options) as arriving:
        return [event.data async for event in arriving]


async def count_threads(rig: Rig, name: str) -> int:
    return [thread.display_name for thread in (await rig.direct.agent.list_threads()).threads].count(name)


async def export_query(rig: Rig, project: Project, name: str, **options: Unpack[CallOptions]) -> None:
    query = await rig.direct.queries.create(display_name=name, input_query=SMALL)
    assert (await project.exports.export_query(query.id, format="CSV", **options)).id


async def count_exports(rig: Rig, name: str) -> int:
    (query,) = [query for query in await rig.direct.queries.list() if query.display_name == name]
    return [export.query_id async for export in rig.direct.exports.iterate()].count(query.id)


UNSAFE = {
    "create_query": Work(create_query, count_queries),
    "import_csv": Work(import_csv, count_rows),
    "chat": Work(chat, count_threads),
    "chat_stream": Work(ask, count_threads),
    "export_query": Work(export_query, count_exports),
}


async def list_catalogs(project: Project, **options: Unpack[CallOptions]) -> object:
    return await project.catalogs.list(**options)


async def query(project: Project, **options: Unpack[CallOptions]) -> object:
    return (await project.query(LARGE, **options)).rows


Read = Callable[..., Awaitable[object]]
READS = {"list_catalogs": list_catalogs, "query": query}

anything = pytest.mark.parametrize(
    ("transport", "work"),
    [
        pytest.param(transport, work, id=f"{transport}-{name}")
        for transport, names in (("pool", UNSAFE), ("traced", ("create_query", "import_csv", "chat_stream")))
        for name, work in UNSAFE.items()
        if name in names
    ],
)
reading = pytest.mark.parametrize("read", READS.values(), ids=READS.keys())


def each(*kinds: Fault) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("fault", kinds, ids=str)


def kind_of(fault: Fault) -> type[PeakaError]:
    return PeakaServerError if fault is faults.BAD_GATEWAY else PeakaConnectionError


# -- a reply is lost


@reading
@each(*faults.AMBIGUOUS, faults.BAD_GATEWAY)
async def test_a_read_is_sent_again(rig: Rig, read: Read, fault: Fault) -> None:
    expected = await read(rig.direct)
    rig.api.plan(Strike(fault, applied=False), Strike(fault, applied=True))
    assert await read(rig.project) == expected
    assert [one.fault for one in rig.api.exchanges] == [fault, fault, CLEAN]
    rig.api.plan(fault, fault, fault)
    error = await failure(read(rig.project), kind_of(fault))
    assert error.attempts == 3
    assert len(rig.api.exchanges) == 6
    assert await read(rig.project) == expected


@anything
@each(*faults.AMBIGUOUS, faults.BAD_GATEWAY)
async def test_a_write_is_not_sent_again_and_says_that_it_may_have_applied(rig: Rig, work: Work, fault: Fault) -> None:
    for name, applied in (("done", True), ("not done", False)):
        before = len(rig.api.exchanges)
        rig.api.plan(Strike(fault, applied))
        error = await failure(work.do(rig, rig.project, name), kind_of(fault))
        assert error.attempts == 1
        assert getattr(error, "may_have_applied", True)
        assert len(rig.api.exchanges) == before + 1
        assert await work.effects(rig, name) == (applied and fault not in faults.UNREAD)
        await work.do(rig, rig.project, f"after {name}")
        assert await work.effects(rig, f"after {name}") == 1


@each(*faults.AMBIGUOUS, faults.BAD_GATEWAY)
async def test_a_deletion_is_sent_again_and_finds_its_work_done(rig: Rig, fault: Fault) -> None:
    for applied in (True, False):
        folder = await rig.direct.query_folders.create(folder_name="to be gone")
        rig.api.plan(Strike(fault, applied))
        await rig.project.query_folders.delete(folder.id)
        assert folder.id not in [one.id for one in (await rig.direct.query_folders.list()).items]
        forwarded = [one.forwarded for one in rig.api.exchanges[-2:]]
        assert forwarded == [applied and fault not in faults.UNREAD, True]


@each(*faults.AMBIGUOUS, faults.BAD_GATEWAY)
async def test_a_deletion_whose_replay_is_refused_is_ambiguous(rig: Rig, fault: Fault) -> None:
    """LocalPeaka answers for a query that is gone as Peaka does: with a 400 that could mean anything."""
    query = await rig.direct.queries.create(display_name="to be gone", input_query="SELECT 1")
    rig.api.plan(fault)
    if fault in faults.UNREAD:
        await rig.project.queries.delete(query.id)
    else:
        error = await failure(rig.project.queries.delete(query.id), PeakaAmbiguousError)
        assert type(error.first) is kind_of(fault)
        assert isinstance(error.last, PeakaStatusError)
        assert (error.attempts, error.last.status) == (2, 400)
    assert await count_queries(rig, "to be gone") == 0


# -- a call is turned away


@anything
@each(*faults.REJECTED)
async def test_a_rejected_call_is_sent_again(rig: Rig, work: Work, fault: Fault, waits: list[float]) -> None:
    rig.api.plan(fault, fault)
    await work.do(rig, rig.project, "once")
    assert await work.effects(rig, "once") == 1
    assert [one.fault for one in rig.api.exchanges] == [fault, fault, CLEAN]
    assert fault is not faults.BUSY or min(waits) >= 1
    rig.api.plan(fault, fault, fault)
    with pytest.raises(PeakaStatusError) as caught:
        await work.do(rig, rig.project, "never")
    assert caught.value.attempts == 3
    assert await work.effects(rig, "never") == 0


async def test_a_refused_connection_is_tried_again(transport: str) -> None:
    async with LocalPeaka.serve() as local, between(local.url, listening=False) as proxy:

        async def opens_the_door(attempt: Attempt, following: Next) -> Outcome:
            if attempt.number == 3:
                await proxy.listen()
            return await following(attempt)

        async with through(proxy, local) as peaka:
            write = peaka.project(local.project_id).queries.create(display_name="once", input_query="SELECT 1")
            error = await failure(write, PeakaConnectionError)
            assert error.attempts == 3
            assert not error.may_have_applied
        async with through(proxy, local, middleware=[opens_the_door]) as peaka:
            await peaka.project(local.project_id).queries.create(display_name="once", input_query="SELECT 1")
        assert len(proxy.exchanges) == 1
        async with PeakaClient(local.partner_key, base_url=local.url) as direct:
            queries = await direct.project(local.project_id).queries.list()
    assert [one.display_name for one in queries].count("once") == 1


# -- between two calls


@anything
@each(*faults.THEN)
async def test_a_write_does_not_meet_a_spent_connection(rig: Rig, work: Work, fault: Fault) -> None:
    for first in (create_query, ask):
        rig.api.plan(fault)
        await first(rig, rig.project, "before")
        await rig.api.until(over)  # so lately that the client's event loop has not seen it yet
        await work.do(rig, rig.project, first.__name__)
        assert await work.effects(rig, first.__name__) == 1
        (spent, fresh) = rig.api.exchanges[-2:]
        assert spent.connection != fresh.connection


@reading
@each(*faults.THEN)
async def test_a_read_survives_a_spent_connection(rig: Rig, read: Read, fault: Fault) -> None:
    expected = await read(rig.direct)
    rig.api.plan(fault)
    await create_query(rig, rig.project, "before")
    await rig.api.until(over)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert await read(rig.project) == expected


# -- a reply takes its time


@anything
async def test_a_write_whose_reply_trickles(rig: Rig, work: Work) -> None:
    rig.api.plan(faults.SLOW)
    await work.do(rig, rig.project, "once")
    assert await work.effects(rig, "once") == 1
    assert len(rig.api.exchanges) == 1


@reading
async def test_a_read_whose_reply_trickles(rig: Rig, read: Read) -> None:
    rig.api.plan(faults.SLOW)
    assert await read(rig.project) == await read(rig.direct)
    assert len(rig.api.exchanges) == 1


@anything
@each(faults.STALLED, faults.STALLED_IN_BODY)
async def test_a_write_that_takes_too_long(rig: Rig, work: Work, fault: Fault) -> None:
    await work.do(rig, rig.project, "before")
    rig.api.plan(fault)
    error = await failure(work.do(rig, rig.impatient, "once"), PeakaTimeoutError)
    assert (error.attempts, error.may_have_applied) == (1, True)
    await rig.api.until(lambda proxy: len(proxy.exchanges) == 2)
    assert await work.effects(rig, "once") == 1
    await work.do(rig, rig.project, "after")


@reading
@each(faults.STALLED, faults.STALLED_IN_BODY)
async def test_a_read_that_takes_too_long(rig: Rig, read: Read, fault: Fault) -> None:
    expected = await read(rig.project)
    rig.api.plan(fault)
    error = await failure(read(rig.impatient), PeakaTimeoutError)
    assert error.attempts == 1
    assert await read(rig.project) == expected


@anything
@each(faults.STALLED, faults.STALLED_IN_BODY)
async def test_a_write_that_is_cancelled(rig: Rig, work: Work, fault: Fault) -> None:
    rig.api.plan(fault)
    task = asyncio.ensure_future(work.do(rig, rig.project, "once"))
    await rig.api.until(lambda proxy: len(proxy.exchanges) == 1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await work.effects(rig, "once") == 1
    await work.do(rig, rig.project, "after")
    assert await work.effects(rig, "after") == 1


# -- a reply cannot be read


@anything
async def test_a_write_whose_reply_is_no_json(rig: Rig, work: Work) -> None:
    rig.api.plan(faults.NO_JSON)
    if work.do is ask:  # an event stream has no wrong letters: what is no event is passed over
        assert await events(rig.project, "once") == []
    else:
        error = await failure(work.do(rig, rig.project, "once"), PeakaDecodeError)
        assert (error.attempts, error.status) == (1, 200 if work.do is not export_query else 202)
    assert await work.effects(rig, "once") == 1
    assert len(rig.api.exchanges) == 1
    await work.do(rig, rig.project, "after")


@reading
async def test_a_read_whose_reply_is_no_json(rig: Rig, read: Read) -> None:
    expected = await read(rig.direct)
    rig.api.plan(faults.NO_JSON)
    error = await failure(read(rig.project), PeakaDecodeError)
    assert error.status == 200
    assert await read(rig.project) == expected


# -- streams


@each(*faults.UNREAD, *faults.LOST, faults.BAD_GATEWAY, *faults.REJECTED)
async def test_rows_are_asked_for_again_before_they_come(rig: Rig, fault: Fault) -> None:
    expected = (await rig.direct.query(LARGE)).rows
    rig.api.plan(fault, fault)
    async with rig.project.query_stream(LARGE) as rows:
        assert [row async for row in rows] == expected
    assert len(rig.api.exchanges) == 3


@each(*faults.CUT, *faults.PACKED, faults.STALLED_IN_BODY)
async def test_rows_that_break_off_are_not_asked_for_again(rig: Rig, fault: Fault) -> None:
    expected = (await rig.direct.query(LARGE)).rows
    got: list[Any] = []

    async def read(project: Project) -> None:
        async with project.query_stream(LARGE) as rows:
            async for row in rows:
                got.append(row)  # noqa: PERF401 - the error must not take what came with it

    rig.api.plan(fault)
    if fault is faults.STALLED_IN_BODY:
        await failure(read(rig.impatient), PeakaTimeoutError)
    else:
        await failure(read(rig.project), PeakaConnectionError)
    assert got == expected[: len(got)]
    assert len(rig.api.exchanges) == 1
    if fault.name.startswith("body"):
        assert len(got) > 50
    got.clear()
    await read(rig.project)
    assert got == expected


async def test_a_query_has_one_budget_for_all_the_ways_it_can_fail(rig: Rig) -> None:
    reset, cut = faults.LOST[0], faults.CUT[0]
    for plan in ((cut, reset, reset), (reset, cut, reset), (reset, reset, cut), (cut, reset, cut)):
        rig.api.exchanges.clear()
        rig.api.plan(*plan)
        error = await failure(query(rig.project), PeakaConnectionError)
        assert error.attempts == len(rig.api.exchanges) == 3


async def test_rows_and_events_are_handed_over_while_they_come(rig: Rig) -> None:
    expected = (await rig.direct.query(LARGE)).rows
    rig.api.plan(faults.PAUSED)
    async with rig.project.query_stream(LARGE) as rows:
        got = [await anext(rows)]
        assert not rig.api.gate.is_set()
        rig.api.gate.set()
        got += [row async for row in rows]
    assert got == expected
    rig.api.gate.clear()
    rig.api.plan(faults.PAUSED)
    async with rig.project.agent.stream("How many orders?", stream_modes=["messages", "values"]) as arriving:
        seen = [await anext(arriving), await anext(arriving)]
        assert not rig.api.gate.is_set()
        rig.api.gate.set()
        seen += [event async for event in arriving]
    assert [event.event for event in seen] == ["messages", "messages", "values"]


@each(*faults.CUT)
async def test_events_that_break_off(rig: Rig, fault: Fault) -> None:
    got: list[Any] = []

    async def read() -> None:
        async with rig.project.agent.stream("How many orders?", stream_modes=["messages", "values"]) as arriving:
            async for event in arriving:
                got.append(event.event)  # noqa: PERF401

    rig.api.plan(fault)
    await failure(read(), PeakaConnectionError)
    if fault.name.startswith("body"):
        assert got == ["messages", "messages"]
    assert len(rig.api.exchanges) == 1


@pytest.mark.parametrize("fault", [CLEAN, faults.STALLED_IN_BODY], ids=str)
async def test_a_stream_that_is_left_early_frees_its_connection(rig: Rig, fault: Fault) -> None:
    for _ in range(3):
        rig.api.plan(fault)
        async with rig.project.query_stream(LARGE) as rows:
            await anext(rows)
        await rig.project.catalogs.list()


# -- files


@pytest.fixture
async def export(rig: Rig) -> tuple[str, bytes]:
    """An export of some size and what is in it."""
    query = await rig.direct.queries.create(display_name="to go", input_query=LARGE)
    made = await rig.direct.exports.export_query_and_wait(query.id, format="CSV")
    content = b"".join([piece async for piece in rig.direct.exports.stream(made.id)])
    assert len(content) > 1_000
    rig.files.exchanges.clear()
    return made.id, content


BROKEN_FILES = (*faults.UNREAD, *faults.LOST, *faults.CUT, faults.BAD_GATEWAY, *faults.REJECTED)


@each(*BROKEN_FILES)
async def test_a_download_goes_on(rig: Rig, export: tuple[str, bytes], fault: Fault, tmp_path: Path) -> None:
    rig.files.plan(fault, fault)
    path = await rig.project.exports.download(export[0], to=tmp_path / "orders.csv")
    assert path.read_bytes() == export[1]
    asked = [one.request.fields for one in rig.files.exchanges if one.request is not None]
    assert not [fields for fields in asked if b"authorization" in fields]
    if fault.name.startswith("body"):
        half = len(export[1]) // 2
        starts = [fields.get(b"range") for fields in asked]
        assert starts == [None, b"bytes=%d-" % half, b"bytes=%d-" % (half + (len(export[1]) - half) // 2)]


@each(*BROKEN_FILES)
async def test_a_download_gives_up(rig: Rig, export: tuple[str, bytes], fault: Fault, tmp_path: Path) -> None:
    rig.files.plan(*[fault] * 60)
    step = rig.project.exports.download(export[0], to=tmp_path / "orders.csv")
    error = await failure(step, PeakaDownloadError)
    assert error.export_id == export[0]
    assert list(tmp_path.iterdir()) == []
    rig.files.plan()
    await rig.project.exports.download(export[0], to=tmp_path / "orders.csv")


@each(*[fault for fault in faults.AMBIGUOUS if fault.name in ("no HTTP", "chunk without a size", "chunk too long")])
async def test_what_cannot_be_read_is_not_repeated(
    rig: Rig, export: tuple[str, bytes], fault: Fault, tmp_path: Path
) -> None:
    rig.files.plan(*[fault] * 60)
    step = rig.project.exports.download(export[0], to=tmp_path / "orders.csv")
    for text in (str(error := await failure(step, PeakaDownloadError)), pickle.dumps(error).decode("latin-1")):
        assert "Signature=" not in text
        assert len(text) < 1000


@pytest.mark.parametrize("fault", [faults.SLOW, faults.STALLED, faults.STALLED_IN_BODY], ids=str)
async def test_a_download_waits(rig: Rig, export: tuple[str, bytes], fault: Fault, tmp_path: Path) -> None:
    rig.files.plan(fault)
    project = rig.project if fault is faults.SLOW else rig.impatient
    path = await project.exports.download(export[0], to=tmp_path / "orders.csv", timeout=20)
    assert path.read_bytes() == export[1]


@each(*faults.AMBIGUOUS, faults.BAD_GATEWAY)
async def test_an_export_is_started_once_and_watched_through_faults(rig: Rig, fault: Fault, tmp_path: Path) -> None:
    query = await rig.direct.queries.create(display_name="to go", input_query=SMALL)
    rig.api.plan(Strike(CLEAN), fault, fault)
    await rig.project.exports.download(query_id=query.id, format="CSV", to=tmp_path / "orders.csv")
    assert await count_exports(rig, "to go") == 1


# -- uploads


@pytest.mark.parametrize("kind", ["path", "iterator"])
@each(faults.RESET_ON_FIRST_BYTE, *faults.REJECTED, faults.STALLED, CLEAN)
async def test_a_large_import(rig: Rig, fault: Fault, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(b"Name\n" + b"%b\n" % (b"x" * 20_000) * 100)

    async def chunks() -> AsyncIterator[bytes]:
        with path.open("rb") as file:
            while piece := file.read(50_000):
                yield piece

    async def send(project: Project) -> None:
        await project.tables.import_csv(
            "suppliers", file=path if kind == "path" else chunks(), request=MAPPED, timeout=20
        )

    rig.api.plan(fault)
    applied = True
    if fault is faults.RESET_ON_FIRST_BYTE:
        error = await failure(send(rig.project), PeakaConnectionError)
        assert (error.attempts, error.may_have_applied) == (1, True)
        applied = False
    elif fault is faults.STALLED:
        task = asyncio.create_task(send(rig.project))
        await rig.api.until(lambda proxy: len(proxy.exchanges) == 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    elif fault in faults.REJECTED and kind == "iterator":
        with pytest.raises(PeakaStatusError) as caught:
            await send(rig.project)
        assert caught.value.attempts == 1
        applied = False
    else:
        await send(rig.project)
    assert await count_rows(rig, "x" * 20_000) == 100 * applied
    await import_csv(rig, rig.project, "after")


# -- everything at once


INTACT = (CLEAN, faults.SLOW, *(fault for fault in faults.THEN if fault.name != "words afterwards"))
"""The client gets the whole of a true reply. Words that come late may be too late for any client to see."""
STALLS = (faults.STALLED, faults.STALLED_IN_BODY)
TROUBLES = (*faults.AMBIGUOUS, faults.BAD_GATEWAY, *faults.REJECTED, *STALLS)

NUMBERS = count()
STRIKES = st.builds(Strike, st.sampled_from(INTACT) | st.sampled_from(TROUBLES), st.booleans())


async def delete_folder(rig: Rig, project: Project, name: str, **options: Unpack[CallOptions]) -> None:
    folder = await rig.direct.query_folders.create(folder_name=name)
    await project.query_folders.delete(folder.id, **options)


async def read_catalogs(rig: Rig, project: Project, name: str, **options: Unpack[CallOptions]) -> None:
    assert await list_catalogs(project, **options)


async def read_rows(rig: Rig, project: Project, name: str, **options: Unpack[CallOptions]) -> None:
    assert await query(project, **options)


SAFE = (delete_folder, read_catalogs, read_rows)
CALLS = st.sampled_from([*UNSAFE.values(), *SAFE])


async def unless_it_stalls(step: Awaitable[object], name: str, proxy: FaultProxy) -> BaseException | None:
    """How a call ends; the caller of one that hangs loses patience and cancels it."""

    def stalled(proxy: FaultProxy) -> bool:
        return any(one.fault in STALLS for one in of(name, proxy))

    task = asyncio.ensure_future(step)
    watch = asyncio.ensure_future(proxy.until(stalled))
    await asyncio.wait((task, watch), return_when=asyncio.FIRST_COMPLETED)
    task.cancel()
    watch.cancel()
    outcomes = await asyncio.gather(task, watch, return_exceptions=True)
    return outcomes[0] if isinstance(outcomes[0], BaseException) else None


def of(name: str, proxy: FaultProxy) -> list[Exchange]:
    """The exchanges of one call."""
    return [one for one in proxy.exchanges if one.request and one.request.fields.get(b"x-call") == name.encode()]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    calls=st.lists(CALLS, min_size=1, max_size=4),
    plan=st.lists(STRIKES, min_size=1, max_size=8),
    retries=st.integers(0, 3),
    together=st.booleans(),
)
async def test_no_effect_happens_twice_and_no_budget_is_left_unused(
    rig: Rig, transport: str, calls: list[Any], plan: list[Strike], retries: int, together: bool
) -> None:
    """Whatever strikes, whether the server has done its work or not, and in whatever order."""
    proxy = rig.api
    names = [f"call {next(NUMBERS)}" for _ in calls]
    proxy.plan(*plan)
    async with through(proxy, rig.local, max_retries=retries, max_connections=3) as peaka:
        project = peaka.project(rig.local.project_id)

        async def run(call: Any, name: str) -> BaseException | None:
            do = call.do if isinstance(call, Work) else call
            step = do(rig, project, name, extra_headers={"X-Call": name})
            return await unless_it_stalls(step, name, proxy)

        if together:
            outcomes = await asyncio.gather(*map(run, calls, names))
        else:
            outcomes = [await run(call, name) for call, name in zip(calls, names, strict=True)]
        for call, name, error in zip(calls, names, outcomes, strict=True):
            exchanges = of(name, proxy)
            if isinstance(call, Work):
                effects = await call.effects(rig, name)
                assert effects == sum(one.forwarded for one in exchanges) <= 1
                assert effects == 1 or error is not None
                assert effects == 0 or getattr(error, "may_have_applied", True)
            if not isinstance(error, asyncio.CancelledError):
                assert error is None or isinstance(error, PeakaError)
                assert (error is None) == any(one.fault in INTACT for one in exchanges)
            turned_away = isinstance(error, PeakaStatusError) and error.status in (429, 503)
            if isinstance(error, PeakaError) and (call in SAFE or turned_away):
                assert error.attempts == retries + 1
        proxy.plan()
        await read_catalogs(rig, project, "")
    await proxy.until(lambda proxy: proxy.open == 0)
