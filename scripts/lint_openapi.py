"""Check openapi.yaml against the rules that the generator, its output and its readers need.

Prints one line a problem, ``openapi.yaml: <place>: <rule>: <message>``, and exits with 1 if there is any.
With ``--counts`` it also prints what is described, exemplified and mended.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from openapi_lint import lint
from openapi_lint.counts import count_lines
from openapi_lint.document import Document
from openapi_lint.examples import check_examples

DEFAULT = Path(__file__).resolve().parent.parent / "openapi.yaml"


def main(arguments: list[str] | None = None) -> int:
    """Lint one document; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT, help="the document (default: openapi.yaml)")
    parser.add_argument("--counts", action="store_true", help="print what the document holds")
    options = parser.parse_args(arguments)
    document = Document.read(options.path)
    findings = [*lint(document), *check_examples(document).problems]
    for finding in findings:
        print(f"{options.path.name}: {finding}", file=sys.stderr)
    if options.counts:
        print("\n".join(count_lines(document)))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
