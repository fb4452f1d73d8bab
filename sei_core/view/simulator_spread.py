"""How far a simulation reaches: moved yardsticks, other municipalities whose points change, and their map."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sei_core.domain.indicators import INDICATOR
from sei_core.view import numbers, texts, theme
from sei_core.view.category_maps import CategoryScene
from sei_core.view.labels import Area
from sei_core.view.map_component import LegendClass

#: Digits of a share that one municipality moves by a hair.
_PLACES = 4


def yardstick_sentences(rows: pd.DataFrame) -> list[str]:
    """By how many persons each kraj moved.

    Args:
        rows: of ``queries.simulator.yardsticks``.
    """
    found = []
    for row in rows.itertuples():
        noun = texts.INDICATOR_NOUN[row.indicator]
        base = ""
        if row.base_change:
            people = "pupil" if noun == "pupil" else "person"
            base = texts.SIMULATOR_YARDSTICK_BASE.format(base=_signed(row.base_change, 0, people))
        places = 0 if INDICATOR[row.indicator].parts_per_unit == 1 else 1
        count = _signed(row.count_change, places, noun)
        if noun == "benefit":
            count = texts.REASON_MONTHLY.format(amount=count)
        label = texts.INDICATOR_LABEL[row.indicator]
        found.append(
            texts.SIMULATOR_YARDSTICK_MOVED.format(indicator=label, region=row.region_name, count=count, base=base)
        )
    return found


def yardstick_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The shares before and after as Czech texts under ``texts.SIMULATOR_YARDSTICK_COLUMNS``; ``rows`` as above."""
    names = ("region_share", "country_share", "first_point_share")
    written = [
        (texts.INDICATOR_LABEL[row["indicator"]], row["region_name"], *(_pair(row, name) for name in names))
        for _, row in rows.iterrows()
    ]
    return pd.DataFrame(written, columns=list(texts.SIMULATOR_YARDSTICK_COLUMNS))


def others(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each other municipality whose points move, with its causes in words.

    Args:
        rows: of ``queries.simulator.others``.

    Returns:
        Columns ``municipality_code``, ``municipality_name``, ``district_name``, ``region_name``, ``observed_points``,
        ``simulated_points``, ``simulated_change``, ``observed_band``, ``simulated_band``, ``why_text``; order of
        ``rows``.
    """
    named = municipalities(rows.drop_duplicates("municipality_code", ignore_index=True))
    why = pd.Series([_why(row) for row in rows.itertuples()], rows["municipality_code"], dtype="str")
    joined = why.groupby(level=0).agg(texts.SIMULATOR_JOIN.join) if len(why) else why
    return named.assign(why_text=named["municipality_code"].map(joined))


def municipalities(rows: pd.DataFrame) -> pd.DataFrame:
    """Municipalities with their index in reality and in the simulation.

    Args:
        rows: of ``queries.simulator.outcome``, one for each municipality.
    """
    names = ["municipality_code", "municipality_name", "district_name", "region_name"]
    return rows[names].assign(
        observed_points=rows["points_before"],
        simulated_points=rows["points_after"],
        simulated_change=rows["points_after"] - rows["points_before"],
        observed_band=rows["band_before"],
        simulated_band=rows["band_after"],
    )


def others_sentences(rows: pd.DataFrame, moved: pd.DataFrame) -> list[str]:
    """How many others move, how many of them to which band, and why.

    Args:
        rows: of ``queries.simulator.others``.
        moved: what ``others`` makes of them.
    """
    if rows.empty:
        return [texts.SIMULATOR_OTHERS_NONE]
    rising, falling = ((moved["simulated_change"] * sign > 0).sum() for sign in (1, -1))
    crossing = moved[moved["observed_band"] != moved["simulated_band"]]
    pairs = crossing.groupby(["observed_band", "simulated_band"]).size()
    causes = rows["cause"].value_counts()
    return [
        texts.SIMULATOR_OTHERS_COUNT.format(
            moved=numbers.integer(len(moved)),
            more=numbers.integer(rising),
            fewer=numbers.integer(falling),
        ),
        texts.SIMULATOR_OTHERS_BANDS.format(
            count=numbers.counted(len(crossing), "municipality"),
            pairs=", ".join(
                f"{texts.SIMULATOR_ARROW.format(before=before, after=after)} ({numbers.integer(count)})"
                for (before, after), count in pairs.items()
            ),
        )
        if len(crossing)
        else texts.SIMULATOR_OTHERS_NO_BAND,
        texts.SIMULATOR_OTHERS_CAUSES.format(
            causes=", ".join(
                f"{texts.SIMULATOR_CAUSE[cause]} ({numbers.integer(count)}×)" for cause, count in causes.items()
            )
        ),
    ]


def scene(
    values: pd.DataFrame, members: pd.DataFrame, area: Area, said: tuple[str, ...], what: str, year: int
) -> CategoryScene:
    """Show by how many points every index moves.

    Args:
        values: rows of ``queries.simulator.values``.
        members: rows of ``queries.areas.members`` of the whole country.
        area: the country.
        said: what was changed and how it was counted, for the files.
        what: names the simulation in the title.
        year: of the index.
    """
    move = values["value"].to_numpy(dtype=float)
    colours = theme.diverging(len(texts.SIMULATOR_MAP_CLASSES))
    legend = [LegendClass(*each) for each in zip(texts.SIMULATOR_MAP_CLASSES, colours, strict=True)]
    rows = members.merge(values[values["value"].fillna(0) != 0], on="area_code")
    rows = rows.sort_values(["value", "area_code"], ascending=[False, True], ignore_index=True)
    return CategoryScene(
        title=texts.SIMULATOR_MAP_TITLE.format(what=what, year=year),
        explanation=texts.SIMULATOR_MAP_NOTE,
        date=texts.SIMULATOR_MAP_DATE.format(year=year),
        legend_title=texts.SIMULATOR_MAP_LEGEND,
        legend=legend,
        codes=values["area_code"],
        numbers=np.clip(move, -2, 2) + 2,
        values=move,
        members=members,
        area=area,
        table=rows.rename(columns={"value": "simulated_change"}),
        method=said,
        is_signed=True,
        missing=texts.MISSING_MUNICIPALITY,
    )


def _pair(row: pd.Series, name: str) -> str:
    before, after = (numbers.percent(row[f"{name}_{when}"], _PLACES) for when in ("before", "after"))
    return texts.SIMULATOR_ARROW.format(before=before, after=after)


def _signed(value: float, places: int, noun: str) -> str:
    """``−30 706 osob``, ``+1 osoba``."""
    written = numbers.counted(abs(value), noun, places)
    return (numbers.MINUS if value < 0 else "+") + written if value else written


def _why(row: tuple) -> str:
    pattern = texts.SIMULATOR_WHY if pd.isna(row.donor_name) else texts.SIMULATOR_WHY_DONOR
    return pattern.format(
        indicator=texts.INDICATOR_SHORT[row.indicator],
        before=row.indicator_points_before,
        after=row.indicator_points_after,
        cause=texts.SIMULATOR_CAUSE[row.cause],
        donor=row.donor_name,
    )
