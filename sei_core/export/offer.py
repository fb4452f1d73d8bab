"""Rows that a page shows and a reader may take away: the frame, what it is, where it is from, and its files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from sei_core import export
from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.export import names
from sei_core.export.about import About, Source
from sei_core.view import labels, numbers, texts
from sei_core.view.tables import Format, Labels

#: What every table of a page can be taken away as: for Czech Excel, formatted, and for programs.
ENDINGS = ("excel.csv", "xlsx", "parquet")

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: More dates of sources than this are not written one by one.
MOST_DATES = 3


@dataclass(frozen=True)
class Offer:
    """Rows with their description.

    Attributes:
        frame: tidy rows.
        name: of the files, key of ``texts.OFFER_TITLE`` unless ``title`` is given; unique on its page.
        sources: rows of ``queries.meta.sources_of``.
        filters: choices that the rows went through, in Czech.
        formats: how to write columns whose name does not say so.
        title: of the files; that of ``texts.OFFER_TITLE`` when empty.
        chart: drawn from the rows, if its pictures are offered too.
        place: the one area that all rows are of or lie in, as a reader sees it, or the code of a municipality; empty
            where rows do not depend on the chosen area. It stands in the name of the files.
        year: that all rows are of; None where they are of more, or of none. The same.
    """

    frame: pd.DataFrame
    name: str
    sources: pd.DataFrame
    filters: tuple[str, ...] = ()
    formats: Mapping[str, Format] = field(default_factory=dict)
    title: str = ""
    chart: go.Figure | None = None
    place: str = ""
    year: int | None = None

    @property
    def file_name(self) -> str:
        """Of the files, without the ending: what, and where and when as far as all rows are of one area and year."""
        return names.file_name(self.name, self.place, self.year or _only_year(self.frame))

    @property
    def about(self) -> About:
        """Description that travels in the files."""
        return About(
            title=self.title or texts.OFFER_TITLE[self.name],
            description=texts.OFFER_DESCRIPTION,
            date=dates_of(self.sources),
            filters=self.filters,
            sources=tuple(sources_of(self.sources)),
        )

    @property
    def labels(self) -> Labels:
        """Label of each column."""
        return labels.of(self.frame, **self.formats)

    @property
    def files(self) -> dict[str, Callable[[], bytes]]:
        """What makes each file, by its ending."""
        tables = {ending: partial(export.to_bytes, self.frame, ending, self.about, self.labels) for ending in ENDINGS}
        if self.chart is None:
            return tables
        from sei_core.export.chart_picture import chart_files  # matplotlib: tables alone do not wait for it

        return tables | chart_files(self.chart, self.about)

    def of_chart(self, chart: go.Figure) -> Offer:
        """The same rows with the pictures of a chart of them among the files."""
        return replace(self, chart=chart)


def cited(rows: pd.DataFrame, name: str, references: pd.DataFrame, **more: object) -> Offer:
    """Offer rows that cite documents: the keys become names of the documents, which are also the sources.

    Args:
        rows: with column ``reference_keys``.
        name: as in ``Offer``.
        references: rows of ``queries.meta.references``.
        more: as in ``Offer``.
    """
    keys = rows["reference_keys"].fillna("").str.split(BETWEEN_KEYS, regex=False)
    named = references.set_index("source_key")["attribution"]
    shown = rows.assign(reference_keys=["; ".join(named[key] for key in each if key) for each in keys])
    used = keys.explode().value_counts().rename("rows")
    sources = references.merge(used, left_on="source_key", right_index=True)
    sources = sources.sort_values(["rows", "source_key"], ascending=[False, True]).drop(columns="rows")
    return Offer(shown, name, sources, **more)


def _only_year(frame: pd.DataFrame) -> int | None:
    """The year that all rows say themselves, if it is one; None where any row is of none."""
    years = frame["year"].unique() if "year" in frame else []
    is_one = len(years) == 1 and not pd.isna(years[0])
    return int(years[0]) if is_one and pd.api.types.is_integer_dtype(frame["year"]) else None


def dates_of(sources: pd.DataFrame) -> str:
    """Of when the data are: the dates of a few sources, of many the first and the last year among them."""
    dates = [each for each in sources["data_date"].unique() if not pd.isna(each)]
    if len(dates) <= MOST_DATES:
        return "; ".join(numbers.dated(each) for each in dates)
    years = sorted(year for each in dates for year in _YEAR.findall(each))
    return texts.DATES_OF_SOURCES.format(first=years[0], last=years[-1]) if years else "; ".join(dates)


def sources_of(sources: pd.DataFrame) -> list[Source]:
    """Write rows of ``queries.meta.sources_of`` as a document names them."""
    return [Source(row.attribution, row.licence, "" if pd.isna(row.url) else row.url) for row in sources.itertuples()]
