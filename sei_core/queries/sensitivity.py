"""How much does the index owe to the way it is built, and to chance in small counts?"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache

import numpy as np
import pandas as pd

from sei_core.domain import change, small_numbers, uncertainty
from sei_core.domain import variants as building
from sei_core.domain.bands import MAX_POINTS
from sei_core.domain.levels import Level
from sei_core.domain.uncertainty import DEFAULT, Ranges, Simulation
from sei_core.domain.variants import OFFICIAL, RECIPES, Recipe
from sei_core.queries import areas
from sei_core.store import db
from sei_core.store.slow import slow

#: Key of the reader's own variant among the others.
OWN = "own"

#: Who is told of the progress of draws; no part of the key of what is kept.
_listener: ContextVar[Callable[[float], object]] = ContextVar("listener", default=lambda done: None)


def variants(year: int, area_code: str, recipe: Recipe = OFFICIAL) -> pd.DataFrame:
    """How far are the variants of the index from the official one in an area? The reader's own variant is last.

    Ranks are those in the whole country; the mean and the correlation are over the municipalities of the area.

    Columns:
        variant: key of ``RECIPES``, or ``own``
        spearman: rank correlation with the index, missing where it has no meaning
        mean_rank_shift: mean of absolute differences of rank
        up_count: municipalities in a heavier band
        down_count: in a lighter one
        high_count: with 12 points or more in the index
        still_high_count: of them in the variant too
        new_high_count: in the variant only
    """
    made = {**RECIPES, OWN: recipe}
    rows = [{"variant": name, **_summary(db.serving(), year, area_code, each)} for name, each in made.items()]
    order = ["spearman", "mean_rank_shift", "up_count", "down_count"]
    return pd.DataFrame(rows)[["variant", *order, "high_count", "still_high_count", "new_high_count"]]


def municipalities(year: int, area_code: str, recipe: Recipe = OFFICIAL) -> pd.DataFrame:
    """What does a variant do to each municipality of an area? The largest differences of points first.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        population_15plus: persons
        index_points: 0–30, sum of the points of the five indicators
        variant_points: 0–30, stretched from the points that the variant can give
        points_difference: variant less index
        band: value of ``Band``
        variant_band: likewise
        rank: in the country, 1 = heaviest
        variant_rank: likewise
        rank_difference: positive where the municipality is lighter in the variant
    """
    rows = _within(db.serving(), year, area_code, recipe)
    size = rows["points_difference"].abs()
    order = rows.assign(size=size).sort_values(["size", "municipality_code"], ascending=[False, True])
    return order.drop(columns="size").reset_index(drop=True)


def transitions(year: int, area_code: str, recipe: Recipe = OFFICIAL) -> pd.DataFrame:
    """How many municipalities of an area go from each band of the index to each band of a variant?

    Columns:
        band_from: value of ``Band`` of the index, from the lightest
        band_to: value of ``Band`` of the variant
        municipality_count: municipalities
    """
    rows = municipalities(year, area_code, recipe)
    pairs = change.band_transitions(
        rows[["municipality_code", "band"]],
        rows[["municipality_code", "variant_band"]].rename(columns={"variant_band": "band"}),
    )
    return pairs.rename(columns={"band_before": "band_from", "band_after": "band_to"})


def differences(year: int, recipe: Recipe = OFFICIAL) -> pd.DataFrame:
    """How many points does a variant give to each municipality more or less? In the order of codes, that of the map.

    Columns:
        area_code: text
        value: points, variant less index; missing where the year does not have the municipality
    """
    compared = _compared(db.serving(), year, recipe)[["municipality_code", "points_difference"]]
    compared = compared.set_axis(["area_code", "value"], axis=1)
    return areas.codes(Level.MUNICIPALITY).merge(compared, on="area_code", how="left")


def recounted(year: int) -> pd.DataFrame:
    """Where does the published index not follow from the cells, and where are the cells not known? One row.

    Columns:
        differing_count: municipalities whose published index is not the sum of its five indicators
        unknown_count: municipalities with a taken-over score whose donor, and so the cells, are not known
    """
    return db.fetch_once(
        """
        WITH summed AS (
            SELECT municipality_code, sum(points) AS points, bool_or(share_points IS NULL) AS is_unknown
            FROM indicator_result
            WHERE year = $year
            GROUP BY municipality_code
        )
        SELECT count(*) FILTER (points <> index_points) AS differing_count,
               count(*) FILTER (is_unknown) AS unknown_count
        FROM summed JOIN municipality_index USING (municipality_code)
        WHERE year = $year
        """,
        year=year,
    )


def draws(
    year: int, area_code: str, ranges: Ranges = DEFAULT, told: Callable[[float], object] | None = None
) -> pd.DataFrame:
    """Which ranks and bands come out for the municipalities of an area when weights and bounds are drawn?

    The heaviest first.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        population_15plus: persons
        index_points: 0–30, sum of the points of the five indicators
        band: value of ``Band``
        rank: in the country, 1 = heaviest
        rank_low: exceeded by 95 % of draws
        rank_median: half of draws at most
        rank_high: 95 % of draws at most
        minimal_band_share: share of draws in band 0–1
        low_band_share: in band 2–7
        elevated_band_share: in band 8–11
        high_band_share: in band 12–30
        likely_band: most frequent band
        likely_share: share of draws in it
        is_certain: at least 95 % of draws in one band
    """
    simulation = _simulation(year, ranges, told)
    official = _compared(db.serving(), year, OFFICIAL)[["municipality_code", "index_points", "band", "rank"]]
    rows = _rows(year, area_code).merge(official, on="municipality_code").merge(simulation.rows, on="municipality_code")
    rows = rows.sort_values(["rank", "municipality_code"], ignore_index=True)
    return rows.assign(is_certain=rows["likely_share"] >= uncertainty.CERTAIN)


def influence(year: int, ranges: Ranges = DEFAULT, told: Callable[[float], object] | None = None) -> pd.DataFrame:
    """Which drawn choice moves the number of municipalities with 12 points or more the most? The whole country.

    Columns:
        choice: one of ``uncertainty.GROUPS``, or ``rest``
        variance_share: share of the variance, 0–1
    """
    return uncertainty.influence(_simulation(year, ranges, told))


def wobble(year: int, area_code: str, added: float = 0.0) -> pd.DataFrame:
    """How far does chance in the counts move the points of the municipalities of an area? The heaviest first.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        population_15plus: persons
        index_points: 0–30, sum of the points of the five indicators
        band: value of ``Band``
        points_low: 5 % quantile of points
        points_high: 95 % quantile
        minimal_band_share: probability of band 0–1
        low_band_share: of band 2–7
        elevated_band_share: of band 8–11
        high_band_share: of band 12–30
        same_band_share: of its own band
        is_certain: at least 0.95 of it
    """
    counts = _counts(db.serving(), year)
    spread = small_numbers.intervals(counts, _distribution(db.serving(), year, added))
    rows = _rows(year, area_code).merge(spread, on="municipality_code")
    return rows.sort_values(["index_points", "municipality_code"], ascending=[False, True], ignore_index=True)


def wobble_of(code: str, year: int, added: float = 0.0) -> pd.DataFrame:
    """How likely is each number of points of a municipality, if its counts fell anew? Empty for an unknown one.

    Columns:
        index_points: 0–30
        probability_share: 0–1
        is_index: whether the municipality has so many points in the index
    """
    chances = _chances(code, year, added)
    points = np.arange(MAX_POINTS + 1)[: len(chances)]
    official = _points_of(code, year)
    return pd.DataFrame({"index_points": points, "probability_share": chances, "is_index": points == official})


def jump(code: str, before: int, after: int, added: float = 0.0) -> pd.DataFrame:
    """Does the change of a municipality between two years lie within the noise of its counts? One row, if both have it.

    Columns:
        points_before: sum of the cells of the earlier year
        points_after: of the later one
        change: points
        change_low: 5 % quantile of the difference, when both years' counts fall anew
        change_high: 95 % quantile
        is_noise: whether no change lies between them
    """
    columns = ["points_before", "points_after", "change", "change_low", "change_high", "is_noise"]
    chances = [_chances(code, year, added) for year in (before, after)]
    if not all(len(each) for each in chances):
        return pd.DataFrame(columns=columns)
    first, last = _points_of(code, before), _points_of(code, after)
    found = {"points_before": first, "points_after": last, "change": last - first} | small_numbers.jump(*chances)
    return pd.DataFrame([found])[columns]


def _chances(code: str, year: int, added: float) -> np.ndarray:
    """Probabilities of 0–30 points of one municipality; empty if the year does not have it."""
    known = _counts(db.serving(), year).codes == code
    return _distribution(db.serving(), year, added)[known].ravel()


def _points_of(code: str, year: int) -> int | None:
    """Sum of the cells of one municipality; None if the year does not have it."""
    compared = _compared(db.serving(), year, OFFICIAL)
    found = compared.loc[compared["municipality_code"] == code, "index_points"]
    return None if found.empty else int(found.item())


def _rows(year: int, area_code: str) -> pd.DataFrame:
    """The municipalities of an area."""
    return db.fetch_once(
        """
        SELECT municipality_code, municipality_name, area_name AS district_name, population_15plus
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN area ON area.area_code = district_code
        WHERE year = $year
          AND municipality_code IN (SELECT municipality_code FROM membership WHERE area_code = $area_code)
        ORDER BY municipality_code
        """,
        year=year,
        area_code=area_code,
    )


@lru_cache(maxsize=4)  # 0.1 s and 5 MB a year
def _counts(release: str, year: int) -> building.Counts:
    with db.pinned(release):
        regions = db.fetch("SELECT municipality_code, region_code FROM municipality").set_index("municipality_code")
        results = db.fetch("SELECT * FROM indicator_result WHERE year = $year", year=year)
    return building.counts_of(results, regions["region_code"])


@lru_cache(maxsize=32)  # 20 ms and 0.8 MB a variant; a page asks for eleven
def _compared(release: str, year: int, recipe: Recipe) -> pd.DataFrame:
    return building.compare(_counts(release, year), recipe)


def _within(release: str, year: int, area_code: str, recipe: Recipe) -> pd.DataFrame:
    """A variant in the municipalities of an area, with their names."""
    return _rows(year, area_code).merge(_compared(release, year, recipe), on="municipality_code")


@lru_cache(maxsize=256)  # 15 ms; eleven rows of the table for each area
def _summary(release: str, year: int, area_code: str, recipe: Recipe) -> dict[str, float]:
    return building.summary(_within(release, year, area_code, recipe))


@lru_cache(maxsize=6)  # 0.1 s and 1.6 MB
def _distribution(release: str, year: int, added: float) -> np.ndarray:
    return small_numbers.point_distribution(_counts(release, year), added)


def _simulation(year: int, ranges: Ranges, told: Callable[[float], object] | None) -> Simulation:
    token = _listener.set(told or (lambda done: None))
    try:
        return _simulate(db.serving(), year, ranges)
    finally:
        _listener.reset(token)


@slow(8)  # 1 to 3 s and 0.5 MB
def _simulate(release: str, year: int, ranges: Ranges) -> Simulation:
    return uncertainty.simulate(_counts(release, year), ranges, _listener.get())
