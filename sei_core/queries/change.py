"""What changed between two years, and why?"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from sei_core.domain import change
from sei_core.domain.indicators import INDICATOR, Test
from sei_core.store import db

_NAMES = ["municipality_code", "municipality_name", "district_name"]


def movers(before: int, after: int, area_code: str, count: int) -> pd.DataFrame:
    """Which municipalities of an area rose and fell the most? Falls from the largest, then rises from the smallest.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        population_15plus: persons in the later year
        points_before: 0–30
        points_after: 0–30
        change: points, never 0
        is_small: true where so few inhabitants live that a handful of people decides
    """
    earlier, later = _index(before, area_code), _index(after, area_code)
    falls = change.movers(earlier, later, count, rising=False)
    rises = change.movers(earlier, later, count, rising=True)
    figures = ["population_15plus", "points_before", "points_after", "change", "is_small"]
    moved = pd.concat([falls, rises.iloc[::-1]], ignore_index=True).merge(later[_NAMES], on="municipality_code")
    return moved[[*_NAMES, *figures]]


def transitions(before: int, after: int, area_code: str) -> pd.DataFrame:
    """How many municipalities of an area moved from each band to each?

    Columns:
        band_from: value of ``Band`` in the earlier year, from the lightest
        band_to: value of ``Band`` in the later year
        municipality_count: municipalities
    """
    pairs = change.band_transitions(_index(before, area_code), _index(after, area_code))
    return pairs.rename(columns={"band_before": "band_from", "band_after": "band_to"})


def summary(before: int, after: int, area_code: str) -> pd.DataFrame:
    """How many municipalities of an area gained, lost and kept points? One row.

    Columns:
        rising_count: municipalities with more points
        falling_count: with fewer
        same_count: with as many
        mean_change: mean change, points, missing if no municipality has both years
        unmatched_count: municipalities that only one of the years has
        small_count: municipalities that moved and are so small that a handful of people decides
    """
    return db.fetch(
        """
        WITH both_years AS (
            SELECT municipality_code,
                   any_value(index_points) FILTER (year = $after) - any_value(index_points) FILTER (year = $before)
                       AS change,
                   any_value(population_15plus) FILTER (year = $after) < $small AS is_small
            FROM municipality_index JOIN membership USING (municipality_code)
            WHERE area_code = $area_code AND year IN ($before, $after)
            GROUP BY municipality_code
        )
        SELECT count(*) FILTER (change > 0) AS rising_count, count(*) FILTER (change < 0) AS falling_count,
               count(*) FILTER (change = 0) AS same_count, avg(change) AS mean_change,
               count(*) FILTER (change IS NULL) AS unmatched_count,
               count(*) FILTER (change <> 0 AND is_small) AS small_count
        FROM both_years
        """,
        before=before,
        after=after,
        area_code=area_code,
        small=change.SMALL_POPULATION,
    )


def decomposition(before: int, after: int, area_code: str) -> pd.DataFrame:
    """Which indicators and causes moved the points of an area's municipalities? Sums of points.

    Municipalities that both years have; all sums together are the change of their published index.

    Columns:
        indicator: key, in the order of the index; last ``whole_index`` if the rule does not explain something
        test: value of ``Test``, ``taken_over`` or ``unexplained``
        own_change: points from the municipalities' own counts
        yardstick_change: points from the moved kraj and country
        taken_over_change: points from another or changed donor of early leaving
        unexplained_change: points of the published index that the rule gives from no count
    """
    parts = _decompose(db.serving(), before, after)
    parts = parts[parts["municipality_code"].isin(_index(after, area_code)["municipality_code"])]
    sums = parts.groupby(["indicator", "test"], sort=False)[change.CHANGES].sum().reset_index()
    order = {
        "indicator": [*INDICATOR, change.WHOLE_INDEX],
        "test": [*Test, change.TAKEN_OVER, change.UNEXPLAINED],
    }
    return sums.sort_values(list(order), key=lambda keys: keys.map(order[keys.name].index), ignore_index=True)


def decomposition_of(code: str, before: int, after: int) -> pd.DataFrame:
    """Which indicators and causes moved the points of one municipality? All changes together are that of its index.

    Columns:
        indicator: key, in the order of the index; last ``whole_index`` if the rule does not explain something
        test: value of ``Test``, ``taken_over`` or ``unexplained``
        points_before: 0–2, or 0–6 of a taken-over score; of ``whole_index`` what the published index has beyond these
        points_after: likewise
        own_change: points from its own count
        yardstick_change: points from the moved kraj and country
        taken_over_change: points from another or changed donor of early leaving
        unexplained_change: points of the published index that the rule gives from no count
    """
    parts = _decompose(db.serving(), before, after)
    return parts[parts["municipality_code"] == code].drop(columns="municipality_code").reset_index(drop=True)


def three_year_means(year: int, area_code: str, count: int) -> pd.DataFrame:
    """What is the mean index of an area's municipalities over three years? The heaviest first.

    Empty unless the year and the two before it are at hand.

    Columns:
        municipality_code: text
        municipality_name: text
        district_name: text
        three_year_mean_points: 0–30
        index_points: of the year itself, 0–30
    """
    years = pd.concat([_index(each, area_code).assign(year=each) for each in (year - 2, year - 1, year)])
    means = change.three_year_mean(years).merge(years, on=["year", "municipality_code"])
    means = means[(means["year"] == year) & means["three_year_mean_points"].notna()]
    columns = [*_NAMES, "three_year_mean_points", "index_points"]
    order = means.sort_values(["three_year_mean_points", "municipality_code"], ascending=[False, True])
    return order[columns].head(count).reset_index(drop=True)


def _index(year: int, area_code: str) -> pd.DataFrame:
    return db.fetch(
        """
        SELECT municipality_code, municipality_name, area_name AS district_name, population_15plus, index_points, band
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN area ON area.area_code = district_code
        JOIN membership USING (municipality_code)
        WHERE year = $year AND membership.area_code = $area_code
        ORDER BY municipality_code
        """,
        year=year,
        area_code=area_code,
    )


@lru_cache(maxsize=4)  # 0.25 s for all municipalities, asked twice on a page
def _decompose(release: str, before: int, after: int) -> pd.DataFrame:
    with db.pinned(release):
        regions = db.fetch("SELECT municipality_code, region_code FROM municipality").set_index("municipality_code")
        results = {
            year: db.fetch("SELECT * FROM indicator_result WHERE year = $year", year=year) for year in (before, after)
        }
        index = [
            db.fetch("SELECT municipality_code, index_points FROM municipality_index WHERE year = $year", year=year)
            for year in (before, after)
        ]
    return change.completed(*index, change.decompose(results[before], results[after], regions["region_code"]))
