"""What a header means: one table of words for each field, and the year that a header tells."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sei_core.domain.indicators import INDICATOR
from sei_core.schema.tables import TABLES

Words = tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """How to recognise the column of one field by its header.

    Attributes:
        field: name of the field; one of table ``index_input`` or a helper column.
        any_of: sets of word beginnings; one set must be there whole, in any order.
        none_of: word beginnings that must not be there.
        exactly: whole headers, as the atlas itself exports them.
    """

    field: str
    any_of: tuple[Words, ...] = ()
    none_of: Words = ()
    exactly: Words = ()


_RATIO = ("%", "podil")
_QUOTIENT = ("kvocient", "lq")
_UPPER_LEVEL = ("opou", "orp", "okres", "kraj", "rozsiren", "poveren")
_SPECIAL_CLASSES = ("special", "vsechny tridy", "celkem vsech")

#: Words that name each indicator, without diacritics.
_INDICATOR_WORDS: dict[str, tuple[Words, ...]] = {
    "enforcement": (("exekuc",),),
    "housing_benefit": (("pnb",), ("prispev", "na bydlen")),
    "subsistence_benefit": (("pnz",), ("prispev", "na zivobyt")),
    "long_unemployment": (("uchazec", "6 mesic"), ("uoz6",), ("uoz 6",)),
    "early_leaving": (("predcasn", "odchod"),),
}
_ALL_INDICATORS = ("exekuc", "pnb", "pnz", "prispev", "doplat", "uchazec", "uoz", "predcasn")


def _indicator_rules(key: str, words: tuple[Words, ...]) -> tuple[Rule, ...]:
    """Rules of the columns of one indicator; its base in the atlas's own export comes separately."""
    other = ("doplat", *_SPECIAL_CLASSES)
    shares = tuple((*alternative, ratio) for alternative in words for ratio in _RATIO)
    quotients = tuple((*alternative, quotient) for alternative in words for quotient in _QUOTIENT)
    return (
        Rule(f"{key}_lq", quotients, other, (f"{key}_lq",)),
        Rule(f"{key}_share", shares, (*other, *_QUOTIENT), (f"{key}_share",)),
        Rule(INDICATOR[key].count_column, words, (*other, *_RATIO, *_QUOTIENT), (f"{key}_count",)),
        Rule(f"{key}_points", exactly=(f"{key}_points",)),
    )


_NOT_PEOPLE = (*_RATIO, *_QUOTIENT, *_ALL_INDICATORS)
_NOT_POINTS = ("kategori", "pasm", "poradi", "zmena", "rozdil", *_RATIO, *_QUOTIENT)

#: In order; the first rule that fits a header wins.
RULES = (
    Rule("municipality_code", (("kod", "obc"), ("kod", "obec")), _UPPER_LEVEL, ("municipality_code",)),
    Rule("municipality_name", (("nazev", "obc"),), _UPPER_LEVEL, ("municipality_name", "obec", "nazev")),
    Rule("status", (("status",),)),
    Rule("opou_code", (("kod", "opou"), ("kod", "poveren"))),
    Rule("opou_name", (("nazev", "opou"), ("nazev", "poveren"))),
    Rule("orp_code", (("kod", "orp"), ("kod", "rozsiren"))),
    Rule("orp_name", (("nazev", "orp"), ("nazev", "rozsiren"))),
    Rule("district_code", (("kod", "okres"),)),
    Rule("district_name", (("nazev", "okres"),)),
    Rule("region_code", (("kod", "kraj"),)),
    Rule("region_name", (("nazev", "kraj"),)),
    Rule("population_15_64", (("obyvatel", "15", "64"),), _NOT_PEOPLE, ("long_unemployment_base",)),
    Rule("population_15plus", (("obyvatel", "15"),), ("64", *_NOT_PEOPLE), ("enforcement_base",)),
    Rule("housing_benefit_base", exactly=("housing_benefit_base",)),
    Rule("subsistence_benefit_base", exactly=("subsistence_benefit_base",)),
    Rule("early_leaving_base", (("zak", "ukonc", "dochazk"),), (*_NOT_PEOPLE, "special"), ("early_leaving_base",)),
    *(rule for key, words in _INDICATOR_WORDS.items() for rule in _indicator_rules(key, words)),
    Rule(
        "index_band",
        (("index", "kategori"), ("index", "pasm"), ("isv", "kategori"), ("isv", "pasm")),
        (),
        ("index_band",),
    ),
    Rule("published_points", (("index", "vylouc"), ("isv",)), _NOT_POINTS, ("index_points",)),
    Rule("computed_points", exactly=("computed_points",)),
    Rule("year", exactly=("year", "rok")),
)

#: Columns that a received file must have; the year may be told by any header.
REQUIRED = tuple(column for column in TABLES["index_input"].columns if column != "year")

_TYPOS = (("obyvyatel", "obyvatel"),)
_NOT_WORD = re.compile(r"[^a-z0-9%+]+")

#: How a year is written in a header, the most telling first, and what to add to get the year of the index:
#: the school year 2022/23 and the state at 1 January 2024 both belong to 2023.
_YEAR_PATTERNS = (
    (re.compile(r"\b((?:19|20)\d\d)\s*[/–-]\s*(?:(?:19|20)\d\d|\d\d)\b"), 1),
    (re.compile(r"(?<!\d)0?1\.\s*0?1\.\s*((?:19|20)\d\d)\b"), -1),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)"), 0),
)


@lru_cache(maxsize=4096)
def normalised(header: str) -> str:
    """Write a header in small letters without diacritics, punctuation and known typos, words one space apart."""
    plain = unicodedata.normalize("NFKD", header.casefold())
    text = _NOT_WORD.sub(" ", "".join(letter for letter in plain if not unicodedata.combining(letter))).strip()
    for typo, right in _TYPOS:
        text = text.replace(typo, right)
    return text


def field_of(header: str) -> str | None:
    """Name the field that a header means; None for an unknown one."""
    text = normalised(header)
    return next((rule.field for rule in RULES if _fits(rule, text)), None)


def years_of(header: str) -> set[int]:
    """Read the years of the index that a header tells, usually one or none."""
    years = set()
    for pattern, shift in _YEAR_PATTERNS:
        years |= {int(found[1]) + shift for found in pattern.finditer(header)}
        header = pattern.sub(" ", header)
    return years


def _fits(rule: Rule, text: str) -> bool:
    if text in map(normalised, rule.exactly):
        return True
    if any(_has(text, word) for word in rule.none_of):
        return False
    return any(all(_has(text, word) for word in words) for words in rule.any_of)


def _has(text: str, beginning: str) -> bool:
    return f" {beginning}" in f" {text}"
