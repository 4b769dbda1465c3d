# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

import warnings
from typing import Unpack

from ..models.embedded_session import EmbeddedSession
from ..models.feature_configs_input import FeatureConfigsInput
from ..operation import Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["Sessions", "create_connector_session", "create_legacy_session", "create_studio_session"]

_CREATE_LEGACY_SESSION = Operation(
    name="create_legacy_session",
    method="GET",
    path="/ui/initSession",
    safe=True,
    scopes=("partner", "project"),
    decode=EmbeddedSession.from_dict,
)
_CREATE_SESSION = Operation(
    name="create_session",
    method="POST",
    path="/ui/initSession",
    safe=True,
    scopes=("partner", "project"),
    decode=EmbeddedSession.from_dict,
)


async def create_legacy_session(
    project: ProjectScope,
    *,
    timeout_in_seconds: int | Unset = UNSET,
    theme: str | Unset = UNSET,
    theme_override: bool | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> EmbeddedSession:
    """Start an embedded session the old way.

    ``GET /ui/initSession``

    Deprecated by the vendor.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("create_legacy_session is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    return await project.invoke(
        _CREATE_LEGACY_SESSION,
        query={
            "projectId": project.project_id,
            "timeoutInSeconds": timeout_in_seconds,
            "theme": theme,
            "themeOverride": theme_override,
        },
        options=options,
    )


async def create_studio_session(
    project: ProjectScope,
    *,
    theme: str | Unset = UNSET,
    theme_override: bool | Unset = UNSET,
    timeout_in_seconds: int | Unset = UNSET,
    feature_flags: dict[str, bool] | Unset = UNSET,
    feature_configs: FeatureConfigsInput | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> EmbeddedSession:
    """Start an embedded session.

    ``POST /ui/initSession``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_SESSION,
        body={
            "projectId": project.project_id,
            "sessionMode": "FULL_STUDIO",
            "theme": theme,
            "themeOverride": theme_override,
            "timeoutInSeconds": timeout_in_seconds,
            "featureFlags": feature_flags,
            "featureConfigs": feature_configs,
        },
        options=options,
    )


async def create_connector_session(
    project: ProjectScope,
    *,
    connector_type: str | Unset = UNSET,
    catalog_create_enabled: bool | Unset = UNSET,
    theme: str | Unset = UNSET,
    theme_override: bool | Unset = UNSET,
    timeout_in_seconds: int | Unset = UNSET,
    feature_flags: dict[str, bool] | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> EmbeddedSession:
    """Start an embedded session.

    ``POST /ui/initSession``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_create_enabled: The server's default: ``true``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_SESSION,
        body={
            "projectId": project.project_id,
            "sessionMode": "CONNECTOR_MODAL_ONLY",
            "connectorType": connector_type,
            "catalogCreateEnabled": catalog_create_enabled,
            "theme": theme,
            "themeOverride": theme_override,
            "timeoutInSeconds": timeout_in_seconds,
            "featureFlags": feature_flags,
        },
        options=options,
    )


class Sessions(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    create_legacy = create_legacy_session
    create_studio = create_studio_session
    create_connector = create_connector_session
