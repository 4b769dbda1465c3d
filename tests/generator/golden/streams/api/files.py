# Generated from streams.yaml by `make generate`. Change that file, not this one.
"""Files and events."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Unpack

from ..model import nothing
from ..models.import_request import ImportRequest
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..streams import ByteStream, EventStream
from ..types import CallOptions, Upload

__all__ = ["Files", "download_picture", "download_sample", "import_file", "watch_files"]

_IMPORT_FILE = Operation(
    name="import_file",
    method="POST",
    path="/files/{projectId}/import",
    safe=False,
    scopes=("partner", "project"),
    multipart=True,
    decode=nothing,
)
_DOWNLOAD_SAMPLE = Operation(
    name="download_sample",
    method="GET",
    path="/files/{projectId}/sample",
    safe=True,
    scopes=("partner", "project"),
    accept="text/csv",
    decode=ByteStream,
)
_DOWNLOAD_PICTURE = Operation(
    name="download_picture",
    method="GET",
    path="/files/{projectId}/png",
    safe=True,
    scopes=("partner", "project"),
    accept="image/png",
    decode=ByteStream,
)
_WATCH_FILES = Operation(
    name="watch_files",
    method="POST",
    path="/files/{projectId}/watch",
    safe=False,
    scopes=(),
    accept="text/event-stream",
    decode=EventStream,
)


async def import_file(
    project: ProjectScope, *, file: Upload, request: ImportRequest, **options: Unpack[CallOptions]
) -> None:
    """Import a file.

    ``POST /files/{projectId}/import``

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        file: The file.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_IMPORT_FILE, (project.project_id,), body={"file": file, "request": request}, options=options)
    return await project.sender.send(call, _IMPORT_FILE.read)


def download_sample(project: ProjectScope, **options: Unpack[CallOptions]) -> AbstractAsyncContextManager[ByteStream]:
    """Download a sample.

    ``GET /files/{projectId}/sample``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        For ``async with``: The sample.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DOWNLOAD_SAMPLE, (project.project_id,), options=options)
    return project.sender.stream(call, _DOWNLOAD_SAMPLE.decode)


def download_picture(project: ProjectScope, **options: Unpack[CallOptions]) -> AbstractAsyncContextManager[ByteStream]:
    """Download a picture.

    ``GET /files/{projectId}/png``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        For ``async with``: The picture.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DOWNLOAD_PICTURE, (project.project_id,), options=options)
    return project.sender.stream(call, _DOWNLOAD_PICTURE.decode)


def watch_files(
    project: ProjectScope, names: list[str], *, deep: bool, **options: Unpack[CallOptions]
) -> AbstractAsyncContextManager[EventStream]:
    """Watch files.

    ``POST /files/{projectId}/watch``

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        For ``async with``: Events, until the server has no more.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_WATCH_FILES, (project.project_id,), body={"deep": deep, "names": names}, options=options)
    return project.sender.stream(call, _WATCH_FILES.decode)


class Files(ProjectScope):
    """Files and events."""

    __slots__ = ()

    import_file = import_file
    download_sample = download_sample
    download_picture = download_picture
    watch = watch_files
