"""What a presentation consists of, whoever draws it: the screen, PPTX and the hand-out read the same slides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pandas as pd

from sei_core.view.labels import Area
from sei_core.view.maps import Scene
from sei_core.view.overlays import Layers
from sei_core.view.tables import Format, Labels


class SlideKey(StrEnum):
    """Which slide it is; part of links that people keep, so the values stay."""

    TITLE = "uvod"
    METHOD = "metoda"
    MAP = "mapa"
    BANDS = "pasma"
    ORP = "orp"
    TOP = "obce"
    REASONS = "proc"
    CHANGE = "zmena"
    SUPPORT = "podpora"
    PROJECTS = "projekty"
    PLANS = "plany"
    SOURCES = "zdroje"


@dataclass(frozen=True)
class Bars:
    """A bar chart as numbers, so that it stays one in a document that can be edited.

    Attributes:
        values: rows are the bars, index of Czech labels in reading order from the top; columns are the series, Czech
            labels; numbers, missing where there is none.
        colours: of the series.
        format: how a value is written; ``PERCENT`` for shares 0–1.
        unit: what the values are, the title of their axis.
        is_stacked: series add up along one bar; otherwise they stand beside each other.
        marked: label of the bar that a reader should find first; empty for none.
        alt: description for those who cannot see it.
    """

    values: pd.DataFrame
    colours: tuple[str, ...]
    format: Format
    unit: str
    is_stacked: bool = False
    marked: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Grid:
    """A short table: rows that fit on a slide, in reading order.

    Attributes:
        frame: tidy rows.
        labels: of each column.
        widths: share of the width of each column, 0–1, together 1.
    """

    frame: pd.DataFrame
    labels: Labels
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Map:
    """A map: what ``export.map_files.MapOffer`` draws.

    Attributes:
        scene: the areas with their values.
        layers: what lies over them.
    """

    scene: Scene
    layers: Layers = field(default_factory=Layers)


@dataclass(frozen=True)
class Slide:
    """One slide; texts are plain, nothing in them is markup.

    Attributes:
        key: which one.
        title: the message, at most two lines of about 60 letters.
        body: what is shown, nothing on a slide of sentences.
        sentences: beside the body or alone; at most ``MOST_BESIDE`` or ``MOST_ALONE`` short ones.
        notes: what the speaker says: the numbers and sentences, whole.
        sources: rows of ``queries.meta.sources_of``.
        date: of the data, as a reader sees it.
    """

    key: SlideKey
    title: str
    body: Bars | Grid | Map | None
    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    sources: pd.DataFrame
    date: str


#: Sentences beside a body and alone on a slide, and letters of one, so that all can be read from the last row.
MOST_BESIDE, MOST_ALONE, MOST_LETTERS = 4, 7, 150
#: Rows of a table and bars of a chart on one slide; what is more stands in the notes.
MOST_ROWS, MOST_BARS = 10, 18


@dataclass(frozen=True)
class Meeting:
    """What the presentation is for.

    Attributes:
        title: of the presentation; the default one of the area when empty.
        place: where the meeting is; may be empty.
        day: of the meeting.
    """

    title: str
    place: str
    day: date


@dataclass(frozen=True)
class Deck:
    """A presentation of an area.

    Attributes:
        area: what it is about.
        year: of the index.
        meeting: what it is for.
        slides: in the order of the presentation.
        missing: why a slide that was asked for is not there, by its key.
        release: from which the slides are; maps are drawn from the same. Empty for the one that answers.
    """

    area: Area
    year: int
    meeting: Meeting
    slides: tuple[Slide, ...]
    missing: Mapping[SlideKey, str] = field(default_factory=dict)
    release: str = ""
