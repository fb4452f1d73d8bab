"""Files that are either whole or not there, whatever happens while they are written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import duckdb

from sei_core.errors import DiskFullError

#: How systems say that there is no room: the disk, the quota, the allowed size of a file.
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write(path: Path, content: bytes) -> None:
    """Put ``content`` in place of a file in one step; on the disk when this returns. See ``replacing``."""
    with replacing(path) as file:
        file.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write a file beside ``path`` that takes its place when the block ends, and only if it ends well.

    Raises:
        OSError: if it cannot be written, a full disk too; what was there stays.
    """
    with taking_place_of(path) as beside, beside.open("wb") as file:
        yield file


@contextmanager
def taking_place_of(path: Path) -> Iterator[Path]:
    """Give an empty file beside ``path``, with the same ending, that takes its place as ``replacing`` says.

    Raises:
        OSError: if it cannot be written, at once where that can be known; what was there stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{uuid4().hex}-{path.name}")
    try:
        beside.touch(exist_ok=False)
        yield beside
        _flush(beside, os.O_RDWR)
        os.replace(beside, path)
        if os.name == "posix":  # elsewhere a folder cannot be opened
            _flush(path.parent, os.O_RDONLY)
    finally:
        beside.unlink(missing_ok=True)


def _flush(path: Path, how: int) -> None:
    """Wait until a file, or the names in a folder, would outlast a power cut."""
    opened = os.open(path, how)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def room() -> Iterator[None]:
    """Say a full disk as what it is; any other failure stays itself.

    Raises:
        DiskFullError: if what is written inside, by us or by the database, does not fit.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        raise DiskFullError() from error
    except duckdb.Error as error:  # tells only words of the system
        if not any(os.strerror(number) in str(error) for number in _NO_ROOM):
            raise
        raise DiskFullError() from error
