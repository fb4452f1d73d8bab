"""What slides share: where their rows come from, and words short enough to be read from the last row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from sei_core.view import numbers, texts
from sei_core.view.deck import MOST_ALONE, MOST_BESIDE, MOST_LETTERS, Bars, Grid, Map, Slide, SlideKey
from sei_core.view.tables import Label

#: Letters of a title, two lines of about 60, and of a cell of a table, two lines of a column.
MOST_TITLE, MOST_CELL = 120, 64
#: Rows of a table of words, which are longer than those of numbers.
MOST_WORDED = 8
#: Rows that the notes name one by one; what is more a speaker does not read.
MOST_NOTED = 80
_ABBREVIATION = re.compile(rf"\b({'|'.join(texts.DECK_ABBREVIATION)})\b")
_YEAR_BEHIND = r"_\d{4}$"
_REACH_ORDER = ["area", "region", "elsewhere", "country"]
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True)
class Origin:
    """Where the rows of a slide come from.

    Attributes:
        sources: rows of ``queries.meta.sources_of`` or ``queries.meta.references``.
        date: of the data, as a reader sees it.
    """

    sources: pd.DataFrame
    date: str

    def slide(
        self,
        key: SlideKey,
        title: str,
        body: Bars | Grid | Map | None,
        sentences: Iterable[str],
        notes: Iterable[str],
    ) -> Slide:
        """Put a slide together; sentences beyond those that fit are said in the notes only."""
        said = tuple(sentences)
        most = MOST_ALONE if body is None else MOST_BESIDE
        return Slide(key, title, body, said[:most], (*said, *notes), self.sources, self.date)


def dates_by_kind(sources: pd.DataFrame) -> str:
    """``index (rok 2023), hranice (přibližně 2020)``: of what which date is.

    Args:
        sources: rows of ``queries.meta.sources_of``.

    Returns:
        Empty where there is nothing to tell apart: one date, one kind of data, or a source of no known kind.
    """
    kinds = sources["source_key"].str.replace(_YEAR_BEHIND, "", regex=True).map(texts.DECK_DATE_OF)
    dates = sources["data_date"]
    if dates.nunique() < 2 or kinds.nunique() < 2 or kinds.isna().any() or dates.isna().any():
        return ""
    said = (
        texts.DECK_DATED.format(what=what, date=numbers.dated(date)) for what, date in zip(kinds, dates, strict=True)
    )
    return ", ".join(dict.fromkeys(said))


def explained(*rows: Iterable[str]) -> list[str]:
    """What abbreviations stand for that occur in these texts, one sentence; nothing where none occurs."""
    found = set(_ABBREVIATION.findall(" ".join(text for each in rows for text in each)))
    said = [f"{short} = {texts.DECK_ABBREVIATION[short]}" for short in texts.DECK_ABBREVIATION if short in found]
    return [texts.DECK_ABBREVIATIONS.format(said="; ".join(said))] if said else []


def in_reach(reach: pd.Series) -> pd.Series:
    """Places of rows for sorting: the area's own, then those of the kraj, of other areas, of the country."""
    return reach.map(_REACH_ORDER.index)


def grid(frame: pd.DataFrame, **widths: float) -> Grid:
    """A table of the columns that have a width.

    Args:
        frame: rows, any further columns are left out.
        widths: share of the width of each column, in reading order; together 1.
    """
    shown = frame[list(widths)].reset_index(drop=True)
    return Grid(shown, {column: Label(*texts.DECK_COLUMN[column]) for column in widths}, tuple(widths.values()))


def plain(markdown: str) -> str:
    """Text of a page without its markup."""
    return _ESCAPED.sub(r"\1", markdown.replace("**", "").replace(numbers.WORD_JOINER, ""))


def marked(name: str, reach: str) -> str:
    """``celostátní: RSSZ``: in front of what is not the area's own, where no cut of a long name can take it away."""
    mark = texts.REACH_MARK.get(reach, "").strip(" ()")
    return texts.DECK_MARKED.format(mark=mark, name=name) if mark else name


def capital(text: str) -> str:
    """``Okres Most``: the first letter large."""
    return text[:1].upper() + text[1:]


def out_of(count: int) -> str:
    """``ze 3``, ``z 38``, ``ze 241``: a number after the preposition that is easier to say with it."""
    written = numbers.integer(count)
    hard = written[0] in texts.OUT_OF_BEFORE or count in (14, 16, 17) or 100 <= count < 200
    return f"{texts.OUT_OF if hard else texts.OUT_OF_OTHERS} {written}"


def short(text: str, most: int = MOST_CELL) -> str:
    """As many whole words as fit, an ellipsis behind them if some do not."""
    if len(text) <= most:
        return text
    return text[: text.rfind(" ", 0, most)].rstrip(" ,;–(") + "…"


def fitted(pattern: str, names: Sequence[str], most: int = MOST_LETTERS, **values: str) -> str:
    """Put as many names into a sentence as it holds, and how many more there are.

    Args:
        pattern: with the place ``{names}``.
        names: at least one, the most important first.
        most: letters of the sentence.
        values: of the other places.
    """
    for count in range(len(names), 0, -1):
        rest = len(names) - count
        more = texts.DECK_AND_MORE.format(count=numbers.integer(rest)) if rest else ""
        said = pattern.format(names=", ".join(names[:count]) + more, **values)
        if len(said) <= most:
            break
    return said


def noted(lines: Sequence[str]) -> list[str]:
    """Lines for the notes; of very many the first ones, and how many more there are."""
    rest = len(lines) - MOST_NOTED
    if rest <= 0:
        return list(lines)
    return [*lines[:MOST_NOTED], texts.DECK_MORE_NOTE.format(count=numbers.integer(rest))]
