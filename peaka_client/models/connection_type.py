# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_list
from .connection_field import ConnectionField

__all__ = ["ConnectionType"]


@define(kw_only=True, eq=False, repr=False)
class ConnectionType(Model):
    """A kind of source that Peaka can connect to."""

    connection_type: str
    """The id of the kind, like `POSTGRES` or `google_sheets`; its case is part of it, presumably."""
    connection_type_label: str | None = None
    """What people see."""
    name: str | None = None
    """Another name of the kind; how it differs from the two others is not documented."""
    authorization_type: str | None = None
    """How the source wants to be logged in to; the values are not published."""
    credential_schema_type: str | None = None
    """Which set of credential fields applies; the values are not published."""
    redirect_required: bool | None = None
    """Whether a person must consent in a browser (OAuth) before the connection works."""
    category: str | None = None
    """Group under which Peaka Studio shows it."""
    configuration: list[ConnectionField] | None = None
    """The fields that `credential` of `create_connection` takes."""
    documentation_url: str | None = None
    """The vendor's page about it."""

    _wire: ClassVar[Mapping[str, str]] = {
        "connectionType": "connection_type",
        "connectionTypeLabel": "connection_type_label",
        "name": "name",
        "authorizationType": "authorization_type",
        "credentialSchemaType": "credential_schema_type",
        "redirectRequired": "redirect_required",
        "category": "category",
        "configuration": "configuration",
        "documentationUrl": "documentation_url",
    }

    def _read(self, get: Getter) -> None:
        self.connection_type = get("connectionType")
        self.connection_type_label = get("connectionTypeLabel")
        self.name = get("name")
        self.authorization_type = get("authorizationType")
        self.credential_schema_type = get("credentialSchemaType")
        self.redirect_required = get("redirectRequired")
        self.category = get("category")
        self.configuration = read_list(get("configuration"), ConnectionField.read)
        self.documentation_url = get("documentationUrl")
        if self.connection_type is None:
            self._tell_missing("connectionType")
