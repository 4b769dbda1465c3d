"""Whether the examples fit the schemas beside them."""

from __future__ import annotations

from typing import Any, NamedTuple

from jsonschema import Draft202012Validator

from .document import Document, Finding


class Checked(NamedTuple):
    """What a look at every example gave."""

    total: int
    valid: int
    problems: list[Finding]


def check_examples(document: Document) -> Checked:
    """Validate the examples of every request and reply; shared error replies count once."""
    seen: set[int] = set()
    total = 0
    valid = 0
    problems: list[Finding] = []
    for operation in document.operations:
        for media in operation.media:
            if id(media.data) in seen:
                continue
            seen.add(id(media.data))
            validator = _validator(document, media.data.get("schema", {}))
            for name, value in media.examples.items():
                total += 1
                errors = sorted(validator.iter_errors(value), key=str)
                valid += not errors
                place = f"{media.pointer}/{name}" if name else media.pointer
                problems += [Finding(place, "valid-example", f"{error.json_path}: {error.message}") for error in errors]
    return Checked(total, valid, problems)


def _validator(document: Document, schema: dict[str, Any]) -> Draft202012Validator:
    rooted = {**schema, "components": {"schemas": document.schemas}}
    return Draft202012Validator(rooted, format_checker=Draft202012Validator.FORMAT_CHECKER)
