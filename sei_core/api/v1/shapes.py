"""Shapes of the answers, for the OpenAPI document and for the choice of columns.

Rows are not checked against them while a client waits; the tests do that. What a column means is said once, in the
schema and in ``view/texts``, and is taken over from there.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, create_model

from sei_core.domain.indicators import INDICATORS
from sei_core.view import labels, texts

RowT = TypeVar("RowT")


def _describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Say in Czech what each column is, with its unit."""
    for name, described in schema["properties"].items():
        if name in texts.INTERFACE_MEMBER:
            described["description"] = texts.INTERFACE_MEMBER[name]
        elif "description" not in described:
            label = labels.label(name)
            described["description"] = f"{label.label} ({label.unit})" if label.unit else label.label
        described.pop("title", None)


class Shape(BaseModel):
    """Something that an answer holds; it has no other members."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_describe)


class SourceShape(Shape):
    """A source as it is cited."""

    attribution: str
    licence: str
    url: str


class AboutShape(Shape):
    """What the answer is, and how to cite it."""

    title: str
    description: str
    date: str
    filters: list[str]
    sources: list[SourceShape]
    created: date
    citation: str


class ColumnShape(Shape):
    """A column in Czech."""

    name: str
    label: str
    unit: str


class Single(Shape):
    """One thing."""

    release: str
    about: AboutShape


class Page(Shape, Generic[RowT]):
    """Some of the rows, with the way to the next."""

    rows: list[RowT]
    total_count: int
    limit: int
    offset: int
    next: str | None
    prev: str | None
    columns: list[ColumnShape]
    release: str
    about: AboutShape


class ErrorShape(Shape):
    """One wrong parameter."""

    parameter: str
    value: str
    message: str


class ProblemShape(BaseModel):
    """RFC 9457."""

    model_config = ConfigDict(json_schema_extra=_describe)

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[ErrorShape] = []


_FIGURES = {"points": int, "share": float | None, "lq": float | None, "count": float | None, "base": int | None}


class _IndexHead(Shape):
    municipality_code: str = ""
    municipality_name: str = ""
    status: str = ""
    opou_code: str = ""
    orp_code: str = ""
    orp_name: str = ""
    district_code: str = ""
    district_name: str = ""
    region_code: str = ""
    region_name: str = ""
    population_15plus: int = 0
    index_points: int = 0
    computed_points: int | None = None
    band: str = ""
    rank: int = 0
    share_points: int | None = None
    lq_points: int | None = None
    count_points: int | None = None
    donor_code: str | None = None


#: A municipality in a year. ``fields`` may leave columns out, so none is required.
IndexRow = create_model(
    "IndexRow",
    __base__=_IndexHead,
    __doc__="A municipality in a year.",
    **{
        f"{each.key}_{figure}": (kind, 0 if kind is int else None)
        for each in INDICATORS
        for figure, kind in _FIGURES.items()
    },
)


class Place(Shape):
    """An area by its code and name."""

    level: str
    area_code: str
    area_name: str


class TestShape(Shape):
    """One of the three tests of an indicator: value, thresholds, points, and how far the next points are."""

    __test__ = False

    test: str
    value: float | None
    lo: float
    hi: float
    points: int | None
    to_gain: float | None
    points_if_gained: int | None
    to_lose: float | None
    points_if_lost: int | None


class MunicipalIndicator(Shape):
    """One of the five indicators of a municipality."""

    indicator: str
    is_taken_over: bool
    donor_code: str | None
    donor_name: str | None
    donor_district_name: str | None
    count: float | None
    base: int | None
    share: float | None
    lq: float | None
    points: int | None
    share_points: int | None
    lq_points: int | None
    count_points: int | None
    region_share: float | None
    country_share: float | None
    yardstick_share: float | None
    tests: list[TestShape]


class Municipality(Single):
    """A municipality with its matrix of points."""

    year: int
    municipality_code: str
    municipality_name: str
    status: str
    places: list[Place]
    population_15plus: int
    index_points: int
    computed_points: int | None
    band: str
    share_points: int | None
    lq_points: int | None
    count_points: int | None
    rank: int
    tied_count: int
    municipality_count: int
    percentile: float
    region_rank: int
    region_tied_count: int
    region_municipality_count: int
    indicators: list[MunicipalIndicator]


class AreaRow(Shape):
    """An area above the municipality in a year."""

    area_code: str
    level: str
    area_name: str
    parent_code: str | None
    municipality_count: int
    population_15plus: int
    plain_mean_points: float
    weighted_mean_points: float | None
    high_count: int
    high_share: float
    high_population: int
    high_population_share: float | None


class BandShape(Shape):
    """A band with its bounds and what lies in it."""

    band: str
    points_from: int
    points_to: int
    municipality_count: int
    population_15plus: int


class AreaIndicator(Shape):
    """One of the five indicators of an area."""

    indicator: str
    count: float
    base: int
    share: float | None
    country_share: float
    mean_points: float


class Area(Single, AreaRow):
    """An area with its bands and indicators."""

    year: int
    bands: list[BandShape]
    indicators: list[AreaIndicator]


class YearRow(Shape):
    """A year of the index, and how well the rule gives what was published."""

    year: int
    municipality_count: int
    reproduced_count: int
    differing_count: int


class Bands(Single):
    """The four bands in an area."""

    year: int
    area_code: str
    bands: list[BandShape]


class IndexIndicator(AreaIndicator):
    """One of the five indicators that the index is made of."""

    label: str
    counted: str
    counted_base: str
    base_column: str
    is_schools_only: bool
    share_lo: float
    share_hi: float
    lq_lo: float
    lq_hi: float
    count_lo: float
    count_hi: float


class IndexIndicators(Single):
    """The five indicators of the index."""

    year: int
    area_code: str
    index_indicators: list[IndexIndicator]


class StandingRow(Shape):
    """How a municipality stands on a day."""

    municipality_code: str
    municipality_name: str
    region_code: str
    standing: str
    answer: str
    episode_keys: str


class EpisodeRow(Shape):
    """An episode of cooperation and how it stands on a day."""

    episode_key: str
    unit_key: str
    unit_name: str
    unit_kind: str
    region_code: str | None
    region_name: str | None
    episode_phase: str | None
    programme_names: str | None
    start_text: str | None
    start_earliest: date | None
    start_latest: date | None
    end_text: str | None
    end_earliest: date | None
    end_latest: date | None
    end_reason: str | None
    episode_state: str
    standing: str
    answer: str
    confirmed_text: str | None
    confirmed_earliest: date | None
    confirmed_latest: date | None
    certainty: str
    reference_keys: str
    note: str | None


class MemorandumRow(Shape):
    """A memorandum with a kraj."""

    memorandum_key: str
    region_code: str
    region_name: str
    memorandum_kind: str
    title: str
    signed_text: str | None
    valid_from_text: str | None
    valid_from_earliest: date | None
    valid_from_latest: date | None
    valid_to_text: str | None
    valid_to_earliest: date | None
    valid_to_latest: date | None
    memorandum_state: str
    confirmed_text: str | None
    confirmed_earliest: date | None
    confirmed_latest: date | None
    content: str | None
    reference_keys: str
    note: str | None


class LocalityRow(Shape):
    """A locality, or how many of a municipality are told only as a count."""

    locality_key: str | None
    municipality_code: str
    municipality_name: str
    district_name: str
    region_name: str
    locality_level: str | None
    locality_name: str | None
    locality_type: str | None
    observed_text: str | None
    people_min: int | None
    people_max: int | None
    locality_state: str | None
    certainty: str | None
    hidden_count: int | None
    reference_keys: str | None
    note: str | None


class ProjectRow(Shape):
    """A project."""

    project_key: str
    project_name: str
    project_level: str
    project_state: str
    reach: str
    territories: str
    funding: str | None
    start_text: str | None
    start_earliest: date | None
    start_latest: date | None
    end_text: str | None
    end_earliest: date | None
    end_latest: date | None
    confirmed_text: str | None
    implementer: str | None
    budget_czk: float | None
    predecessor_key: str | None
    predecessor_name: str | None
    reference_keys: str


class IndicatorRow(Shape):
    """An indicator of a project or of another commitment: target, actual value, what was to be expected."""

    indicator_key: str
    project_key: str | None
    project_name: str | None
    subject_text: str | None
    unit_name: str
    reach: str
    indicator_name: str
    comparator: str | None
    target_value: float | None
    target_unit: str
    base_value: float | None
    per_year: str
    actual_value: float | None
    as_of_text: str | None
    end_text: str | None
    derived_count: float | None
    effective_target: float | None
    expected_low: float | None
    expected_high: float | None
    progress: str
    reference_keys: str
    note: str | None


class TerritoryRow(Shape):
    """A territory of a project."""

    unit_name: str
    unit_kind: str
    territory_role: str
    territory_rank: int | None
    unit_count: int | None
    territory_state: str | None
    municipality_code: str | None
    district_name: str | None
    reference_keys: str
    note: str | None


class Project(Single):
    """A project with its territories and indicators."""

    project_key: str
    project_name: str
    project_level: str
    project_state: str
    confirmed_text: str | None
    registration_number: str | None
    funding: str | None
    start_text: str | None
    end_text: str | None
    budget_czk: float | None
    implementer: str | None
    territory_text: str | None
    goal: str | None
    activities: str | None
    predecessor_name: str | None
    successor_names: str | None
    reference_keys: str
    note: str | None
    territories: list[TerritoryRow]
    indicators: list[IndicatorRow]


class SourceRow(Shape):
    """A source."""

    source_key: str
    producer: str
    title: str
    url: str | None
    data_date: str
    received_date: str
    licence: str
    attribution: str
    changes: str


class TableRow(Shape):
    """A table to take away."""

    name: str
    title: str
    grain: str
    is_by_year: bool
    has_areas: bool
    has_geometry: bool
    address: str


#: A row of any table: a value for each column.
AnyRow = dict[str, str | int | float | bool | None]

FEATURES: dict[str, Any] = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "geometry": {"type": ["object", "null"]},
                    "properties": {"type": "object"},
                },
            },
        },
        "total_count": {"type": "integer"},
        "limit": {"type": "integer"},
        "offset": {"type": "integer"},
        "next": {"type": ["string", "null"]},
        "prev": {"type": ["string", "null"]},
        "release": {"type": "string"},
        "metadata": {"type": "object"},
    },
}
PROBLEM: dict[str, Any] = {"$ref": "#/components/schemas/ProblemShape"}
