"""From raw counts to points: the rule of the index, exact at its bounds.

Source:
    Derived from the publisher's workbook 2023; what it reproduces and where it cannot is
    held by tests/test_golden.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pyproj import Transformer

from sei_core.domain.bands import band_of
from sei_core.domain.indicators import INDICATORS, MAX_INDICATOR_POINTS, Indicator, Test, Thresholds
from sei_core.domain.ranking import rank

NATIONAL_GRID = "EPSG:5514"  # S-JTSK / Krovak East North, metres
CELLS = [f"{test}_points" for test in Test]


@dataclass(frozen=True)
class Scores:
    """The index of one or more years, in the columns of the tables of the same names."""

    indicator_result: pd.DataFrame
    municipality_index: pd.DataFrame
    yardstick: pd.DataFrame


def grade(numerator: np.ndarray, denominator: np.ndarray, bounds: Thresholds) -> np.ndarray:
    """Give 0, 1 or 2 points to each fraction, compared in whole numbers.

    Args:
        numerator, denominator: whole numbers, shape (n,), not missing, not negative.
        bounds: below ``lo`` 0 points, from ``lo`` to ``hi`` (both included) 1, above ``hi`` 2.

    Returns:
        Points, int, shape (n,); 0 where the denominator is 0.
    """
    # Python's whole numbers: products of national sums do not fit 64 bits.
    top, bottom = numerator.astype(object), denominator.astype(object)
    reached = top * bounds.lo.denominator >= bottom * bounds.lo.numerator
    exceeded = top * bounds.hi.denominator > bottom * bounds.hi.numerator
    return (reached.astype(int) + exceeded.astype(int)) * (bottom > 0).astype(int)


def lq_fraction(
    parts: np.ndarray,
    base: np.ndarray,
    region_parts: np.ndarray,
    region_base: np.ndarray,
    country_parts: np.ndarray,
    country_base: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Write the location quotient as a fraction of two whole numbers.

    The quotient is the municipality's share over the mean of the region's and the country's
    shares; parts of a unit cancel out.

    Args:
        parts, base: of the municipality, whole numbers, shape (n,).
        region_parts, region_base: sums over its region (kraj), shape (n,).
        country_parts, country_base: sums over the country, shape (n,).

    Returns:
        Numerator and denominator, Python's whole numbers, shape (n,); the denominator is 0
        where the quotient has no meaning.
    """
    parts, base, region_parts, region_base, country_parts, country_base = (
        np.asarray(value).astype(object)
        for value in (parts, base, region_parts, region_base, country_parts, country_base)
    )
    numerator = 2 * parts * region_base * country_base
    denominator = base * (region_parts * country_base + country_parts * region_base)
    return numerator, denominator


def fraction_of(sums: Sequence[np.ndarray], indicator: Indicator, test: Test) -> tuple[np.ndarray, np.ndarray]:
    """Write what a test compares with its bounds as a fraction of two whole numbers.

    Args:
        sums: parts and base of the municipality, of its region (kraj) and of the country, whole numbers, each of
            shape (n,).
        indicator: whose count and base they are.
        test: share, location quotient or count.

    Returns:
        Numerator and denominator, Python's whole numbers, shape (n,); the denominator is 0 where the base is.
    """
    if test is Test.LQ:
        return lq_fraction(*sums)
    parts, base = (np.asarray(each).astype(object) for each in sums[:2])
    units = base if test is Test.SHARE else np.where(base > 0, 1, 0).astype(object)
    return parts, indicator.parts_per_unit * units


def nearest_schools(municipalities: pd.DataFrame, with_school: pd.Series) -> pd.Series:
    """Find the nearest municipality with a school for each one without.

    Args:
        municipalities: ``definition_lat``, ``definition_lon`` in degrees, missing where a municipality has no
            definition point yet, index of codes, shape (n,).
        with_school: true where the municipality has a school of its own, same index.

    Returns:
        Code of the donor for each municipality without a school that has a definition point (index of codes); the
        lower code where two are equally near. Empty if nobody has a school. A municipality without a definition
        point is neither donor nor taker.

    Source:
        Distance in the plane of the national grid: a sphere instead of it would give two
        municipalities another donor than the published points show (Staré Křečany, Božanov).
    """
    municipalities = municipalities.dropna(subset=["definition_lat", "definition_lon"])
    to_plane = Transformer.from_crs("EPSG:4326", NATIONAL_GRID, always_xy=True)
    east, north = to_plane.transform(municipalities["definition_lon"], municipalities["definition_lat"])
    places = pd.DataFrame({"east": east, "north": north}, municipalities.index).sort_index()
    school = with_school.reindex(places.index).astype(bool)
    if not school.any():
        return pd.Series(dtype="str")
    seekers, schools = places[~school], places[school]
    distance = np.hypot(*(np.subtract.outer(seekers[axis].to_numpy(), schools[axis].to_numpy()) for axis in places))
    return pd.Series(schools.index.to_numpy()[distance.argmin(axis=1)], seekers.index, dtype="str")


def score(index_input: pd.DataFrame, municipalities: pd.DataFrame) -> Scores:
    """Count the index of every municipality and year.

    Args:
        index_input: columns of table ``index_input``; early leaving is missing where the
            municipality has no school of its own.
        municipalities: columns of table ``municipality``; every code of ``index_input`` is there, others may be too.

    Returns:
        Tables ``indicator_result``, ``municipality_index`` and ``yardstick``. Points of taken-over
        early leaving are the published index minus the other four scores, so that the published
        index decomposes exactly; their cells are those of the nearest school, missing where its
        score is another one. ``computed_points`` uses the nearest school alone. A municipality without a school and
        without a definition point has no donor: cells and ``computed_points`` are missing, and its points of early
        leaving too where the published index leaves no possible ones.

    Raises:
        KeyError: if a code of ``index_input`` is not among ``municipalities``.
        ValueError: if in some year no municipality has a school of its own: there is no early leaving to take over.
    """
    places = municipalities.set_index("municipality_code")
    years = [_score_year(frame, places) for _, frame in index_input.groupby("year")]
    return Scores(
        *(
            pd.concat([getattr(scores, name) for scores in years], ignore_index=True)
            for name in ("indicator_result", "municipality_index", "yardstick")
        )
    )


def _score_year(index_input: pd.DataFrame, places: pd.DataFrame) -> Scores:
    """Count the index of one year; see ``score``."""
    rows = index_input.sort_values("municipality_code").set_index("municipality_code")
    region = places["region_code"].loc[rows.index]
    parts = {indicator.key: _sums_of(rows, indicator, region) for indicator in INDICATORS}
    results = {indicator.key: _result(parts[indicator.key], indicator) for indicator in INDICATORS}

    schooling = next(indicator.key for indicator in INDICATORS if indicator.schools_only)
    if results[schooling]["points"].isna().all():
        raise ValueError(f"no municipality has a school of its own in {rows['year'].iloc[0]}")
    others = sum(result["points"] for key, result in results.items() if key != schooling)
    with_school = results[schooling]["points"].notna()
    donors = nearest_schools(places.loc[rows.index], with_school).reindex(rows.index[~with_school])
    donated = results[schooling][[*CELLS, "points"]].reindex(donors.to_numpy()).set_axis(donors.index)
    results[schooling], computed = _take_over(results[schooling], donors, donated, rows["published_points"] - others)

    long = pd.concat([result.assign(indicator=key) for key, result in results.items()]).reset_index()
    cells = {name: sum(result[name] for result in results.values()) for name in CELLS}
    index = pd.DataFrame(
        {
            "population_15plus": rows["population_15plus"],
            "index_points": rows["published_points"],
            "computed_points": (others + computed).astype("Int64"),
            "band": band_of(rows["published_points"]),
            **cells,
            "rank": rank(rows["published_points"]),
        }
    ).reset_index()
    return Scores(*(frame.assign(year=rows["year"].iloc[0]) for frame in (long, index, _yardsticks(parts, region))))


def _sums_of(rows: pd.DataFrame, indicator: Indicator, region: pd.Series) -> pd.DataFrame:
    """Put the count (in whole parts) and base of each municipality beside those of its region and country."""
    own = pd.DataFrame({"parts": rows[indicator.count_column], "base": rows[indicator.base_column]})
    own = own.astype("Int64").dropna()
    regional = own.groupby(region.loc[own.index]).transform("sum").add_prefix("region_")
    return (
        own.join(regional).assign(country_parts=own["parts"].sum(), country_base=own["base"].sum()).reindex(rows.index)
    )


def _result(sums: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Score one indicator where it has a count of its own; the rest stays missing."""
    own = sums.dropna().astype(object)
    fractions = {test: fraction_of(list(own.to_numpy().T), indicator, test) for test in Test}
    cells = {f"{test}_points": grade(*fractions[test], indicator.thresholds(test)) for test in Test}
    result = pd.DataFrame(cells, own.index, dtype="Int64")
    result.insert(0, "count", (own["parts"] / indicator.parts_per_unit).astype(float))
    result.insert(1, "base", own["base"].astype("Int64"))
    result.insert(2, "share", _ratio(*fractions[Test.SHARE]))
    result.insert(3, "lq", _ratio(*fractions[Test.LQ]))
    result["points"] = result[CELLS].sum(axis=1).astype("Int64")
    return result.reindex(sums.index)


def _take_over(
    result: pd.DataFrame, donors: pd.Series, donated: pd.DataFrame, implied: pd.Series
) -> tuple[pd.DataFrame, pd.Series]:
    """Fill the score of municipalities without a school; also return the points the rule alone gives.

    Args:
        result: score of the schools-only indicator, missing where there is no school.
        donors: code of the nearest school, missing without a definition point; index of those without one.
        donated: cells and points of that school, same index.
        implied: published index minus the other four scores, index of all.
    """
    result = result.assign(donor_code=donors.reindex(result.index))
    computed = result["points"].fillna(donated["points"])
    possible = implied.loc[donors.index].between(0, MAX_INDICATOR_POINTS)
    points = implied.loc[donors.index].where(possible, donated["points"]).astype("Int64")
    result.loc[donors.index, "points"] = points
    for cell in CELLS:
        result.loc[donors.index, cell] = donated[cell].where(points == donated["points"])
    return result, computed


def _yardsticks(sums: dict[str, pd.DataFrame], region: pd.Series) -> pd.DataFrame:
    """List the shares of each region and of the country and their mean, per indicator."""
    frames = []
    for indicator in INDICATORS:
        once = sums[indicator.key].assign(region_code=region).dropna().drop_duplicates("region_code")
        shares = {
            f"{area}_share": _ratio(
                once[f"{area}_parts"].to_numpy(object), once[f"{area}_base"].to_numpy(object) * indicator.parts_per_unit
            )
            for area in ("region", "country")
        }
        frames.append(
            pd.DataFrame({"region_code": once["region_code"].to_numpy(), "indicator": indicator.key, **shares})
        )
    return pd.concat(frames).assign(yardstick_share=lambda frame: (frame["region_share"] + frame["country_share"]) / 2)


def _ratio(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """Divide whole numbers into floats; missing where the denominator is 0."""
    return np.array([n / d if d else np.nan for n, d in zip(numerator, denominator, strict=True)], dtype=float)
