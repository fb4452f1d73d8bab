"""Czech writing of numbers, dates, plurals and order; the same on screens, in charts and in documents.

Every writer takes a missing value (None, NaN, NA) and answers ``MISSING``. Rounding is half away from zero, from the
shortest decimal that names the float, so that 2.25 is written 2,3 wherever it appears.
"""

from __future__ import annotations

import re
from datetime import date as Date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from sei_core.view import texts

CZECH = Locale("cs")
NBSP = "\u00a0"
MINUS = "\u2212"
MISSING = "–"


def integer(value: float | None) -> str:
    """``6 258``; a fraction is rounded."""
    return decimal(value, 0)


def decimal(value: float | None, places: int = 1) -> str:
    """``12,3``, always with ``places`` digits after the comma."""
    return MISSING if pd.isna(value) else _decimal(str(value), places)


@lru_cache(maxsize=65_536)  # a table twin of all municipalities is written again on each run of its page
def _decimal(value: str, places: int) -> str:
    exact = Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return ("" if exact >= 0 else MINUS) + format_decimal(abs(exact), pattern, locale=CZECH)


def precise(value: float | None) -> str:
    """``0,04270``, five digits after the comma; a smaller positive number is ``< 0,00001``, never a false zero."""
    least = 0.00001
    if pd.isna(value) or not 0 < value < least:
        return decimal(value, 5)
    return f"<{NBSP}{decimal(least, 5)}"


def percent(share: float | None, places: int = 1) -> str:
    """``12,3 %`` from a share 0–1."""
    return MISSING if pd.isna(share) else decimal(_times(share, 100), places) + NBSP + "%"


def multiple(ratio: float | None, places: int = 2) -> str:
    """``1,85×`` from a plain ratio, such as a location quotient."""
    return MISSING if pd.isna(ratio) else decimal(ratio, places) + "×"


def points(value: float | None, places: int = 0) -> str:
    """``12 bodů``, ``1 bod``, ``3,4 bodu``, ``14,0 bodu``."""
    return counted(value, "points", places)


def signed(value: float | None, places: int = 0) -> str:
    """``+3``, ``−3``, and ``0`` without a sign."""
    if pd.isna(value):
        return MISSING
    written = decimal(value, places)
    rounds_to_zero = not any(digit in written for digit in "123456789")
    return written if value < 0 or rounds_to_zero else "+" + written


def signed_points(value: float | None, places: int = 0) -> str:
    """``+3 body``, ``−1 bod``, ``+2,0 bodu``."""
    return MISSING if pd.isna(value) else signed(value, places) + NBSP + _noun(value, "points", places)


def percentage_points(difference: float | None, places: int = 1) -> str:
    """``+1,2 p. b.`` from a difference of two shares 0–1."""
    return MISSING if pd.isna(difference) else signed(_times(difference, 100), places) + NBSP + f"p.{NBSP}b."


def date(value: Date | None) -> str:
    """``4. 12. 2023`` with no-break spaces."""
    return MISSING if pd.isna(value) else format_date(value, "d. M. y", locale=CZECH).replace(" ", NBSP)


_POINT_IN_TIME = re.compile(r"(?<![\w-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\w-])")


def dated(text: str | None) -> str:
    """A date as precise as its source, in Czech: ``31. 5. 2010``, ``5/2010``, ``2011/2012``, ``do 2017``."""
    if pd.isna(text):
        return MISSING
    return _POINT_IN_TIME.sub(_point, text)


def _point(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{int(month)}/{year}" if day is None else date(Date(int(year), int(month), int(day)))


def plural(value: float, noun: str) -> str:
    """The form of a noun that goes with a number: ``obec``, ``obce``, ``obce`` after a fraction, ``obcí``.

    Args:
        value: the number as written, already rounded.
        noun: key of ``texts.NOUN``.
    """
    one, few, many, other = texts.NOUN[noun]
    exact = Decimal(str(abs(value)))
    whole = exact == exact.to_integral_value()
    form = CZECH.plural_form(int(exact)) if whole else "many"
    return {"one": one, "few": few, "many": many, "other": other}[form]


def counted(value: float | None, noun: str, places: int = 0) -> str:
    """``6 258 obcí``: a number with its noun in the right form; after written decimals that of a fraction."""
    return MISSING if pd.isna(value) else decimal(value, places) + NBSP + _noun(value, noun, places)


def _noun(value: float, noun: str, places: int) -> str:
    """``bodů`` after 14, ``bodu`` after 14,0: who reads a written decimal aloud says a fraction."""
    if places:
        _, _, after_fraction, _ = texts.NOUN[noun]
        return after_fraction
    return plural(_rounded(value, places), noun)


def _rounded(value: float, places: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _times(value: float, factor: int) -> Decimal:
    return Decimal(str(value)) * factor


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&:^=\"'])")
_SHORTCODE = re.compile(r":(?=\w)")
WORD_JOINER = "\u2060"


#: White space that may become a plain space; a no-break space may not.
_BREAKS = re.compile(r"[^\S\u00a0\u202f]+")


def escape_markdown(text: str) -> str:
    """Text as it is, whatever it holds, inside a Streamlit markdown.

    Line breaks become spaces; web addresses still become links, and ``->`` an arrow. An invisible word joiner after a
    colon keeps ``:smile:`` from becoming a picture, which a backslash would not.
    """
    one_line = _BREAKS.sub(" ", text).strip(" ")
    return _MARKDOWN.sub(r"\\\1", _SHORTCODE.sub(":" + WORD_JOINER, one_line))


def plain(value: float) -> str:
    """``12`` or ``2,1``: as many digits after the comma as the number has, nine at most."""
    return (MINUS if value < 0 else "") + format_decimal(abs(round(value, 9)), "#,##0.#########", locale=CZECH)
