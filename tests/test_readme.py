"""The examples of the README and of docs/production.md run, against LocalPeaka."""

from __future__ import annotations

import ast
import asyncio
import inspect
import json
import logging
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from peaka_client import (
    PeakaAuthenticationError,
    PeakaClient,
    PeakaConfigError,
    PeakaDownloadError,
    PeakaJobTimeoutError,
    PeakaServerError,
    PeakaTimeoutError,
    config,
    http,
    jobs,
    pool,
    retry,
    sender,
)
from peaka_client.testing import LocalPeaka
from peaka_client.testing.document import document

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).resolve().parents[1]
README, PRODUCTION = ROOT / "README.md", ROOT / "docs" / "production.md"
BLOCKS = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
RECIPES = re.findall(r"```python\n(.*?)```", PRODUCTION.read_text("utf-8"), re.DOTALL)
RUN = [block for block in BLOCKS if "async with PeakaClient() as peaka" in block]


def code_of(block: str) -> Any:
    return compile(block, str(README), "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


@pytest.mark.parametrize("block", RUN, ids=range(len(RUN)))
async def test_block_runs(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with LocalPeaka.serve(validate=True) as local:
        monkeypatch.setenv("PEAKA_API_KEY", local.partner_key)
        monkeypatch.setenv("PEAKA_BASE_URL", local.url)
        names: dict[str, Any] = {}
        running = eval(code_of(block), names)
        assert inspect.iscoroutine(running)
        await running
    assert {request.status for request in local.requests} <= {200, 202}
    assert "project" in names


def test_the_others_compile() -> None:
    assert len(RUN) == 2
    assert len(BLOCKS) == 4
    for block in BLOCKS:
        code_of(block)


@pytest.fixture
async def local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LocalPeaka]:
    monkeypatch.chdir(tmp_path)
    async with LocalPeaka.serve(validate=True) as local:
        monkeypatch.setenv("PEAKA_API_KEY", local.partner_key)
        monkeypatch.setenv("PEAKA_BASE_URL", local.url)
        yield local


@pytest.fixture
async def recipes(local: LocalPeaka) -> AsyncIterator[dict[str, Any]]:
    """What docs/production.md defines, once all of it has run in order."""
    logger = logging.getLogger("peaka_client")
    before, level = logger.handlers[:], logger.level
    names: dict[str, Any] = {}
    for block in RECIPES:
        running = eval(code_of(block), names)
        if inspect.iscoroutine(running):
            await running
    assert {request.status for request in local.requests} <= {200, 202}
    yield names
    logger.handlers[:], logger.level = before, level


async def test_recipe_for_answers(recipes: dict[str, Any]) -> None:
    async def status(error: Exception) -> int:
        return int((await recipes["answer"](None, error)).status_code)

    assert await status(PeakaServerError("x", status=500)) == 502
    assert await status(PeakaTimeoutError("x")) == 504
    assert await status(PeakaAuthenticationError("x", status=401)) == 500
    assert await status(PeakaConfigError("x")) == 500


async def test_recipe_for_logs(recipes: dict[str, Any], local: LocalPeaka, capsys: pytest.CaptureFixture[str]) -> None:
    recipes["handler"].setStream(sys.stderr)
    local.fail("list_organizations", status=503)
    async with PeakaClient() as peaka:
        await peaka.organizations.list()
    line = json.loads(capsys.readouterr().err)
    assert (line["level"], line["operation"], line["attempt"]) == ("INFO", "list_organizations", 1)


async def test_recipe_for_a_circuit_breaker(recipes: dict[str, Any], local: LocalPeaka) -> None:
    breaker = recipes["CircuitBreaker"](failures=2, pause=60)
    local.fail("list_organizations", status=500, times=None)
    async with PeakaClient(middleware=[breaker], max_retries=0) as peaka:
        for error in (PeakaServerError, PeakaServerError, recipes["CircuitOpen"]):
            with pytest.raises(error):
                await peaka.organizations.list()
        assert len(local.calls("list_organizations")) == 2
        breaker._open_until = 0.0
        await peaka.info()
        assert breaker._failed == 0


async def test_recipe_for_a_circuit_breaker_counts_what_ran_out_of_time(
    recipes: dict[str, Any], local: LocalPeaka
) -> None:
    breaker = recipes["CircuitBreaker"](failures=1)
    local.fail("list_organizations", kind="timeout")
    async with PeakaClient(middleware=[breaker], timeout=0.05) as peaka:
        for error in (PeakaTimeoutError, recipes["CircuitOpen"]):
            with pytest.raises(error):
                await peaka.organizations.list()


async def test_recipe_for_a_rate_limit(recipes: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    limit = recipes["RateLimit"](10)
    async with PeakaClient(middleware=[limit]) as peaka:
        with monkeypatch.context() as patch:
            patch.setitem(recipes, "monotonic", lambda: 5.0)
            patch.setitem(recipes, "asyncio", type("", (), {"sleep": sleep}))
            await asyncio.gather(*(peaka.info() for _ in range(3)))
    assert waits == pytest.approx([0.0, 0.1, 0.2])


async def test_recipe_for_a_restart(recipes: dict[str, Any], local: LocalPeaka, tmp_path: Path) -> None:
    nightly, query_id = recipes["nightly"], "184203390771122304"
    local.freeze()
    async with PeakaClient() as peaka:
        project = peaka.project(local.project_id)
        with pytest.raises(PeakaJobTimeoutError):
            await project.exports.export_query_and_wait(query_id, wait_timeout=0.01)
        (tmp_path / "export-id").write_text((await anext(project.exports.iterate())).id)
        local.advance(1)
        local.fail("download_file", status=403, times=None)
        with pytest.raises(PeakaDownloadError):
            await nightly(project, query_id, tmp_path)
        local.reset()
        await nightly(project, query_id, tmp_path)
        assert not local.calls("export_query")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["orders.csv.gz"]


def test_the_number_of_operations_is_the_document_s() -> None:
    operations = len(document().operations)
    for path in (README, ROOT / "docs" / "testing.md", ROOT / "CHANGELOG.md"):
        told = re.findall(r"(\d+) operations|each of the (\d+)", path.read_text("utf-8"))
        assert {int(one or other) for one, other in told} == {operations}, path.name


def test_recipes_are_typed(tmp_path: Path) -> None:
    """mypy takes no top-level await, so each block stands in a function of its own."""
    source = tmp_path / "recipes.py"
    indented = ["    " + "    ".join(block.splitlines(keepends=True)) for block in RECIPES]
    source.write_text("".join(f"async def block_{at}() -> None:\n{code}\n" for at, code in enumerate(indented)))
    command = [sys.executable, "-m", "mypy", str(source)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_defaults_are_those_of_the_code() -> None:
    said = dict(re.findall(r"^\| (.+?) \| (.+?) \|", PRODUCTION.read_text("utf-8"), re.MULTILINE))
    start, longest = retry.BACKOFF_START, retry.BACKOFF_MAX
    told = {
        "time for a call, retries included": f"{config.TIMEOUT:g} s",
        "sending again, where that is allowed": (
            f"{retry.MAX_RETRIES} times, after 0 to {start:g} s, then 0 to {2 * start:g} s, {longest:g} s at most"
        ),
        "time to connect": f"{http.CONNECT_TIMEOUT:g} s",
        "calls under way at once": f"{config.MAX_CONNECTIONS}, further ones queue",
        "an idle connection is kept": f"{pool.KEEPALIVE:g} s",
        "waiting for a job": (
            f"{jobs.JOB_TIMEOUT / 3600:g} h, "
            f"with looks {jobs.POLL_START:g} s apart at first and {jobs.POLL_MAX:g} s at last"
        ),
    }
    assert {name: said.get(name) for name in told} == told
    assert f"up to {retry.MAX_RETRY_AFTER:g} s" in said["a `Retry-After` that is waited for"]
    assert said["a reply that is read whole"].startswith(f"{sender.MAX_BODY >> 20} MiB")
