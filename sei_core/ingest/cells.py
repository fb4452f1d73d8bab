"""Cells of received tables: numbers, codes and bands as people and programs write them."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from functools import lru_cache

_SPACES = re.compile(r"\s+")  # no-break and narrow spaces too
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?: \d{3})+)(?:[.,]\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)
_WHOLE_AS_FLOAT = re.compile(r"(\d+)[.,]0+")
#: No number is written with more characters.
_LONGEST_NUMBER = 100
_RANGE = re.compile(r"(\d+)[^\d.,/]{1,5}(\d+)")  # a dash or a word between


def is_empty(cell: object) -> bool:
    """Nothing in the cell, or white space only."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def number(cell: object) -> float:
    """Read a number: decimal comma or point, thousands apart by (no-break) spaces, ``%`` at the end.

    Returns:
        The number as written (``12 %`` is 12); not-a-number where the cell holds none, or one beyond all numbers.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell) if math.isfinite(cell) else math.nan
    return _number_in(cell) if isinstance(cell, str) else math.nan


@lru_cache(maxsize=1024)  # the same sentence stands in thousands of cells
def _number_in(cell: str) -> float:
    text = _SPACES.sub(" ", cell[:_LONGEST_NUMBER].replace("\u2212", "-")).strip().removesuffix("%").strip()
    number = float(text.replace(" ", "").replace(",", ".")) if _NUMBER.fullmatch(text) else math.nan
    return number if len(cell) <= _LONGEST_NUMBER and math.isfinite(number) else math.nan


def code(cell: object) -> str | None:
    """Read a code as text: ``567337.0``, ``" 567 337 "`` and ``567337`` are the same; None where empty."""
    if is_empty(cell):
        return None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = _SPACES.sub("", str(cell)).upper()
    return whole[1] if (whole := _WHOLE_AS_FLOAT.fullmatch(text)) else text


def band_range(cell: object) -> tuple[int, int] | None:
    """Read a range of points (``12-30``, or a word between); None where the cell holds none."""
    found = _RANGE.search(cell) if isinstance(cell, str) else None
    return (int(found[1]), int(found[2])) if found else None


def shown(cell: object) -> str:
    """Write a cell as its reader sees it in Czech Excel, on one line."""
    if isinstance(cell, datetime | date):
        return f"{cell.day}. {cell.month}. {cell.year}"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.10g}".replace(".", ",")
    return "" if cell is None else _SPACES.sub(" ", str(cell)).strip()
