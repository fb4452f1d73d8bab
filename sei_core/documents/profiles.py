"""Profiles of two pages: of a municipality, of a larger area, of all municipalities of an area in one archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

#: Told how many of how many profiles are written; answers whether to go on.
Progress = Callable[[int, int], bool]


def profile(area_code: str, year: int, address: str) -> bytes:
    """Write the profile of a municipality, ORP, okres or kraj as PDF.

    Args:
        area_code: six digits of a municipality, or the code of a larger area.
        year: of the index.
        address: of the atlas as its readers reach it; the link and the QR code of the document begin with it. Empty
            where it is not known: the document says so in their place.

    Raises:
        SeiError: if there is no such area or its level has no profile.
    """
    raise NotImplementedError


def profiles(area_code: str, year: int, address: str, output: Path, go_on: Progress) -> int:
    """Write the profiles of all municipalities of an area, and of the area itself, into one ZIP.

    Args:
        area_code: of a kraj, okres or ORP.
        year, address: as in ``profile``.
        output: of the archive; nothing is left there when it is not finished.
        go_on: told after each profile; when it answers no, nothing is written.

    Returns:
        Number of profiles; 0 when it was cancelled.

    Raises:
        SeiError: as in ``profile``.
    """
    raise NotImplementedError
