"""Write peaka_client/api, peaka_client/models and peaka_client/testing/openapi.json from openapi.yaml.

Runs openapi-python-client in process with the templates of this folder. The same document always gives the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from codegen.document import Document, GenerationError
from codegen.render import check_tools, generate

ROOT = Path(__file__).resolve().parent.parent

FOLDERS = ("api", "models")
FILES = ("testing/openapi.json",)


def main(arguments: list[str] | None = None) -> int:
    """Generate, or only compare; 1 if the document is wrong or the files differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; list the files that differ")
    parser.add_argument("--document", type=Path, default=ROOT / "openapi.yaml")
    parser.add_argument("--output", type=Path, default=ROOT / "peaka_client")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh"
        try:
            check_tools(ROOT)
            generate(Document(options.document), ROOT, fresh)
        except GenerationError as error:
            print(error, file=sys.stderr)
            return 1
        differing = compare(fresh, options.output)
        if not options.check:
            replace(fresh, options.output)
            print(*(["Written, with changes in:"] if differing else ["Nothing has changed."]), *differing, sep="\n  ")
        elif differing:
            print("Not what openapi.yaml gives; run `make generate`:", *differing, sep="\n  ", file=sys.stderr)
            return 1
    return 0


def tree(folder: Path) -> dict[str, bytes]:
    """The generated files of a package, by relative path."""
    paths = [path for name in FOLDERS for path in (folder / name).rglob("*") if "__pycache__" not in path.parts]
    paths += [folder / name for name in FILES]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths if path.is_file()}


def compare(fresh: Path, package: Path) -> list[str]:
    """The files that differ, are missing or are too many."""
    new, old = tree(fresh), tree(package)
    return sorted(name for name in new.keys() | old.keys() if new.get(name) != old.get(name))


def replace(fresh: Path, package: Path) -> None:
    """Put the fresh files where the old ones were."""
    for name in FOLDERS:
        shutil.rmtree(package / name, ignore_errors=True)
        shutil.copytree(fresh / name, package / name)
    for name in FILES:
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(fresh / name, package / name)


if __name__ == "__main__":
    sys.exit(main())
