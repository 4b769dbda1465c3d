"""Exports to disk and as bytes; CSV files to tables."""

from __future__ import annotations

import asyncio
import gzip
import io
import json
import os
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from peaka_client import (
    Attempt,
    Next,
    Outcome,
    PeakaConfigError,
    PeakaConnectionError,
    PeakaDownloadError,
    PeakaJobError,
    PeakaStatusError,
    PeakaUsageError,
    downloads,
    retry,
    uploads,
)
from peaka_client.files import opened
from peaka_client.models import CsvColumnMapping, CsvImportRequest
from peaka_client.uploads import UploadBody

from .conftest import KEY
from .stub import Answer, Drop, Request, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

FILE = bytes(range(256)) * 4096


class Storage:
    """The API and a storage on another origin that can be told to misbehave."""

    def __init__(self, files: dict[str, bytes], *, resumes: bool = True, etag: str | None = '"v1"') -> None:
        self.files = files
        self.resumes = resumes
        self.etag = etag
        self.faults: list[Any] = []
        self.url = ""
        self.asked: list[Request] = []
        self.minted = 0
        self.sizes = True
        self.told: Callable[[list[dict[str, Any]]], Any] = lambda files: files
        """What the API makes of its list of files."""

    def api(self, request: Request) -> Answer:
        if request.method == "POST":
            return Answer({"id": "e1", "status": "PENDING"}, 202)
        self.minted += 1
        files = [
            {
                "name": name,
                "url": f"{self.url}/{name}?sig=a%2Bb%7E'()&n={self.minted}",
                "bytes": len(data) if self.sizes else None,
            }
            for name, data in self.files.items()
        ]
        return Answer(
            {"id": "e1", "status": "SUCCEEDED", "createdAt": "2026-01-01T00:00:00Z", "files": self.told(files)}
        )

    def storage(self, request: Request) -> Answer | Drop:
        self.asked.append(request)
        assert "authorization" not in request.headers
        assert request.headers["accept-encoding"] == "identity"
        data = self.files[request.path[1:]]
        headers = {"ETag": self.etag} if self.etag else {}
        status = 200
        wanted = request.headers.get("range")
        if wanted and self.resumes and request.headers.get("if-range") == self.etag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
            data, status = data[start:], 206
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, int):
            head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(data)}\r\n"
            head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            return Drop(head.encode() + b"\r\n" + data[:fault], reset=False)
        return fault or Answer(data, status, headers)


@pytest.fixture
def store(talk: Any) -> Any:
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def opened(storage: Storage, **options: Any) -> AsyncIterator[Any]:
        async with serve(storage.storage) as other, talk(storage.api, **options) as (stub, peaka):
            storage.url = other.url.replace("127.0.0.1", "localhost")
            yield peaka.project("aB3dE5fG").exports, stub

    return opened


async def test_one_file(store: Any, tmp_path: Path) -> None:
    storage = Storage({"orders.csv": FILE})
    seen: list[tuple[int, int | None]] = []
    async with store(storage) as (exports, stub):
        path = await exports.download(
            query_id="1", format="CSV", to=tmp_path / "o.csv", progress=lambda done, total: seen.append((done, total))
        )
    assert path == tmp_path / "o.csv"
    assert path.read_bytes() == FILE
    assert [entry.name for entry in tmp_path.iterdir()] == ["o.csv"]
    (tmp_path / "ordinary").touch()
    assert path.stat().st_mode == (tmp_path / "ordinary").stat().st_mode
    assert seen[-1] == (len(FILE), len(FILE))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert stub.requests[0].json() == {"format": "CSV"}
    # the presigned URL goes out exactly as it was spelled
    assert storage.asked[0].target == "/orders.csv?sig=a%2Bb%7E'()&n=1"


async def test_a_table_and_an_export_that_exists(store: Any, tmp_path: Path) -> None:
    async with store(Storage({"o.csv": b"a"})) as (exports, stub):
        await exports.download(table=("1", "public", "orders"), to=tmp_path / "a.csv", compression="GZIP")
        assert stub.requests[0].path.endswith("/catalogs/1/schemas/public/tables/orders/exports")
        await exports.download("e1", to=tmp_path)
        assert (tmp_path / "o.csv").read_bytes() == b"a"
        for sources in ({}, {"query_id": "1", "table": ("1", "a", "b")}, {"query_id": "1", "export_id": "e1"}):
            with pytest.raises(PeakaConfigError, match="exactly one"):
                await exports.download(to=tmp_path / "x", **sources)
        with pytest.raises(PeakaConfigError, match="leave out columns, format"):
            await exports.download("e1", to=tmp_path / "x", format="JSONL", columns=["id"], timeout=5)


async def test_several_files_make_a_folder(store: Any, tmp_path: Path) -> None:
    storage = Storage({"part-0.csv": b"a" * 10, "part-1.csv": b"b" * 20})
    seen: list[Any] = []
    async with store(storage) as (exports, _):
        folder = await exports.download("e1", to=tmp_path / "orders", progress=lambda *args: seen.append(args))
        assert folder == tmp_path / "orders"
        assert {entry.name: entry.read_bytes() for entry in folder.iterdir()} == storage.files
        assert seen == [(10, 30), (30, 30)]
        with pytest.raises(PeakaConfigError, match="exists already"):
            await exports.download("e1", to=tmp_path / "orders")
        await exports.download("e1", to=tmp_path / "orders", overwrite=True)


async def test_names_from_the_server_stay_in_the_folder(store: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()

    class Evil(Storage):
        def api(self, request: Request) -> Answer:
            answer = super().api(request)
            for number, file in enumerate(answer.body["files"]):
                file["name"] = ["../../evil.csv ", "..", "C:\\x\\y.csv"][number]
            return answer

    async with store(Evil({"a": b"1", "b": b"2", "c": b"3"})) as (exports, _):
        folder = await exports.download("e1", to=tmp_path / "in")
    assert sorted(entry.name for entry in folder.iterdir()) == ["evil.csv", "part-1", "y.csv"]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["in"]


@pytest.mark.parametrize("overwrite", [True, False])
async def test_files_of_one_name_stay_apart(store: Any, tmp_path: Path, overwrite: bool) -> None:
    names = ["4-2-part.csv", "a/part.csv", "b/part.csv", "PART.csv", "2-part.csv", None, None, "part-6", "X", "x"]
    storage = Storage({str(number): b"%d" % number for number in range(len(names))})
    storage.told = lambda files: [file | {"name": name} for file, name in zip(files, names, strict=True)]
    async with store(storage) as (exports, _):
        folder = await exports.download("e1", to=tmp_path / "orders", overwrite=overwrite)
    assert {entry.name: entry.read_bytes() for entry in folder.iterdir()} == {
        "4-2-part.csv": b"0", "part.csv": b"1", "2-part.csv": b"2", "3-PART.csv": b"3", "4-4-2-part.csv": b"4",
        "part-5": b"5", "part-6": b"6", "7-part-6": b"7", "X": b"8", "9-x": b"9",
    }  # fmt: skip


async def test_several_files_do_not_fit_into_one(store: Any, tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_text("mine")
    async with store(Storage({"a": b"1", "b": b"2"})) as (exports, _):
        with pytest.raises(PeakaConfigError, match=r"2 files, and .*o\.csv is a file: pass a folder"):
            await exports.download("e1", to=tmp_path / "o.csv", overwrite=True)
    assert (tmp_path / "o.csv").read_text() == "mine"


async def test_an_existing_file_is_refused_before_anything_starts(store: Any, tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_text("mine")
    async with store(Storage({"o.csv": b"new"})) as (exports, stub):
        with pytest.raises(PeakaConfigError, match="overwrite=True"):
            await exports.download(query_id="1", to=tmp_path / "o.csv")
        with pytest.raises(PeakaConfigError, match="does not exist"):
            await exports.download(query_id="1", to=tmp_path / "nowhere" / "o.csv")
        assert stub.requests == []
        await exports.download(query_id="1", to=tmp_path / "o.csv", overwrite=True)
    assert (tmp_path / "o.csv").read_text() == "new"


async def test_a_file_that_appears_meanwhile_is_not_replaced(store: Any, tmp_path: Path) -> None:
    target = tmp_path / "o.csv"

    def appear(*_: Any) -> None:
        target.write_text("theirs")

    async with store(Storage({"o.csv": b"new"})) as (exports, _):
        with pytest.raises(PeakaConfigError, match="appeared"):
            await exports.download("e1", to=target, progress=appear)
    assert [entry.name for entry in tmp_path.iterdir()] == ["o.csv"]
    assert target.read_text() == "theirs"


@pytest.mark.parametrize("overwrite", [True, False])
async def test_a_file_system_without_hard_links(
    store: Any, tmp_path: Path, overwrite: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    async with store(Storage({"o.csv": b"new"})) as (exports, _):
        path = await exports.download("e1", to=tmp_path / "o.csv", overwrite=overwrite)
    assert [(entry, entry.read_bytes()) for entry in tmp_path.iterdir()] == [(path, b"new")]


async def test_where_one_of_several_is_in_the_way_none_is_left(store: Any, tmp_path: Path) -> None:
    folder = tmp_path / "orders"

    def appear(*_: Any) -> None:
        (folder / "b.csv").write_text("theirs")

    async with store(Storage({"a.csv": b"1", "b.csv": b"2"})) as (exports, _):
        with pytest.raises(PeakaConfigError, match="appeared"):
            await exports.download("e1", to=folder, progress=appear)
        assert {entry.name: entry.read_text() for entry in folder.iterdir()} == {"b.csv": "theirs"}
        with pytest.raises(PeakaConfigError, match=r"b\.csv exists already"):
            await exports.download("e1", to=folder)
        assert [entry.name for entry in folder.iterdir()] == ["b.csv"]


async def test_what_was_replaced_is_not_removed(store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "b.csv":
            raise PermissionError("somebody has it open")
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    (tmp_path / "a.csv").write_text("older")
    async with store(Storage({"a.csv": b"1", "b.csv": b"2"})) as (exports, _):
        with pytest.raises(PermissionError):
            await exports.download("e1", to=tmp_path, overwrite=True)
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {"a.csv": b"1"}


async def test_gzip_stays_gzip(store: Any, tmp_path: Path) -> None:
    packed = gzip.compress(b"id\n1\n")
    storage = Storage({"o.csv.gz": packed})
    storage.faults = [Answer(packed, 200, {"Content-Encoding": "gzip", "Content-Type": "application/gzip"})]
    async with store(storage) as (exports, _):
        path = await exports.download("e1", to=tmp_path / "o.csv.gz")
    assert path.read_bytes() == packed


async def test_a_broken_download_is_resumed_on_a_fresh_url(
    store: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture, waits: list[float]
) -> None:
    caplog.set_level("INFO", "peaka_client")
    storage = Storage({"o.csv": FILE})
    storage.faults = [300_000, 200_000, Answer(b"<Error>expired</Error>", 403)]
    async with store(storage) as (exports, _):
        path = await exports.download("e1", to=tmp_path / "o.csv")
    assert path.read_bytes() == FILE
    assert [request.headers.get("range") for request in storage.asked] == [
        None, "bytes=300000-", "bytes=500000-", "bytes=500000-",
    ]  # fmt: skip
    assert {request.headers.get("if-range") for request in storage.asked[1:]} == {'"v1"'}
    assert [request.query["n"] for request in storage.asked] == [["1"], ["2"], ["3"], ["4"]]
    assert [record.getMessage().partition(" (")[0] for record in caplog.records] == ["o.csv broke off"] * 3
    assert "http" not in caplog.text
    assert [record.__dict__["peaka"] for record in caplog.records] == [{"file": "o.csv"}] * 3
    assert len(waits) == 3
    assert max(waits[:2]) <= retry.BACKOFF_START  # each went further than the one before, so none is a second failure


@pytest.mark.parametrize("names", [["a.csv", "b.csv"], ["part.csv", "part.csv"]])
async def test_a_download_goes_on_with_its_own_file(store: Any, tmp_path: Path, names: list[str]) -> None:
    storage = Storage({"a": b"A" * 400_000, "b": b"B" * 400_000, "c": b""})
    storage.faults = [100_000, None, 100_000]

    def told(files: list[dict[str, Any]]) -> Any:
        named = [file | {"name": name} for file, name in zip(files, [*names, "c.csv"], strict=True)]
        return named if storage.minted == 1 else [named[2], *named[:2]]

    storage.told = told
    async with store(storage) as (exports, _):
        folder = await exports.download("e1", to=tmp_path / "orders")
    assert sorted(entry.read_bytes() for entry in folder.iterdir()) == sorted(storage.files.values())


async def test_a_file_without_a_url(store: Any, tmp_path: Path) -> None:
    storage = Storage({"o.csv": FILE})
    storage.told = lambda files: [file | {"url": None} for file in files] if storage.minted < 3 else files
    async with store(storage) as (exports, _):
        assert (await exports.download("e1", to=tmp_path / "o.csv")).read_bytes() == FILE  # a later look has one
        storage.told = lambda files: [file | {"url": None} for file in files]
        with pytest.raises(PeakaDownloadError, match="gives no URL") as caught:
            await exports.download("e1", to=tmp_path / "p.csv")
    assert caught.value.export_id == "e1"
    assert len(storage.asked) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer({"message": "boom", "errorCode": 1}, 500), "boom"),
        (Answer(b"<html>"), "cannot read the answer"),
        (Answer({"id": "e1", "status": "SUCCEEDED", "files": [{"name": "other.csv", "url": "/"}]}), "is gone"),
        (Answer({"id": "e1", "status": "EXPIRED"}), "is gone"),
    ],
)
async def test_without_a_fresh_url_a_download_ends_as_others_do(
    store: Any, tmp_path: Path, answer: Answer, said: str
) -> None:
    class Failing(Storage):
        def api(self, request: Request) -> Answer:
            return super().api(request) if self.minted == 0 else answer

    for kind in ("download", "stream"):
        storage = Failing({"o.csv": FILE})
        storage.faults = [1000]
        async with store(storage) as (exports, _):
            with pytest.raises(PeakaDownloadError, match=said) as caught:
                if kind == "download":
                    await exports.download("e1", to=tmp_path / "o.csv")
                else:
                    [piece async for piece in exports.stream("e1")]
        assert caught.value.export_id == "e1"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["no ranges", "no validator", "a weak validator", "a changed file"])
async def test_what_cannot_be_resumed_begins_anew(
    store: Any, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "_BATCH", 1)  # what came before the break is on the disk already
    etag = {"no validator": None, "a weak validator": 'W/"v1"'}.get(kind, '"v1"')
    storage = Storage({"o.csv": FILE}, resumes=kind != "no ranges", etag=etag)
    storage.faults = [300_000]
    seen: list[int] = []

    def progress(done: int, _: int | None) -> None:
        seen.append(done)
        if kind == "a changed file":
            storage.etag = '"v2"'

    async with store(storage) as (exports, _):
        path = await exports.download("e1", to=tmp_path / "o.csv", progress=progress)
    assert path.read_bytes() == FILE
    assert seen[-1] == len(FILE)
    assert ("range" in storage.asked[1].headers) == (kind in ("no ranges", "a changed file"))


async def test_a_part_that_the_storage_does_not_have_begins_anew(store: Any, tmp_path: Path) -> None:
    storage = Storage({"o.csv": FILE})
    storage.faults = [300_000, Answer(b"", 416)]
    async with store(storage) as (exports, _):
        path = await exports.download("e1", to=tmp_path / "o.csv")
    assert path.read_bytes() == FILE
    assert [request.headers.get("range") for request in storage.asked] == [None, "bytes=300000-", None]


async def test_a_file_that_always_breaks_off_at_one_place_ends(store: Any, tmp_path: Path) -> None:
    storage = Storage({"o.csv": FILE}, resumes=False)
    storage.faults = [200_000, 300_000, 250_000, *[300_000] * 8]
    seen: list[int] = []
    async with store(storage) as (exports, _):
        with pytest.raises(PeakaDownloadError):
            await exports.download("e1", to=tmp_path / "o.csv", progress=lambda done, _: seen.append(done))
    assert len(storage.asked) == 4  # the second came further than the first, the third and fourth did not
    assert max(seen) == 300_000
    assert list(tmp_path.iterdir()) == []


async def test_a_shorter_file_after_a_break_is_not_padded(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "_BATCH", 1)
    storage = Storage({"o.csv": FILE}, resumes=False)
    storage.sizes = False
    storage.faults = [len(FILE) - 1, Answer(b"short", 200, {"ETag": '"v2"'})]
    async with store(storage) as (exports, _):
        path = await exports.download("e1", to=tmp_path / "o.csv")
    assert path.read_bytes() == b"short"


@pytest.mark.parametrize("answer", ["bytes 0-9/10", "bytes 7-9/10", "items 5-9/10", ""])
async def test_a_part_that_was_not_asked_for_is_refused(store: Any, tmp_path: Path, answer: str) -> None:
    storage = Storage({"o.csv": b"0123456789"})
    storage.faults = [5, Answer(b"xxxxx", 206, {"Content-Range": answer})]
    async with store(storage) as (exports, _):
        path = await exports.download("e1", to=tmp_path / "o.csv")
        assert path.read_bytes() == b"0123456789"
        storage.faults = [Answer(b"01234", 206, {"Content-Range": "bytes 0-4/10"})]
        assert (await exports.download("e1", to=tmp_path / "p.csv")).read_bytes() == b"0123456789"


async def test_a_file_shorter_than_promised_is_not_taken_for_whole(store: Any, tmp_path: Path) -> None:
    async def cut() -> Any:
        yield FILE[:1000]

    storage = Storage({"o.csv": FILE}, etag=None)
    storage.faults = [Drop(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + FILE[:1000], reset=False)]
    async with store(storage) as (exports, _):
        path = await exports.download("e1", to=tmp_path / "o.csv")
    assert path.read_bytes() == FILE


async def test_what_never_arrives_leaves_nothing_and_says_how_to_fetch_it(store: Any, tmp_path: Path) -> None:
    storage = Storage({"o.csv": FILE})
    storage.faults = [1000, Drop(), Drop(), Drop(), Drop(), Drop()]
    async with store(storage) as (exports, _):
        with pytest.raises(PeakaDownloadError, match=r"download\('e1', to=") as caught:
            await exports.download(query_id="1", to=tmp_path / "o.csv")
        assert caught.value.export_id == "e1"
        assert "sig=" not in str(caught.value)
        assert list(tmp_path.iterdir()) == []
        storage.faults.clear()
        await exports.download("e1", to=tmp_path / "o.csv")


async def test_where_one_of_several_never_arrives_none_is_left(store: Any, tmp_path: Path) -> None:
    storage = Storage({"a.csv": b"1", "b.csv": b"2"})
    folder = tmp_path / "orders"
    lost = [None, Drop(), Drop(), Drop()]
    async with store(storage) as (exports, _):
        storage.faults = [*lost]
        with pytest.raises(PeakaDownloadError):
            await exports.download("e1", to=folder)
        assert list(tmp_path.iterdir()) == []
        await exports.download("e1", to=folder)  # as the error says
        (folder / "b.csv").unlink()
        (folder / "a.csv").write_text("older")
        storage.faults = [*lost]
        with pytest.raises(PeakaDownloadError):
            await exports.download("e1", to=folder, overwrite=True)
    assert {entry.name: entry.read_text() for entry in folder.iterdir()} == {"a.csv": "older"}


async def test_cancelling_leaves_nothing(store: Any, tmp_path: Path) -> None:
    storage = Storage({"o.csv": FILE})
    async with store(storage) as (exports, _):
        task: Any = None
        task = asyncio.create_task(exports.download("e1", to=tmp_path / "o.csv", progress=lambda *_: task.cancel()))
        with pytest.raises(asyncio.CancelledError):
            await task
    assert list(tmp_path.iterdir()) == []


async def test_an_export_of_another_key_has_no_files(store: Any, tmp_path: Path) -> None:
    async with store(Storage({})) as (exports, _):
        with pytest.raises(PeakaDownloadError, match="only the owner of an export") as caught:
            await exports.download("e1", to=tmp_path / "o.csv")
    assert caught.value.export_id == "e1"


async def test_a_failed_export(talk: Any, tmp_path: Path) -> None:
    failed = Answer({"id": "e1", "status": "FAILED", "error": "produced no files", "createdAt": "x"})
    async with talk(lambda r: Answer({"id": "e1", "status": "PENDING"}, 202) if r.method == "POST" else failed) as (
        _,
        peaka,
    ):
        with pytest.raises(PeakaJobError, match="produced no files"):
            await peaka.project("aB3dE5fG").exports.download(query_id="1", to=tmp_path / "o.csv")


async def test_as_an_iterator(store: Any) -> None:
    storage = Storage({"a.csv": b"one", "o.csv": FILE})
    storage.faults = [300_000]
    async with store(storage) as (exports, _):
        assert b"".join([piece async for piece in exports.stream("e1", file=1)]) == FILE
        with pytest.raises(PeakaConfigError, match=r"2 files: pass file=0 to 1$"):
            await anext(exports.stream("e1", file=2))
        async with aclosing(exports.stream("e1", file=1)) as arriving:
            async for _ in arriving:
                break
        assert exports.sender.hub.http()._transports[None]._pool._busy == set()


async def test_an_iterator_never_repeats_bytes(store: Any) -> None:
    storage = Storage({"o.csv": FILE}, resumes=False)
    storage.faults = [300_000]
    got = b""
    async with store(storage) as (exports, _):
        with pytest.raises(PeakaDownloadError, match="cannot resume"):
            async for piece in exports.stream("e1"):
                got += piece
    assert got == FILE[:300_000]


async def test_downloads_take_constant_memory(store: Any, tmp_path: Path) -> None:
    block = b"x" * 65536

    async def large() -> Any:
        for _ in range(640):
            yield block

    storage = Storage({"o.csv": b""})
    storage.sizes = False
    async with store(storage) as (exports, _):
        storage.faults = [Answer(large())]
        await exports.download("e1", to=tmp_path / "warm.csv")
        storage.faults = [Answer(large())]
        tracemalloc.start()
        await exports.download("e1", to=tmp_path / "o.csv")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert (tmp_path / "o.csv").stat().st_size == 640 * 65536
    assert peak < 8 << 20


REQUEST = CsvImportRequest(mappings=[CsvColumnMapping(name="id", csv_column_name="ID")], contains_header=True)
JOB = Answer({"id": "j", "status": "COMPLETED", "result": {"processed": 1}})


def parts(request: Request) -> dict[str, tuple[str, bytes]]:
    boundary = request.headers["content-type"].partition("boundary=")[2].encode()
    found = {}
    pieces = request.body.split(b"--" + boundary)
    assert pieces[0] == b""
    assert pieces[-1].strip() == b"--"
    for piece in pieces[1:-1]:
        head, _, data = piece.strip(b"\r\n").partition(b"\r\n\r\n")
        text = head.decode()
        found[text.partition('name="')[2].partition('"')[0]] = (text, data)
    return found


@pytest.mark.parametrize("kind", ["bytes", "bytearray", "memoryview", "path", "iterator"])
async def test_csv_import(talk: Any, tmp_path: Path, kind: str) -> None:
    text = b"ID,name\r\n" + b"1,x\r\n" * 100_000

    async def chunks() -> AsyncIterator[bytes]:
        for at in range(0, len(text), 10_000):
            yield text[at : at + 10_000]

    path = tmp_path / 'ord"ers\r\nX-Evil: 1.csv'
    path.write_bytes(text)
    kinds = {"bytes": text, "bytearray": bytearray(text), "memoryview": memoryview(text), "path": path}
    file: Any = kinds.get(kind) or chunks()
    async with talk(lambda _: JOB) as (stub, peaka):
        job = await peaka.project("aB3dE5fG").tables.import_csv("orders", file=file, request=REQUEST)
    assert job.status == "COMPLETED"
    request = stub.requests[0]
    assert ("content-length" in request.headers) == (kind != "iterator")
    found = parts(request)
    assert found["file"][1].strip() == text.strip()
    assert json.loads(found["request"][1]) == {
        "mappings": [{"name": "id", "csvColumnName": "ID"}], "containsHeader": True,
    }  # fmt: skip
    assert "application/json" in found["request"][0]
    assert "X-Evil" not in [line.partition(":")[0] for line in found["file"][0].splitlines()]
    if kind == "path":
        assert 'filename="ord%22ers%0D%0AX-Evil: 1.csv"' in found["file"][0]


async def test_a_boundary_cannot_be_guessed_by_the_file(talk: Any) -> None:
    async with talk(lambda _: JOB) as (stub, peaka):
        for _ in range(2):
            await peaka.project("aB3dE5fG").tables.import_csv("orders", file=b"--+++--\r\n", request=REQUEST)
    kinds = {request.headers["content-type"] for request in stub.requests}
    assert len(kinds) == 2


async def test_an_import_is_never_sent_twice_after_a_lost_reply(talk: Any) -> None:
    async with talk(lambda _: Drop()) as (stub, peaka):
        with pytest.raises(PeakaConnectionError) as caught:
            await peaka.project("aB3dE5fG").tables.import_csv("orders", file=b"ID\n1\n", request=REQUEST)
        assert caught.value.may_have_applied
        assert len(stub.requests) == 1


@pytest.mark.parametrize(
    ("refusal", "options"), [(429, {}), (401, {"api_key": lambda: KEY})], ids=["too many", "a key that can be renewed"]
)
async def test_a_rejected_import_is_sent_again_if_its_file_can_be(
    talk: Any, tmp_path: Path, refusal: int, options: dict[str, Any]
) -> None:
    async def once() -> AsyncIterator[bytes]:
        yield b"ID\n1\n"

    path = tmp_path / "a.csv"
    path.write_bytes(b"ID\n1\n")
    for file, sent in ((b"ID\n1\n", 2), (path, 2), (once(), 1)):
        answers = [Answer({"message": "later"}, refusal), JOB]
        async with talk(lambda _, answers=answers: answers.pop(0), **options) as (stub, peaka):
            try:
                await peaka.project("aB3dE5fG").tables.import_csv("orders", file=file, request=REQUEST)
            except PeakaStatusError as error:
                assert "later" in str(error)
            assert len(stub.requests) == sent


async def test_middleware_is_not_shown_an_upload(talk: Any) -> None:
    seen: list[Any] = []

    async def middleware(attempt: Attempt, following: Next) -> Outcome:
        seen.append(attempt.body)
        return await following(attempt)

    async with talk(lambda _: JOB, middleware=[middleware]) as (_, peaka):
        await peaka.project("aB3dE5fG").tables.import_csv("orders", file=b"a", request=REQUEST)
    assert seen == [None]


async def test_files_are_read_and_written_off_the_loop(store: Any, talk: Any, tmp_path: Path, monkeypatch: Any) -> None:
    import threading

    used: set[int] = set()
    path = tmp_path / "a.csv"
    path.write_bytes(b"ID\n1\n")
    plain_open = Path.open

    class Watched:
        def __init__(self, file: Any) -> None:
            self.file = file

        def seek(self, *place: int) -> int:
            used.add(threading.get_ident())
            found: int = self.file.seek(*place)
            return found

        def read(self, size: int) -> bytes:
            used.add(threading.get_ident())
            data: bytes = self.file.read(size)
            return data

        def close(self) -> None:
            self.file.close()

    def opened(self: Path, *args: Any) -> Any:
        used.add(threading.get_ident())
        return Watched(plain_open(self, *args))

    monkeypatch.setattr(Path, "open", opened)
    async with talk(lambda _: JOB) as (_, peaka):
        await peaka.project("aB3dE5fG").tables.import_csv("orders", file=path, request=REQUEST)
    assert used
    assert threading.get_ident() not in used


async def test_wrong_files(talk: Any, tmp_path: Path) -> None:
    async with talk(lambda _: JOB) as (stub, peaka):
        tables = peaka.project("aB3dE5fG").tables
        with pytest.raises(PeakaConfigError, match=r"cannot read gone\.csv: No such file"):
            await tables.import_csv("orders", file=tmp_path / "gone.csv", request=REQUEST)
        (tmp_path / "folder.csv").mkdir()
        with pytest.raises(PeakaConfigError, match=r"cannot read folder\.csv: Is a directory"):
            await tables.import_csv("orders", file=tmp_path / "folder.csv", request=REQUEST)
        for wrong in ("orders.csv", io.BytesIO(b"a"), None):  # a str is not a path: say so
            with pytest.raises(PeakaConfigError, match=rf"pathlib\.Path or .* not {type(wrong).__name__}$"):
                await tables.import_csv("orders", file=wrong, request=REQUEST)
        assert stub.requests == []


async def test_a_file_that_vanishes_before_it_is_sent(
    talk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(b"ID\n1\n")
    measure = UploadBody.measure

    async def measured(body: UploadBody) -> None:
        await measure(body)
        path.unlink()

    monkeypatch.setattr(UploadBody, "measure", measured)
    async with talk(lambda _: JOB, max_connections=1) as (stub, peaka):
        with pytest.raises(PeakaConfigError, match=r"cannot read orders\.csv: No such file"):
            await peaka.project("aB3dE5fG").tables.import_csv("orders", file=path, request=REQUEST)
        await peaka.request("GET", "/x")  # the place and the connection are free again
        assert [request.target for request in stub.requests] == ["/x"]


async def test_a_file_name_that_is_no_utf_8(talk: Any, tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/ord\xff.csv"))
    path.write_bytes(b"ID\n1\n")
    async with talk(lambda _: JOB) as (stub, peaka):
        await peaka.project("aB3dE5fG").tables.import_csv("orders", file=path, request=REQUEST)
    assert 'filename="ord?.csv"' in parts(stub.requests[0])["file"][0]


async def test_an_iterator_gives_bytes(talk: Any) -> None:
    async def pieces(last: Any) -> AsyncIterator[Any]:
        yield bytearray(b"ID\n")
        yield memoryview(b"1\n").cast("H")
        yield last

    async with talk(lambda _: JOB) as (stub, peaka):
        tables = peaka.project("aB3dE5fG").tables
        await tables.import_csv("orders", file=pieces(b"2\n"), request=REQUEST)
        assert parts(stub.requests[0])["file"][1] == b"ID\n1\n2"
        for wrong in ("2\n", 2, [50, 10]):
            with pytest.raises(PeakaUsageError, match=f"must give bytes, not {type(wrong).__name__}"):
                await tables.import_csv("orders", file=pieces(wrong), request=REQUEST)


async def test_an_iterator_cannot_be_sent_twice() -> None:
    async def once() -> AsyncIterator[bytes]:
        yield b"x"

    body = uploads.multipart({"file": once()})
    assert [piece async for piece in body]
    with pytest.raises(PeakaUsageError, match="only once"):
        [piece async for piece in body]


async def test_an_upload_has_no_deadline_but_patience(talk: Any) -> None:
    async def slow() -> AsyncIterator[bytes]:
        for _ in range(6):
            await asyncio.sleep(0.05)
            yield b"1\n"

    async with talk(lambda _: JOB, timeout=0.2) as (_, peaka):
        await peaka.project("aB3dE5fG").tables.import_csv("orders", file=slow(), request=REQUEST)


async def test_a_file_is_closed_though_its_download_is_cancelled_twice(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As frameworks do, whose cancel scopes cancel until the block is left."""
    loop, threads = asyncio.get_running_loop(), ThreadPoolExecutor(1)
    loop.set_default_executor(threads)
    made: list[Any] = []
    busy, gate = threading.Event(), threading.Event()

    async def noted(path: Path, mode: Any) -> Any:
        made.append(await opened(path, mode))
        return made[-1]

    def occupy() -> None:
        busy.set()
        gate.wait(10)

    def cancel_once(*_: Any) -> None:
        threads.submit(occupy)
        busy.wait(10)
        task.cancel()

    monkeypatch.setattr(downloads, "opened", noted)
    async with store(Storage({"o.csv": b"one"})) as (exports, _):
        task: Any = asyncio.create_task(exports.download("e1", to=tmp_path / "o.csv", progress=cancel_once))
        while not (busy.is_set() and threads._work_queue.qsize()):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        gate.set()
        await asyncio.to_thread(int)  # what was to be done before is done
        assert [file.closed for file in made] == [True]
