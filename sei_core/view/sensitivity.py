"""What sensitivity says in words: figures, methods of files, the map of a variant."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sei_core.domain.bands import BAND_STARTS, Band
from sei_core.domain.indicators import INDICATORS, Test
from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.domain.small_numbers import HALF, quantile
from sei_core.domain.uncertainty import BAND_SHARES, CERTAIN, HIGH, LOW, Ranges
from sei_core.domain.variants import HIGH_POINTS, Recipe, recipe
from sei_core.view import explain, maps, numbers, texts
from sei_core.view.category_maps import CategoryScene
from sei_core.view.labels import Area
from sei_core.view.map_component import LegendClass

PARTS = tuple(texts.SENSITIVITY_PART_CHOICE)

#: Names in the address of the fields of the reader's own variant.
FACTOR_KEY = dict(zip(Test, ("hranice-podilu", "hranice-kvocientu", "hranice-poctu"), strict=True))
WEIGHT_KEY = dict(
    zip(
        (indicator.key for indicator in INDICATORS),
        ("vaha-exekuce", "vaha-bydleni", "vaha-zivobyti", "vaha-uchazeci", "vaha-odchody"),
        strict=True,
    )
)
TEST_WEIGHT_KEY = dict(zip(Test, ("vaha-podilu", "vaha-kvocientu", "vaha-poctu"), strict=True))

_DIFFERENCE = Measure(INDEX, Part.CHANGE)


def own_recipe(
    factors: Sequence[float], indicator_weights: Sequence[float], test_weights: Sequence[float]
) -> Recipe | None:
    """Put the reader's numbers together; None where all weights of a kind are 0."""
    if not any(indicator_weights) or not any(test_weights):
        return None
    return recipe(indicator_weights, test_weights, factors)


def caveat(recounted: pd.DataFrame) -> str:
    """Explain the methods, and say where the cells are not those of the published index; markdown.

    Args:
        recounted: the row of ``queries.sensitivity.recounted``.
    """
    row = recounted.iloc[0]
    said = ((texts.SENSITIVITY_DIFFERING, row.differing_count), (texts.SENSITIVITY_UNKNOWN, row.unknown_count))
    found = [text.format(count=numbers.counted(count, "of_municipality")) for text, count in said if count]
    return "\n\n".join([explain.prose("sensitivity_method"), *found])


def recipe_text(made: Recipe) -> str:
    """Name the weights and factors of a variant."""

    def written(values: Sequence[object]) -> str:
        return " : ".join(numbers.plain(float(value)) for value in values)

    return texts.VARIANT_RECIPE.format(
        indicators=written(made.indicator_weights), tests=written(made.test_weights), factors=written(made.factors)
    )


def variant_text(key: str, made: Recipe) -> str:
    """Name a variant with its recipe."""
    return texts.FILTER_LINE.format(label=texts.VARIANT_CHOICE[key], value=recipe_text(made))


def filters(area: Area, year: int, *more: str) -> tuple[str, ...]:
    """What every file of the page says: area, year, the method and its parameters."""
    return (
        texts.FILTER_LINE.format(label=texts.FILTER_AREA, value=area.label),
        texts.SENSITIVITY_FILE_YEAR.format(year=year),
        *more,
        texts.SENSITIVITY_HANDBOOK,
    )


def variant_metrics(summary: pd.Series) -> list[tuple[str, str, str]]:
    """Main figures of one variant.

    Args:
        summary: a row of ``queries.sensitivity.variants``.
    """
    kept = texts.VARIANT_OF.format(
        part=numbers.integer(summary.still_high_count), whole=numbers.integer(summary.high_count)
    )
    values = {
        "spearman": numbers.decimal(summary.spearman, 3),
        "up_count": numbers.integer(summary.up_count),
        "down_count": numbers.integer(summary.down_count),
        "still_high_count": kept,
        "new_high_count": numbers.integer(summary.new_high_count),
    }
    return [(texts.VARIANT_METRIC[key][0], value, texts.VARIANT_METRIC[key][1]) for key, value in values.items()]


def moving(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``queries.sensitivity.municipalities`` whose band changes."""
    return rows[rows["band"] != rows["variant_band"]].reset_index(drop=True)


def difference_scene(
    values: pd.DataFrame, rows: pd.DataFrame, members: pd.DataFrame, area: Area, year: int, variant: str, made: Recipe
) -> CategoryScene:
    """Show how many points more or fewer a variant gives; the same classes for every variant.

    Args:
        values: rows of ``queries.sensitivity.differences``.
        rows: of ``queries.sensitivity.municipalities``.
        members: the municipalities of the area, rows of ``queries.areas.members``.
        area, year: what is shown.
        variant, made: name and recipe of the variant.
    """
    shading = maps.shading(_DIFFERENCE, Level.DISTRICT)  # classes of means have room for fractions
    names = {"municipality_code": "area_code", "municipality_name": "area_name", "district_name": "within_name"}
    return CategoryScene(
        title=texts.VARIANT_MAP_TITLE.format(variant=variant, area=area.label, year=year),
        explanation=texts.VARIANT_MAP_NOTE,
        date=texts.CHART_YEAR.format(year=year),
        legend_title=texts.VARIANT_MAP_LEGEND,
        legend=[LegendClass(label, colour) for label, colour in zip(shading.labels, shading.colours, strict=True)],
        codes=values["area_code"],
        numbers=shading.classes.of(values["value"]).astype(float),
        values=values["value"].to_numpy(dtype=float),
        members=members,
        area=area,
        table=rows.rename(columns=names),
        method=(recipe_text(made), texts.SENSITIVITY_HANDBOOK),
        decimals=1,
        is_signed=True,
        missing=texts.MISSING_MUNICIPALITY,
    )


def draws_method(ranges: Ranges) -> str:
    """Name the method, ranges and seed of draws."""
    return texts.DRAWS_METHOD.format(
        draws=numbers.integer(ranges.draws),
        seed=ranges.seed,
        weights=numbers.percent(ranges.weights, 0),
        distribution=texts.DRAWS_DISTRIBUTION_CHOICE[ranges.distribution],
        bounds=numbers.percent(ranges.bounds, 0),
        leave=texts.FLAG_LABEL[ranges.leave_one_out],
    )


def small_method(added: float) -> str:
    """Name the method of small numbers."""
    return texts.SMALL_METHOD.format(half=texts.SMALL_METHOD_HALF if added == HALF else "")


def draws_metrics(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Main figures of draws; ``rows`` of ``queries.sensitivity.draws``."""
    width = numbers.counted(int((rows["rank_high"] - rows["rank_low"]).median()), "place_in_order")
    return _metrics(rows, rows[BAND_SHARES[-1]] >= CERTAIN, _on_edge(rows), width, texts.DRAWS_METRIC)


def small_metrics(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Main figures of small numbers; ``rows`` of ``queries.sensitivity.wobble``."""
    high = rows["index_points"] >= HIGH_POINTS
    width = numbers.points(int((rows["points_high"] - rows["points_low"]).median()))
    return _metrics(rows, high & rows["is_certain"], high & ~rows["is_certain"], width, texts.SMALL_METRIC)


def _metrics(
    rows: pd.DataFrame, always: pd.Series, sometimes: pd.Series, width: str, words: dict[str, tuple[str, str]]
) -> list[tuple[str, str, str]]:
    values = {
        "certain": _municipalities(rows["is_certain"]),
        "edge": _municipalities(~rows["is_certain"]),
        "always": _municipalities(always),
        "sometimes": _municipalities(sometimes),
        "width": width,
    }
    return [(words[key][0], value, words[key][1]) for key, value in values.items()]


def _municipalities(chosen: pd.Series) -> str:
    return numbers.counted(int(chosen.sum()), "municipality")


def _on_edge(rows: pd.DataFrame) -> pd.Series:
    return rows[BAND_SHARES[-1]].between(1 - CERTAIN, CERTAIN, inclusive="neither")


def on_edge(rows: pd.DataFrame) -> pd.DataFrame:
    """Municipalities that have 12 points or more in a part of the draws only, the least certain first.

    Args:
        rows: of ``queries.sensitivity.draws``.
    """
    found = rows[_on_edge(rows)]
    order = (found[BAND_SHARES[-1]] - 0.5).abs().round(9)
    names = ["municipality_code", "municipality_name", "district_name", "population_15plus", "index_points"]
    shown = found.assign(order=order).sort_values(["order", "municipality_code"])
    return shown[[*names, "rank", "rank_low", "rank_high", *reversed(BAND_SHARES)]].reset_index(drop=True)


def mixed(rows: pd.DataFrame) -> pd.DataFrame:
    """Average the shares of bands over the municipalities of each band of the index.

    Args:
        rows: columns ``band`` and ``BAND_SHARES``.

    Returns:
        Columns ``band``, ``municipality_count``, ``BAND_SHARES``; bands that have municipalities, from the lightest.
    """
    means = rows.groupby("band")[list(BAND_SHARES)].mean()
    means.insert(0, "municipality_count", rows["band"].value_counts())
    return means.reindex([band.value for band in Band if band.value in means.index]).reset_index()


def jump_said(name: str, found: pd.DataFrame) -> list[str]:
    """Say whether a change is more than noise; nothing if a year is missing.

    Args:
        name: of the municipality.
        found: rows of ``queries.sensitivity.jump``, one at most.
    """
    return [
        (texts.JUMP_NOISE if row.is_noise else texts.JUMP_REAL).format(
            name=name,
            before=numbers.points(row.points_before),
            after=numbers.points(row.points_after),
            change=numbers.signed_points(row.change),
            low=numbers.signed_points(row.change_low),
            high=numbers.signed_points(row.change_high),
        )
        for row in found.itertuples()
    ]


def chance_said(name: str, chances: pd.DataFrame, year: int) -> str:
    """Say within which points a municipality would come out.

    Args:
        name: of the municipality.
        chances: rows of ``queries.sensitivity.wobble_of``.
        year: of the index.
    """
    likely = chances["probability_share"].to_numpy()
    points = int(chances.loc[chances["is_index"], "index_points"].item())
    band = int(np.searchsorted(BAND_STARTS, points, side="right")) - 1
    low, high = (int(quantile(likely, level)) for level in (LOW, HIGH))
    same = np.add.reduceat(likely, BAND_STARTS)[band]
    return texts.CHANCE_SAID.format(
        name=name,
        year=year,
        points=numbers.points(points),
        low=numbers.integer(low),
        high=numbers.points(high),
        same=numbers.percent(same),
    )


def drawn_said(rows: pd.DataFrame, code: str, year: int) -> str:
    """Say where the draws put one municipality.

    Args:
        rows: of ``queries.sensitivity.draws``, all municipalities.
        code: of the municipality.
        year: of the index.
    """
    found = rows[rows["municipality_code"] == code]
    if found.empty:
        return texts.DRAWS_ONE_MISSING.format(year=year)
    row = found.iloc[0]
    ranks = {"low": row["rank_low"], "high": row["rank_high"], "median": row["rank_median"], "rank": row["rank"]}
    return texts.DRAWS_ONE_SAID.format(
        name=texts.PLACE.format(name=row["municipality_name"], district=row["district_name"]),
        points=numbers.points(row["index_points"]),
        shares=", ".join(numbers.percent(row[share]) for share in BAND_SHARES),
        **{key: numbers.integer(value) for key, value in ranks.items()},
    )
