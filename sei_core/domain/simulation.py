"""What the index of every municipality would be if some counts or bases were others; exact at every bound.

A change moves the points of its own municipality, the yardsticks (shares of kraj and country that quotients divide by)
and, through them or through a donor's early leaving, the points of others. The published index is the start: it moves
by as many points as the rule gives for the change. So a municipality whose published points the rule does not
reproduce keeps its difference.

Source:
    The rule of ``domain.scoring``; thresholds and yardsticks as there, compared in whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np
import pandas as pd

from sei_core.domain.bands import MAX_POINTS, band_of
from sei_core.domain.change import TAKEN_OVER
from sei_core.domain.distance import SUMS
from sei_core.domain.indicators import INDICATOR, INDICATORS, LQ_THRESHOLDS, MAX_INDICATOR_POINTS, Indicator, Test
from sei_core.domain.scoring import fraction_of, grade, lq_fraction, nearest_schools

#: Code of a municipality → column of table ``index_input`` → its new whole number; benefits in twelfths.
Changes = Mapping[str, Mapping[str, int]]

#: Columns that a change may name, in the order of the index: counts, then bases.
COUNT_COLUMNS = tuple(indicator.count_column for indicator in INDICATORS)
BASE_COLUMNS = tuple(dict.fromkeys(indicator.base_column for indicator in INDICATORS))

SCHOOLING = next(indicator for indicator in INDICATORS if indicator.schools_only)
_LQ = list(Test).index(Test.LQ)

#: In place of the position of a donor: early leaving is a municipality's own, or its donor is not known.
OWN, UNKNOWN = -1, -2


class Cause(StrEnum):
    """Why the points of a municipality move although nothing of its own changed."""

    REGION = "region"
    COUNTRY = "country"
    REGION_AND_COUNTRY = "region_and_country"
    DONOR = "donor"


class Refusal(StrEnum):
    """Why a change is no possible state of a municipality."""

    NEGATIVE = "negative"
    NO_BASE = "no_base"
    ABOVE_BASE = "above_base"


@dataclass(frozen=True)
class Sums:
    """One indicator of all municipalities beside the sums of their kraj and country; whole numbers, shape (n,).

    Attributes:
        parts, base: of the municipality; 0 where it has no school of its own.
        region_parts, region_base: of its kraj.
        country_parts, country_base: of the country.
    """

    parts: np.ndarray
    base: np.ndarray
    region_parts: np.ndarray
    region_base: np.ndarray
    country_parts: np.ndarray
    country_base: np.ndarray

    def of(self, chosen: np.ndarray | int) -> tuple[np.ndarray, ...]:
        """The six numbers of some municipalities, in the order of the attributes."""
        return tuple(np.atleast_1d(values[chosen]) for values in vars(self).values())


@dataclass(frozen=True)
class Situation:
    """The inputs of one year and the points that the rule gives for them.

    Attributes:
        inputs: columns of table ``index_input``, index of municipality codes, sorted, shape (n,).
        regions: number of the kraj of each municipality from 0, shape (n,).
        region_codes: code of each kraj by its number.
        donors: position of the donor of early leaving; ``OWN`` with a school of its own, ``UNKNOWN`` without one where
            a municipality has no definition point to find it by, shape (n,).
        sums: of each indicator.
        cells: points of the three tests by each indicator's own count, 0 without one, shape (n, 3).
    """

    inputs: pd.DataFrame
    regions: np.ndarray
    region_codes: np.ndarray
    donors: np.ndarray
    sums: Mapping[str, Sums]
    cells: Mapping[str, np.ndarray]

    @property
    def has_school(self) -> np.ndarray:
        """Which municipalities count early leaving of their own, shape (n,)."""
        return self.donors == OWN

    @cached_property
    def points(self) -> dict[str, np.ndarray]:
        """Points of each indicator by the rule, 0–6; early leaving taken over from the donor, 0 where it is unknown.

        Shape (n,).
        """
        own = {key: cells.sum(axis=1) for key, cells in self.cells.items()}
        source = np.where(self.donors >= 0, self.donors, np.arange(len(self.donors)))
        return own | {SCHOOLING.key: own[SCHOOLING.key][source]}

    @property
    def computed(self) -> np.ndarray:
        """Index by the rule alone, shape (n,)."""
        return np.sum(list(self.points.values()), axis=0)

    @property
    def published(self) -> np.ndarray:
        """Published index, shape (n,)."""
        return self.inputs["published_points"].to_numpy(int)

    def at(self, code: str) -> int:
        """Position of a municipality.

        Raises:
            KeyError: if the year does not have it.
        """
        return self.inputs.index.get_loc(code)

    def sums_of(self, code: str) -> pd.DataFrame:
        """One municipality's counts beside those of its kraj and country, as ``distance.distances`` takes them."""
        place = self.at(code)
        rows = []
        for indicator in INDICATORS:
            numbers = [int(each.item()) for each in self.sums[indicator.key].of(place)]
            lacks = indicator.schools_only and not self.has_school[place]
            rows.append((indicator.key, *((None, None) if lacks else numbers[:2]), *numbers[2:]))
        return pd.DataFrame(rows, columns=["indicator", *SUMS]).astype(dict.fromkeys(SUMS, "Int64"))


def situation(index_input: pd.DataFrame, municipalities: pd.DataFrame, donors: pd.Series | None = None) -> Situation:
    """Count one year, ready to be changed.

    Args:
        index_input: columns of table ``index_input``, one year; early leaving is missing without a school.
        municipalities: columns of table ``municipality``; every code of ``index_input`` is there.
        donors: code of the donor, index of the codes without a school; the nearest schools when None. A municipality
            without a school and without a donor there keeps its points of early leaving.

    Raises:
        KeyError: if a code of ``index_input`` is not among ``municipalities``.
        ValueError: if there is more than one year, or nobody has a school.
    """
    if index_input["year"].nunique() != 1:
        raise ValueError(f"one year is needed, not {sorted(index_input['year'].unique())}")
    inputs = index_input.sort_values("municipality_code").set_index("municipality_code")
    places = municipalities.set_index("municipality_code").loc[inputs.index]
    with_school = inputs[SCHOOLING.base_column].notna()
    if not with_school.any():
        raise ValueError(f"no municipality has a school of its own in {inputs['year'].iloc[0]}")
    if donors is None:
        donors = nearest_schools(places, with_school)
    regions, region_codes = pd.factorize(places["region_code"], sort=True)
    found = inputs.index.get_indexer(donors.reindex(inputs.index))
    of = np.where(with_school, OWN, np.where(found < 0, UNKNOWN, found))
    sums = {indicator.key: _sums(inputs, indicator, regions) for indicator in INDICATORS}
    cells = {indicator.key: _graded(sums[indicator.key], indicator) for indicator in INDICATORS}
    return Situation(inputs, regions, np.asarray(region_codes), of, sums, cells)


def refusals(before: Situation, changes: Changes) -> pd.DataFrame:
    """List what makes a change no possible state: each count or base that cannot be.

    A base may be 0 only where it is 0 now. A count may not exceed its base: persons and pupils are a part of it, and
    import refuses more benefits than inhabitants too.

    Returns:
        Columns ``municipality_code``, ``column`` (of table ``index_input``), ``refusal`` (``Refusal``), in the order of
        the changes.

    Raises:
        ValueError: if a change names an unknown municipality or column, or the school of a municipality without one.
    """
    _require_known(before, changes)
    rows = [
        (code, column, refusal.value)
        for code, named in changes.items()
        for column, refusal in _refused(before, code, named)
    ]
    return pd.DataFrame(rows, columns=["municipality_code", "column", "refusal"], dtype="str")


def changed(before: Situation, changes: Changes) -> Situation:
    """Put other counts or bases into a situation; only the indicators that they touch are counted anew.

    Args:
        before: the situation now.
        changes: new whole numbers; see ``Changes``.

    Raises:
        ValueError: if a change cannot be; see ``refusals``.
    """
    refused = refusals(before, changes)
    if not refused.empty:
        raise ValueError(f"not possible: {refused.iloc[0].to_dict()}")
    inputs = before.inputs.copy()
    for code, named in changes.items():
        for column, value in named.items():
            inputs.at[code, column] = value
    touched = {column for named in changes.values() for column in named}
    anew = [each for each in INDICATORS if touched & {each.count_column, each.base_column}]
    sums = {each.key: _sums(inputs, each, before.regions) for each in anew}
    cells = {each.key: _graded(sums[each.key], each) for each in anew}
    return replace(before, inputs=inputs, sums={**before.sums, **sums}, cells={**before.cells, **cells})


def simulate(before: Situation, changes: Changes) -> Simulation:
    """Change counts or bases and see everybody's points; arguments and errors as ``changed``."""
    return Simulation(before, changed(before, changes), tuple(changes))


@dataclass(frozen=True)
class Simulation:
    """Two situations beside each other.

    Attributes:
        before, after: without and with the changes.
        changed_codes: municipalities whose own counts or bases were given.
    """

    before: Situation
    after: Situation
    changed_codes: tuple[str, ...]

    @property
    def codes(self) -> pd.Index:
        """Of all municipalities, sorted."""
        return self.before.inputs.index

    @cached_property
    def touched(self) -> list[Indicator]:
        """Indicators that were counted anew, in the order of the index."""
        return [each for each in INDICATORS if self.after.sums[each.key] is not self.before.sums[each.key]]

    @cached_property
    def moves(self) -> dict[str, np.ndarray]:
        """By how many points each indicator moves, shape (n,); only of touched indicators.

        Taken-over early leaving moves with its donor only where the published index is what the rule gives with
        that donor. Elsewhere the real donor is unknown, so the points stay.
        """
        found = {each.key: self.after.points[each.key] - self.before.points[each.key] for each in self.touched}
        if SCHOOLING.key in found:
            follows = (self.before.donors >= 0) & (self.before.computed == self.before.published)
            follows |= self.before.has_school
            found[SCHOOLING.key] = np.where(follows, found[SCHOOLING.key], 0)
        return found

    @cached_property
    def index(self) -> pd.DataFrame:
        """Points of everybody, before and after.

        Columns ``municipality_code``, ``is_changed`` (own counts or bases were given), ``points_before`` (published),
        ``points_after``, ``band_before``, ``band_after``, ``computed_before`` and ``computed_after`` (by the rule
        alone), sorted by code. Points stay within 0–30.
        """
        before = self.before.published
        after = np.clip(before + sum(self.moves.values(), start=np.zeros(len(before), dtype=int)), 0, MAX_POINTS)
        return pd.DataFrame(
            {
                "municipality_code": self.codes,
                "is_changed": self.codes.isin(list(self.changed_codes)),
                "points_before": before,
                "points_after": after,
                "band_before": band_of(pd.Series(before)),
                "band_after": band_of(pd.Series(after)),
                "computed_before": self.before.computed,
                "computed_after": self.after.computed,
            }
        )

    def cells(self, code: str) -> pd.DataFrame:
        """The tests of one municipality, before and after.

        Returns:
            A row per indicator and test, or one row ``TAKEN_OVER`` where the points come from a donor: ``indicator``,
            ``test``, ``value_before``, ``value_after`` (share 0–1, quotient, or count in its own unit; missing where
            taken over or the base is 0), bounds ``lo`` and ``hi`` (missing where taken over), ``points_before``,
            ``points_after`` (0–2, or 0–6 taken over).
        """
        rows = [row for indicator in INDICATORS for row in self._rows(indicator, self.before.at(code))]
        columns = ["indicator", "test", "value_before", "value_after", "lo", "hi", "points_before", "points_after"]
        values = dict.fromkeys(columns[2:6], float)
        return pd.DataFrame(rows, columns=columns).astype(values)

    def _rows(self, indicator: Indicator, place: int) -> Iterator[tuple]:
        if indicator.schools_only and not self.before.has_school[place]:
            points = _taken_over(self.before, place)
            move = int(self.moves[indicator.key][place]) if indicator.key in self.moves else 0
            yield indicator.key, TAKEN_OVER, None, None, None, None, points, points + move
            return
        for position, test in enumerate(Test):
            bounds = indicator.thresholds(test)
            values = [_value(each.sums[indicator.key], place, indicator, test) for each in (self.before, self.after)]
            points = [int(each.cells[indicator.key][place, position]) for each in (self.before, self.after)]
            yield indicator.key, test.value, *values, float(bounds.lo), float(bounds.hi), *points

    def yardsticks(self) -> pd.DataFrame:
        """What quotients are divided by, before and after, in each kraj whose sums changed.

        Returns:
            Columns ``indicator``, ``region_code``, ``count_change`` (in the kraj: persons, pupils, or benefits of an
            average month), ``base_change``, and ``region_share``, ``country_share``, ``yardstick_share`` (their mean),
            ``first_point_share`` (share that gives the first point of the quotient), each ``_before`` and ``_after``;
            shares 0–1, missing where the base is 0. In the order of the index, then of codes.
        """
        places = self.codes.get_indexer(list(self.changed_codes))
        regions = sorted({self.before.regions[place] for place in places})
        rows = []
        for indicator in self.touched:
            for region in regions:
                place = int(np.argmax(self.before.regions == region))
                old, new = (each.sums[indicator.key] for each in (self.before, self.after))
                moved = [int(new.region_parts[place] - old.region_parts[place])]
                moved.append(int(new.region_base[place] - old.region_base[place]))
                if any(moved):
                    shares = [_yardstick(each, place, indicator) for each in (old, new)]
                    pairs = {
                        f"{name}_{when}": share[name]
                        for name in shares[0]
                        for when, share in zip(WHEN, shares, strict=True)
                    }
                    rows.append(
                        {
                            "indicator": indicator.key,
                            "region_code": self.before.region_codes[region],
                            "count_change": moved[0] / indicator.parts_per_unit,
                            "base_change": moved[1],
                        }
                        | pairs
                    )
        return pd.DataFrame(rows, columns=YARDSTICK_COLUMNS)

    def causes(self) -> pd.DataFrame:
        """Whose indicators move although nothing of their own changed, and why.

        A quotient moves because of the kraj where the new share of the kraj alone would have moved it and that of the
        country alone would not, likewise because of the country; because of both where only both together do, or
        either would.

        Returns:
            Columns ``municipality_code``, ``indicator``, ``cause`` (``Cause``), ``donor_code`` (missing unless the
            points are taken over), ``indicator_points_before``, ``indicator_points_after``; sorted by code, indicators
            in the order of the index. Changed municipalities are left out.
        """
        is_changed = self.codes.isin(list(self.changed_codes))
        pieces = []
        for indicator in self.touched:
            moved = np.flatnonzero((self.moves[indicator.key] != 0) & ~is_changed)
            own = ~(indicator.schools_only & ~self.before.has_school[moved])
            cause = np.where(own, "", Cause.DONOR.value).astype(object)
            cause[own] = self._yardstick_causes(indicator, moved[own])
            donor = np.where(own, None, self.codes.to_numpy()[self.before.donors[moved]])
            points = self.before.points[indicator.key][moved]
            pieces.append(
                pd.DataFrame(
                    {
                        "municipality_code": self.codes[moved],
                        "indicator": indicator.key,
                        "cause": cause,
                        "donor_code": donor,
                        "indicator_points_before": points,
                        "indicator_points_after": points + self.moves[indicator.key][moved],
                    }
                )
            )
        text = dict.fromkeys(CAUSE_COLUMNS[:4], "str") | dict.fromkeys(CAUSE_COLUMNS[4:], "int64")
        found = (
            pd.concat([pd.DataFrame(columns=CAUSE_COLUMNS), *pieces]) if pieces else pd.DataFrame(columns=CAUSE_COLUMNS)
        )
        return found.astype(text).sort_values("municipality_code", kind="stable", ignore_index=True)

    def _yardstick_causes(self, indicator: Indicator, places: np.ndarray) -> np.ndarray:
        """``Cause`` of each municipality at ``places``, whose own count and base are what they were."""
        old, new = (each.sums[indicator.key].of(places) for each in (self.before, self.after))
        after = self.after.cells[indicator.key][places, _LQ]
        by_region = grade(*lq_fraction(*old[:2], *new[2:4], *old[4:]), LQ_THRESHOLDS) == after
        by_country = grade(*lq_fraction(*old[:4], *new[4:]), LQ_THRESHOLDS) == after
        alone = np.where(by_region, Cause.REGION.value, Cause.COUNTRY.value)
        return np.where(by_region == by_country, Cause.REGION_AND_COUNTRY.value, alone)


WHEN = ("before", "after")
_SHARES = ("region_share", "country_share", "yardstick_share", "first_point_share")
YARDSTICK_COLUMNS = ["indicator", "region_code", "count_change", "base_change"]
YARDSTICK_COLUMNS += [f"{name}_{when}" for name in _SHARES for when in WHEN]
CAUSE_COLUMNS = ["municipality_code", "indicator", "cause", "donor_code"]
CAUSE_COLUMNS += ["indicator_points_before", "indicator_points_after"]


def by_percent(before: Situation, codes: list[str], percents: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Change counts of several municipalities by percent, rounded to whole persons, pupils or twelfths of a benefit.

    Half is rounded up; no count passes its base. Without a school nothing is changed in early leaving.

    Args:
        before: the situation now.
        codes: of the municipalities.
        percents: key of an indicator → whole percent, −100 and more; 0 changes nothing.

    Returns:
        ``Changes`` with only what differs.
    """
    found: dict[str, dict[str, int]] = {}
    for code in codes:
        place = before.at(code)
        for key, percent in percents.items():
            sums, indicator = before.sums[key], INDICATOR[key]
            parts, most = int(sums.parts[place]), int(sums.base[place]) * indicator.parts_per_unit
            moved = min((parts * (100 + percent) + 50) // 100, most)
            if moved != parts:
                found.setdefault(code, {})[indicator.count_column] = moved
    return found


def _require_known(before: Situation, changes: Changes) -> None:
    for code, named in changes.items():
        if code not in before.inputs.index:
            raise ValueError(f"no municipality {code!r} in this year")
        for column in named:
            if column not in (*COUNT_COLUMNS, *BASE_COLUMNS):
                raise ValueError(f"column {column!r} is no count or base")
            if column in (SCHOOLING.count_column, SCHOOLING.base_column) and not before.has_school[before.at(code)]:
                raise ValueError(f"municipality {code} has no school of its own: its early leaving is taken over")


def _refused(before: Situation, code: str, named: Mapping[str, int]) -> Iterator[tuple[str, Refusal]]:
    now = before.inputs.loc[code]
    for column, value in named.items():
        if value < 0:
            yield column, Refusal.NEGATIVE
        elif column in BASE_COLUMNS and value == 0 and now[column] != 0:
            yield column, Refusal.NO_BASE
    for indicator in INDICATORS:
        columns = {indicator.count_column, indicator.base_column}
        if columns & named.keys() and pd.notna(now[indicator.base_column]):
            parts, base = (named.get(name, now[name]) for name in (indicator.count_column, indicator.base_column))
            base_stands = base > 0 or base == now[indicator.base_column]
            if base_stands and parts > base * indicator.parts_per_unit:
                yield indicator.count_column, Refusal.ABOVE_BASE


def _sums(inputs: pd.DataFrame, indicator: Indicator, regions: np.ndarray) -> Sums:
    own = [inputs[name].fillna(0).to_numpy(np.int64) for name in (indicator.count_column, indicator.base_column)]
    regional, national = [], []
    for values in own:
        sums = np.zeros(regions.max() + 1, dtype=np.int64)
        np.add.at(sums, regions, values)
        regional.append(sums[regions])
        national.append(np.full(len(values), values.sum()))
    return Sums(*own, *regional, *national)


def _graded(sums: Sums, indicator: Indicator) -> np.ndarray:
    """Points of the three tests, shape (n, 3); 0 where the base is 0."""
    return np.column_stack(
        [grade(*fraction_of(sums.of(slice(None)), indicator, test), indicator.thresholds(test)) for test in Test]
    )


def _value(sums: Sums, place: int, indicator: Indicator, test: Test) -> float | None:
    top, bottom = (int(each.item()) for each in fraction_of(sums.of(place), indicator, test))
    return top / bottom if bottom else None


def _taken_over(before: Situation, place: int) -> int:
    """Early leaving as the published index has it; the donor's where that cannot be. See ``scoring.score``."""
    donated = int(before.points[SCHOOLING.key][place])
    implied = int(before.published[place] - before.computed[place]) + donated
    return implied if 0 <= implied <= MAX_INDICATOR_POINTS else donated


def _yardstick(sums: Sums, place: int, indicator: Indicator) -> dict[str, float]:
    """Shares of the kraj and of the country, their mean, and the share that the first point of the quotient takes."""
    _, _, *around = (int(each.item()) for each in sums.of(place))
    region, country = (
        parts / (base * indicator.parts_per_unit) if base else np.nan for parts, base in (around[:2], around[2:])
    )
    mean = (region + country) / 2
    return dict(zip(_SHARES, (region, country, mean, float(LQ_THRESHOLDS.lo) * mean), strict=True))
