"""The rivals' environments: one venv each below .bench/, made when it is missing."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from .wire import CACHE, ROOT

GENERATED = CACHE / "generated"
DOCUMENT = ROOT / "openapi.yaml"


@dataclass(frozen=True)
class Rival:
    """A rival, what its environment holds and the package whose version names it."""

    name: str
    requirements: tuple[str, ...] = ()
    package: str = ""
    generate: str = ""
    """How its code is made from openapi.yaml: "stock" or "openapi-generator"."""


BARE = "default-install"
"""What this package brings with it and nothing else: httpx alone imports much more where rich is installed."""
HERE = ("httpx", "peaka-client", "aiohttp")
"""Those that live in the environment of `make setup`."""
RIVALS = (
    Rival(BARE, ("httpx==0.28.1", "httptools", "attrs", "msgspec", "python-dateutil"), "httpx"),
    Rival("openapi-python-client", ("httpx==0.28.1", "attrs", "python-dateutil"), "httpx", "stock"),
    Rival(
        "openapi-generator",
        ("aiohttp", "aiohttp-retry", "pydantic>=2", "python-dateutil", "typing-extensions", "urllib3"),
        "aiohttp",
        "openapi-generator",
    ),
    Rival("openai", ("openai==3.57.0",), "openai"),
    Rival("anthropic", ("anthropic==2.13.0",), "anthropic"),
    Rival("httpx-sse", ("httpx==0.28.1", "httpx-sse==0.4.3"), "httpx-sse"),
)
OPENAPI_GENERATOR = "openapi-generator-cli==7.26.0"


def environments(*, everybody: bool) -> tuple[dict[str, Path], list[str]]:
    """The Python of every rival that can run here, and why the others cannot."""
    pythons: dict[str, Path] = dict.fromkeys(HERE, Path(sys.executable))
    skipped: list[str] = []
    for rival in RIVALS:
        if not everybody and rival.name not in (BARE, "httpx-sse"):
            continue
        try:
            pythons[rival.name] = _environment(rival)
        except (RuntimeError, OSError) as error:
            skipped.append(f"{rival.name}: {error}")
    return pythons, skipped


def versions(pythons: dict[str, Path]) -> dict[str, str]:
    """The version of every rival, as its environment says."""
    found = {}
    for name, python in pythons.items():
        if name == BARE:
            continue
        package = next((rival.package for rival in RIVALS if rival.name == name), name.partition("[")[0])
        code = f"import importlib.metadata as m; print(m.version({package!r}))"
        version = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        found[name] = version if package in name else f"on {package} {version}"
    found["openapi-python-client"] = (
        found.get("openapi-python-client", "") and "0.29.1, " + found["openapi-python-client"]
    )
    found["openapi-generator"] = (
        found.get("openapi-generator", "") and f"{OPENAPI_GENERATOR.partition('==')[2]}, {found['openapi-generator']}"
    )
    return {name: version for name, version in found.items() if version}


def _environment(rival: Rival) -> Path:
    python = _venv(rival.name, rival.requirements)
    if rival.generate:
        if not DOCUMENT.exists():
            raise RuntimeError("there is no openapi.yaml to generate from")
        mark = GENERATED / f"{rival.name}.sha256"
        digest = hashlib.sha256(DOCUMENT.read_bytes()).hexdigest()
        if not mark.exists() or mark.read_text() != digest:
            GENERATED.mkdir(parents=True, exist_ok=True)
            {"stock": _stock, "openapi-generator": _openapi_generator}[rival.generate]()
            mark.write_text(digest)
    return python


def _venv(name: str, requirements: tuple[str, ...]) -> Path:
    home = CACHE / "venvs" / name
    python, mark = home / "bin" / "python", home / "requirements"
    wanted = "\n".join(requirements)
    if not mark.exists() or mark.read_text() != wanted:
        print(f"installing {name} …", flush=True)
        venv.create(home, clear=True, with_pip=True)
        _run(f"{python} -m pip install --quiet --disable-pip-version-check", *requirements)
        mark.write_text(wanted)
    return python


def _stock() -> None:
    _run(
        f"{sys.executable} -m openapi_python_client generate --meta none --overwrite",
        *("--path", str(DOCUMENT), "--output-path", str(GENERATED / "stock_peaka")),
    )


def _openapi_generator() -> None:
    if shutil.which("java") is None:
        raise RuntimeError("it needs Java, which is not on this machine")
    tool = _venv("openapi-generator-cli", (OPENAPI_GENERATOR,)).with_name("openapi-generator-cli")
    _run(
        f"{tool} generate --generator-name python --package-name ogen_peaka --skip-validate-spec "
        "--additional-properties library=asyncio",
        *("--input-spec", str(DOCUMENT), "--output", str(GENERATED / "openapi_generator")),
    )


def _run(words: str, *more: str) -> None:
    done = subprocess.run([*words.split(), *more], capture_output=True, text=True, check=False)
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise RuntimeError(f"`{words} …` failed: {lines[-1] if lines else done.returncode}")
