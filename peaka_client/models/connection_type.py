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
    """ConnectionType."""

    connection_type: str
    connection_type_label: str | None = None
    name: str | None = None
    authorization_type: str | None = None
    credential_schema_type: str | None = None
    redirect_required: bool | None = None
    category: str | None = None
    configuration: list[ConnectionField] | None = None
    documentation_url: str | None = None

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
