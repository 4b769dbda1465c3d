"""Whole generated trees, byte for byte. After a wanted change: UPDATE_GOLDEN=1 pytest tests/generator"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import DOCUMENTS, GOLDEN, ROOT, generate_into


def _files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("name", sorted(path.stem for path in DOCUMENTS.glob("*.yaml")))
def test_tree_is_the_golden_one(name: str, tmp_path: Path) -> None:
    output = generate_into(name, tmp_path)
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(GOLDEN / name, ignore_errors=True)
        shutil.copytree(output, GOLDEN / name)
    fresh, golden = _files(output), _files(GOLDEN / name)
    assert fresh.keys() == golden.keys()
    for path, text in fresh.items():
        assert text == golden[path], path


def _generate(output: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/generate.py", "--output", str(output), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_run_gives_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "271828"):
        done = _generate(tmp_path / seed, seed=seed)
        assert done.returncode == 0, done.stderr
    assert _files(tmp_path / "1") == _files(tmp_path / "271828")


def test_check_names_what_differs_and_writes_nothing(tmp_path: Path) -> None:
    output = tmp_path / "package"
    document = ("--document", str(DOCUMENTS / "streams.yaml"))
    assert _generate(output, *document).returncode == 0
    assert _generate(output, *document, "--check").returncode == 0

    (output / "api" / "files.py").write_text("changed")
    (output / "models" / "stray.py").write_text("left behind")
    (output / "testing" / "openapi.json").unlink()
    before = _files(output)
    done = _generate(output, *document, "--check")
    assert done.returncode == 1
    assert [line.strip() for line in done.stderr.splitlines()[1:]] == [
        "api/files.py",
        "models/stray.py",
        "testing/openapi.json",
    ]
    assert _files(output) == before

    done = _generate(output, *document)
    assert done.stdout.split() == [
        "Written,",
        "with",
        "changes",
        "in:",
        "api/files.py",
        "models/stray.py",
        "testing/openapi.json",
    ]
    assert _generate(output, *document).stdout == "Nothing has changed.\n"
    assert _generate(output, *document, "--check").returncode == 0


def test_the_generator_does_without_the_package(tmp_path: Path) -> None:
    """Otherwise nothing could mend a package whose generated part is broken or gone."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for name in ("openapi.yaml", "generator-config.yml", "constraints.txt"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / "peaka_client").mkdir()
    (tmp_path / "peaka_client" / "__init__.py").write_text("raise ImportError")
    shutil.copyfile(ROOT / "peaka_client" / "types.py", tmp_path / "peaka_client" / "types.py")
    done = subprocess.run(
        [sys.executable, "scripts/generate.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "peaka_client" / "api" / "catalogs.py").exists()
