"""An answer to a reader's own question, to show and to take away; its columns may be any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from sei_core import export
from sei_core.export.about import About
from sei_core.export.chart_picture import chart_files
from sei_core.export.offer import dates_of, sources_of
from sei_core.view import console, numbers, texts
from sei_core.view.tables import Labels

ENDINGS = ("excel.csv", "xlsx", "parquet")
#: Cells of a workbook: a larger one takes the server many seconds and much memory.
MOST_XLSX = 200_000


@dataclass(frozen=True)
class AnswerOffer:
    """An answer with its description; see ``export.offer.Offer``.

    Attributes:
        frame: rows of the answer.
        name: of the files.
        sources: rows of ``queries.meta.sources_of`` for the tables of the question.
        sql: the question.
        release: name of the release that answered.
        asked: local time.
        days: columns that hold days.
        notes: what a reader should know of the rows.
        chart: drawn from the rows, if its pictures are offered too.
    """

    frame: pd.DataFrame
    name: str
    sources: pd.DataFrame
    sql: str
    release: str
    asked: datetime
    days: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    chart: go.Figure | None = None

    @property
    def file_name(self) -> str:
        """Of the files, without the ending."""
        return f"{self.name}-{self.asked:%Y%m%d-%H%M%S}"

    @property
    def labels(self) -> Labels:
        """Label of each column: its own name."""
        return console.labels(self.frame, self.days)

    @property
    def about(self) -> About:
        """Description that travels in the files: the question, and the release that answered."""
        day = numbers.date(self.asked.date())
        return About(
            title=texts.CONSOLE_FILE_TITLE.format(release=self.release),
            description=texts.CONSOLE_FILE_DESCRIPTION,
            date=dates_of(self.sources),
            filters=(
                texts.CONSOLE_FILE_QUERY.format(sql=self.sql),
                texts.CONSOLE_FILE_RELEASE.format(release=self.release, time=f"{day} {self.asked:%H:%M}"),
                *self.notes,
            ),
            sources=tuple(sources_of(self.sources)),
            created=self.asked.date(),
        )

    @property
    def files(self) -> dict[str, Callable[[], bytes]]:
        """What makes each file, by its ending; a workbook only where it is not too large."""
        endings = [ending for ending in ENDINGS if ending != "xlsx" or self.frame.size <= MOST_XLSX]
        tables = {ending: partial(self._file, ending) for ending in endings}
        return tables if self.chart is None else tables | chart_files(self.chart, self.about)

    def of_chart(self, chart: go.Figure) -> AnswerOffer:
        """The same rows with the pictures of a chart of them among the files."""
        return replace(self, chart=chart)

    @property
    def notes_on_files(self) -> tuple[str, ...]:
        """Why a file is not offered."""
        if self.frame.size <= MOST_XLSX:
            return ()
        return (texts.CONSOLE_NO_XLSX.format(most=numbers.integer(MOST_XLSX)),)

    def _file(self, ending: str) -> bytes:
        """Write a file; those with Czech words for keys of the atlas do not know these columns by their names."""
        if ending == "parquet":
            return export.to_bytes(self.frame, ending, self.about, self.labels)
        numbered = {name: str(place) for place, name in enumerate(self.frame, start=1)}
        known = {numbered[name]: label for name, label in self.labels.items()}
        return export.to_bytes(self.frame.rename(columns=numbered), ending, self.about, known)
