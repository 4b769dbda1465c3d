"""What scripts/lint_openapi.py is made of: the document, the rules, the examples and the counts."""
