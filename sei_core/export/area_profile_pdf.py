"""The profile of an ORP, okres or kraj as a document of two A4 pages.

Texts are those of ``view/area_profile.py``; the template is ``area_profile.typ``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import geopandas as gpd
import pandas as pd

from sei_core.domain import ranking
from sei_core.domain.bands import Band
from sei_core.domain.indicators import MAX_INDICATOR_POINTS
from sei_core.domain.levels import Level
from sei_core.export import profile_parts as parts
from sei_core.view import area_profile, labels, numbers, texts, theme
from sei_core.view.area_profile import AreaProfile

MAP_WIDTH, MAP_HEIGHT = 104, 88
#: Rows of the tables beside the map and on the second page.
HEAVIEST, RANKED, GAPS = 12, 10, 10


def area_profile_pdf(
    known: AreaProfile,
    values: pd.DataFrame,
    shapes: Mapping[Level, gpd.GeoSeries],
    sources: pd.DataFrame,
    link: str,
    created: date | None = None,
) -> bytes:
    """Write the profile of an ORP, okres or kraj.

    Args:
        known: what is known of it.
        values: columns ``area_code``, ``value``: index points of every municipality, for the map.
        shapes: what ``profile_parts.projected`` gives, of municipalities, ORP, kraje and of the level of the area.
        sources: rows of ``queries.meta.sources_of``; of support those that it cites are added.
        link: whole address of the page of the area; empty where it is not known.
        created: day of the document, today if not given; the same rows on the same day give the same bytes.
    """
    day = created or date.today()
    frame = parts.frame(texts.AREA_PDF_TITLE.format(area=known.area.label), known.area.label, known.year, day)
    content = _content(known, sources, link) | {"map": _map(known, values, shapes)}
    return parts.pdf("area_profile.typ", frame | content, day)


def _content(known: AreaProfile, sources: pd.DataFrame, link: str) -> dict[str, object]:
    """All texts of the document as plain values."""
    label = known.area.label
    otherwise = texts.AREA_PDF_NO_ADDRESS.format(area=label, year=known.year)
    told, cited = area_profile.lines(known), parts.sources(sources, known.references)
    return {
        "headings": texts.AREA_PDF_HEADING,
        "name": label[0].upper() + label[1:],
        "identity": area_profile.identity(known),
        "facts": parts.boxes(area_profile.headline(known)),
        "parts": parts.boxes(area_profile.parts(known)),
        "findings": area_profile.sentences(known),
        "caveats": area_profile.caveats(known),
        "heaviest": _heaviest(known),
        "bands": [_bands(known.bands, column, title) for column, title in texts.AREA_BANDS_TITLE.items()],
        "matrix": _matrix(known),
        "comparison": parts.comparison(known.comparison),
        "ranking": _ranking(known),
        "gaps": _gaps(known),
        "helped": parts.boxes(area_profile.helped(known)),
        "support": parts.support(told),
        "sources": cited,
        "abbreviations": parts.abbreviations(told, cited),
        "way": parts.way(link, texts.AREA_PDF_ADDRESS, otherwise),
    }


def _heaviest(known: AreaProfile) -> dict[str, object]:
    """The heaviest municipalities, numbered as in the map."""
    word = texts.PDF_COLUMN
    return {
        "head": [word["name"], word["population"], word["points"]],
        "rows": [
            [f"{at}. {parts.named(row)}", numbers.integer(row.population_15plus), numbers.integer(row.index_points)]
            for at, row in enumerate(known.heaviest.head(HEAVIEST).itertuples(), start=1)
        ],
        "more": _more(len(known.heaviest) - HEAVIEST),
    }


def _gaps(known: AreaProfile) -> dict[str, object]:
    """The heaviest municipalities without known cooperation."""
    without = known.without_help
    return {
        "head": texts.AREA_GAPS_HEAD,
        "rows": [
            [parts.named(row), numbers.integer(row.population_15plus), numbers.integer(row.index_points)]
            for row in without.head(GAPS).itertuples()
        ],
        "more": _more(len(without) - GAPS) if len(without) else texts.AREA_GAPS_NONE.format(year=known.year),
    }


def _more(rest: int) -> str:
    return texts.PDF_MORE.format(count=numbers.counted(rest, "municipality")) if rest > 0 else ""


def _bands(bands: pd.DataFrame, column: str, title: str) -> dict[str, object]:
    """Shares of the bands, a row an area in the order of ``bands``; none where an area has no inhabitants."""
    rows = []
    for at, (name, of_area) in enumerate(bands.groupby("area_name", sort=False)):
        shares = of_area.set_index("band")[column] / of_area[column].sum()
        rows.append(
            {
                "name": name,
                "is_own": at == 0,
                "parts": [
                    {
                        "length": 0.0 if pd.isna(shares[band]) else shares[band],
                        "text": numbers.percent(shares[band]).removesuffix(f"{numbers.NBSP}%"),
                        "colour": theme.BAND_COLOUR[band],
                    }
                    for band in Band
                ],
            }
        )
    return {
        "title": title,
        "head": [{"text": band.value, "colour": theme.BAND_COLOUR[band]} for band in Band],
        "rows": rows,
    }


def _matrix(known: AreaProfile) -> dict[str, object]:
    """One row an indicator: count, base, share, the country, mean points in their colour."""
    compared = known.comparison.drop_duplicates(["indicator", "area_code"])
    country = compared[compared["level"] == Level.COUNTRY].drop_duplicates("indicator").set_index("indicator")
    rows = []
    for row in known.indicators.itertuples():
        ratio = row.share / row.country_share if pd.notna(row.share) else None
        written = numbers.decimal(row.mean_points, 2)
        rows.append(
            {
                "name": texts.INDICATOR_LABEL[row.indicator],
                "cells": [
                    numbers.integer(row.count),
                    numbers.integer(row.base),
                    numbers.percent(row.share, 2),
                    numbers.percent(row.country_share, 2),
                    numbers.multiple(ratio),
                ],
                "points": parts.coloured(round(row.mean_points), MAX_INDICATOR_POINTS, written),
                "country": numbers.decimal(country.at[row.indicator, "mean_points"], 2),
            }
        )
    return {"head": texts.AREA_MATRIX_HEAD, "rows": rows, "note": texts.AREA_MATRIX_NOTE}


def _ranking(known: AreaProfile) -> dict[str, object]:
    """Areas of one level by their mean: the first ones, and among them the area itself wherever it stands."""
    every = known.ranking
    is_own = every["area_code"] == known.area.code
    others = every[~is_own].head(RANKED - int(is_own.any()))
    shown = pd.concat([others, every[is_own]]).sort_index()
    means = every.set_index("area_code")["weighted_mean_points"]
    return {
        "title": texts.AREA_RANKING[known.ranked_level].format(area=known.ranked.label),
        "head": texts.AREA_RANKING_HEAD,
        "rows": [
            [
                f"{ranking.place_of(means, row.area_code)}. {labels.area(known.ranked_level, row.area_name)}",
                numbers.integer(row.municipality_count),
                numbers.integer(row.high_count),
                numbers.decimal(row.weighted_mean_points),
            ]
            for row in shown.itertuples()
        ],
        "own": [at for at, code in enumerate(shown["area_code"]) if code == known.area.code],
        "more": texts.AREA_RANKING_MORE.format(count=numbers.integer(len(every))),
    }


def _map(known: AreaProfile, values: pd.DataFrame, shapes: Mapping[Level, gpd.GeoSeries]) -> dict[str, object]:
    """The area and its municipalities, in millimetres of the document from its upper left corner."""
    area, drawn = known.area, shapes[Level.MUNICIPALITY].index
    codes = [code for code in known.heaviest["municipality_code"] if code in drawn]
    own = shapes[area.level][area.code]
    paper = parts.Paper(own.bounds, MAP_WIDTH, MAP_HEIGHT)
    members = shapes[Level.MUNICIPALITY].loc[codes]
    of_kraj = area.level is Level.REGION and known.ranked_level is Level.ORP
    orp = shapes[Level.ORP]
    inner = orp[orp.index.isin(known.ranking["area_code"])] if of_kraj else []
    return {
        "width": MAP_WIDTH,
        "height": MAP_HEIGHT,
        "around": [paper.rings(shape) for shape in paper.seen(shapes[Level.REGION])],
        "areas": [
            {"rings": paper.rings(shape), "colour": colour}
            for shape, colour in zip(members, parts.band_colours(values, codes), strict=True)
        ],
        "border": 0.3 if len(codes) < 300 else 0.12,
        "borders": [paper.rings(shape) for shape in inner],
        "chosen": [paper.rings(own)],
        "marks": [
            paper.mark(members[code], str(at))
            for at, code in enumerate(known.heaviest["municipality_code"].head(HEAVIEST), start=1)
            if code in drawn
        ],
        "scale": paper.scale(),
        "legend": parts.band_legend(),
        "alt": texts.AREA_MAP_ALT.format(area=area.label),
        "note": texts.AREA_MAP_NOTE_ORP if of_kraj else texts.AREA_MAP_NOTE,
    }
