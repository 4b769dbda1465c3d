"""Try LocalPeaka against openapi.yaml with requests that schemathesis makes up.

    python scripts/conformance.py            both modes, as in CI
    python scripts/conformance.py strict     one of them

Strict mode must pass every check, but for the operations in POSITIVE: what makes their requests good lies outside their
schemas. Wire mode must answer with documented bodies, content types and statuses; that it refuses less than the
document, or fails with 500 where Peaka does, is its purpose.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peaka_client.testing import Durations, LocalPeaka

ROOT = Path(__file__).resolve().parent.parent
SEED = "20261124"

POSITIVE = {
    "execute_query": "the SQL in the body must be right, and the server looks at its keys, not at the schema",
    "transpile_sql": "the SQL in the body must be right",
    "import_csv": "the file must be CSV, and the mapping must fit it and the table",
    "create_query": "the SQL in the body must be right",
    "update_query": "the SQL in the body must be right",
    "create_connection": "the type must be one that Peaka knows, with a credential that fits it",
    "update_connection": "the type must be one that Peaka knows, with a credential that fits it",
    "complete_connection_oauth": "the query string must carry the state of a consent that was asked for",
    "create_cache": "the table must be cacheable, a BASIC schedule must have an expression",
    "update_cache": "a BASIC schedule must have an expression",
    "create_parametric_table": "the table must exist, a relative date be well formed",
    "create_query_folder": "a folder's name holds no slash",
    "create_query_subfolder": "a folder's name holds no slash",
    "rename_query_folder": "a folder's name holds no slash",
    "export_query": "the columns must be the query's",
    "export_table": "the columns must be the table's",
    "update_internal_column": "the values must fit the new type",
    "update_bi_column": "the values must fit the new type",
    "list_exports": "the status is a list of known words in one string",
}
"""Operations that may refuse a request which fits its schema, and why."""

KNOWN = {
    "organizationId": "0b7f5c1e-2d64-4e1b-9a8f-3c5d7e9f1a2b",
    "workspaceId": "1c8a6d2f-3e75-4f2c-8b90-4d6e8fa02b3c",
    "projectId": "aB3dE5fG",
}
"""Path parameters that always name something which exists, or nothing behind them would ever be reached."""

UNFIXED = ("delete_workspace", "delete_project", "delete_legacy_project")
"""Operations that may not have the world that all others live in."""

UNWIRED = (
    "not_a_server_error", "negative_data_rejection", "positive_data_acceptance", "missing_required_header",
    "unsupported_method", "allow_header_conformance", "use_after_free", "ensure_resource_availability", "ignored_auth",
)  # fmt: skip
"""Checks that wire mode is not held to; left are those of schemas, content types, headers and statuses."""


def settings(strict: bool) -> str:
    """The configuration of schemathesis."""
    fixed = "\n".join(f'"path.{name}" = "{value}"' for name, value in KNOWN.items())
    lines = [f"[parameters]\n{fixed}\n"]
    if not strict:
        lines += [f"[checks.{name}]\nenabled = false" for name in UNWIRED]
    for operation in UNFIXED:
        free = "\n".join(f'"path.{name}" = "nothing"' for name in ("workspaceId", "projectId"))
        lines.append(f'[[operations]]\ninclude-operation-id = "{operation}"\n[operations.parameters]\n{free}\n')
    if strict:
        names = ", ".join(f'"{name}"' for name in POSITIVE)
        lines.append(
            f"[[operations]]\ninclude-operation-id = [{names}]\n"
            "[operations.checks.positive_data_acceptance]\nenabled = false\n"
        )
    return "\n".join(lines)


@contextmanager
def served(strict: bool) -> Iterator[LocalPeaka]:
    """A LocalPeaka whose jobs take no time to speak of."""
    with LocalPeaka.serve_in_thread(strict=strict, validate=True, durations=Durations(0, 0, 0, 0, 0)) as local:
        yield local


def run(mode: str) -> int:
    """Run one mode; the exit status of schemathesis."""
    strict = mode == "strict"
    started = time.monotonic()
    with served(strict) as local, tempfile.TemporaryDirectory() as folder:
        Path(folder, "schemathesis.toml").write_text(settings(strict), encoding="utf-8")
        report = Path(folder, "report.json")
        command = [
            str(Path(sys.executable).with_name("schemathesis")), "--config-file", f"{folder}/schemathesis.toml",
            "run", str(ROOT / "openapi.yaml"), "--url", local.url, "-H", f"Authorization: Bearer {local.partner_key}",
            "--seed", SEED, "--max-examples", "20" if strict else "10", "--workers", "1", "--warnings", "off",
            "--phases", "examples,coverage,fuzzing,stateful" if strict else "examples,coverage,fuzzing",
            "--continue-on-failure", "--no-shrink",
            "--report", "json", "--report-json-path", str(report),
        ]  # fmt: skip
        if not strict:
            command += ["--mode", "positive"]
        status = subprocess.run(command, cwd=folder, check=False).returncode
        answered = len(local.requests)
        reached = {one.operation for one in local.requests if one.status and one.status < 300}
        called = {one.operation for one in local.requests} - {""}
        broken = [one for one in local.requests if one.status == 0]
    print(
        f"{mode}: {answered} requests to {len(called)} operations, {len(reached)} of which succeeded at least once, "
        f"in {time.monotonic() - started:.0f} s; exit status {status}"
    )
    for one in broken[:5]:
        print(f"{mode}: no answer to {one.method} {one.path}: {json.dumps(one.body)[:200]}")
    return status or bool(broken)


def main(modes: list[str]) -> int:
    """Run the modes that are named, or both."""
    return max([run(mode) for mode in modes or ["strict", "wire"]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
