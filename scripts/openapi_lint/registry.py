"""Where rules are kept: each has a name and yields a place and a message for all that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .document import Document, Finding

Rule = Callable[[Document], Iterable[tuple[str, str]]]

RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    """Register a rule under the name that its findings carry."""

    def register(check: Rule) -> Rule:
        RULES[name] = check
        return check

    return register


def lint(document: Document) -> list[Finding]:
    """Everything that is wrong with a document, in the order of the rules."""
    return [Finding(place, name, message) for name, check in RULES.items() for place, message in check(document)]
