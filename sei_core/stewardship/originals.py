"""Received files as they came, for a steward who wants one back."""

from __future__ import annotations

from sei_core import paths
from sei_core.errors import DataFileError
from sei_core.ingest import messages
from sei_core.stewardship import history
from sei_core.stewardship.rights import Steward


def original(steward: Steward, name: str) -> bytes:
    """A received file as it came.

    Args:
        steward: who asks.
        name: of the file as it is kept.

    Raises:
        NotStewardError: if the steward is not one.
        DataFileError: if it is not there, or not as it came.
    """
    row = next((row for row in history.received(steward).itertuples() if row.file_name == name), None)
    path = paths.received() / name
    if row is None or row.condition == history.Condition.MISSING:
        raise DataFileError(path, [messages.RECEIVED_MISSING.format(name=name)])
    if row.condition != history.Condition.WHOLE:
        raise DataFileError(path, [messages.RECEIVED_CHANGED.format(name=name)])
    return path.read_bytes()
