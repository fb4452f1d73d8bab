"""Words and rows of the explorer: its measures, what was left out and why, and tables to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

import numpy as np
import pandas as pd

from sei_core.domain import classification, regression
from sei_core.domain.bands import BAND_STARTS, Band
from sei_core.domain.classification import Method
from sei_core.domain.cooperation import Standing
from sei_core.domain.correlation import Coefficient
from sei_core.domain.indicators import INDICATOR, INDICATORS, Test
from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, INDICATOR_PARTS, Measure, Part
from sei_core.domain.regression import Line
from sei_core.domain.selection import Filter, is_in, matching
from sei_core.view import labels, maps, numbers, texts
from sei_core.view.labels import Area

POPULATION = "population_15plus"
NAMES = ("municipality_code", "municipality_name", "district_name")
_INDEX_PARTS = (Part.POINTS, Part.SHARE_POINTS, Part.LQ_POINTS, Part.COUNT_POINTS)

#: The figure that each column of ``queries.explorer.municipalities`` holds, in reading order.
MEASURE_OF = {
    **{"index_points" if part is Part.POINTS else part.value: Measure(INDEX, part) for part in _INDEX_PARTS},
    **{f"{each.key}_{part}": Measure(each.key, part) for each, part in product(INDICATORS, INDICATOR_PARTS)},
}
COLUMNS = (*MEASURE_OF, POPULATION)
SHARES = tuple(f"{each.key}_share" for each in INDICATORS)
#: The same size for all points.
EQUAL = "equal"
#: What the size of a point can stand for.
SIZES = (EQUAL, POPULATION, *(f"{each.key}_count" for each in INDICATORS))
MOST_GROUPS = 4
#: Limits of ranges lie within so much on both sides of 0, like edges of classes.
MOST = classification.MOST
COLOURS = tuple(texts.EXPLORER_COLOUR_CHOICE)

#: How a map is classified: the method and its number of classes, None for the official edges.
CLASSES = (
    (Method.OFFICIAL, None),
    *((method, number) for method in (Method.QUANTILES, Method.JENKS) for number in classification.NUMBERS),
)


@dataclass(frozen=True)
class Plot:
    """What a scatter shows.

    Attributes:
        x, y: of ``COLUMNS``.
        colour: of ``COLOURS``.
        size: of ``SIZES``.
        labels: key of ``texts.EXPLORER_LABELS_CHOICE``.
        drag: key of ``texts.EXPLORER_DRAG_CHOICE``.
        log_x, log_y: whether an axis is logarithmic.
        has_fit, weighted: whether a line is fitted, and whether inhabitants weigh.
        area: the chosen one.
        year: of the values.
        regions: names of all kraje by code, so that a filter never changes the colour of one.
    """

    x: str
    y: str
    colour: str
    size: str
    labels: str
    drag: str
    log_x: bool
    log_y: bool
    has_fit: bool
    weighted: bool
    area: Area
    year: int
    regions: Mapping[str, str]


@dataclass(frozen=True)
class Shown:
    """The municipalities that the page is about.

    Attributes:
        everything: rows of ``queries.explorer.municipalities``.
        rows: those of them that pass the filters.
        chosen: codes of the selected ones, whether a filter hides them or not.
        area, year: where and when.
        limited: measures with limits among the filters.
        saved: codes of each saved selection by its letter.
        filters: what files say beside the choices of the page, in Czech.
    """

    everything: pd.DataFrame
    rows: pd.DataFrame
    chosen: tuple[str, ...]
    area: Area
    year: int
    limited: tuple[str, ...] = ()
    saved: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    filters: tuple[str, ...] = ()


def regions(everything: pd.DataFrame) -> dict[str, str]:
    """Names of the kraje by code, in the order of codes."""
    return dict(sorted(set(zip(everything["region_code"], everything["region_name"], strict=True))))


def title(column: str) -> str:
    """Name a measure; unique among ``COLUMNS``."""
    measure = MEASURE_OF.get(column)
    return labels.label(column).label if measure is None else maps.measure_title(measure)


def with_unit(column: str) -> str:
    """Name a measure with the unit that it is shown in."""
    return f"{title(column)} (%)" if factor(column) == 100 else title(column)


def size_title(column: str) -> str:
    """Name what the size of a point stands for."""
    return texts.EXPLORER_EQUAL if column == EQUAL else title(column)


def classes_title(chosen: tuple[Method, int | None]) -> str:
    """Name a classification."""
    method, number = chosen
    return texts.EXPLORER_CLASSES_CHOICE[method].format(number)


def factor(column: str) -> int:
    """What a value is multiplied by to be shown: shares in percent."""
    return 100 if column.endswith("_share") else 1


def in_column(shown: float, column: str) -> float:
    """The value that a number in the unit shown stands for: the float nearest to what is written, as values are."""
    return float(Fraction(str(shown)) / factor(column))


def decimals(column: str) -> int:
    """Places that an edge between classes keeps, of the value itself."""
    if column.endswith("_points") or column == POPULATION:
        return 0
    return 4 if factor(column) == 100 else 2


def written(value: float, column: str) -> str:
    """Write a value of a measure."""
    if factor(column) == 100:
        return numbers.percent(value)
    return numbers.plain(round(float(value), 2)) if pd.notna(value) else numbers.MISSING


def missing(column: str) -> str:
    """Why a measure may be missing."""
    measure = MEASURE_OF.get(column)
    return texts.MISSING_PEOPLE if measure is None else maps.shading(measure, Level.MUNICIPALITY).missing


def thresholds(column: str) -> tuple[float, ...]:
    """Bounds of the method on an axis, in the unit shown; none where there are none."""
    measure = MEASURE_OF.get(column)
    if measure == Measure(INDEX, Part.POINTS):
        return tuple(map(float, BAND_STARTS[1:]))
    if measure is None or measure.subject == INDEX or measure.part is Part.POINTS:
        return ()
    bounds = INDICATOR[measure.subject].thresholds(Test(measure.part.value))
    return float(bounds.lo) * factor(column), float(bounds.hi) * factor(column)


def drawable(rows: pd.DataFrame, plot: Plot) -> tuple[pd.DataFrame, list[str]]:
    """Keep the rows that a scatter can draw, and say how many were left out and why."""
    kept, said = rows, []
    for column, is_log in ((plot.x, plot.log_x), (plot.y, plot.log_y)):
        empty = kept[column].isna()
        if empty.any():
            count = numbers.counted(int(empty.sum()), "municipality")
            said.append(texts.EXPLORER_DROPPED.format(measure=title(column), count=count, reason=missing(column)))
            kept = kept[~empty]
        if is_log and (kept[column] <= 0).any():
            count = numbers.counted(int((kept[column] <= 0).sum()), "of_municipality")
            said.append(texts.EXPLORER_NOT_POSITIVE.format(measure=title(column), count=count))
            kept = kept[kept[column] > 0]
    return kept, said


def scaled(rows: pd.DataFrame, column: str, is_log: bool = False) -> np.ndarray:
    """Values of a measure in the unit shown, or their logarithm to ten."""
    values = rows[column].to_numpy(dtype=float, na_value=np.nan) * factor(column)
    return np.log10(values) if is_log else values


def line(rows: pd.DataFrame, plot: Plot) -> Line | None:
    """Fit the line of a scatter to drawable rows, in the units and scales of its axes; None where not asked for."""
    if not plot.has_fit:
        return None
    weights = rows[POPULATION].to_numpy(dtype=float) if plot.weighted else None
    return regression.fit(scaled(rows, plot.x, plot.log_x), scaled(rows, plot.y, plot.log_y), weights)


def fit_sentence(fitted: Line | None, plot: Plot) -> str:
    """Say what was fitted and how well, or why nothing was."""
    if fitted is None:
        return texts.EXPLORER_FIT_NONE if plot.has_fit else texts.EXPLORER_FIT_OFF
    x, y = (
        f"log\u2081\u2080\u00a0{name}" if is_log else name for name, is_log in (("x", plot.log_x), ("y", plot.log_y))
    )
    sign = numbers.MINUS if fitted.slope < 0 else "+"
    equation = f"{y} = {_digits(fitted.intercept)} {sign} {_digits(abs(fitted.slope))}·{x}"
    return texts.EXPLORER_FIT_NOTE.format(
        weighted=texts.EXPLORER_FIT_WEIGHTED if plot.weighted else "",
        equation=equation,
        r2=numbers.decimal(fitted.r_squared, 3),
        low=_digits(fitted.slope_low),
        high=_digits(fitted.slope_high),
        p=f"<\u00a0{numbers.decimal(0.001, 3)}"
        if fitted.p_value < 0.001
        else f"=\u00a0{numbers.decimal(fitted.p_value, 3)}",
        count=numbers.integer(fitted.count),
    )


@dataclass(frozen=True)
class Drawn:
    """What a scatter draws of the shown municipalities.

    Attributes:
        rows: those with both measures; ``map_value`` is the measure of the map.
        line: through them, None for none.
        named: positions of the rows whose names are written.
        said: what a reader has to know, sentence by sentence.
    """

    rows: pd.DataFrame
    line: Line | None
    named: np.ndarray
    said: tuple[str, ...]


def drawn(shown: Shown, plot: Plot, measure: str) -> Drawn:
    """Work out a scatter; ``measure`` is that of the map."""
    rows, dropped = drawable(shown.rows.assign(map_value=shown.rows[measure]), plot)
    fitted = line(rows, plot)
    named = extremes(rows, plot, fitted)
    return Drawn(rows, fitted, named, tuple(notes(dropped, fitted, plot, len(named), is_merged(rows, plot))))


def colour_column(plot: Plot) -> str:
    """The column that the colour stands for."""
    return {"region": "region_code", "measure": "map_value"}.get(plot.colour, plot.colour)


def is_merged(rows: pd.DataFrame, plot: Plot) -> bool:
    """Whether some points stand for several municipalities."""
    return plot.size == EQUAL and bool(rows.duplicated([plot.x, plot.y, colour_column(plot)]).any())


def notes(dropped: list[str], fitted: Line | None, plot: Plot, labelled: int, merged: bool) -> list[str]:
    """Everything a reader of the scatter has to know, sentence by sentence."""
    said = [fit_sentence(fitted, plot), *dropped]
    if merged:
        said.append(texts.EXPLORER_MERGED)
    if thresholds(plot.x) or thresholds(plot.y):
        said.append(texts.EXPLORER_THRESHOLDS)
    if labelled and plot.labels != "none":
        said.append(texts.EXPLORER_LABELLED[plot.labels].format(count=labelled))
    return [*said, texts.EXPLORER_CAUSE]


def extremes(rows: pd.DataFrame, plot: Plot, fitted: Line | None, count: int = 6) -> np.ndarray:
    """Positions of the drawable rows to be named: the farthest from the line, or the highest."""
    if plot.labels == "none" or (plot.labels == "residual" and fitted is None):
        return np.array([], dtype=int)
    y = scaled(rows, plot.y, plot.log_y)
    height = y if plot.labels == "value" else np.abs(y - fitted.at(scaled(rows, plot.x, plot.log_x)))
    return np.argsort(-height, kind="stable")[:count]


def headline(rows: pd.DataFrame) -> list[tuple[str, str, str | None]]:
    """The main figures of the shown municipalities."""
    return [
        (texts.EXPLORER_COUNT, numbers.integer(len(rows)), texts.EXPLORER_COUNT_HELP),
        (texts.EXPLORER_PEOPLE, numbers.integer(rows[POPULATION].sum()), None),
        (texts.EXPLORER_MEAN, numbers.decimal(rows["index_points"].mean(), 2), texts.EXPLORER_MEAN_HELP),
        (texts.EXPLORER_HIGH_COUNT, numbers.integer((rows["band"] == Band.HIGH).sum()), None),
    ]


def picked_sentence(shown: Shown, most: int = 6) -> str:
    """Sum up what is selected, say how many of it a filter hides, and name the first."""
    chosen, rows, everything = shown.chosen, shown.rows, shown.everything
    inside = is_in(rows["municipality_code"], chosen)
    picked = everything[is_in(everything["municipality_code"], chosen)]
    named, points = picked.head(most), picked["index_points"]
    names = ", ".join(named["municipality_name"] + " (" + named["district_name"] + ")")
    outside = len(chosen) - int(inside.sum())
    return texts.EXPLORER_PICKED.format(
        count=numbers.counted(len(chosen), "municipality"),
        outside=texts.EXPLORER_OUTSIDE.format(count=numbers.integer(outside)) if outside else "",
        people=numbers.counted(picked["population_15plus"].sum(), "inhabitant"),
        mean=numbers.decimal(points.mean(), 2),
        high=numbers.integer((points >= BAND_STARTS[-1]).sum()),
        names=names + (" …" if len(chosen) > most else ""),
    )


def pairs(rows: pd.DataFrame, plot: Plot) -> pd.DataFrame:
    """The rows of a scatter to read and take away."""
    wanted = dict.fromkeys((*NAMES, "region_name", plot.x, plot.y, plot.size))
    wanted.pop(EQUAL, None)
    return rows[list(wanted)].reset_index(drop=True)


def table(shown: Shown, columns: Sequence[str]) -> pd.DataFrame:
    """Rows to read and take away: the selected first, then by index; words instead of keys."""
    rows = shown.rows
    is_selected = is_in(rows["municipality_code"], shown.chosen)
    wanted = dict.fromkeys(("index_points", POPULATION, *columns))
    listed = rows[[*NAMES, "region_name", "band", "standing", *wanted]]
    listed = listed.assign(standing=listed["standing"].map(texts.EXPLORER_STANDING_CHOICE), is_selected=is_selected)
    order = ["is_selected", "index_points", POPULATION, "municipality_code"]
    return listed.sort_values(order, ascending=[False, False, False, True], ignore_index=True)


def correlated(columns: Sequence[str]) -> list[str]:
    """The measures to correlate: the reader's, or the five shares and the index where there are not two."""
    return list(columns) if len(columns) > 1 else [*SHARES, "index_points"]


def groups(shown: Shown, areas: Mapping[str, pd.Series]) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """The groups to be compared: the shown municipalities and up to ``MOST_GROUPS`` more.

    Args:
        shown: on the page.
        areas: codes of the municipalities of each area, by its label.

    Returns:
        Rows of each group by its name, and the names of those that are too many.
    """
    more = {texts.EXPLORER_PICKED_GROUP: shown.chosen} if shown.chosen else {}
    more |= {label: codes.tolist() for label, codes in areas.items()}
    more |= {texts.EXPLORER_SAVED_GROUP.format(letter=letter): codes for letter, codes in shown.saved.items()}
    found = {texts.EXPLORER_SHOWN_GROUP: shown.rows}
    for name in list(more)[:MOST_GROUPS]:
        found[name] = matching(shown.everything, Filter(), more[name])
    return found, list(more)[MOST_GROUPS:]


def left_out(names: Sequence[str]) -> list[str]:
    """Say which groups are too many for a comparison."""
    return [texts.EXPLORER_TOO_MANY.format(names=", ".join(names))] if names else []


def lines(said: Sequence[str]) -> str:
    """Sentences below each other, as markdown."""
    return "  \n".join(map(numbers.escape_markdown, said))


def correlations(pairs: pd.DataFrame) -> pd.DataFrame:
    """Pairs with the names of their measures and reasons, to read."""
    return pairs.assign(
        first=pairs["first"].map(title),
        second=pairs["second"].map(title),
        reason=pairs["reason"].map(texts.EXPLORER_REASON),
    )


def coefficient_title(coefficient: Coefficient, weighted: bool) -> str:
    """Name a table of correlations."""
    return texts.EXPLORER_CORRELATION.format(
        coefficient=texts.EXPLORER_COEFFICIENT_CHOICE[coefficient],
        weighted=texts.EXPLORER_CORRELATION_WEIGHTED_TITLE if weighted else "",
    )


def _digits(value: float) -> str:
    """Four significant digits."""
    return numbers.plain(float(f"{value:.4g}"))


#: What the filters offer, in reading order.
STATUSES = tuple(texts.EXPLORER_STATUS_CHOICE)
STANDINGS = tuple(each.value for each in Standing)
