"""Names of files and layers: what, where and when, in letters that every system keeps."""

from __future__ import annotations

import re
import unicodedata

#: Between what, where and when.
BETWEEN = "_"


def plain(text: str) -> str:
    """Small letters without diacritics and digits, words apart by ``-``: ``Pásma území`` → ``pasma-uzemi``."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def file_name(what: str, place: str = "", year: int | None = None) -> str:
    """Name a file, without the ending: ``pasma-uzemi_ustecky-kraj_2023``.

    Args:
        what: the rows, and the measure if there is one.
        place: the area that they are of, as a reader sees it, or the code of a municipality; empty leaves it out.
        year: that they are of; None leaves it out.
    """
    parts = (plain(what), plain(place), "" if year is None else str(year))
    return BETWEEN.join(part for part in parts if part)


def layer_name(what: str) -> str:
    """Name a layer or table of a geodatabase, which SQL takes without quotes."""
    return plain(what).replace("-", "_")
