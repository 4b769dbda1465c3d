"""What scripts/lint_openapi.py is made of: the document, the rules, the examples and the counts."""

from . import prose, rules
from .registry import RULES, lint

__all__ = ["RULES", "lint", "prose", "rules"]
