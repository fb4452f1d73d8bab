"""Sets of municipalities: written short enough for an address, and chosen by what is known of them."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from sei_core.domain.bands import BAND_STARTS
from sei_core.domain.indicators import INDICATOR
from sei_core.domain.levels import Level

#: A written set never unfolds into more bytes than this: all codes of six digits that Česko could have.
_MOST_BYTES = 65_536
_CODE = re.compile(r"\d{6}")


class SizeClass(StrEnum):
    """Municipalities by inhabitants aged 15 and over; the value is the range, both ends included."""

    TINY = "0–199"
    SMALL = "200–499"
    VILLAGE = "500–999"
    LARGE_VILLAGE = "1000–4999"
    TOWN = "5000–19999"
    CITY = "20000+"


#: Fewest inhabitants aged 15 and over of each class, in the order of ``SizeClass``.
SIZE_STARTS = (0, 200, 500, 1000, 5000, 20000)


@dataclass(frozen=True)
class Range:
    """Values from ``low`` to ``high``, both included; None is no limit. A missing value lies in no range."""

    column: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Filter:
    """What municipalities have to be, all of it at once; an empty part asks for nothing.

    Attributes:
        areas: codes of kraje, okresy and ORP; one of them is enough.
        sizes: values of ``SizeClass``.
        statuses: letters of the status.
        bands: values of ``Band``.
        standings: values of ``Standing``; ``Standing.NONE`` where no cooperation is known.
        has_localities: whether a locality is known.
        text: words that name, okres and code contain together, accents ignored.
        ranges: of numbers.
        only: codes of municipalities; None for all.
    """

    areas: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    has_localities: bool | None = None
    text: str = ""
    ranges: tuple[Range, ...] = ()
    only: tuple[str, ...] | None = None

    @property
    def number(self) -> int:
        """How many parts ask for something."""
        parts = (self.areas, self.sizes, self.statuses, self.bands, self.standings, self.text.strip())
        limits = [each for each in self.ranges if (each.low, each.high) != (None, None)]
        return sum(map(bool, parts)) + (self.has_localities is not None) + len(limits) + (self.only is not None)


def encode(codes: Iterable[str]) -> str:
    """Write a set of codes as a short text for an address; order and repetition do not matter.

    Steps between the sorted codes, seven bits a byte (LEB128), packed by zlib, in base64 for addresses. Ten codes take
    about 40 letters, a hundred 270, three thousand 2,700, all municipalities of a kraj 360.

    Raises:
        ValueError: if a code is not six digits.
    """
    wanted = set(codes)
    if wrong := sorted(code for code in wanted if not _CODE.fullmatch(code)):
        raise ValueError(f"not codes of six digits: {wrong[:5]}")
    packed, last = bytearray(), 0
    for number in sorted(map(int, wanted)):
        step, last = number - last, number
        while step > 127:
            packed.append(step & 127 | 128)
            step >>= 7
        packed.append(step)
    return base64.urlsafe_b64encode(zlib.compress(bytes(packed), 9)).decode().rstrip("=")


def decode(text: str) -> tuple[str, ...]:
    """Read what ``encode`` wrote: the codes in their order.

    Raises:
        ValueError: if the text is anything else, also if only a letter of it is missing.
    """
    try:
        squeezed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        opened = zlib.decompressobj()
        packed = opened.decompress(squeezed, _MOST_BYTES)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise ValueError("not a written set of municipalities") from error
    codes, number, step, shift = [], 0, 0, 0
    for byte in packed:
        step |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            number += step
            codes.append(f"{number:06d}")
            step = shift = 0
    known = tuple(codes)
    if shift or not opened.eof or any(len(code) != 6 for code in known) or encode(known) != text:
        raise ValueError("not a written set of municipalities")
    return known


def size_class(population: pd.Series) -> pd.Series:
    """Name the size class of each municipality.

    Args:
        population: inhabitants aged 15 and over, persons, shape (n,), never missing.

    Returns:
        Values of ``SizeClass`` as text, shape (n,), same index.

    Raises:
        ValueError: if a number is missing or negative.
    """
    if population.isna().any() or (population < 0).any():
        raise ValueError("numbers of inhabitants are missing or negative")
    position = np.searchsorted(SIZE_STARTS, population.to_numpy(), side="right") - 1
    return pd.Series(np.array([each.value for each in SizeClass])[position], population.index, dtype="str")


def is_in(codes: Sequence[str], wanted: Sequence[str]) -> np.ndarray:
    """Which of some codes are among those wanted, each once; bool, shape of ``codes``.

    ``isin`` takes 30 ms for the codes of all municipalities, this takes 0.3 ms.
    """
    return pd.Index(wanted).get_indexer(codes) >= 0


def matching(frame: pd.DataFrame, wanted: Filter, within: Iterable[str] | None = None) -> pd.DataFrame:
    """Keep the municipalities that are all that is wanted, in their order; one pass over the columns.

    Args:
        frame: rows of ``queries.explorer.municipalities``.
        wanted: what they have to be.
        within: codes of municipalities, None for all.

    Raises:
        KeyError: if a range names a column that the frame has not.
    """
    keep = np.ones(len(frame), dtype=bool)
    for codes in (within, wanted.only):
        if codes is not None:
            keep &= is_in(frame["municipality_code"], codes)
    if wanted.areas:
        levels = (Level.REGION, Level.DISTRICT, Level.ORP)
        keep &= np.logical_or.reduce([_one_of(frame[level.code_column], wanted.areas) for level in levels])
    columns = {"size_class": "sizes", "status": "statuses", "band": "bands", "standing": "standings"}
    for column, part in columns.items():
        if chosen := getattr(wanted, part):
            keep &= _one_of(frame[column], chosen)
    if wanted.has_localities is not None:
        keep &= frame["has_localities"].to_numpy() == wanted.has_localities
    for word in plain(wanted.text).replace(",", " ").split():
        keep &= frame["search_text"].str.contains(word, regex=False).to_numpy(dtype=bool)
    for limits in wanted.ranges:
        values = frame[limits.column].to_numpy(dtype=float, na_value=np.nan)
        if limits.low is not None:
            keep &= values >= limits.low
        if limits.high is not None:
            keep &= values <= limits.high
    return frame[keep]


def plain(text: str) -> str:
    """Small letters without accents."""
    return "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))


def compared(groups: Mapping[str, pd.DataFrame], keys: Iterable[str] = tuple(INDICATOR)) -> pd.DataFrame:
    """Sum up groups of municipalities: how many, how heavily burdened, and each share as a ratio of sums.

    Args:
        groups: rows by the name of the group, with columns ``population_15plus``, ``index_points``, and ``KEY_count``,
            ``KEY_base`` of each share. Municipalities without a count or with base 0 are in neither of its sums.
        keys: of indicators, all five without it.

    Returns:
        A row a group: ``group_name``, ``municipality_count``, ``population_15plus``, ``plain_mean_points``,
        ``median_points``, ``high_share`` (of municipalities, 0–1), all but the counts missing where there is no
        municipality; and each ``KEY_share`` (0–1, missing where the base is 0).
    """
    keys = tuple(keys)
    found = []
    for name, rows in groups.items():
        points = rows["index_points"]
        row = {
            "group_name": name,
            "municipality_count": len(rows),
            "population_15plus": int(rows["population_15plus"].sum()),
            "plain_mean_points": points.mean(),
            "median_points": points.median(),
            "high_share": (points >= BAND_STARTS[-1]).mean(),
        }
        found.append(row | {f"{key}_share": _ratio(rows[f"{key}_count"], rows[f"{key}_base"]) for key in keys})
    return pd.DataFrame(found)


def _ratio(count: pd.Series, base: pd.Series) -> float:
    counts, bases = (each.to_numpy(dtype=float, na_value=np.nan) for each in (count, base))
    known = ~np.isnan(counts) & (bases > 0)
    return counts[known].sum() / bases[known].sum() if known.any() else np.nan


def _one_of(values: pd.Series, wanted: Iterable[str]) -> np.ndarray:
    return np.logical_or.reduce([(values == each).to_numpy(dtype=bool) for each in wanted])
