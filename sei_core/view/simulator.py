"""A simulation of one municipality in words: its fields, what changes, its tests before and after.

All texts are plain, without markup, unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from sei_core.domain.bands import MAX_POINTS
from sei_core.domain.change import SMALL_POPULATION, TAKEN_OVER
from sei_core.domain.indicators import INDICATOR, INDICATORS, Test
from sei_core.domain.simulation import BASE_COLUMNS, SCHOOLING, Changes
from sei_core.view import numbers, texts

#: Name of each count and base in the address; they are part of links that people keep, so they stay.
KEY = {
    "population_15plus": "obyvatele15",
    "enforcement_count": "exekuce",
    "housing_benefit_twelfths": "bydleni",
    "subsistence_benefit_twelfths": "zivobyti",
    "population_15_64": "obyvatele15_64",
    "long_unemployment_count": "nezamestnani",
    "early_leaving_base": "zaci",
    "early_leaving_count": "odchody",
}
_PER_UNIT = {indicator.count_column: indicator.parts_per_unit for indicator in INDICATORS}
_BASE_OF = {indicator.count_column: indicator.base_column for indicator in INDICATORS}
_NOUN_OF = {
    **{each.count_column: texts.INDICATOR_NOUN[each.key] for each in INDICATORS},
    **dict.fromkeys(BASE_COLUMNS, "person"),
    SCHOOLING.base_column: "pupil",
}
#: No count or base is larger, in either direction; a browser could not hold much more.
MOST = 1_000_000_000


@dataclass(frozen=True)
class Field:
    """A count or base that can be changed.

    Attributes:
        column: of table ``index_input``.
        actual: its real value, whole; benefits of a year.
        help: what a reader should know.
    """

    column: str
    actual: int
    help: str

    @property
    def key(self) -> str:
        """Name in the address."""
        return KEY[self.column]

    @property
    def label(self) -> str:
        """What it is."""
        return texts.SIMULATOR_FIELD[self.column]

    @property
    def note(self) -> str:
        """The real value."""
        actual = numbers.integer(self.actual)
        if _PER_UNIT.get(self.column, 1) == 1:
            return texts.SIMULATOR_ACTUAL.format(actual=actual)
        monthly = numbers.decimal(self.actual / _PER_UNIT[self.column])
        return texts.SIMULATOR_ACTUAL_MONTHLY.format(actual=actual, monthly=monthly)

    def stepped(self, value: int, percent: int) -> str | None:
        """What the address holds after a step by percent: whole, half rounded up, by one at least, not negative.

        Args:
            value: now.
            percent: of it, with its sign.
        """
        moved = (value * (100 + percent) + 50) // 100
        if moved == value:
            moved += 1 if percent > 0 else -1
        moved = min(max(moved, 0), MOST)
        return None if moved == self.actual else str(moved)


@dataclass(frozen=True)
class Group:
    """Fields with a common base.

    Attributes:
        title: names the base.
        fields: the base first; none where nothing can be changed.
        reason: why not, empty otherwise.
    """

    title: str
    fields: tuple[Field, ...]
    reason: str = ""


def groups(inputs: pd.DataFrame) -> list[Group]:
    """What can be changed, by base.

    Args:
        inputs: the row of ``queries.simulator.inputs``.
    """
    row, found = inputs.iloc[0], []
    for base in BASE_COLUMNS:
        title = texts.SIMULATOR_GROUP[base]
        if pd.isna(row[base]):
            unknown = pd.isna(row.donor_code)
            why = texts.SIMULATOR_NO_DONOR if unknown else texts.SIMULATOR_NO_SCHOOL.format(donor=donor(inputs))
            found.append(Group(title, (), why))
            continue
        helps = {base: texts.SIMULATOR_BASE_HELP[base]}
        for column in (column for column, of in _BASE_OF.items() if of == base):
            is_person = _PER_UNIT[column] == 1
            helps[column] = texts.SIMULATOR_COUNT_HELP if is_person else texts.SIMULATOR_BENEFIT_HELP
        found.append(Group(title, tuple(Field(column, int(row[column]), help_) for column, help_ in helps.items())))
    return found


def place(inputs: pd.DataFrame) -> str:
    """Name the municipality with its okres; ``inputs`` as in ``groups``."""
    row = inputs.iloc[0]
    return texts.PLACE.format(name=row.municipality_name, district=row.district_name)


def title(inputs: pd.DataFrame, year: int) -> str:
    """Name the municipality and the year; ``inputs`` as in ``groups``."""
    return texts.SIMULATOR_HEADING.format(place=place(inputs), year=year)


def how(*, is_example: bool) -> list[str]:
    """How to use the fields, and that nothing was chosen yet."""
    return [texts.SIMULATOR_EXAMPLE, texts.SIMULATOR_HOW] if is_example else [texts.SIMULATOR_HOW]


def points(inputs: pd.DataFrame) -> int:
    """The published index; ``inputs`` as in ``groups``."""
    return int(inputs["published_points"].iloc[0])


def donor(inputs: pd.DataFrame) -> str:
    """Name the donor with its okres; ``inputs`` as in ``groups``, of a municipality that has one."""
    row = inputs.iloc[0]
    return texts.PLACE.format(name=row.donor_name, district=row.donor_district_name)


def changes(inputs: pd.DataFrame, values: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """What differs from reality, as ``queries.simulator`` takes it; the municipality is named even if nothing does.

    Args:
        inputs: as in ``groups``.
        values: chosen ones, by column.
    """
    row = inputs.iloc[0]
    differing = {column: value for column, value in values.items() if value != row[column]}
    return {row.municipality_code: differing}


def problems(refusals: Mapping[tuple[str, str], str], values: Mapping[str, int]) -> dict[str, str]:
    """Say at each field why its value cannot be; by column.

    Args:
        refusals: what ``queries.simulator.refusals`` gives.
        values: chosen ones, by column.
    """
    found = {}
    for (_, column), reason in refusals.items():
        most = values[_BASE_OF[column]] * _PER_UNIT[column] if column in _BASE_OF else 0
        found[column] = texts.SIMULATOR_REFUSAL[reason].format(most=numbers.integer(most))
    return found


def forget() -> dict[str, None]:
    """What takes all fields out of the address."""
    return dict.fromkeys(KEY.values())


def headline(index: pd.DataFrame, moved: pd.DataFrame, year: int) -> list[tuple[str, str, str | None, str | None]]:
    """Main figures: label, value, help, what to compare with.

    Args:
        index: the row of ``queries.simulator.outcome``.
        moved: rows of ``simulator_spread.others``.
        year: of the index.
    """
    row = index.iloc[0]
    of = [texts.SIMULATOR_OF.format(points=row[name], most=MAX_POINTS) for name in ("points_before", "points_after")]
    change = row.points_after - row.points_before
    return [
        (texts.SIMULATOR_INDEX.format(year=year), of[0], texts.SIMULATOR_INDEX_HELP, None),
        (
            texts.SIMULATOR_INDEX_AFTER,
            of[1],
            texts.SIMULATOR_INDEX_AFTER_HELP,
            numbers.signed_points(change) if change else texts.SIMULATOR_SAME,
        ),
        (texts.SIMULATOR_BAND, bands(row), None, None),
        (
            texts.SIMULATOR_OTHERS_METRIC,
            numbers.integer((moved["simulated_change"] != 0).sum()),
            texts.SIMULATOR_OTHERS_HELP,
            None,
        ),
    ]


def bands(row: pd.Series) -> str:
    """``12–30 → 8–11``, or the one band where it stays."""
    if row.band_before == row.band_after:
        return row.band_after
    return texts.SIMULATOR_ARROW.format(before=row.band_before, after=row.band_after)


def inputs_changed(inputs: pd.DataFrame, named: Changes) -> list[str]:
    """One sentence for each changed count or base: what it was, is, and by how much it differs.

    Args:
        inputs: as in ``groups``.
        named: what ``changes`` gives.
    """
    row, found = inputs.iloc[0], []
    given = named.get(row.municipality_code, {})
    for column in (column for column in KEY if column in given):
        noun = "paid_benefit" if _PER_UNIT.get(column, 1) > 1 else _NOUN_OF[column]
        change = given[column] - int(row[column])
        found.append(
            texts.SIMULATOR_SENTENCE.format(
                field=texts.SIMULATOR_FIELD[column],
                before=numbers.integer(row[column]),
                after=numbers.integer(given[column]),
                change=f"{numbers.signed(change)}{numbers.NBSP}{numbers.plural(change, noun)}",
            )
        )
    return found


def findings(inputs: pd.DataFrame, index: pd.DataFrame, cells: pd.DataFrame, named: Changes) -> list[str]:
    """What was changed and what it does to the index of the municipality itself.

    Args:
        inputs: as in ``groups``.
        index: the row of ``queries.simulator.outcome``.
        cells: rows of ``queries.simulator.cells``.
        named: what ``changes`` gives.
    """
    if not any(named.values()):
        return [texts.SIMULATOR_UNCHANGED, *reservations(inputs)]
    row = index.iloc[0]
    before, after = (numbers.points(each) for each in (row.points_before, row.points_after))
    if row.points_before != row.points_after:
        stays = texts.SIMULATOR_BAND_STAYS.format(band=texts.BAND_LABEL[row.band_after])
        moves = texts.SIMULATOR_BAND_MOVES.format(
            before=texts.BAND_LABEL[row.band_before], after=texts.BAND_LABEL[row.band_after]
        )
        said = texts.SIMULATOR_MOVED.format(
            before=row.points_before, after=after, bands=stays if row.band_before == row.band_after else moves
        )
    else:
        evens_out = (cells["points_before"] != cells["points_after"]).any()
        said = (texts.SIMULATOR_STAYED if evens_out else texts.SIMULATOR_NOT_MOVED).format(points=before)
    return [*inputs_changed(inputs, named), said, *reservations(inputs)]


def reservations(inputs: pd.DataFrame) -> list[str]:
    """What a reader has to know about the points of this municipality: unlike the rule, taken over, few people."""
    row, found = inputs.iloc[0], []
    is_known = pd.notna(row.computed_points)
    agrees = is_known and row.published_points == row.computed_points
    if pd.notna(row.donor_code):
        found.append((texts.SIMULATOR_FOLLOWS if agrees else texts.SIMULATOR_STAYS).format(donor=donor(inputs)))
    if not is_known:
        found.append(texts.SIMULATOR_NO_DONOR_STAYS)
    elif not agrees:
        published, computed = numbers.points(row.published_points), numbers.points(row.computed_points)
        found.append(texts.SIMULATOR_UNEXPLAINED.format(published=published, computed=computed))
    if row.population_15plus == 0:
        found.append(texts.CAVEAT_EMPTY_WITH_POINTS if row.published_points else texts.CAVEAT_EMPTY)
    elif row.population_15plus < SMALL_POPULATION:
        found.append(texts.CAVEAT_SMALL.format(people=numbers.counted(row.population_15plus, "inhabitant")))
    return found


def matrix_rows(cells: pd.DataFrame) -> pd.DataFrame:
    """The tests as numbers to take away, shares and their bounds in percent.

    Args:
        cells: rows of ``queries.simulator.cells``.

    Returns:
        Columns ``indicator``, ``test``, ``observed_value``, ``simulated_value``, ``one_point_from``,
        ``two_points_above``, ``test_unit``, ``observed_points``, ``simulated_points``, ``simulated_change``.
    """
    factor = cells["test"].map({Test.SHARE: 100}).fillna(1)
    nouns = cells["indicator"].map(texts.INDICATOR_NOUN).map(lambda noun: texts.NOUN[noun][3])
    unit = cells["test"].map(texts.TEST_UNIT).fillna(nouns)
    return pd.DataFrame(
        {
            "indicator": cells["indicator"],
            "test": cells["test"],
            "observed_value": cells["value_before"] * factor,
            "simulated_value": cells["value_after"] * factor,
            "one_point_from": cells["lo"] * factor,
            "two_points_above": cells["hi"] * factor,
            "test_unit": unit.where(cells["test"] != TAKEN_OVER),
            "observed_points": cells["points_before"],
            "simulated_points": cells["points_after"],
            "simulated_change": cells["points_after"] - cells["points_before"],
        }
    )


def value(cell: pd.Series, when: str) -> str:
    """A value with as many digits as it takes to stand on its side of both bounds.

    Args:
        cell: a row of ``queries.simulator.cells``.
        when: ``before`` or ``after``.
    """
    if pd.isna(cell[f"value_{when}"]):
        return numbers.MISSING
    is_share = cell["test"] == Test.SHARE
    exact, lo, hi = (Decimal(str(cell[name])) * (100 if is_share else 1) for name in (f"value_{when}", "lo", "hi"))
    whole = cell["test"] == Test.COUNT and INDICATOR[cell["indicator"]].parts_per_unit == 1
    for places in range(0 if whole else 1, 10):
        rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if (rounded >= lo) + (rounded > hi) == cell[f"points_{when}"]:
            break
    return numbers.decimal(rounded, places) + (f"{numbers.NBSP}%" if is_share else "")


def bound(cell: pd.Series) -> str:
    """``≥ 12 / > 18 %``."""
    is_share = cell["test"] == Test.SHARE
    lo, hi = (numbers.plain(float(cell[name]) * (100 if is_share else 1)) for name in ("lo", "hi"))
    return texts.SIMULATOR_BOUNDS.format(lo=lo, hi=hi) + (f"{numbers.NBSP}%" if is_share else "")


def filters(inputs: pd.DataFrame, named: Changes, year: int) -> tuple[str, ...]:
    """What travels with the files of a simulation: whose, what was changed, the method, how to cite it."""
    of = texts.SIMULATOR_OF_PLACE.format(place=place(inputs), code=inputs["municipality_code"].iloc[0])
    said = inputs_changed(inputs, named) or [texts.SIMULATOR_UNCHANGED]
    return (of, *said, *method(year))


def method(year: int) -> tuple[str, ...]:
    """The method and how to cite it."""
    return texts.SIMULATOR_METHOD.format(year=year), texts.SIMULATOR_OWN.format(year=year)
