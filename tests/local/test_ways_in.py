"""In process, on a socket, in a thread, from the command line; and what importing costs."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from peaka_client import PeakaClient
from peaka_client.testing import LocalPeaka
from peaka_client.testing.__main__ import main


async def test_in_process_without_a_socket() -> None:
    local = LocalPeaka(validate=True)

    async with local.client() as peaka:
        assert (await peaka.info()).email == "ada@corner-coffee.example"
        project = peaka.project(local.project_id)
        assert len((await project.query('SELECT id FROM "shop"."public"."customers"')).rows) == 12
    assert ".invalid" in local.url


async def test_on_a_socket_with_the_sdk() -> None:
    async with (
        LocalPeaka.serve(validate=True) as local,
        PeakaClient(local.partner_key, base_url=local.url) as peaka,
    ):
        assert [one.name for one in await peaka.organizations.list()] == ["Corner Coffee"]


async def test_two_servers_at_once() -> None:
    async with LocalPeaka.serve() as one, LocalPeaka.serve() as other:
        assert len({one.origin, one.pages_origin, other.origin, other.pages_origin}) == 4


async def test_the_port_is_free_again_afterwards() -> None:
    async with LocalPeaka.serve() as local:
        port = int(local.origin.rpartition(":")[2])
        async with httpx.AsyncClient() as client:
            await client.get(local.url)
    async with LocalPeaka.serve(port=port) as again:
        assert again.origin.endswith(f":{port}")


async def test_requests_in_flight_do_not_hold_the_server_up() -> None:
    async with LocalPeaka.serve() as local:
        local.fail("get_info", kind="timeout")
        headers = {"Authorization": f"Bearer {local.partner_key}"}
        client = httpx.AsyncClient(headers=headers)
        hanging = asyncio.create_task(client.get(f"{local.url}/info"))
        while not local.requests:
            await asyncio.sleep(0.01)
    with pytest.raises(httpx.TransportError):
        await hanging
    await client.aclose()


def test_in_a_thread_and_controlled_from_outside() -> None:
    with LocalPeaka.serve_in_thread(now="2026-07-14T09:00:00Z") as local:
        headers = {"Authorization": f"Bearer {local.partner_key}"}
        with httpx.Client(base_url=local.url, headers=headers) as http:
            snapshot = local.snapshot()
            local.load("own", "main", "t", rows=[{"x": 1}])
            local.advance(60)
            names = [one["name"] for one in http.get("/data/projects/aB3dE5fG/catalogs").json()]
            assert "own" in names
            local.restore(snapshot)
            assert "own" not in [one["name"] for one in http.get("/data/projects/aB3dE5fG/catalogs").json()]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


async def test_others_know_it_by_another_name() -> None:
    port, pages_port = free_port(), free_port()
    where: dict[str, Any] = {"host": "0.0.0.0", "port": port, "pages_port": pages_port, "public_host": "127.0.0.2"}
    async with LocalPeaka.serve(**where) as local:
        assert (local.origin, local.pages_origin) == (f"http://127.0.0.2:{port}", f"http://127.0.0.2:{pages_port}")
    with LocalPeaka.serve_in_thread(**where) as local:
        assert (local.origin, local.pages_origin) == (f"http://127.0.0.2:{port}", f"http://127.0.0.2:{pages_port}")


@contextmanager
def from_the_command_line(*arguments: str) -> Iterator[httpx.Client]:
    """A client of a server that is started so, and ends when it is interrupted."""
    process = subprocess.Popen(
        [sys.executable, "-m", "peaka_client.testing", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(5)]
        url, key = re.search(r"http://\S+", lines[0]), re.search(r"API_KEY=(\S+)", lines[2])
        assert url
        assert key
        with httpx.Client(base_url=url[0], headers={"Authorization": f"Bearer {key[1]}"}) as http:
            yield http
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
    finally:
        process.kill()
        process.communicate()


def test_from_the_command_line() -> None:
    with from_the_command_line("--port", "0") as http:
        assert http.base_url.host == "127.0.0.1"
        assert http.get("/info").json()["email"] == "ada@corner-coffee.example"


def test_for_other_machines() -> None:
    pages = f"http://127.0.0.2:{(port := free_port())}"
    arguments = ("--host", "0.0.0.0", "--pages-port", str(port), "--public-host", "127.0.0.2")
    with from_the_command_line(*arguments) as http, httpx.Client(follow_redirects=True) as browser:
        session = http.post("/ui/initSession", json={"projectId": "aB3dE5fG"}).json()
        page = browser.get(session["sessionUrl"])
        job = http.post("/data/projects/aB3dE5fG/queries/184203390771122304/exports", json={}).json()
        while "files" not in job:
            job = http.get(f"/data/projects/aB3dE5fG/exports/{job['id']}").json()
        file = browser.get(job["files"][0]["url"])

    assert session["sessionUrl"].startswith("http://127.0.0.2:")
    assert session["partnerOrigin"] == f"{pages}/"
    assert (page.status_code, file.status_code) == (200, 200)
    assert str(page.url).startswith(pages)
    assert str(file.url).startswith(pages)
    assert "http://127.0.0.2:*" in page.headers["content-security-policy"]


@pytest.mark.parametrize("option", ["--port", "--pages-port"])
def test_a_port_that_is_taken_is_told_in_one_line(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code = main([option, str(taken.getsockname()[1])])
    told = capsys.readouterr()

    assert (code, told.out, told.err.count("\n")) == (1, "", 1)
    assert "address already in use" in told.err


def test_a_server_for_others_has_keys_that_nobody_knows() -> None:
    local = LocalPeaka()
    before = {local.partner_key, local.project_key}
    local.renew_keys()

    assert not before & {local.partner_key, local.project_key}


def imported(code: str) -> set[str]:
    """What a fresh interpreter has imported after running some code."""
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return set(told.stdout.split())


ROOT = Path(__file__).resolve().parents[2]
EXTRA = {"duckdb", "sqlglot", "starlette", "uvicorn", "multipart", "python_multipart"}


def test_the_core_imports_none_of_this() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "peaka_client").rglob("*.py")
        if "testing" not in path.parts and path.name != "__init__.py"
    ]
    everything = (
        "import importlib\n"
        f"for name in {modules!r}:\n"
        "    try:\n"
        "        importlib.import_module(name)\n"
        "    except ModuleNotFoundError as error:\n"
        "        assert not error.name.startswith('peaka_client'), error\n"
    )
    loaded = imported(everything)

    assert "peaka_client.client" in loaded
    assert not loaded & EXTRA
    assert not {name for name in loaded if name.startswith("peaka_client.testing")}


def test_the_plugin_and_the_package_import_without_the_extra() -> None:
    blocked = f"import sys\nfor name in {sorted(EXTRA)!r}: sys.modules[name] = None\n"
    loaded = imported(f"{blocked}import peaka_client.testing, peaka_client.testing.plugin")

    assert not {name for name in loaded if name.startswith("peaka_client.testing.sql")}


def test_without_the_extra_the_cure_is_named() -> None:
    code = "import sys\nsys.modules['duckdb'] = None\nfrom peaka_client.testing import LocalPeaka"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "install peaka-client[testing]" in told.stderr
