"""The README's examples run, against LocalPeaka."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from peaka_client.testing import LocalPeaka

README = Path(__file__).resolve().parents[1] / "README.md"
BLOCKS = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
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
