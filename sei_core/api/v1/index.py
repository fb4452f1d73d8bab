"""The index: years, bands, indicators, municipalities and larger areas."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

import pandas as pd
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from sei_core.api.v1 import encoding, lists, shapes
from sei_core.api.v1.documented import listed, single
from sei_core.api.v1.lists import Listing
from sei_core.api.v1.parameters import (
    BAND_DASH,
    AreaCode,
    AreaParameters,
    IndexParameters,
    MunicipalityCode,
    OfAreaInYear,
    OfYear,
    Paged,
)
from sei_core.api.v1.places import municipalities_of, require_area, require_larger, year_of
from sei_core.api.v1.problems import UnknownCodeError
from sei_core.domain.bands import BAND_STARTS, MAX_POINTS, Band
from sei_core.domain.indicators import INDICATOR, INDICATORS
from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.domain.selection import Filter, Range, matching
from sei_core.queries import explorer, interface, method, municipality, overview
from sei_core.view import explain, texts

router = APIRouter(tags=["index"])

_INDEX_TABLES = ("municipality_index", "indicator_result")
_AREA_TABLES = ("area_index", "area_band", "area_indicator")


@router.get(
    "/index", **listed("index", shapes.IndexRow, geo=True, example="?area=CZ042&min_points=12&sort=-index_points")
)
def index(request: Request, asked: Annotated[IndexParameters, Query()]) -> Response:
    """Municipalities with their index and the five indicators."""
    asked.year = year_of(asked.year)
    require_area(asked.area)

    def find() -> Listing:
        rows = _sorted(_chosen(asked), asked.sort)
        shown = rows[list(dict.fromkeys(asked.fields))] if asked.fields else lists.of_shape(rows, shapes.IndexRow)
        tables = (*_INDEX_TABLES, "area_boundary") if asked.format == "geojson" else _INDEX_TABLES
        about = lists.about("index", *tables, year=asked.year)
        return Listing("index", shown, about, rows["municipality_code"], Level.MUNICIPALITY)

    return lists.respond(request, asked, find, geo=True)


@router.get("/municipalities/{municipality_code}", **single("municipality", shapes.Municipality, example="567337"))
def one_municipality(
    request: Request, municipality_code: MunicipalityCode, asked: Annotated[OfYear, Query()]
) -> Response:
    """One municipality: who it is, and why it has its points, test by test."""
    asked.year = year_of(asked.year)
    if not municipality.exists(municipality_code):
        raise UnknownCodeError("municipality_code", municipality_code)
    if asked.year not in municipality.years_of(municipality_code):
        raise UnknownCodeError("year", asked.year)

    def find() -> dict[str, object]:
        return {
            "year": asked.year,
            **_profile(municipality_code, asked.year),
            "indicators": _matrix(municipality_code, asked.year),
        }

    return _one(request, asked, "municipality", (*_INDEX_TABLES, "yardstick"), find)


@router.get("/areas", **listed("areas", shapes.AreaRow, geo=True, example="?level=region"))
def every_area(request: Request, asked: Annotated[AreaParameters, Query()]) -> Response:
    """Areas above the municipality with their main figures."""
    asked.year = year_of(asked.year)
    if asked.parent:
        require_area(asked.parent, "parent")

    def find() -> Listing:
        rows = interface.areas(asked.year)
        if asked.level:
            rows = rows[rows["level"] == asked.level]
        if asked.parent:
            rows = rows[rows["parent_code"] == asked.parent]
        about = lists.about("areas", *_AREA_TABLES[:2], year=asked.year)
        return Listing("areas", lists.of_shape(rows, shapes.AreaRow), about, rows["area_code"], rows["level"])

    return lists.respond(request, asked, find, geo=True)


@router.get("/areas/{area_code}", **single("area", shapes.Area, example="CZ042"))
def one_area(request: Request, area_code: AreaCode, asked: Annotated[OfYear, Query()]) -> Response:
    """One area above the municipality: figures, bands, indicators."""
    asked.year = year_of(asked.year)
    require_larger(area_code, "area_code")

    def find() -> dict[str, object]:
        known = interface.areas(asked.year)
        return {
            "year": asked.year,
            **encoding.record(lists.of_shape(known[known["area_code"] == area_code], shapes.AreaRow)),
            "bands": _bands(asked.year, area_code),
            "indicators": _indicators(asked.year, area_code),
        }

    return _one(request, asked, "area", _AREA_TABLES, find)


@router.get("/years", **listed("years", shapes.YearRow))
def years(request: Request, asked: Annotated[Paged, Query()]) -> Response:
    """Years of the index, the latest first."""

    def find() -> Listing:
        rows = lists.of_shape(method.fit(), shapes.YearRow)
        return Listing("years", rows, lists.about("years", "municipality_index"))

    return lists.respond(request, asked, find)


@router.get("/bands", **single("bands", shapes.Bands, example="?area=CZ042"))
def bands(request: Request, asked: Annotated[OfAreaInYear, Query()]) -> Response:
    """The four bands: bounds, municipalities and inhabitants of an area in each."""
    asked.year = year_of(asked.year)
    require_larger(asked.area)

    def find() -> dict[str, object]:
        return {"year": asked.year, "area_code": asked.area, "bands": _bands(asked.year, asked.area)}

    return _one(request, asked, "bands", ("area_band",), find)


@router.get("/index-indicators", **single("index-indicators", shapes.IndexIndicators, example="?area=CZ042"))
def index_indicators(request: Request, asked: Annotated[OfAreaInYear, Query()]) -> Response:
    """The five indicators that the index is made of: thresholds of their tests, and their values in an area."""
    asked.year = year_of(asked.year)
    require_larger(asked.area)

    def find() -> dict[str, object]:
        rules = {row["indicator"]: row for row in encoding.records(explain.structure())}
        rows = [
            {**rules[row["indicator"]], **row, **_words(row["indicator"])}
            for row in _indicators(asked.year, asked.area)
        ]
        return {"year": asked.year, "area_code": asked.area, "index_indicators": rows}

    return _one(request, asked, "index-indicators", ("indicator", "area_indicator"), find)


def _one(
    request: Request, asked: OfYear, key: str, tables: tuple[str, ...], find: Callable[[], dict[str, object]]
) -> Response:
    return lists.respond_one(request, asked, find, lambda: lists.about(key, *tables, year=asked.year))


def _chosen(asked: IndexParameters) -> pd.DataFrame:
    """Municipalities that fulfil every filter, with where they stand; in the order of codes."""
    wanted = Filter(
        statuses=tuple(asked.status),
        bands=tuple(each.replace("-", BAND_DASH) for each in asked.band),
        text=asked.q,
        ranges=(Range("index_points", asked.min_points, asked.max_points),),
    )
    within = None if asked.area == COUNTRY_CODE else municipalities_of(asked.area)
    rows = matching(explorer.municipalities(asked.year, date.today()), wanted, within)
    return rows.merge(interface.standings(asked.year), on="municipality_code", validate="1:1")


def _sorted(rows: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """Put rows in order; missing values are last either way, equal ones in the order of codes."""
    for each in reversed(order):
        name = each.removeprefix("-")
        column = "name_order" if name == "municipality_name" else name
        rows = rows.sort_values(column, ascending=not each.startswith("-"), kind="stable", na_position="last")
    return rows


def _profile(code: str, year: int) -> dict[str, object]:
    row = encoding.record(municipality.profile(code, year))
    levels = (Level.ORP, Level.DISTRICT, Level.REGION)
    row["places"] = [
        {"level": level.value, "area_code": row[level.code_column], "area_name": row[f"{level.value}_name"]}
        for level in levels
    ]
    return {name: row[name] for name in shapes.Municipality.model_fields if name in row}


def _matrix(code: str, year: int) -> list[dict[str, object]]:
    """Five indicators, each with its three tests."""
    tests: dict[str, list[dict[str, object]]] = {indicator.key: [] for indicator in INDICATORS}
    for row in encoding.records(municipality.distances(code, year)):
        tests[row.pop("indicator")].append(row)
    return [
        {**row, "is_taken_over": row["base"] is None, "tests": tests[row["indicator"]]}
        for row in encoding.records(municipality.indicators(code, year))
    ]


def _bands(year: int, area_code: str) -> list[dict[str, object]]:
    rows = overview.bands(year, area_code)
    counted = {row["band"]: row for row in encoding.records(rows[rows["area_code"] == area_code])}
    ends = [start - 1 for start in BAND_STARTS[1:]] + [MAX_POINTS]
    return [
        {
            "band": band.value,
            "points_from": start,
            "points_to": end,
            "municipality_count": counted[band]["municipality_count"],
            "population_15plus": counted[band]["population_15plus"],
        }
        for band, start, end in zip(Band, BAND_STARTS, ends, strict=True)
    ]


def _indicators(year: int, area_code: str) -> list[dict[str, object]]:
    return list(encoding.records(lists.of_shape(overview.indicators(year, area_code), shapes.AreaIndicator)))


def _words(key: str) -> dict[str, object]:
    indicator = INDICATOR[key]
    return {
        "label": texts.INDICATOR_LABEL[key],
        "base_column": indicator.base_column,
        "is_schools_only": indicator.schools_only,
    }
