"""What if the counts of some municipalities were others, and what would suffice?

``changes`` are plain values: code of a municipality → column of table ``index_input`` → its new whole number, benefits
in twelfths. Every answer is counted from the same simulation, which is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from sei_core.domain import simulation, smallest_change
from sei_core.domain.indicators import INDICATOR
from sei_core.domain.levels import Level
from sei_core.domain.simulation import Changes, Simulation, Situation
from sei_core.domain.smallest_change import Goal, Obstacle
from sei_core.queries import areas
from sei_core.store import db

_NAMES = ["municipality_code", "municipality_name", "district_name", "region_name"]
_POINTS = ["points_before", "points_after", "band_before", "band_after"]


def inputs(code: str, year: int) -> pd.DataFrame:
    """What goes into the index of a municipality, and where do taken-over points come from? One row.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        region_name: text
        orp_code: text
        population_15plus: persons
        population_15_64: persons
        enforcement_count: persons
        housing_benefit_twelfths: benefits of a whole year
        subsistence_benefit_twelfths: benefits of a whole year
        long_unemployment_count: persons
        early_leaving_count: pupils, missing without a school of its own
        early_leaving_base: pupils, missing likewise
        published_points: 0–30
        computed_points: by the rule alone, 0–30
        donor_code: of taken-over early leaving, missing with a school of its own
        donor_name: likewise
        donor_district_name: likewise
    """
    return db.fetch(
        """
        SELECT municipality_code, municipality.municipality_name, district.area_name AS district_name,
               region.area_name AS region_name, municipality.orp_code, index_input.population_15plus, population_15_64,
               enforcement_count, housing_benefit_twelfths, subsistence_benefit_twelfths, long_unemployment_count,
               early_leaving_count, early_leaving_base, published_points, computed_points,
               donor_code, donor.municipality_name AS donor_name, donor_district.area_name AS donor_district_name
        FROM index_input
        JOIN municipality USING (municipality_code)
        JOIN municipality_index USING (year, municipality_code)
        JOIN indicator_result USING (year, municipality_code)
        JOIN area AS district ON district.area_code = municipality.district_code
        JOIN area AS region ON region.area_code = municipality.region_code
        LEFT JOIN municipality AS donor ON donor.municipality_code = donor_code
        LEFT JOIN area AS donor_district ON donor_district.area_code = donor.district_code
        WHERE municipality_code = $code AND year = $year AND indicator = $indicator
        """,
        code=code,
        year=year,
        indicator=simulation.SCHOOLING.key,
    )


def refusals(year: int, changes: Changes) -> dict[tuple[str, str], str]:
    """Which changes cannot be: code and column of each and its ``Refusal``; the other questions take none of them."""
    found = simulation.refusals(_situation(db.serving(), year), changes)
    return {(row.municipality_code, row.column): row.refusal for row in found.itertuples()}


def outcome(year: int, changes: Changes, area_code: str | None = None) -> pd.DataFrame:
    """What is the index of the changed municipalities, or of all of an area, before and after? In the order of names.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        region_name: text
        points_before: published, 0–30
        points_after: 0–30
        band_before: value of ``Band``
        band_after: value of ``Band``
    """
    index = _simulated(year, changes).index
    if area_code is None:
        shown = index["is_changed"]
    else:
        members = db.fetch_once(
            "SELECT municipality_code FROM membership WHERE area_code = $area_code", area_code=area_code
        )
        shown = index["municipality_code"].isin(members["municipality_code"])
    return _named(index[shown])[[*_NAMES, *_POINTS]]


def cells(code: str, year: int, changes: Changes) -> pd.DataFrame:
    """How do the tests of one municipality come out, before and after?

    Columns:
        indicator: key, in the order of the index
        test: value of ``Test``, or ``taken_over`` for the whole score of a donor
        value_before: share (0–1), quotient or count; missing where taken over or the base is 0
        value_after: likewise
        lo: lower threshold of the test, missing where taken over
        hi: upper threshold, likewise
        points_before: 0–2, or 0–6 taken over
        points_after: likewise
    """
    return _simulated(year, changes).cells(code)


def yardsticks(year: int, changes: Changes) -> pd.DataFrame:
    """How do the shares that quotients are divided by move, in each kraj whose sums change?

    Columns:
        indicator: key, in the order of the index
        region_name: text
        count_change: persons, pupils, or benefits of an average month
        base_change: persons or pupils
        region_share_before: share of the kraj, 0–1
        region_share_after: likewise
        country_share_before: share of the country, 0–1
        country_share_after: likewise
        yardstick_share_before: their mean
        yardstick_share_after: likewise
        first_point_share_before: share that gives the first point of the quotient
        first_point_share_after: likewise
    """
    moved = _simulated(year, changes).yardsticks()
    names = db.fetch_once("SELECT area_code AS region_code, area_name AS region_name FROM area WHERE level = 'region'")
    named = moved["region_code"].map(names.set_index("region_code")["region_name"])
    moved.insert(1, "region_name", named)
    return moved.drop(columns="region_code")


def others(year: int, changes: Changes) -> pd.DataFrame:
    """Whose points move although nothing of their own changed, and why? The largest moves first.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        region_name: text
        points_before: published index, 0–30
        points_after: 0–30
        band_before: value of ``Band``
        band_after: value of ``Band``
        indicator: key; a municipality has a row for each that moves
        cause: value of ``Cause``
        donor_name: of taken-over points, missing otherwise
        indicator_points_before: 0–6
        indicator_points_after: 0–6
    """
    simulated = _simulated(year, changes)
    causes = simulated.causes()
    rows = _named(causes.merge(simulated.index, on="municipality_code"))
    donors = _places().set_index("municipality_code")["municipality_name"]
    rows = rows.assign(donor_name=rows["donor_code"].map(donors), move=(rows.points_after - rows.points_before).abs())
    rows = rows.sort_values(["move", "municipality_code"], ascending=[False, True], kind="stable", ignore_index=True)
    moved = ["indicator", "cause", "donor_name", "indicator_points_before", "indicator_points_after"]
    return rows[[*_NAMES, *_POINTS, *moved]]


def values(year: int, changes: Changes) -> pd.DataFrame:
    """By how many points does the index of every municipality move? In the order of codes, which is that of the map.

    Columns:
        area_code: text
        value: points, 0 where nothing moves, missing where the year does not have the municipality
    """
    index = _simulated(year, changes).index
    move = index["points_after"] - index["points_before"]
    moves = pd.DataFrame({"area_code": index["municipality_code"], "value": move})
    return areas.codes(Level.MUNICIPALITY).merge(moves, on="area_code", how="left")


def sufficient(code: str, year: int, low: int, high: int) -> pd.DataFrame:
    """Which smallest changes of its counts would bring a municipality to an index from ``low`` to ``high``?

    First in all indicators together, then in each alone. ``index_after`` is what the simulation gives for the change.

    Columns:
        way: ``together`` or ``alone``
        indicator: key, in the order of the index; missing where all together cannot reach it
        count_before: persons, pupils, or benefits of an average month; missing without a school of its own
        count_after: missing where the goal cannot be reached
        count_change: likewise
        relative_change: share of the count now, missing likewise or where that is 0
        indicator_points_before: 0–6
        indicator_points_after: 0–6, missing where the goal cannot be reached
        index_after: 0–30, likewise
        moved_count: other municipalities whose index moves, likewise
        obstacle: value of ``Obstacle``, missing where the goal can be reached
        nearest_points: the index nearest to the goal, missing likewise
        beyond_points: the index that is skipped to, missing likewise
    """
    return _sufficient(db.serving(), code, year, low, high).copy()


def percent_changes(area_code: str, year: int, percents: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Which changes make every municipality of an area differ by so many percent, indicator by indicator?"""
    members = db.fetch_once(
        """
        SELECT municipality_code FROM membership JOIN index_input USING (municipality_code)
        WHERE area_code = $area_code AND year = $year
        ORDER BY municipality_code
        """,
        area_code=area_code,
        year=year,
    )
    return simulation.by_percent(_situation(db.serving(), year), members["municipality_code"].tolist(), percents)


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """Put names to codes; in Czech order of names."""
    return _places().merge(rows, on="municipality_code")


def _places() -> pd.DataFrame:
    return db.fetch_once(
        """
        SELECT municipality_code, municipality_name, district.area_name AS district_name,
               region.area_name AS region_name
        FROM municipality
        JOIN area AS district ON district.area_code = district_code
        JOIN area AS region ON region.area_code = region_code
        ORDER BY municipality_name COLLATE cs, municipality_code
        """
    )


def _simulated(year: int, changes: Changes) -> Simulation:
    frozen = tuple((code, tuple(sorted(named.items()))) for code, named in sorted(changes.items()))
    return _simulate(db.serving(), year, frozen)


@lru_cache(maxsize=4)  # 0.1 s for all municipalities, asked at every change of a count
def _situation(release: str, year: int) -> Situation:
    with db.pinned(release):
        rows = db.fetch("SELECT * FROM index_input WHERE year = $year", year=year)
        places = db.fetch("SELECT municipality_code, region_code FROM municipality")
        donors = db.fetch(
            "SELECT municipality_code, donor_code FROM indicator_result WHERE year = $year AND donor_code IS NOT NULL",
            year=year,
        )
    return simulation.situation(rows, places, donors.set_index("municipality_code")["donor_code"])


@lru_cache(maxsize=8)  # asked several times on a page
def _simulate(release: str, year: int, frozen: tuple) -> Simulation:
    return simulation.simulate(_situation(release, year), {code: dict(named) for code, named in frozen})


@lru_cache(maxsize=8)  # six simulations
def _sufficient(release: str, code: str, year: int, low: int, high: int) -> pd.DataFrame:
    before, goal = _situation(release, year), Goal(low, high)
    sums, points = before.sums_of(code), int(before.published[before.at(code)])
    joint = smallest_change.joint_change(sums, points, goal).assign(way="together")
    if joint.empty:
        joint = pd.DataFrame([{"way": "together", **_unreachable(sums, points, goal)}])
    alone = smallest_change.single_changes(sums, points, goal).assign(way="alone")
    ways = [joint, *(alone.iloc[[place]] for place in range(len(alone)))]
    rows = pd.concat([way.assign(**_verified(before, code, way)) for way in ways], ignore_index=True)
    per_unit = rows["indicator"].map({key: each.parts_per_unit for key, each in INDICATOR.items()}).astype(float)
    rows["count_before"], rows["count_after"] = (
        rows[f"parts_{when}"].astype(float) / per_unit for when in ("before", "after")
    )
    rows["count_change"] = rows["count_after"] - rows["count_before"]
    rows["relative_change"] = rows["count_change"] / rows["count_before"].where(rows["count_before"] > 0)
    points_columns = ["indicator_points_before", "indicator_points_after", "index_after", "moved_count"]
    why = ["nearest_points", "beyond_points"]
    counted = ["count_before", "count_after", "count_change", "relative_change"]
    rows = rows.astype(dict.fromkeys([*points_columns, *why], "Int64"))
    return rows[["way", "indicator", *counted, *points_columns, "obstacle", *why]]


def _unreachable(sums: pd.DataFrame, points: int, goal: Goal) -> dict[str, object]:
    """Why all indicators together cannot reach a goal."""
    lowest, highest = smallest_change.reach(sums, points)
    if lowest <= goal.high and highest >= goal.low:
        return {"obstacle": Obstacle.SKIPPED.value}
    return {"obstacle": Obstacle.OUT_OF_REACH.value, "nearest_points": lowest if goal.high < points else highest}


def _verified(before: Situation, code: str, way: pd.DataFrame) -> dict[str, int | None]:
    """What the simulation gives for a change: the index, and how many others move."""
    if "parts_after" not in way or way["parts_after"].isna().any():
        return {"index_after": None, "moved_count": None}
    named = {INDICATOR[row.indicator].count_column: int(row.parts_after) for row in way.itertuples()}
    index = simulation.simulate(before, {code: named}).index
    moved = index[index["points_before"] != index["points_after"]]
    own = index.loc[index["municipality_code"] == code, "points_after"].item()
    return {"index_after": own, "moved_count": int((moved["municipality_code"] != code).sum())}
