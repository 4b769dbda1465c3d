"""Run the generator of scripts/ inside the tests, on small documents."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from codegen.document import Document  # noqa: E402
from codegen.render import generate  # noqa: E402

DOCUMENTS = Path(__file__).parent / "documents"
GOLDEN = Path(__file__).parent / "golden"


def generate_into(name: str, folder: Path) -> Path:
    """Generate one of the small documents."""
    output = folder / name
    generate(Document(DOCUMENTS / f"{name}.yaml"), ROOT, output)
    return output


HELPERS = {
    "streams": """from ..api.files import Files as FilesApi

class Files(FilesApi):
    __slots__ = ()
    helps = True
"""
}
"""What a person would have written: resources/files.py of a document whose tag has x-peaka-helper."""

Load = Callable[[str], Callable[[str], ModuleType]]


@pytest.fixture(scope="session")
def load(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Load]:
    """Import what a small document gives: ``load("calls")("api.item")``, over copies of the hand-written modules."""
    folder = tmp_path_factory.mktemp("generated")
    sys.path.insert(0, str(folder))

    def package(name: str) -> Callable[[str], ModuleType]:
        full_name = f"generated_{name}"
        if not (folder / full_name).exists():
            output = generate_into(name, folder)
            for module in (ROOT / "peaka_client").glob("*.py"):
                if module.name != "__init__.py":
                    shutil.copyfile(module, output / module.name)
            (output / "__init__.py").write_text('__version__ = "0"\n')
            (output / "resources").mkdir()
            (output / "resources" / "files.py").write_text(HELPERS.get(name, ""))
            output.rename(folder / full_name)
        return lambda module: importlib.import_module(f"{full_name}.{module}")

    yield package
    sys.path.remove(str(folder))
