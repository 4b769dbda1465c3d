"""Prose of the document, made fit for docstrings: escaped, wrapped, lists kept."""

from __future__ import annotations

import re
import textwrap

from openapi_python_client.strings import safe_for_docstring

WIDTH = 120
_ITEM = re.compile(r"(?:[-*]|\d+\.) +")


def paragraphs(text: str, width: int) -> list[str]:
    """Wrapped lines; an empty one between paragraphs. List items hang, code and tables stay as they are."""
    lines: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        if lines:
            lines.append("")
        lines += _wrapped(block, width)
    return lines


def _wrapped(block: str, width: int) -> list[str]:
    if block.startswith(("```", "|", "    ")):
        return block.splitlines()
    items: list[str] = []
    for line in block.splitlines():
        if items and not _ITEM.match(line):
            items[-1] += f" {line.strip()}"
        else:
            items.append(line.strip())
    lines: list[str] = []
    for item in items:
        hang = "  " if _ITEM.match(item) else ""
        lines += textwrap.wrap(item, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
    return lines


def indented(text: str, indent: int = 4, first: str = "") -> str:
    """Prose for a docstring at some indentation: ``first`` opens the first line, which is not indented itself.

    With ``first``, the lines below hang four further, as in an ``Args`` section.
    """
    hang = indent + (4 if first else 0)
    lines = paragraphs(first + _unhurt(text), WIDTH - hang)
    return "\n".join([lines[0], *(f"{' ' * hang}{line}" if line else "" for line in lines[1:])])


def docstring(text: str, indent: int = 4) -> str:
    """A whole docstring with its quotes."""
    body = indented(text, indent)
    if "\n" in body or len(body) + indent + 6 > WIDTH:
        return f'"""{_broken(text, indent)}\n{" " * indent}"""'
    if body.endswith('"'):
        body = f'{body[:-1]}\\"'
    return f'"""{body}"""'


def _broken(text: str, indent: int) -> str:
    """A first sentence on a line of its own, then the rest."""
    head, rest = summary_and_rest(text)
    body = indented(head, indent)
    return f"{body}\n\n{' ' * indent}{indented(rest, indent)}" if rest else body


def summary_and_rest(text: str) -> tuple[str, str]:
    """The first sentence, and what follows it."""
    first, blank, others = text.strip().partition("\n\n")
    found = re.match(r"(.+?[.!?])(?:\s+(?=[A-Z`*\"])|$)", first, re.DOTALL)
    if found is None:
        return first, others.strip()
    rest = first[found.end() :].strip()
    return found[1], f"{rest}{blank if rest else ''}{others}".strip()


def sentence(text: str) -> str:
    """A summary as a sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _unhurt(text: str) -> str:
    return safe_for_docstring(text.strip())
