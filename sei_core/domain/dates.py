"""Dates as precise as their source: a closed grammar, read as the earliest and the latest day.

=============================  ==========================================================
``2010``                       any day of the year
``2010-05``                    any day of the month
``2010-05-31``                 that day
``2011/2012``, ``2014–2016``   from the first day of the first to the last day of the last
``2026-08-31 / 2026-09-30``    either, as two sources say; read as the range between them
``do 2017``                    not later; earliest unknown
``od 2016``                    not earlier; latest unknown
``OPEN_END``                   no agreed day; both unknown
=============================  ==========================================================

``normal`` makes these of what people write in Czech. One remark in round brackets may follow any form after a space.
Ranges may join years, months and days. Anything else, a plain hyphen between years included, is a mistake of the file.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

import pandas as pd

from sei_core.domain.vocabularies import OPEN_END

POINT = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
REMARK = re.compile(r" \([^()\n]+\)\Z")
#: A day or a month as Czechs write it: ``31. 5. 2010``, ``5/2010``, ``5. 2010``.
CZECH = re.compile(r"(?<![\d.\-/])(?:(?P<day>\d{1,2})\.\s?)?(?P<month>\d{1,2})(?:\.\s?|/)(?P<year>\d{4})(?!\d)")
FORM = re.compile(f"(?P<first>{POINT})(?:(?:/|–| / )(?P<last>{POINT}))?|do (?P<until>{POINT})|od (?P<since>{POINT})")


@dataclass(frozen=True)
class Span:
    """The days among which a date lies.

    Attributes:
        earliest: the first day that it can be; None if unknown.
        latest: the last day that it can be; None if unknown.

    Raises:
        ValueError: if the latest day precedes the earliest.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"ends on {self.latest} before it starts on {self.earliest}")


def read(text: str) -> Span:
    """Read one date of the grammar above.

    Args:
        text: not missing, without spaces around.

    Returns:
        The earliest and the latest day; None where the form leaves one unknown.

    Raises:
        ValueError: if the text is outside the grammar, names a day that does not exist, or a range that ends
            before it starts.
    """
    bare = REMARK.sub("", text)
    if bare == OPEN_END:
        return Span(None, None)
    form = FORM.fullmatch(bare)
    if form is None:
        raise ValueError(f"not a date of the grammar: {text!r}")
    first, last, until, since = form.group("first", "last", "until", "since")
    if until:
        return Span(None, _days(until).latest)
    if since:
        return Span(_days(since).earliest, None)
    return Span(_days(first).earliest, _days(last or first).latest)


def normal(text: str) -> str:
    """Write the Czech days and months of a date as the grammar does: ``31. 5. 2010`` as ``2010-05-31``.

    Args:
        text: anything.

    Returns:
        A date of the grammar; ``text`` as it is where it would not be one, or is one already.
    """
    remark = REMARK.search(text)
    bare, rest = (text[: remark.start()], remark[0]) if remark else (text, "")
    written = re.sub(r"\s?–\s?", "–", CZECH.sub(_iso, bare)) + rest
    try:
        read(written)
    except ValueError:
        return text
    return text if CZECH.search(bare) is None else written


def _iso(found: re.Match[str]) -> str:
    parts = (found["year"], found["month"].zfill(2), found["day"] and found["day"].zfill(2))
    return "-".join(filter(None, parts))


def span_columns(texts: pd.Series) -> pd.DataFrame:
    """Read a column of dates.

    Args:
        texts: dates of the grammar above, shape (n,); missing where unknown.

    Returns:
        Columns ``earliest``, ``latest``, same index: ``datetime64[us]`` at midnight, the type in which DuckDB gives
        DATE columns back and which it takes for them; NaT where unknown.

    Raises:
        ValueError: at the first text that ``read`` refuses.
    """
    spans = [Span(None, None) if pd.isna(text) else read(text) for text in texts]
    return pd.DataFrame(
        {
            "earliest": pd.Series([span.earliest for span in spans], texts.index, dtype="datetime64[us]"),
            "latest": pd.Series([span.latest for span in spans], texts.index, dtype="datetime64[us]"),
        }
    )


def _days(point: str) -> Span:
    """The days of a year, of a month, or the one day."""
    year, month, day = (*map(int, point.split("-")), None, None)[:3]
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        first = date(year, month, 1)
        return Span(first, first.replace(day=calendar.monthrange(year, month)[1]))
    return Span(date(year, month, day), date(year, month, day))
