"""Reference: sources, and every table of the atlas as it is."""

from __future__ import annotations

from typing import Annotated

import pandas as pd
from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from sei_core import catalogue
from sei_core.api.v1 import lists, shapes
from sei_core.api.v1.documented import listed
from sei_core.api.v1.lists import Listing
from sei_core.api.v1.parameters import Paged, SourceParameters, TableParameters
from sei_core.api.v1.places import require_area, year_of
from sei_core.api.v1.problems import RefusedParameterError, UnknownCodeError
from sei_core.errors import SeiError
from sei_core.queries import meta
from sei_core.view import texts

router = APIRouter(tags=["reference"])


@router.get("/sources", **listed("sources", shapes.SourceRow, example="?table=index"))
def sources(request: Request, asked: Annotated[SourceParameters, Query()]) -> Response:
    """Where the data come from: all of them, or those of one table."""
    if asked.year is not None:
        year_of(asked.year)

    def find() -> Listing:
        rows = meta.sources()
        if asked.table:
            rows = meta.sources_of(*catalogue.find(asked.table).tables, year=asked.year)
        return Listing("sources", lists.of_shape(rows, shapes.SourceRow), lists.about("sources"))

    return lists.respond(request, asked, find)


@router.get("/tables", **listed("tables", shapes.TableRow))
def tables(request: Request, asked: Annotated[Paged, Query()]) -> Response:
    """Tables that can be taken away."""
    root = request.scope["root_path"]

    def find() -> Listing:
        rows = [
            (e.name, e.title, e.grain, e.by_year, e.by_area, e.is_layer, f"{root}/tables/{e.name}")
            for e in catalogue.EXPORTS.values()
        ]
        frame = pd.DataFrame(rows, columns=list(shapes.TableRow.model_fields))
        return Listing("tables", frame, lists.about("tables"))

    return lists.respond(request, asked, find)


@router.get("/tables/{name}", **listed("table", shapes.AnyRow, geo=True, example="indicator_result?limit=10"))
def one_table(
    request: Request,
    name: Annotated[str, Path(max_length=60, description=texts.INTERFACE_PARAMETER["name"], examples=["index"])],
    asked: Annotated[TableParameters, Query()],
) -> Response:
    """One table, row by row, of one area where its rows have areas."""
    if name not in catalogue.EXPORTS:
        raise UnknownCodeError("name", name)
    chosen = catalogue.find(name)
    year = year_of(asked.year)
    asked.year = year if chosen.by_year else None
    require_area(asked.area)

    def find() -> Listing:
        try:
            rows = catalogue.rows(chosen, year, asked.area)
        except SeiError as error:
            raise RefusedParameterError("area", asked.area, str(error)) from error
        is_drawn = asked.format == "geojson" and asked.geometry
        sources = catalogue.sources_frame(chosen, year, rows, with_boundaries=is_drawn)
        about = catalogue.about_of(chosen, year, sources, asked.area)
        if not chosen.is_layer:
            return Listing(name, rows, about)
        return Listing(name, rows, about, rows[chosen.area_column], chosen.level or rows["level"])

    return lists.respond(request, asked, find, geo=chosen.is_layer)
