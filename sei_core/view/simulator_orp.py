"""A simulation of all municipalities of an ORP in words: percents, main figures, what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from sei_core.domain.bands import BAND_STARTS
from sei_core.domain.indicators import INDICATOR
from sei_core.domain.levels import Level
from sei_core.domain.simulation import Changes
from sei_core.view import numbers, simulator, texts
from sei_core.view.labels import Area

#: Name of the percent of each indicator in the address.
KEY = {key: f"{simulator.KEY[each.count_column]}_orp" for key, each in INDICATOR.items()}
LEAST, MOST, STEP = -50, 100, 5


def areas(known: Sequence[Area], home: str) -> tuple[list[Area], int]:
    """The ORP to choose from, and the position of one.

    Args:
        known: all areas.
        home: code of the ORP shown at first.
    """
    found = [area for area in known if area.level is Level.ORP]
    return found, [area.code for area in found].index(home)


def label(key: str) -> str:
    """What the field of an indicator asks for."""
    return texts.SIMULATOR_ORP_FIELD.format(indicator=texts.INDICATOR_CARD[key])


def what(area: str, percents: Mapping[str, int]) -> str:
    """``ORP Most, osoby v exekuci −10 %``.

    Args:
        area: label of the ORP.
        percents: whole percent by key of the indicator.
    """
    named = [
        texts.SIMULATOR_PERCENT.format(
            indicator=texts.INDICATOR_CARD[key].lower().replace("\u00a0", " "),
            percent=f"{numbers.signed(percent)}{numbers.NBSP}%",
        )
        for key, percent in percents.items()
        if percent
    ]
    return texts.SIMULATOR_ORP_WHAT.format(area=area, percents=", ".join(named)) if named else area


def headline(index: pd.DataFrame, moved: pd.DataFrame, named: Changes) -> list[tuple[str, str, str]]:
    """Main figures: label, value, help.

    Args:
        index: rows of ``queries.simulator.outcome`` of the ORP.
        moved: rows of ``simulator_spread.others``.
        named: the changes.
    """
    own = (index["points_before"] != index["points_after"]).sum()
    high = [numbers.integer((index[name] >= BAND_STARTS[-1]).sum()) for name in ("points_before", "points_after")]
    outside = moved.loc[~moved["municipality_code"].isin(index["municipality_code"]), "simulated_change"]
    total = numbers.counted(len(index), "of_municipality")
    help_text = texts.SIMULATOR_ORP_MOVED_HELP.format(total=total, changed=numbers.integer(len(named)))
    return [
        (texts.SIMULATOR_ORP_MOVED, numbers.integer(own), help_text),
        (
            texts.SIMULATOR_ORP_HIGH,
            texts.SIMULATOR_ARROW.format(before=high[0], after=high[1]),
            texts.SIMULATOR_ORP_HIGH_HELP,
        ),
        (texts.SIMULATOR_ORP_OUTSIDE, numbers.integer((outside != 0).sum()), texts.SIMULATOR_OTHERS_HELP),
    ]


def bands(index: pd.DataFrame) -> str:
    """How many municipalities are in each band; ``index`` as in ``headline``."""
    counts = [index[name].value_counts() for name in ("band_before", "band_after")]
    written = (
        f"{label} {texts.SIMULATOR_ARROW.format(before=counts[0].get(band, 0), after=counts[1].get(band, 0))}"
        for band, label in texts.BAND_LABEL.items()
    )
    return texts.SIMULATOR_ORP_BANDS.format(bands=", ".join(written))


def nothing(percents: Mapping[str, int]) -> str:
    """Why nothing changes: no percent, or nothing that it would change."""
    return texts.SIMULATOR_ORP_NOBODY if any(percents.values()) else texts.SIMULATOR_ORP_UNCHANGED


def filters(area: str, percents: Mapping[str, int], year: int) -> tuple[str, ...]:
    """What travels with the files: what was changed, the method, how to cite it."""
    return what(area, percents), *simulator.method(year)
