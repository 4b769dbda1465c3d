"""The type checkers accept what is right and refuse what is wrong, in ``tests/typing/public_api.py``."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "tests" / "typing" / "public_api.py"
IGNORE = re.compile(r"\s*# type: ignore\[[\w, -]+\]")


@pytest.mark.timeout(120)
def test_mypy_finds_exactly_the_errors_that_are_asserted() -> None:
    done = subprocess.run([sys.executable, "-m", "mypy", SOURCE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.timeout(120)
def test_every_public_type_is_known(tmp_path: Path) -> None:
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--verifytypes", "peaka_client", "--ignoreexternal", "--outputjson"],
        cwd=tmp_path, env={**os.environ, "PATH": places}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    symbols = json.loads(done.stdout)["typeCompleteness"]["symbols"]
    assert len(symbols) > 3000
    assert [symbol["name"] for symbol in symbols if symbol["isExported"] and not symbol["isTypeKnown"]] == []


@pytest.mark.timeout(120)
def test_pyright_finds_the_same(tmp_path: Path) -> None:
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    wrong = {number for number, line in enumerate(lines) if IGNORE.search(line)}
    bare = tmp_path / "public_api.py"
    bare.write_text("\n".join(IGNORE.sub("", line) for line in lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, bare],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = {
        report["range"]["start"]["line"]
        for report in json.loads(done.stdout)["generalDiagnostics"]
        if report["severity"] == "error"
    }
    assert found == wrong
