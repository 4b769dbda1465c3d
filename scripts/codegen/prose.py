"""Prose of the document, made fit for docstrings: escaped, wrapped, lists kept."""

from __future__ import annotations

import re
import textwrap
import unicodedata

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


def indented(text: str, indent: int = 4, first: str = "", quotes: int = 0) -> str:
    """Prose for a docstring at some indentation: ``first`` opens the first line, which is not indented itself.

    With ``first``, the lines below hang four further, as in an ``Args`` section. ``quotes`` is room left for them.
    """
    hang = indent + (4 if first else 0)
    lines = paragraphs(first + text, WIDTH - hang - quotes)
    return "\n".join([lines[0], *(f"{' ' * hang}{line}" if line else "" for line in lines[1:])])


def docstring(text: str, indent: int = 4) -> str:
    """A whole docstring with its quotes: on one line, or the first sentence on a line of its own."""
    if "\n" not in text.strip() and indent + len(text.strip()) + 6 <= WIDTH:
        return quoted(text.strip())
    summary, rest = summary_and_rest(text)
    body = indented(summary, indent, quotes=3)
    if rest:
        body += f"\n\n{' ' * indent}{indented(rest, indent)}"
    return quoted(f"{body}\n{' ' * indent}")


def quoted(body: str) -> str:
    """A string literal in three quotes, raw where that saves it from backslashes."""
    body = "".join(c for c in body if c in "\n\t" or unicodedata.category(c) != "Cc")
    if '"""' in body or body.endswith(('"', "\\")):
        escaped = body.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
        return f'"""{escaped[:-1]}\\""""' if escaped.endswith('"') else f'"""{escaped}"""'
    return f'{"r" if chr(92) in body else ""}"""{body}"""'


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
