"""Whose the numbers are, in a line: the same words on a slide, in its file and in a picture."""

from __future__ import annotations

import pandas as pd

from sei_core.view import numbers, texts

#: How licences begin that ask for the attribution wherever the data are shown.
ATTRIBUTION_LICENCE = "CC BY"


def shortened(sources: pd.DataFrame, most: int) -> str:
    """Name the first sources, each with the date of its data and its licence, and count the rest.

    Args:
        sources: columns ``attribution``, ``licence`` and, where dates are known, ``data_date``.
        most: how many are named; all whose licence asks for it are, and at least one of the others.

    Returns:
        Plain text in the order of the sources; a licence stands once behind those that follow each other with it, and
        not where the attribution says it. Empty without sources.
    """
    if sources.empty:
        return ""
    known = sources.drop_duplicates("attribution", ignore_index=True)
    is_due = known["licence"].fillna("").str.startswith(ATTRIBUTION_LICENCE)
    is_first = (~is_due).cumsum() <= max(most - is_due.sum(), 1)
    named = known[is_due | is_first]
    following = [*named["licence"].iloc[1:], None]
    told = [_told(row, following[place]) for place, row in enumerate(named.itertuples())]
    if rest := len(known) - len(named):
        told.append(texts.SOURCES_MORE.format(count=numbers.integer(rest)))
    heading = texts.SOURCES_HEADING if len(known) > 1 else texts.SOURCE_HEADING
    return f"{heading}: {'; '.join(told)}"


def _told(row: object, following: object) -> str:
    """Attribution, date and licence of a source; ``following`` is the licence of the next one."""
    name = row.attribution.removeprefix(f"{texts.SOURCE_HEADING}: ")
    day = getattr(row, "data_date", None)
    dated = "" if pd.isna(day) else texts.SOURCE_DATED.format(date=numbers.dated(day))
    licence = "" if row.licence in (following, "") or row.licence in name else row.licence
    return name + dated + (texts.SOURCE_LICENSED.format(licence=licence) if licence else "")
