"""What the document holds, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .document import Document
from .examples import check_examples
from .prose import described, restates

KINDS = {
    "tag": "tags",
    "operation": "operations",
    "parameter": "parameters",
    "reply": "replies",
    "schema": "schemas",
    "property": "properties",
}


def count_lines(document: Document) -> list[str]:
    """The counts, one a line, ready to print."""
    total: Counter[str] = Counter()
    worded: Counter[str] = Counter()
    restated = 0
    for each in described(document):
        total[each.kind] += 1
        worded[each.kind] += bool(each.text)
        restated += bool(each.text) and restates(each.text, each.names)
    lines = []
    for kind, plural in KINDS.items():
        bare = total[kind] - worded[kind]
        lines.append(f"{plural + ':':<16}{total[kind]:>4}  with prose {worded[kind]:>4}  without {bare:>4}")
    checked = check_examples(document)
    lines.append(f"{'examples:':<16}{checked.total:>4}  valid      {checked.valid:>4}")
    evidence = Counter(_evidence(document.data))
    marks = "  ".join(f"{name} {evidence[name]}" for name in ("documented", "observed", "inferred"))
    lines.append(f"{'mended places:':<16}{evidence.total():>4}  {marks}")
    lines.append(f"{'restated names:':<16}{restated:>4}")
    return lines


def _evidence(node: Any) -> Iterator[str]:
    """Every ``x-peaka-evidence`` in a tree."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "x-peaka-evidence" and isinstance(value, str):
                yield value
            else:
                yield from _evidence(value)
    elif isinstance(node, list):
        for item in node:
            yield from _evidence(item)
