"""Support: cooperation, localities, projects and their indicators."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from sei_core.api.v1 import encoding, lists, shapes
from sei_core.api.v1.documented import listed, single
from sei_core.api.v1.lists import Listing
from sei_core.api.v1.parameters import (
    CooperationParameters,
    IndicatorParameters,
    OfArea,
    OnDay,
    ProjectKey,
    ProjectParameters,
)
from sei_core.api.v1.places import municipalities_of, region_of, require_area
from sei_core.api.v1.problems import UnknownCodeError
from sei_core.domain.cooperation import ANSWER_OF, standing
from sei_core.domain.levels import COUNTRY_CODE
from sei_core.queries import agreements, cooperation, localities, projects
from sei_core.view import numbers, texts

router = APIRouter(tags=["support"])


@router.get("/cooperation", **listed("cooperation", shapes.StandingRow, example="?area=CZ042&as_of=2024-07-01"))
def standings(request: Request, asked: Annotated[CooperationParameters, Query()]) -> Response:
    """How municipalities stand in their cooperation with the Agency on a day."""
    require_area(asked.area)
    asked.as_of = asked.as_of or date.today()

    def find() -> Listing:
        rows = cooperation.by_municipality(asked.as_of, date.today(), asked.unconfirmed)
        rows = lists.of_shape(rows[rows["municipality_code"].isin(municipalities_of(asked.area))], shapes.StandingRow)
        return Listing("cooperation", rows, lists.about("cooperation", "episode", filters=_of_day(asked)))

    return lists.respond(request, asked, find)


@router.get("/cooperation/episodes", **listed("cooperation-episodes", shapes.EpisodeRow, example="?area=CZ042"))
def episodes(request: Request, asked: Annotated[CooperationParameters, Query()]) -> Response:
    """Episodes of cooperation, and how each stands on a day."""
    require_area(asked.area)
    asked.as_of = asked.as_of or date.today()

    def find() -> Listing:
        rows = cooperation.episodes(asked.area, asked.unconfirmed)
        known = standing(rows, asked.as_of, as_of=date.today())
        rows = rows.assign(standing=known, answer=[ANSWER_OF[each].value for each in known])
        return lists.cited_rows("cooperation-episodes", rows, shapes.EpisodeRow, _of_day(asked))

    return lists.respond(request, asked, find)


@router.get("/cooperation/memoranda", **listed("cooperation-memoranda", shapes.MemorandumRow, example="?area=CZ042"))
def memoranda(request: Request, asked: Annotated[OfArea, Query()]) -> Response:
    """Memoranda and other agreements with the kraje of an area."""
    require_area(asked.area)

    def find() -> Listing:
        rows = agreements.memoranda(region_of(asked.area))
        return lists.cited_rows("cooperation-memoranda", rows, shapes.MemorandumRow, lists.of_area(asked.area))

    return lists.respond(request, asked, find)


@router.get("/localities", **listed("localities", shapes.LocalityRow, example="?area=CZ042"))
def known_localities(request: Request, asked: Annotated[OfArea, Query()]) -> Response:
    """Excluded localities; those that could be recognised only as a count of their municipality."""
    require_area(asked.area)

    def find() -> Listing:
        rows = localities.export_rows()
        rows = rows[rows["municipality_code"].isin(municipalities_of(asked.area))]
        return lists.cited_rows("localities", rows, shapes.LocalityRow, lists.of_area(asked.area))

    return lists.respond(request, asked, find)


@router.get("/projects", **listed("projects", shapes.ProjectRow, example="?area=CZ042"))
def projects_of_area(request: Request, asked: Annotated[ProjectParameters, Query()]) -> Response:
    """Projects that touch an area."""
    require_area(asked.area)

    def find() -> Listing:
        rows = projects.of_area(asked.area)
        for column, value in (("project_level", asked.level), ("project_state", asked.state)):
            rows = rows[rows[column] == value] if value else rows
        return lists.cited_rows("projects", rows, shapes.ProjectRow, lists.of_area(asked.area))

    return lists.respond(request, asked, find)


@router.get("/projects/{project_key}", **single("project", shapes.Project, example="RSSZ"))
def one_project(request: Request, project_key: ProjectKey, asked: Annotated[OnDay, Query()]) -> Response:
    """One project: who, when, where, and how far its indicators have got by a day."""
    if projects.card(project_key).empty:
        raise UnknownCodeError("project_key", project_key)
    asked.as_of = asked.as_of or date.today()

    def find() -> dict[str, object]:
        card = encoding.record(projects.card(project_key))
        places = lists.of_shape(projects.territories(project_key, COUNTRY_CODE), shapes.TerritoryRow)
        measured = projects.indicators(COUNTRY_CODE, asked.as_of)
        measured = lists.of_shape(measured[measured["project_key"] == project_key], shapes.IndicatorRow)
        return {
            **{name: card[name] for name in shapes.Project.model_fields if name in card},
            "territories": list(encoding.records(places)),
            "indicators": list(encoding.records(measured)),
        }

    return lists.respond_one(
        request, asked, find, lambda: lists.about_cited("project", projects.card(project_key), _on(asked.as_of))
    )


@router.get("/indicators", **listed("indicators", shapes.IndicatorRow, example="?area=CZ042"))
def indicators(request: Request, asked: Annotated[IndicatorParameters, Query()]) -> Response:
    """Indicators of projects and other commitments: target, actual value, what was to be expected by a day."""
    require_area(asked.area)
    if asked.project and projects.card(asked.project).empty:
        raise UnknownCodeError("project", asked.project)
    asked.as_of = asked.as_of or date.today()

    def find() -> Listing:
        rows = projects.indicators(asked.area, asked.as_of)
        rows = rows[rows["project_key"] == asked.project] if asked.project else rows
        return lists.cited_rows("indicators", rows, shapes.IndicatorRow, _of_day(asked))

    return lists.respond(request, asked, find)


def _on(day: date) -> tuple[str, ...]:
    return (texts.INTERFACE_OF_DAY.format(day=numbers.date(day)),)


def _of_day(asked: CooperationParameters | IndicatorParameters) -> tuple[str, ...]:
    return (*lists.of_area(asked.area), *_on(asked.as_of))
