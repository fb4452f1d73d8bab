"""What can be asked for: parameters of each address, their limits, and what is refused.

A parameter that an address does not know is an error, so that a slip of the pen never returns the wrong rows.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from fastapi import Path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from sei_core import catalogue
from sei_core.api.v1.shapes import IndexRow
from sei_core.domain.bands import Band
from sei_core.domain.indicators import INDICATORS
from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.domain.vocabularies import ProjectLevel, ProjectState
from sei_core.view import texts

DEFAULT_LIMIT, MOST_ROWS = 100, 10_000
MOST_OFFSET = 1_000_000
LONGEST_TEXT = 100
#: What the fields and the order of an answer may list.
MOST_LISTED = 60

#: In the names of bands; addresses have a hyphen, which every keyboard has.
BAND_DASH = "–"

_AREA, _KEY = r"^[0-9A-Z][0-9A-Z-]{1,7}$", r"^[0-9A-Za-z_.-]{1,60}$"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS = texts.INTERFACE_PARAMETER


def _listed(value: object) -> object:
    """Take ``a,b`` for ``a`` and ``b``."""
    if not isinstance(value, list):
        return value
    return [part for each in value for part in str(each).split(",")]


def _bands(value: object) -> object:
    """Take the dash of the publisher for a hyphen, which is easier to type."""
    listed = _listed(value)
    return [each.replace(BAND_DASH, "-") for each in listed] if isinstance(listed, list) else listed


def _flag(value: object) -> bool:
    if value in ("true", "false", True, False):
        return value in ("true", True)
    raise PydanticCustomError("flag", "true or false")


def _day(value: object) -> object:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise PydanticCustomError("day", "a day as YYYY-MM-DD")
    return value


def _or_none(annotation: object) -> object:
    """Allow a parameter to be left out without saying so in the document, where that goes without saying."""
    return annotation | SkipJsonSchema[None]


_SORTED = (
    "municipality_code",
    "municipality_name",
    "population_15plus",
    "index_points",
    "rank",
    "share_points",
    "lq_points",
    "count_points",
    *(f"{each.key}_{figure}" for each in INDICATORS for figure in ("points", "share", "lq", "count")),
)
BandText = Literal[tuple(band.replace(BAND_DASH, "-") for band in Band)]
StatusText = Literal[tuple(texts.MUNICIPALITY_STATUS)]
FieldName = Literal[tuple(IndexRow.model_fields)]
SortName = Literal[tuple(sign + name for name in _SORTED for sign in ("", "-"))]
AreaLevel = Literal[tuple(level.value for level in Level if level is not Level.MUNICIPALITY)]
TableName = Literal[tuple(catalogue.EXPORTS)]

Year = Annotated[_or_none(Annotated[int, Field(ge=2016, le=2100)]), Field(description=_WORDS["year"])]
Area = Annotated[str, Field(pattern=_AREA, description=_WORDS["area"])]
Day = Annotated[_or_none(date), BeforeValidator(_day), Field(description=_WORDS["as_of"])]
Flag = Annotated[bool, BeforeValidator(_flag)]

MunicipalityCode = Annotated[
    str, Path(pattern=r"^\d{6}$", description=_WORDS["municipality_code"], examples=["567337"])
]
AreaCode = Annotated[str, Path(pattern=_AREA, description=_WORDS["area_code"], examples=["CZ042"])]
ProjectKey = Annotated[str, Path(pattern=_KEY, description=_WORDS["project_key"], examples=["RSSZ"])]


class Parameters(BaseModel):
    """Parameters of an address; one that it does not know is an error."""

    model_config = ConfigDict(extra="forbid")


class OfYear(Parameters):
    """Of one year of the index."""

    year: Year = None


class OfAreaInYear(OfYear):
    """Of one year and one area."""

    area: Area = COUNTRY_CODE


class OnDay(Parameters):
    """As things stand on a day."""

    as_of: Day = None


class Paged(Parameters):
    """A part of the rows, as JSON or CSV."""

    limit: int = Field(DEFAULT_LIMIT, ge=1, le=MOST_ROWS, description=_WORDS["limit"])
    offset: int = Field(0, ge=0, le=MOST_OFFSET, description=_WORDS["offset"])
    format: _or_none(Literal["json", "csv"]) = Field(None, description=_WORDS["format"])


class PagedAreas(Paged):
    """A part of the rows, with boundaries if wanted."""

    format: _or_none(Literal["json", "csv", "geojson"]) = Field(None, description=_WORDS["format"])
    geometry: Flag = Field(True, description=_WORDS["geometry"])


class IndexParameters(PagedAreas, OfAreaInYear):
    """Which municipalities, which of their columns, in which order."""

    band: Annotated[list[BandText], BeforeValidator(_bands)] = Field([], description=_WORDS["band"])
    status: Annotated[list[StatusText], BeforeValidator(_listed)] = Field([], description=_WORDS["status"])
    min_points: int = Field(0, ge=0, le=30, description=_WORDS["min_points"])
    max_points: int = Field(30, ge=0, le=30, description=_WORDS["max_points"])
    q: str = Field("", max_length=LONGEST_TEXT, description=_WORDS["q"])
    fields: Annotated[list[FieldName], BeforeValidator(_listed)] = Field(
        [], max_length=MOST_LISTED, description=_WORDS["fields"]
    )
    sort: Annotated[list[SortName], BeforeValidator(_listed)] = Field(
        [], max_length=MOST_LISTED, description=_WORDS["sort"]
    )


class AreaParameters(PagedAreas, OfYear):
    """Which areas."""

    level: _or_none(AreaLevel) = Field(None, description=_WORDS["level"])
    parent: _or_none(Annotated[str, Field(pattern=_AREA)]) = Field(None, description=_WORDS["parent"])


class OfArea(Paged):
    """Rows that concern an area."""

    area: Area = COUNTRY_CODE


class CooperationParameters(OfArea, OnDay):
    """Cooperation of an area on a day."""

    unconfirmed: Flag = Field(False, description=_WORDS["unconfirmed"])


class ProjectParameters(OfArea):
    """Which projects."""

    level: _or_none(Literal[tuple(str(level) for level in ProjectLevel)]) = Field(
        None, description=_WORDS["project_level"]
    )
    state: _or_none(Literal[tuple(str(state) for state in ProjectState)]) = Field(
        None, description=_WORDS["project_state"]
    )


class IndicatorParameters(OfArea, OnDay):
    """Which indicators of projects, as of when."""

    project: _or_none(Annotated[str, Field(pattern=_KEY)]) = Field(None, description=_WORDS["project"])


class SourceParameters(Paged, OfYear):
    """Sources of everything, or of one table."""

    table: _or_none(TableName) = Field(None, description=_WORDS["table"])


class TableParameters(PagedAreas, OfAreaInYear):
    """A part of a table, of one area where its rows have areas."""
