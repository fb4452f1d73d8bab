"""What the profiles of a municipality and of a larger area share: letters, link and code, bars, and the map.

The templates (``*.typ``) get all texts as data and draw charts and map themselves, so that everything in a document is
vector and tagged for a screen reader (PDF/UA-1). Equal input gives equal bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import geopandas as gpd
import matplotlib
import numpy as np
import pandas as pd
import segno
import shapely
import typst

from sei_core.domain.bands import Band
from sei_core.domain.indicators import INDICATORS
from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.export.map_files import Boundaries
from sei_core.export.picture import KILOMETRES, KROVAK
from sei_core.view import labels, maps, numbers, texts, theme

FOLDER = Path(__file__).parent
#: Documents on support that are named; the others are counted.
REFERENCES = 3
_COLOURS = {
    "text": theme.TEXT,
    "muted": theme.TEXT_MUTED,
    "link": theme.LINK,
    "line": theme.GRID,
    "outline": theme.OUTLINE,
    "surface": theme.SURFACE,
    "background": theme.BACKGROUND,
}


def pdf(template: str, content: dict[str, object], day: date) -> bytes:
    """Set a document: tagged PDF/UA-1 with embedded letters.

    Args:
        template: name of its file beside this module.
        content: plain values that the template shows.
        day: of the document.
    """
    return typst.compile(
        FOLDER / template,
        root=FOLDER,
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"profile": json.dumps(content, ensure_ascii=False)},
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        pdf_standards="ua-1",
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Fonts that come with the packages, never those of the machine: the same document everywhere."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(Path(matplotlib.get_data_path(), "fonts", "ttf"))])


def frame(title: str, name: str, year: int, day: date) -> dict[str, object]:
    """What each page carries: title of the document, letters, colours, a footer with the name of the place."""
    return {
        "title": title,
        "application": texts.APP_TITLE,
        "created_date": {"year": day.year, "month": day.month, "day": day.day},
        "font": list(theme.PRINT_FONTS[:1]),
        "colours": _COLOURS,
        "created": texts.PDF_CREATED.format(date=numbers.date(day)),
        "footer": " · ".join((name, texts.PDF_SUBTITLE.format(year=year), texts.APP_TITLE, numbers.date(day))),
        "page": texts.PDF_PAGE,
    }


def way(link: str, named: str, otherwise: str) -> dict[str, str]:
    """How a reader of the document comes back to the view.

    Args:
        link: whole address of the view; empty where it is not known.
        named: what the link leads to.
        otherwise: how to find the view without a link.
    """
    if not link:
        return {"link": "", "text": otherwise, "code": "", "alt": ""}
    return {"link": link, "text": named, "code": code(link), "alt": texts.PDF_CODE_ALT.format(link=link)}


def code(link: str) -> str:
    """A link as a QR code, SVG; the symbol that stays legible with 15 % of it damaged."""
    drawn = BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=0, dark=theme.TEXT, xmldecl=False)
    return drawn.getvalue().decode()


def boxes(figures: Iterable[tuple[str | None, ...]]) -> list[dict[str, str]]:
    """Main figures: label, value, help, and what stands beside if anything; print has no place for the help."""
    return [
        {"label": label, "value": value, "beside": beside[0] if beside else ""} for label, value, _, *beside in figures
    ]


def coloured(points: int, most: int, written: str) -> dict[str, str]:
    """Points in the colour that they have among 0 to ``most``."""
    colour = theme.sequential(most + 1)[points]
    return {"text": written, "colour": colour, "ink": theme.text_on(colour)}


def comparison(compared: pd.DataFrame) -> dict[str, object]:
    """One panel an indicator, one bar an area, the first one marked; the longest bar of a panel is 1.

    Args:
        compared: columns ``indicator``, ``level``, ``area_name``, ``share``.
    """
    named = labels.named(compared)
    panels = []
    for indicator in INDICATORS:
        shares = named[named["indicator"] == indicator.key]
        longest = shares["share"].max()
        panels.append(
            {
                "title": texts.INDICATOR_LABEL[indicator.key],
                "bars": [
                    {
                        "name": name,
                        "length": 0.0 if pd.isna(share) or not longest else share / longest,
                        "text": numbers.percent(share),
                        "colour": theme.NEUTRAL if at else theme.PRIMARY,
                    }
                    for at, (name, share) in enumerate(zip(shares["area_name"], shares["share"], strict=True))
                ],
            }
        )
    areas = ", ".join(named["area_name"].unique())
    return {"panels": panels, "alt": texts.PDF_COMPARISON_ALT.format(areas=areas)}


def support(told: Sequence[tuple[str, str]]) -> dict[str, list]:
    """Lines on support, the most important first, and what to say when 1, 2, … of them do not fit.

    Args:
        told: title of the part that a line begins, if any, and the line.
    """
    left_out = range(1, len(told) + 1)
    return {
        "lines": [{"part": part, "text": text} for part, text in told],
        "more": [texts.PDF_SUPPORT_MORE.format(count=numbers.integer(count)) for count in left_out],
    }


def sources(rows: pd.DataFrame, cited: pd.DataFrame) -> list[str]:
    """Sources of the numbers, and in one line the documents on support; of many the rest is counted.

    Args:
        rows: of ``queries.meta.sources_of``.
        cited: rows of ``queries.meta.references``, the most important first.
    """
    lines = [
        texts.SOURCE_LINE.format(attribution=row.attribution, date=row.data_date, licence=row.licence)
        for row in rows.itertuples()
    ]
    named = cited["attribution"].tolist()
    if not named:
        return lines
    first, rest = "; ".join(named[:REFERENCES]), len(named) - REFERENCES
    more = texts.PDF_REFERENCES_MORE.format(count=numbers.integer(rest)) if rest > 0 else ""
    return [*lines, texts.PDF_REFERENCES.format(first=first, more=more)]


def abbreviations(told: Sequence[tuple[str, str]], cited: Sequence[str]) -> str:
    """What the abbreviations of support and sources mean, in one line; empty where none occurs.

    Args:
        told: lines on support, as in ``support``.
        cited: lines on sources.
    """
    words = set(re.findall(r"\w+", " ".join([*(text for _, text in told), *cited])))
    meant = [
        texts.PDF_ABBREVIATION.format(short=short, meaning=meaning)
        for short, meaning in texts.PDF_ABBREVIATIONS.items()
        if short in words
    ]
    return texts.PDF_ABBREVIATIONS_LINE.format(meant="; ".join(meant)) if meant else ""


def named(row: object) -> str:
    """A municipality with its okres and code."""
    return texts.MUNICIPALITY_LINK.format(
        name=row.municipality_name, district=row.district_name, code=row.municipality_code
    )


def projected(boundaries: pd.DataFrame) -> gpd.GeoSeries:
    """Project boundaries to the Czech national grid, once for many documents.

    Args:
        boundaries: columns ``area_code``, ``geometry_wkb`` (WKB bytes, EPSG:4326).

    Returns:
        Shapes, metres, EPSG:5514, index of codes.
    """
    shapes = shapely.from_wkb([bytes(each) for each in boundaries["geometry_wkb"]])
    return gpd.GeoSeries(shapes, index=boundaries["area_code"].to_numpy(), crs="EPSG:4326").to_crs(KROVAK)


@lru_cache(maxsize=8)
def shapes_of(release: str, level: Level, boundaries: Boundaries) -> gpd.GeoSeries:
    """What ``projected`` gives of a release and level; half a second for all municipalities. Nobody may change it."""
    return projected(boundaries(level, release))


def band_colours(values: pd.DataFrame, codes: Iterable[str]) -> list[str]:
    """Colour of the band of each municipality.

    Args:
        values: columns ``area_code``, ``value``: index points.
        codes: of the municipalities.
    """
    shading = maps.shading(Measure(INDEX, Part.BAND), Level.MUNICIPALITY)
    points = values.set_index("area_code")["value"].reindex(list(codes))
    return [theme.NO_DATA if number < 0 else shading.colours[number] for number in shading.classes.of(points)]


def band_legend() -> list[dict[str, str]]:
    """What the colours of bands mean."""
    return [{"text": texts.BAND_LABEL[band], "colour": theme.BAND_COLOUR[band]} for band in Band]


class Paper:
    """The piece of land that a map shows, and the way from it to paper.

    Args:
        bounds: xmin, ymin, xmax, ymax of what is in the middle, metres, EPSG:5514.
        width, height: of the map, millimetres.
    """

    def __init__(self, bounds: np.ndarray, width: float, height: float) -> None:
        left, bottom, right, top = bounds
        self.width, self.height = width, height
        self.metres = 1.08 * max((right - left) / width, (top - bottom) / height)
        self.left = (left + right - self.metres * width) / 2
        self.top = (bottom + top + self.metres * height) / 2
        self.land = shapely.box(self.left, self.top - self.metres * height, self.left + self.metres * width, self.top)

    def seen(self, shapes: gpd.GeoSeries) -> gpd.GeoSeries:
        """The shapes that reach into the map."""
        left, bottom, right, top = self.land.bounds
        return shapes.cx[left:right, bottom:top]

    def rings(self, shape: shapely.Geometry) -> list[list[list[float]]]:
        """Rings of an area on paper; the template fills them by the even-odd rule."""
        return [
            np.round(self._placed(shapely.get_coordinates(ring)), 2).tolist()
            for part in shapely.get_parts(shape)
            for ring in (part.exterior, *part.interiors)
        ]

    def mark(self, shape: shapely.Geometry, text: str, ink: str = "") -> dict[str, object]:
        """A number inside what is seen of an area: in this colour, or in a circle of its own."""
        inside = shapely.intersection(shape, self.land)
        x, y = self._placed(shapely.get_coordinates(shapely.point_on_surface(inside)))[0]
        return {"x": round(x, 2), "y": round(y, 2), "text": text, "ink": ink}

    def scale(self) -> dict[str, object]:
        """A bar of round kilometres, at most a quarter of the map wide."""
        fitting = [km for km in KILOMETRES if km * 1000 / self.metres <= self.width / 4]
        km = max(fitting, default=KILOMETRES[0])
        return {"text": texts.PICTURE_SCALE.format(km=numbers.integer(km)), "length": round(km * 1000 / self.metres, 2)}

    def _placed(self, coordinates: np.ndarray) -> np.ndarray:
        return (coordinates - [self.left, self.top]) / [self.metres, -self.metres]
