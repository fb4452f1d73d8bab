"""The profile of a municipality as a document of two A4 pages.

Texts are those of the page (``view/profile.py``); the template is ``profile.typ``.
"""

from __future__ import annotations

from datetime import date

import geopandas as gpd
import pandas as pd

from sei_core.domain.indicators import MAX_TEST_POINTS
from sei_core.export import profile_parts as parts
from sei_core.view import municipality_support, numbers, profile, texts, theme
from sei_core.view.municipality_support import Support
from sei_core.view.profile import Profile

MAP_WIDTH, MAP_HEIGHT = 88, 70
#: Rows that leave room for support on the second page.
NEIGHBOURS, SIMILAR = 10, 5


def profile_pdf(
    rows: Profile,
    support: Support,
    values: pd.DataFrame,
    shapes: gpd.GeoSeries,
    sources: pd.DataFrame,
    link: str,
    created: date | None = None,
) -> bytes:
    """Write the profile of a municipality.

    Args:
        rows: what is known of it.
        support: what is known of its support; as many lines as the second page has room for, the others counted.
        values: columns ``area_code``, ``value``: index points of every municipality, for the map.
        shapes: of every municipality, what ``profile_parts.projected`` gives.
        sources: rows of ``queries.meta.sources_of``; of support those that it cites are added.
        link: whole address of the municipality's page; empty where it is not known.
        created: day of the document, today if not given; the same rows on the same day give the same bytes.
    """
    day = created or date.today()
    content = _content(rows, support, sources, link) | {"map": _map(rows, values, shapes)}
    name = rows.row.municipality_name
    frame = parts.frame(texts.PDF_TITLE.format(name=name), name, rows.year, day)
    return parts.pdf("profile.typ", frame | content, day)


def _content(rows: Profile, support: Support, sources: pd.DataFrame, link: str) -> dict[str, object]:
    """All texts of the document as plain values."""
    otherwise = texts.PDF_NO_ADDRESS.format(code=rows.row.municipality_code, year=rows.year)
    told, cited = municipality_support.lines(support), parts.sources(sources, support.references)
    return {
        "headings": texts.PDF_HEADING,
        "name": rows.row.municipality_name,
        "identity": profile.identity(rows),
        "facts": parts.boxes(profile.headline(rows)),
        "parts": parts.boxes(profile.parts(rows)),
        "findings": profile.findings(rows),
        "caveats": profile.caveats(rows),
        "matrix": {"head": [texts.PDF_INDICATOR, *texts.REASON_COLUMNS], "rows": _matrix(rows)},
        "comparison": parts.comparison(rows.comparison),
        "neighbours": _neighbours(rows.neighbours),
        "similar": _similar(rows.similar),
        "likeness": profile.likeness(rows),
        "support": parts.support(told),
        "sources": cited,
        "abbreviations": parts.abbreviations(told, cited),
        "way": parts.way(link, texts.PDF_ADDRESS, otherwise),
    }


def _matrix(rows: Profile) -> list[dict[str, object]]:
    return [
        {
            "title": reason.title,
            "sentences": reason.sentences,
            "tests": [
                {
                    "name": name,
                    "value": value,
                    "bounds": bounds,
                    "points": parts.coloured(int(points), MAX_TEST_POINTS, points),
                    "step": step,
                }
                for name, value, bounds, points, step in reason.tests.itertuples(index=False)
            ],
        }
        for reason in profile.reasons(rows)
    ]


def _neighbours(neighbours: pd.DataFrame) -> dict[str, object]:
    """The heaviest neighbours, numbered as in the map."""
    word = texts.PDF_COLUMN
    shown = neighbours.head(NEIGHBOURS)
    rest = len(neighbours) - len(shown)
    return {
        "head": [word["name"], word["population"], word["points"]],
        "rows": [
            [f"{number}. {parts.named(row)}", numbers.integer(row.population_15plus), numbers.integer(row.index_points)]
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
                parts.named(row),
                numbers.integer(row.population_15plus),
                numbers.integer(row.index_points),
                numbers.decimal(row.distance, 2),
            ]
            for row in similar.head(SIMILAR).itertuples()
        ],
    }


def _map(rows: Profile, values: pd.DataFrame, shapes: gpd.GeoSeries) -> dict[str, object]:
    """The municipality and its neighbours, in millimetres of the document from its upper left corner."""
    code = rows.row.municipality_code
    middle = shapes[shapes.index.isin([code, *rows.neighbours["municipality_code"]])]
    # One created since the boundaries were taken over is nowhere: the country is shown without it.
    paper = parts.Paper((shapes if middle.empty else middle).total_bounds, MAP_WIDTH, MAP_HEIGHT)
    around = paper.seen(shapes)
    fills = dict(zip(around.index, parts.band_colours(values, around.index), strict=True))
    numbered = enumerate(rows.neighbours["municipality_code"].head(NEIGHBOURS), start=1)
    return {
        "width": MAP_WIDTH,
        "height": MAP_HEIGHT,
        "around": [],
        "areas": [{"rings": paper.rings(around[area]), "colour": fill} for area, fill in fills.items()],
        "border": 0.3,
        "borders": [],
        "chosen": [paper.rings(shapes[code])] if code in shapes.index else [],
        "marks": [paper.mark(around[area], str(number), theme.text_on(fills[area])) for number, area in numbered],
        "scale": paper.scale(),
        "legend": parts.band_legend(),
        "alt": texts.PDF_MAP_ALT.format(name=rows.row.municipality_name),
        "note": texts.PDF_MAP_NOTE if code in shapes.index else texts.CAVEAT_NOT_DRAWN,
    }
