"""What docs/testing.md shows, runs."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from peaka_client import PeakaClient
    from peaka_client.testing import LocalPeaka

TEXT = Path(__file__).resolve().parents[2].joinpath("docs", "testing.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
async def test_block(block: str, peaka: PeakaClient, local_peaka: LocalPeaka) -> None:
    names: dict[str, Any] = {}
    ran = eval(compile(block, "docs/testing.md", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
    if ran is not None:
        await ran
    if "test_my_report" in names:
        await names["test_my_report"](peaka, local_peaka)


def test_there_are_blocks() -> None:
    assert len(BLOCKS) == 4
