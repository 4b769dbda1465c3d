"""The traps that only a type checker sees: annotations hidden by names of their own class, circular models."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import DOCUMENTS, Load


@pytest.mark.timeout(180)
def test_generated_code_is_strictly_typed(load: Load, tmp_path: Path) -> None:
    packages = []
    for name in sorted(path.stem for path in DOCUMENTS.glob("*.yaml")):
        file = load(name)("api").__file__
        assert file is not None
        packages.append(Path(file).parents[1])
    folders = [f"{package.name}/{part}" for package in packages for part in ("api", "models")]
    options = ["--strict", "--follow-imports=silent", "--config-file=", f"--cache-dir={tmp_path}"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *folders],
        cwd=packages[0].parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
