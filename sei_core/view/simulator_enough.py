"""What would suffice, in words: goals, smallest changes, and what to put into the simulation."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS
from sei_core.domain.indicators import INDICATOR
from sei_core.domain.smallest_change import Goal, goals
from sei_core.view import numbers, simulator, texts

_BANDS = dict(zip(BAND_STARTS, texts.BAND_LABEL.values(), strict=True))
TOGETHER, ALONE = "together", "alone"


def goal_label(goal: Goal) -> str:
    """``pásmo 8–11 bodů``, ``nejvýše 20 bodů``, ``nejméně 5 bodů``."""
    ends = [start - 1 for start in BAND_STARTS[1:]] + [MAX_POINTS]
    if (goal.low, goal.high) in zip(BAND_STARTS, ends, strict=True):
        return texts.SIMULATOR_GOAL_BAND.format(band=_BANDS[goal.low])
    if goal.low == 0:
        return texts.SIMULATOR_GOAL_AT_MOST.format(points=numbers.points(goal.high))
    return texts.SIMULATOR_GOAL_AT_LEAST.format(points=numbers.points(goal.low))


def wanted(points: int) -> tuple[list[Goal], int]:
    """Goals to choose from, and the position of the first: the next lighter band, from the lightest the next heavier.

    Args:
        points: the index now.
    """
    offered = goals(points)
    lighter = [place for place, goal in enumerate(offered[: len(BAND_STARTS) - 1]) if goal.high < points]
    return offered, lighter[-1] if lighter else 0


def ways(rows: pd.DataFrame) -> list[tuple[str, list[str], pd.DataFrame]]:
    """Both ways to a goal: title, sentences and table.

    Args:
        rows: of ``queries.simulator.sufficient``.
    """
    return [
        (texts.SIMULATOR_TOGETHER, together(rows), table(rows, TOGETHER)),
        (texts.SIMULATOR_ALONE, [texts.SIMULATOR_ALONE_SAYS], table(rows, ALONE)),
    ]


def together(rows: pd.DataFrame) -> list[str]:
    """What all indicators together would have to be.

    Args:
        rows: of ``queries.simulator.sufficient``.
    """
    joint = rows[rows["way"] == TOGETHER]
    first = joint.iloc[0]
    if pd.isna(first["index_after"]):
        nearest = numbers.points(first["nearest_points"])
        return [texts.SIMULATOR_TOGETHER_OBSTACLE[first["obstacle"]].format(nearest=nearest)]
    changes = "; ".join(_needed(row) for row in joint.itertuples())
    total = joint["count_change"].abs().sum()
    said = [texts.SIMULATOR_TOGETHER_SAYS.format(changes=changes, points=numbers.points(first["index_after"]))]
    if len(joint) > 1:
        written = numbers.counted(total, "person_or_benefit", 0 if total % 1 == 0 else 1)
        said.append(texts.SIMULATOR_TOGETHER_TOTAL.format(total=written))
    moved = numbers.integer(first["moved_count"])
    return [*said, texts.SIMULATOR_TOGETHER_OTHERS.format(count=moved), texts.SIMULATOR_TOGETHER_WEIGHT]


def table(rows: pd.DataFrame, way: str) -> pd.DataFrame:
    """The changes of one way as Czech texts under ``texts.SIMULATOR_ENOUGH_COLUMNS``.

    Args:
        rows: of ``queries.simulator.sufficient``.
        way: ``TOGETHER`` or ``ALONE``.
    """
    chosen = rows[(rows["way"] == way) & rows["indicator"].notna()]
    return pd.DataFrame([_written(row) for row in chosen.itertuples()], columns=list(texts.SIMULATOR_ENOUGH_COLUMNS))


def fillings(rows: pd.DataFrame) -> list[tuple[str, dict[str, str | None]]]:
    """What each way that leads to the goal puts into the address: the label of its button, and the fields by key.

    Args:
        rows: of ``queries.simulator.sufficient``.
    """
    reaching = rows[rows["count_after"].notna()]
    joint, alone = reaching[reaching["way"] == TOGETHER], reaching[reaching["way"] == ALONE]
    ways = [(texts.SIMULATOR_FILL_TOGETHER, joint)] if len(joint) > 1 else []
    ways += [(texts.INDICATOR_SHORT[row["indicator"]].lower(), alone.loc[[place]]) for place, row in alone.iterrows()]
    return [(texts.SIMULATOR_FILL.format(way=label), simulator.forget() | _parts(way)) for label, way in ways]


def filters(inputs: pd.DataFrame, goal: Goal, year: int) -> tuple[str, ...]:
    """What travels with the files: whose, the goal, the method, how to cite it."""
    of = texts.SIMULATOR_OF_PLACE.format(place=simulator.place(inputs), code=inputs["municipality_code"].iloc[0])
    aim = texts.SIMULATOR_GOAL_LINE.format(goal=goal_label(goal))
    cite = simulator.method(year)[-1]
    return of, aim, texts.SIMULATOR_METHOD_ENOUGH.format(year=year), cite


def _parts(rows: pd.DataFrame) -> dict[str, str]:
    found = {}
    for row in rows.itertuples():
        indicator = INDICATOR[row.indicator]
        found[simulator.KEY[indicator.count_column]] = str(round(row.count_after * indicator.parts_per_unit))
    return found


def _needed(row: tuple) -> str:
    """``Osoby v exekuci o 560 osob méně``."""
    return texts.SIMULATOR_FEWER[row.count_change < 0].format(
        indicator=texts.INDICATOR_LABEL[row.indicator], amount=_amount(row.indicator, abs(row.count_change))
    )


def _amount(key: str, change: float) -> str:
    noun, unit = texts.INDICATOR_NOUN[key], INDICATOR[key].parts_per_unit
    if unit == 1:
        return numbers.counted(change, f"less_{noun}")
    monthly = numbers.counted(change, f"less_{noun}", 1)
    return texts.SIMULATOR_BENEFIT_AMOUNT.format(monthly=monthly, yearly=numbers.integer(round(change * unit)))


def _written(row: tuple) -> tuple[str, ...]:
    label = texts.INDICATOR_LABEL[row.indicator]
    if pd.isna(row.count_after):
        nearest, beyond = numbers.points(row.nearest_points), numbers.points(row.beyond_points)
        why = texts.SIMULATOR_OBSTACLE[row.obstacle].format(nearest=nearest, beyond=beyond)
        return label, numbers.MISSING, why, numbers.MISSING, numbers.MISSING, numbers.MISSING
    unit = INDICATOR[row.indicator].parts_per_unit
    places = 0 if unit == 1 else 1
    counts = {"before": row.count_before, "after": row.count_after}
    written = {when: numbers.decimal(count, places) for when, count in counts.items()}
    if unit == 1:
        span = texts.SIMULATOR_ARROW.format(**written)
    else:
        yearly = {f"{when}_year": numbers.integer(round(count * unit)) for when, count in counts.items()}
        span = texts.SIMULATOR_MONTHLY.format(**written, **yearly)
    change = numbers.signed(row.count_change, places)
    if not pd.isna(row.relative_change):
        change = texts.SIMULATOR_CHANGE.format(change=change, percent=numbers.percent(row.relative_change))
    points = texts.SIMULATOR_ARROW.format(before=row.indicator_points_before, after=row.indicator_points_after)
    return label, span, change, points, numbers.integer(row.index_after), numbers.integer(row.moved_count)
