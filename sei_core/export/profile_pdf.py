"""The profile of a municipality as a document of two A4 pages, set by Typst; equal input gives equal bytes.

Texts are those of the page (``view/profile.py``); the template ``profile.typ`` gets them as data and draws chart and
map itself, so that everything in the document is vector and tagged for a screen reader (PDF/UA-1).
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import matplotlib
import numpy as np
import pandas as pd
import shapely
import typst

from sei_core.domain.bands import Band
from sei_core.domain.indicators import INDICATORS, MAX_TEST_POINTS
from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.export.map_files import Boundaries
from sei_core.export.picture import KILOMETRES, KROVAK
from sei_core.view import labels, maps, municipality_support, numbers, profile, texts, theme
from sei_core.view.municipality_support import Support
from sei_core.view.profile import Profile

TEMPLATE = Path(__file__).with_name("profile.typ").read_bytes()
MAP_WIDTH, MAP_HEIGHT = 88, 70
#: Rows that leave room for support on the second page.
NEIGHBOURS, SIMILAR = 10, 5
#: Documents on support that are named; the others are counted.
REFERENCES = 3
_COLOURS = {
    "text": theme.TEXT,
    "muted": theme.TEXT_MUTED,
    "line": theme.GRID,
    "outline": theme.OUTLINE,
    "surface": theme.SURFACE,
    "background": theme.BACKGROUND,
}


def profile_pdf(
    rows: Profile,
    support: Support,
    values: pd.DataFrame,
    boundaries: Boundaries,
    sources: pd.DataFrame,
    address: str,
    created: date | None = None,
) -> bytes:
    """Write the profile of a municipality.

    Args:
        rows: what is known of it.
        support: what is known of its support; as many lines as the second page has room for, the others counted.
        values: columns ``area_code``, ``value``: index points of every municipality, for the map.
        boundaries: gives the boundaries of a level.
        sources: rows of ``queries.meta.sources_of``; of support those that it cites are added.
        address: of the municipality's page, for a reader of the printed document.
        created: day of the document, today if not given; the same rows on the same day give the same bytes.
    """
    day = created or date.today()
    content = _content(rows, support, sources, address, day) | {
        "map": _map(rows, values, boundaries(Level.MUNICIPALITY))
    }
    return typst.compile(
        TEMPLATE,
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


def _content(rows: Profile, support: Support, sources: pd.DataFrame, address: str, day: date) -> dict[str, object]:
    """All texts of the document as plain values."""
    title = texts.PDF_TITLE.format(name=rows.row.municipality_name)
    created = texts.PDF_CREATED.format(date=numbers.date(day))
    return {
        "title": title,
        "application": texts.APP_TITLE,
        "created_date": {"year": day.year, "month": day.month, "day": day.day},
        "font": list(theme.PRINT_FONTS[:1]),
        "colours": _COLOURS,
        "headings": texts.PDF_HEADING,
        "name": rows.row.municipality_name,
        "identity": profile.identity(rows),
        "facts": _boxes(profile.headline(rows)),
        "parts": _boxes(profile.parts(rows)),
        "findings": profile.findings(rows),
        "caveats": profile.caveats(rows),
        "matrix": {"head": [texts.PDF_INDICATOR, *texts.REASON_COLUMNS], "rows": _matrix(rows)},
        "comparison": _comparison(rows),
        "neighbours": _neighbours(rows.neighbours),
        "similar": _similar(rows.similar),
        "likeness": profile.likeness(rows),
        "support": _support(support),
        "sources": [
            *(
                texts.SOURCE_LINE.format(attribution=row.attribution, date=row.data_date, licence=row.licence)
                for row in sources.itertuples()
            ),
            *_references(support),
        ],
        "address": texts.PDF_ADDRESS.format(address=address),
        "footer": " · ".join((title, texts.PDF_SUBTITLE.format(year=rows.year), texts.APP_TITLE, created)),
        "page": texts.PDF_PAGE,
    }


def _support(support: Support) -> dict[str, list]:
    """Lines on support, the most important first, and what to say when 1, 2, … of them do not fit."""
    lines = [{"part": part, "text": text} for part, text in municipality_support.lines(support)]
    left_out = range(1, len(lines) + 1)
    return {"lines": lines, "more": [texts.PDF_SUPPORT_MORE.format(count=numbers.integer(count)) for count in left_out]}


def _references(support: Support) -> list[str]:
    """The documents that the lines on support are from, in one line; the rest of many are counted."""
    named = support.references["attribution"].tolist()
    if not named:
        return []
    first, rest = "; ".join(named[:REFERENCES]), len(named) - REFERENCES
    more = texts.PDF_REFERENCES_MORE.format(count=numbers.integer(rest)) if rest > 0 else ""
    return [texts.PDF_REFERENCES.format(first=first, more=more)]


def _boxes(figures: list[tuple[str, str, str | None]]) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value, _ in figures]


def _matrix(rows: Profile) -> list[dict[str, object]]:
    palette = theme.sequential(MAX_TEST_POINTS + 1)
    return [
        {
            "title": reason.title,
            "sentences": reason.sentences,
            "tests": [
                {
                    "name": name,
                    "value": value,
                    "bounds": bounds,
                    "points": {
                        "text": points,
                        "colour": palette[int(points)],
                        "ink": theme.text_on(palette[int(points)]),
                    },
                    "step": step,
                }
                for name, value, bounds, points, step in reason.tests.itertuples(index=False)
            ],
        }
        for reason in profile.reasons(rows)
    ]


def _comparison(rows: Profile) -> dict[str, object]:
    """One panel an indicator, one bar an area; the longest bar of a panel is 1."""
    compared = labels.named(rows.comparison)
    panels = []
    for indicator in INDICATORS:
        shares = compared[compared["indicator"] == indicator.key]
        longest = shares["share"].max()
        panels.append(
            {
                "title": texts.INDICATOR_LABEL[indicator.key],
                "bars": [
                    {
                        "name": row.area_name,
                        "length": 0.0 if pd.isna(row.share) or not longest else row.share / longest,
                        "text": numbers.percent(row.share),
                        "colour": theme.PRIMARY if row.level == Level.MUNICIPALITY else theme.NEUTRAL,
                    }
                    for row in shares.itertuples()
                ],
            }
        )
    areas = ", ".join(compared["area_name"].unique())
    return {"panels": panels, "alt": texts.PDF_COMPARISON_ALT.format(areas=areas)}


def _neighbours(neighbours: pd.DataFrame) -> dict[str, object]:
    """The heaviest neighbours, numbered as in the map."""
    word = texts.PDF_COLUMN
    shown = neighbours.head(NEIGHBOURS)
    rest = len(neighbours) - len(shown)
    return {
        "head": [word["name"], word["population"], word["points"]],
        "rows": [
            [f"{number}. {_named(row)}", numbers.integer(row.population_15plus), numbers.integer(row.index_points)]
            for number, row in enumerate(shown.itertuples(), start=1)
        ],
        "more": texts.PDF_MORE.format(count=numbers.counted(rest, "municipality")) if rest else "",
    }


def _similar(similar: pd.DataFrame) -> dict[str, object]:
    word = texts.PDF_COLUMN
    return {
        "head": [word["name"], word["population"], word["points"], word["distance"]],
        "rows": [
            [
                _named(row),
                numbers.integer(row.population_15plus),
                numbers.integer(row.index_points),
                numbers.decimal(row.distance, 2),
            ]
            for row in similar.head(SIMILAR).itertuples()
        ],
    }


def _named(row: object) -> str:
    return texts.MUNICIPALITY_LINK.format(
        name=row.municipality_name, district=row.district_name, code=row.municipality_code
    )


def _map(rows: Profile, values: pd.DataFrame, boundaries: pd.DataFrame) -> dict[str, object]:
    """The municipality and its neighbours, in millimetres of the document from its upper left corner."""
    code, name = rows.row.municipality_code, rows.row.municipality_name
    shapes = gpd.GeoSeries(
        shapely.from_wkb([bytes(each) for each in boundaries["geometry_wkb"]]),
        index=boundaries["area_code"].to_numpy(),
        crs="EPSG:4326",
    )
    centre = gpd.GeoSeries(shapes.loc[[code, *rows.neighbours["municipality_code"]]]).to_crs(KROVAK)
    frame = _Frame(centre.total_bounds)
    around = shapes.cx[slice(*frame.degrees[::2]), slice(*frame.degrees[1::2])].to_crs(KROVAK)
    shading = maps.shading(Measure(INDEX, Part.BAND), Level.MUNICIPALITY)
    points = values.set_index("area_code")["value"].reindex(around.index)
    fills = [theme.NO_DATA if number < 0 else shading.colours[number] for number in shading.classes.of(points)]
    return {
        "width": MAP_WIDTH,
        "height": MAP_HEIGHT,
        "areas": [
            {"rings": frame.rings(shape), "colour": fill, "chosen": area == code}
            for area, shape, fill in zip(around.index, around, fills, strict=True)
        ],
        "marks": [
            frame.mark(around[area], str(number), fills[around.index.get_loc(area)])
            for number, area in enumerate(rows.neighbours["municipality_code"].head(NEIGHBOURS), start=1)
        ],
        "scale": frame.scale(),
        "legend": [
            {"text": texts.BAND_LABEL[band], "colour": colour}
            for band, colour in zip(Band, shading.colours, strict=True)
        ],
        "alt": texts.PDF_MAP_ALT.format(name=name),
        "note": texts.PDF_MAP_NOTE,
    }


class _Frame:
    """The piece of land that the map shows, centred on ``bounds`` (metres, EPSG:5514), and the way from it to paper."""

    def __init__(self, bounds: np.ndarray) -> None:
        left, bottom, right, top = bounds
        self.metres = 1.08 * max((right - left) / MAP_WIDTH, (top - bottom) / MAP_HEIGHT)
        self.left = (left + right - self.metres * MAP_WIDTH) / 2
        self.top = (bottom + top + self.metres * MAP_HEIGHT) / 2
        self.land = shapely.box(
            self.left, self.top - self.metres * MAP_HEIGHT, self.left + self.metres * MAP_WIDTH, self.top
        )
        self.degrees = gpd.GeoSeries([self.land], crs=KROVAK).to_crs("EPSG:4326").total_bounds

    def rings(self, shape: shapely.Geometry) -> list[list[list[float]]]:
        """Rings of an area on paper; the template fills them by the even-odd rule."""
        return [
            np.round(self._paper(shapely.get_coordinates(ring)), 2).tolist()
            for part in shapely.get_parts(shape)
            for ring in (part.exterior, *part.interiors)
        ]

    def mark(self, shape: shapely.Geometry, text: str, fill: str) -> dict[str, object]:
        """A number inside what is seen of an area."""
        seen = shapely.intersection(shape, self.land)
        x, y = self._paper(shapely.get_coordinates(shapely.point_on_surface(seen)))[0]
        return {"x": round(x, 2), "y": round(y, 2), "text": text, "ink": theme.text_on(fill)}

    def scale(self) -> dict[str, object]:
        """A bar of round kilometres, at most a quarter of the map wide."""
        fitting = [km for km in KILOMETRES if km * 1000 / self.metres <= MAP_WIDTH / 4]
        km = max(fitting, default=KILOMETRES[0])
        return {"text": texts.PICTURE_SCALE.format(km=numbers.integer(km)), "length": round(km * 1000 / self.metres, 2)}

    def _paper(self, coordinates: np.ndarray) -> np.ndarray:
        return (coordinates - [self.left, self.top]) / [self.metres, -self.metres]
