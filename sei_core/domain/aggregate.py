"""From municipalities to areas: sums, shares and means at any level."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.bands import Band
from sei_core.domain.indicators import INDICATOR, INDICATORS
from sei_core.domain.levels import COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE, INNER_LEVELS, PRAGUE_REGION, Level

AREA = ["level", "area_code"]
MEMBERSHIP_COLUMNS = ["municipality_code", *AREA]


def all_areas(municipalities: pd.DataFrame) -> pd.DataFrame:
    """List which areas each municipality lies in.

    Args:
        municipalities: columns ``municipality_code``, ``opou_code``, ``orp_code``, ``district_code``,
            ``region_code``.

    Returns:
        Columns ``municipality_code``, ``level``, ``area_code``: a row for each OPOU, ORP, okres, kraj
        and the country, and, outside Praha, one for the country without Praha.
    """
    codes = municipalities["municipality_code"]
    outside_prague = codes[municipalities["region_code"] != PRAGUE_REGION]
    pieces = [(level, codes, municipalities[level.code_column]) for level in INNER_LEVELS]
    pieces += [(Level.COUNTRY, codes, COUNTRY_CODE), (Level.COUNTRY, outside_prague, COUNTRY_WITHOUT_PRAGUE_CODE)]
    return pd.concat(
        [
            pd.DataFrame({"municipality_code": members, "level": level.value, "area_code": areas})
            for level, members, areas in pieces
        ],
        ignore_index=True,
    )


def area_index(index: pd.DataFrame, membership: pd.DataFrame) -> pd.DataFrame:
    """Average the index over the municipalities of each area.

    Args:
        index: columns ``year``, ``municipality_code``, ``population_15plus`` (persons), ``index_points``
            of table ``municipality_index``, one or more years.
        membership: columns ``municipality_code``, ``level``, ``area_code``, each pair once; see ``all_areas``.

    Returns:
        Columns of table ``area_index``, sorted by year, level and code. Weights of
        ``weighted_mean_points`` are inhabitants 15+; missing where an area has none. An area without
        a municipality in some year has no row for it.

    Raises:
        ValueError: if a municipality of ``index`` lies in no area.
    """
    rows = _within(index, membership).astype({"index_points": float, "population_15plus": "int64"})
    rows["weighted_points"] = rows["index_points"] * rows["population_15plus"]
    areas = rows.groupby(["year", *AREA], as_index=False).agg(
        municipality_count=("index_points", "size"),
        population_15plus=("population_15plus", "sum"),
        plain_mean_points=("index_points", "mean"),
        weighted_points=("weighted_points", "sum"),
    )
    weight = areas["population_15plus"].where(areas["population_15plus"] > 0)
    areas["weighted_mean_points"] = areas.pop("weighted_points") / weight
    return areas


def area_band(index: pd.DataFrame, membership: pd.DataFrame) -> pd.DataFrame:
    """Count municipalities and their inhabitants 15+ by band in each area.

    Args:
        index: columns ``year``, ``municipality_code``, ``population_15plus`` (persons), ``band`` of table
            ``municipality_index``, one or more years.
        membership: columns ``municipality_code``, ``level``, ``area_code``, each pair once; see ``all_areas``.

    Returns:
        Columns of table ``area_band``, sorted by year, level and code, bands from the lightest. All
        four bands are there for every area; 0 means that no municipality is in the band.

    Raises:
        ValueError: if a municipality of ``index`` lies in no area.
    """
    counts = (
        _within(index, membership)
        .astype({"population_15plus": "int64"})
        .groupby(["year", *AREA, "band"])["population_15plus"]
        .agg(municipality_count="size", population_15plus="sum")
        .unstack("band", fill_value=0)  # a band without municipalities is a counted zero, not a missing value
    )
    every_band = pd.MultiIndex.from_product([counts.columns.levels[0], [band.value for band in Band]])
    counts = counts.reindex(columns=every_band.set_names([None, "band"]), fill_value=0)
    counts = counts.stack("band", future_stack=True).reset_index()
    return counts[["year", *AREA, "band", "municipality_count", "population_15plus"]]


def area_indicator(results: pd.DataFrame, membership: pd.DataFrame, yardstick: pd.DataFrame) -> pd.DataFrame:
    """Add up the five indicators in each area and compare them with the area's surroundings.

    Args:
        results: columns ``year``, ``municipality_code``, ``indicator``, ``count`` (persons, or benefits of an
            average month), ``base``, ``points`` of table ``indicator_result``, one or more years; count and
            base are missing where a municipality has no school of its own.
        membership: columns ``municipality_code``, ``level``, ``area_code``, each pair once, kraje included;
            see ``all_areas``.
        yardstick: columns ``year``, ``region_code``, ``indicator``, ``yardstick_share`` of table ``yardstick``.

    Returns:
        Columns of table ``area_indicator``, sorted by year, level and code, indicators in the order of the
        index. ``count`` and ``base`` are sums over municipalities that have them (of early leaving: with a
        school of their own), missing where no municipality has; ``share`` is the ratio of the sums, missing
        where the base is 0; ``lq`` compares it with the mean of the share of the area's kraj and of the
        country. ``lq`` is missing for the country, with or without Praha, and for any other area in more
        than one kraj: it has no kraj to be compared with. ``mean_points`` is the plain mean over all municipalities,
        taken-over scores included.

    Raises:
        ValueError: if a municipality of ``results`` lies in no area.
    """
    summed = _summed(results, membership)
    summed = summed.merge(_region_of_area(membership), on="area_code", how="left")
    summed = summed.merge(yardstick, on=["year", "region_code", "indicator"], how="left")
    summed["share"] = summed["count"] / summed["base"].where(summed["base"] > 0)
    summed["lq"] = summed["share"] / summed["yardstick_share"].where(summed["yardstick_share"] > 0)
    summed["base"] = summed["base"].astype("Int64")
    position = summed["indicator"].map({key: place for place, key in enumerate(INDICATOR)})
    summed = summed.assign(position=position).sort_values(["year", *AREA, "position"], ignore_index=True)
    return summed[["year", *AREA, "indicator", "count", "base", "share", "lq", "mean_points"]]


def surroundings(results: pd.DataFrame, regions: pd.Series) -> pd.DataFrame:
    """Put each count, in whole parts, beside the sums of its region (kraj) and of the country.

    Args:
        results: columns ``year``, ``municipality_code``, ``indicator``, ``count``, ``base`` of table
            ``indicator_result``, all municipalities of each year.
        regions: code of the region, index of municipality codes.

    Returns:
        Columns ``year``, ``municipality_code``, ``indicator``, ``count_parts``, ``base``, ``region_count_parts``,
        ``region_base``, ``country_count_parts``, ``country_base``: whole numbers (Int64) in the order of
        ``results``; parts are 1/``parts_per_unit`` of a unit, so twelfths for benefits. Own values are
        missing where a municipality has no school of its own; such municipalities are in no sum.

    Raises:
        KeyError: if a municipality of ``results`` has no region.
    """
    own = results[["year", "municipality_code", "indicator"]].assign(
        count_parts=parts_of(results), base=results["base"].astype("Int64")
    )
    region = regions.loc[own["municipality_code"]].to_numpy()
    values = own[["count_parts", "base"]]
    time = [own["year"], own["indicator"]]
    regional = values.groupby([*time, region]).transform("sum").add_prefix("region_")
    national = values.groupby(time).transform("sum").add_prefix("country_")
    return pd.concat([own, regional, national], axis=1)


def parts_of(results: pd.DataFrame) -> pd.Series:
    """Give counts back as the whole numbers of 1/``parts_per_unit`` that they were made from.

    Args:
        results: columns ``indicator`` and ``count`` (units) of table ``indicator_result``, shape (n,).

    Returns:
        Whole numbers (Int64), shape (n,), same index; missing where the count is.
    """
    per_unit = results["indicator"].map({indicator.key: indicator.parts_per_unit for indicator in INDICATORS})
    return (results["count"] * per_unit).round().astype("Int64")


def _within(rows: pd.DataFrame, membership: pd.DataFrame) -> pd.DataFrame:
    """Repeat each row for every area that its municipality lies in."""
    _require_area(rows, membership)
    return rows.merge(membership[MEMBERSHIP_COLUMNS], on="municipality_code")


def _require_area(rows: pd.DataFrame, membership: pd.DataFrame) -> None:
    """Stop rather than leave a municipality out of every sum."""
    homeless = set(rows["municipality_code"]) - set(membership["municipality_code"])
    if homeless:
        raise ValueError(f"municipalities in no area: {sorted(homeless)[:5]}")


def _summed(results: pd.DataFrame, membership: pd.DataFrame) -> pd.DataFrame:
    """Sum counts and bases and average points per year, area and indicator.

    Whole parts are summed, so that the order of municipalities cannot change a bit of the result.
    """
    _require_area(results, membership)
    # A column per year and indicator: six levels repeat 6,258 rows, not 6,258 × years × indicators.
    wide = (
        results.assign(parts=parts_of(results).astype(float), base=results["base"].astype(float))
        .astype({"points": float})
        .pivot(index="municipality_code", columns=["year", "indicator"], values=["parts", "base", "points"])
    )
    members = membership[membership["municipality_code"].isin(wide.index)]
    grouped = wide.loc[members["municipality_code"]].groupby([members[name].to_numpy() for name in AREA])
    sums = grouped.sum(min_count=1)[["parts", "base"]]
    means = grouped.mean()[["points"]]
    summed = pd.concat([sums, means], axis=1).rename_axis(AREA).stack(["year", "indicator"], future_stack=True)
    summed = summed.dropna(subset="points").reset_index().rename(columns={"points": "mean_points"})
    per_unit = summed["indicator"].map({indicator.key: indicator.parts_per_unit for indicator in INDICATORS})
    summed["count"] = summed.pop("parts") / per_unit
    return summed


def _region_of_area(membership: pd.DataFrame) -> pd.DataFrame:
    """Name the kraj of each area whose municipalities all lie in one."""
    regional = membership["level"] == Level.REGION
    region = membership[regional].set_index("municipality_code")["area_code"].rename("region_code")
    inner = membership[membership["level"] != Level.COUNTRY]
    pairs = inner.join(region, on="municipality_code")[["area_code", "region_code"]].drop_duplicates()
    return pairs[~pairs["area_code"].duplicated(keep=False)]
