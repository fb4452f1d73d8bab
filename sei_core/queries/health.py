"""Does the served release answer? Asked of its file each time, unlike what is kept for visitors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sei_core.store import db, releases


@dataclass(frozen=True)
class Served:
    """The served release.

    Attributes:
        release: its name.
        built: when its file was finished, UTC.
        years: with municipal values, the latest first.
    """

    release: str
    built: datetime
    years: list[int]


def served() -> Served:
    """Which release is served, of what day and with which years?

    Raises:
        NoReleaseError: if nothing is served.
        ReleaseUnreadableError: if its file does not answer.
    """
    with db.pinned() as name, db.readable():
        years = db.fetch("SELECT DISTINCT year FROM municipality_index ORDER BY year DESC")["year"].tolist()
        return Served(name, datetime.fromtimestamp(releases.path_of(name).stat().st_mtime, UTC), years)
