"""From the document to files: parse, check, render, format."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from . import prose
from .document import Document, GenerationError
from .endpoints import Endpoints, Tag
from .kinds import Kinds
from .models import Models, qualified
from .names import check, module_name
from .wording import speak_python

RUFF = ("--isolated", "--line-length", "120", "--target-version", "py311")
RULES = "F401,I001"
"""Imports that a template offers and a module does not need are dropped, the others sorted."""
_ADDRESS = re.compile(r"<\S+ object at \w+>")
"""How openapi-python-client prints a status code."""
FACES = "faces.py"
"""What api/__init__.py is called until its imports are tidy: in a package's face, ruff leaves unused ones alone."""

SCOPE_DOC = {
    "ClientScope": "The client.",
    "ProjectScope": "The project, as ``client.project(id)`` binds it.",
}


def generate(document: Document, root: Path, output: Path) -> None:
    """Write ``api``, ``models`` and ``testing/openapi.json`` below ``output``.

    Raises:
        GenerationError: Something in the document would be lost, renamed or misread.
    """
    check(document)
    speak_python(document)
    config = Config.from_sources(
        ConfigFile.load_from_path(root / "generator-config.yml"),
        MetaType.NONE,
        document.path,
        "utf-8",
        overwrite=True,
        output_path=output,
    )
    parsed = GeneratorData.from_dict(document.data, config=config)
    if isinstance(parsed, GeneratorError):
        said = " ".join(f"{parsed.header}: {parsed.detail}".partition("For further information")[0].split())
        raise GenerationError([f"{document.path.name}: openapi-python-client: {said}"])
    _report_warnings(document, parsed)
    tags, models = _views(document, parsed)
    document.stop_on_problems()
    project = Project(openapi=parsed, config=config, custom_template_path=root / "scripts" / "templates")
    _render(project, document, output, tags, models)
    _format(output)
    _write_json(document, output)


def _report_warnings(document: Document, parsed: GeneratorData) -> None:
    in_operations = [w for collection in parsed.endpoint_collections_by_tag.values() for w in collection.parse_errors]
    for warning in parsed.errors or in_operations:  # what is wrong with a schema shows again wherever it is used
        said = " ".join(f"{warning.header.strip()} {warning.detail or ''}".split())
        said = _ADDRESS.sub("…", said)
        document.problem(_place_of(document, said), f"openapi-python-client: {said}")
    document.stop_on_problems()


def _place_of(document: Document, said: str) -> tuple[str, ...]:
    for operation in document.operations():
        if f"{operation.method.upper()} {operation.path} " in said:
            return operation.pointer
    named = [name for name in document.schemas if re.search(rf"/components/schemas/{name}\b", said)]
    return ("components", "schemas", *named[:1])


def _views(document: Document, parsed: GeneratorData) -> tuple[list[Tag], Models]:
    endpoints_by_id = {
        str(endpoint.name): endpoint
        for collection in parsed.endpoint_collections_by_tag.values()
        for endpoint in collection.endpoints
    }
    kinds = Kinds(document, parsed)
    models = Models(document, kinds)
    endpoints = Endpoints(document, kinds, models)
    for operation in document.operations():
        if operation.id in endpoints_by_id:
            endpoints.add(operation, endpoints_by_id[operation.id])
        else:
            document.problem(operation.pointer, "openapi-python-client lost this operation")
    models.finish()
    return list(endpoints.tags.values()), models


def _render(project: Project, document: Document, output: Path, tags: list[Tag], models: Models) -> None:
    env = project.env
    env.globals.update(source=document.path.name)
    env.filters.update(
        literal=repr,
        docstring=prose.docstring,
        prose=prose.indented,
        quoted=prose.quoted,
        first_sentence=lambda text: prose.summary_and_rest(text)[0],
        sentence=prose.sentence,
        qualified=qualified,
        modules=lambda names: [(module_name(name), name) for name in names],
    )
    api, package = output / "api", output / "models"
    for folder in (api, package):
        folder.mkdir(parents=True)

    def write(path: Path, template: str, **context: Any) -> None:
        path.write_text(env.get_template(template).render(**context), encoding="utf-8")

    for model in models.models.values():
        write(package / f"{model.module}.py", "model.py.jinja", model=model)
    for enum in models.enums.values():
        write(package / f"{enum.module}.py", "str_enum.py.jinja", enum=enum)
    names = sorted({*models.models, *models.enums})
    write(package / "__init__.py", "models_init.py.jinja", modules=[(module_name(name), name) for name in names])

    used = [tag for tag in tags if tag.functions]
    for tag in used:
        write(api / f"{tag.name}.py", "endpoint_module.py.jinja", tag=tag, scope_doc=SCOPE_DOC[tag.scope])
    faces = [
        ("ClientApi", "ClientScope", "What needs no project."),
        ("ProjectApi", "ProjectScope", "What is done inside one project."),
    ]
    inline_uses = sorted(set().union(*(tag.uses for tag in used if tag.inline)))
    write(api / FACES, "api_init.py.jinja", tags=used, faces=faces, inline_uses=inline_uses)


def _format(output: Path) -> None:
    _ruff("check", "--quiet", *RUFF, "--select", RULES, "--fix", str(output))
    (output / "api" / FACES).rename(output / "api" / "__init__.py")
    _ruff("format", "--quiet", *RUFF, "--config", "format.skip-magic-trailing-comma=true", str(output))


def _ruff(command: str, *arguments: str) -> None:
    done = subprocess.run(  # the ruff of this environment, whichever is first on PATH
        [sys.executable, "-m", "ruff", command, "--no-cache", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise GenerationError([f"ruff {command}: {done.stdout}{done.stderr}"])


def check_tools(root: Path) -> None:
    """Refuse to generate with other tools than the pinned ones: their output would differ.

    Raises:
        GenerationError: Another version is installed.
    """
    pins = dict(
        line.strip().split("==")
        for line in (root / "constraints.txt").read_text().splitlines()
        if "==" in line and line[0] != "#"
    )
    wrong = [
        f"{tool} {version(tool)} is installed, constraints.txt pins {pins[tool]}: run `make setup`"
        for tool in ("openapi-python-client", "ruff")
        if version(tool) != pins[tool]
    ]
    if wrong:
        raise GenerationError(wrong)


_PROSE = frozenset({"description", "summary", "externalDocs"})
_DATA = frozenset({"example", "value", "default", "enum", "const"})
_BY_NAME = frozenset({"properties", "schemas", "paths", "responses", "parameters", "examples", "content", "headers"})


def _write_json(document: Document, output: Path) -> None:
    folder = output / "testing"
    folder.mkdir()
    text = json.dumps(_bare(document.data), ensure_ascii=False, indent=1)
    (folder / "openapi.json").write_text(f"{text}\n", encoding="utf-8")


def _is_data(key: str, value: Any) -> bool:
    """Whether a key of OpenAPI holds JSON of the API: ``examples`` is a list in a schema, and named ones elsewhere."""
    return key in _DATA or (key == "examples" and isinstance(value, list))


def _bare(node: Any, *, names: bool = False) -> Any:
    """The document without its prose; ``names``: the keys are names of the API, not words of OpenAPI."""
    if isinstance(node, dict):
        return {
            key: value if _is_data(key, value) and not names else _bare(value, names=key in _BY_NAME and not names)
            for key, value in node.items()
            if names or key not in _PROSE
        }
    if isinstance(node, list):
        return [_bare(item) for item in node]
    return node
