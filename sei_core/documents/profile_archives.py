"""Archives of profiles that stay for a while: the next reader of the same area does not wait for another one."""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from sei_core.documents import profiles
from sei_core.queries import meta

#: So many archives are kept, those that were asked for last; a kraj has up to 100 MB.
MOST = 2


@dataclass(frozen=True, eq=False)
class Archive:
    """An archive on disk; it is gone with the last that remembers it, the keep or a reader's session."""

    folder: tempfile.TemporaryDirectory = field(default_factory=partial(tempfile.TemporaryDirectory, prefix="atlas-"))

    @property
    def file(self) -> Path:
        """Where it is."""
        return Path(self.folder.name, "archive.zip")


#: By release, area, year, address and day: what the profiles in it depend on.
_KEPT: OrderedDict[tuple[object, ...], Archive] = OrderedDict()
_LOCK = threading.Lock()


def kept(area_code: str, year: int, address: str, go_on: profiles.Progress) -> Archive | None:
    """Give the archive of an area: one that is there, or a new one, which then is kept.

    Args:
        area_code, year, address, go_on: as in ``profiles.profiles``.

    Returns:
        The archive; None when it was cancelled.

    Raises:
        SeiError: as ``profiles.profiles``.
    """
    with meta.one_release() as release:
        key = (release, area_code, year, address, date.today())
        if found := _find(key):
            return found
        made = Archive()
        # Of two readers who ask for the same at once the second one waits for that of the first one.
        if profiles.profiles(area_code, year, address, made.file, lambda *told: key not in _KEPT and go_on(*told)):
            _keep(key, made)
        return _find(key)


def _find(key: tuple[object, ...]) -> Archive | None:
    with _LOCK:
        if key in _KEPT:
            _KEPT.move_to_end(key)
        return _KEPT.get(key)


def _keep(key: tuple[object, ...], made: Archive) -> None:
    with _LOCK:
        _KEPT[key] = made
        while len(_KEPT) > MOST:
            _KEPT.popitem(last=False)
