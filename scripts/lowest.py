"""Print the oldest versions that pyproject.toml permits, of what the package and LocalPeaka need, as exact pins."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).resolve().parent.parent / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]

NOT_TRIED = ("duckdb", "numpy")
"""Compiled for some versions of Python only; duckdb's oldest is its newest so far."""

for wanted in project["dependencies"] + project["optional-dependencies"]["testing"]:
    name, oldest = re.fullmatch(r"([\w-]+)>=([\w.]+).*", wanted).groups()  # type: ignore[union-attr]
    if name not in NOT_TRIED:
        print(f"{name}=={oldest}")
print("sniffio")  # httpx 0.27 needs it, newer ones do not
