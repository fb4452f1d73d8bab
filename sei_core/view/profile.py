"""One municipality in words: who it is, where it stands, why it has its points and what would change them.

All texts are plain, without markup: a page escapes them, a document sets them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

import pandas as pd

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS, Band
from sei_core.domain.change import SMALL_POPULATION
from sei_core.domain.indicators import (
    INDICATOR,
    INDICATORS,
    LQ_THRESHOLDS,
    MAX_INDICATOR_POINTS,
    MAX_TEST_POINTS,
    Indicator,
    Test,
)
from sei_core.domain.similarity import SIZE_CLASSES, size_class
from sei_core.view import numbers, texts

#: Up to this distance, in standard deviations over all shares together, two municipalities are called similar: in 2023
#: 95 % of municipalities have one at least as near.
CLOSE = 1.0

#: A yardstick this many times the country's makes the quotient noticeably stricter; its inverse makes it milder.
STRICT = 1.1

#: Highest points of one test over all indicators.
MOST_PART_POINTS = MAX_TEST_POINTS * len(INDICATORS)


@dataclass(frozen=True)
class Profile:
    """What is known of one municipality in one year: rows of ``queries.municipality``.

    Attributes:
        year: of the index.
        who: the row of ``profile``.
        indicators, distances, comparison, neighbours, similar: rows of the functions of that name.
    """

    year: int
    who: pd.DataFrame
    indicators: pd.DataFrame
    distances: pd.DataFrame
    comparison: pd.DataFrame
    neighbours: pd.DataFrame
    similar: pd.DataFrame

    @property
    def row(self) -> pd.Series:
        """The municipality itself."""
        return self.who.iloc[0]


@dataclass(frozen=True)
class Reason:
    """Why one indicator has its points.

    Attributes:
        title: indicator and points.
        sentences: count, base, share and yardstick, or where taken-over points come from.
        tests: Czech texts under ``texts.REASON_COLUMNS``, a row a test; no row where the points are taken over.
    """

    title: str
    sentences: tuple[str, ...]
    tests: pd.DataFrame


def identity(profile: Profile) -> str:
    """Status, okres, ORP, kraj and code in one line."""
    row = profile.row
    return texts.MUNICIPALITY_IDENTITY.format(
        status=texts.MUNICIPALITY_STATUS[row.status],
        district=row.district_name,
        orp=row.orp_name,
        region=row.region_name,
        code=row.municipality_code,
    )


def headline(profile: Profile) -> list[tuple[str, str, str | None]]:
    """Index and ranks: label, value, help."""
    row = profile.row
    total = numbers.counted(row.municipality_count, "municipality")
    region_total = numbers.counted(row.region_municipality_count, "municipality")
    return [
        (
            texts.METRIC_INDEX.format(year=profile.year),
            texts.METRIC_INDEX_VALUE.format(points=numbers.points(row.index_points), most=MAX_POINTS),
            texts.METRIC_INDEX_HELP.format(band=texts.BAND_LABEL[row.band]),
        ),
        (
            texts.METRIC_RANK,
            place(row["rank"], row.tied_count),
            texts.METRIC_RANK_HELP.format(total=total, percentile=numbers.decimal(100 * row.percentile, 2)),
        ),
        (
            texts.METRIC_REGION_RANK,
            place(row.region_rank, row.region_tied_count, row.region_municipality_count),
            texts.METRIC_REGION_RANK_HELP.format(region=row.region_name, total=region_total),
        ),
    ]


def place(rank: int, tied_count: int, total: int | None = None) -> str:
    """``1.``, or ``179.–241.`` for equal ones; a municipality that is alone in its kraj has no rank."""
    if total == 1:
        return texts.RANK_ALONE
    first, last = numbers.integer(rank), numbers.integer(rank + tied_count - 1)
    return (texts.RANK_ONE if tied_count == 1 else texts.RANK_TIED).format(first=first, last=last)


def parts(profile: Profile) -> list[tuple[str, str, str | None]]:
    """Inhabitants, and points for shares, quotients and counts: label, value, help; a dash without a known donor."""
    row = profile.row
    population = (texts.METRIC_POPULATION, numbers.integer(row.population_15plus), texts.METRIC_POPULATION_HELP)
    return [population, *(_part(test, row[f"{test}_points"]) for test in Test)]


def _part(test: Test, points: int | None) -> tuple[str, str, str | None]:
    if pd.isna(points):
        return texts.METRIC_PART[test], numbers.MISSING, texts.MISSING_DONOR
    value = texts.METRIC_PART_VALUE.format(points=numbers.integer(points), most=MOST_PART_POINTS)
    return texts.METRIC_PART[test], value, None


def findings(profile: Profile) -> list[str]:
    """Three to five sentences on where a municipality stands and why."""
    row = profile.row
    total = numbers.counted(row.municipality_count, "municipality")
    standing = texts.FINDING_STANDING.format(
        year=profile.year,
        points=numbers.points(row.index_points),
        most=MAX_POINTS,
        band=texts.BAND_LABEL[row.band],
        rank=place(row["rank"], row.tied_count),
        total=total,
    )
    others = texts.FINDING_OTHERS.format(
        more=_municipalities(row["rank"] - 1),
        same=_municipalities(row.tied_count - 1),
        fewer=_municipalities(row.municipality_count - row["rank"] - row.tied_count + 1),
    )
    return [f"{standing} {others}", *_heaviest(profile.indicators), *_ratios(profile.indicators), *_nearest(profile)]


def _municipalities(count: int) -> str:
    return numbers.counted(count, "municipality") if count else texts.NO_MUNICIPALITY


def _heaviest(indicators: pd.DataFrame) -> list[str]:
    """Name the indicators with the most points and those without any."""
    labels = indicators["indicator"].map(texts.INDICATOR_LABEL)
    most = indicators["points"].max()
    if not most:
        return [texts.FINDING_NO_POINTS]
    heaviest = labels[indicators["points"] == most]
    pattern = texts.FINDING_HEAVIEST if len(heaviest) == 1 else texts.FINDING_HEAVIEST_EACH
    found = pattern.format(heaviest=", ".join(heaviest), points=numbers.points(most))
    without = labels[indicators["points"] == 0]
    if without.empty:
        return [found]
    return [f"{found} {texts.FINDING_WITHOUT_POINTS.format(labels=', '.join(without))}"]


def _ratios(indicators: pd.DataFrame) -> list[str]:
    """Name the indicators that differ most from the country."""
    ratios = (indicators["share"] / indicators["country_share"]).set_axis(indicators["indicator"]).dropna()
    if len(ratios) < 2:
        return []
    return [
        texts.FINDING_RATIO.format(
            highest=texts.INDICATOR_LABEL[ratios.idxmax()],
            high=numbers.multiple(ratios.max(), 1),
            lowest=texts.INDICATOR_LABEL[ratios.idxmin()],
            low=numbers.multiple(ratios.min(), 1),
        )
    ]


def _nearest(profile: Profile) -> list[str]:
    """Name the smallest step that would change the points; the first of equal ones."""
    steps = profile.distances.set_index(["indicator", "test"])[["to_gain", "to_lose"]].astype(float).stack().dropna()
    if steps.empty:
        return []
    key, test, direction = steps.idxmin()
    cell = profile.distances.set_index(["indicator", "test"]).loc[(key, test)]
    write = _gain if direction == "to_gain" else _loss
    return [
        texts.FINDING_STEP.format(
            indicator=texts.INDICATOR_LABEL[key],
            test=texts.TEST_LABEL[test].lower(),
            step=write(INDICATOR[key], cell),
        )
    ]


def caveats(profile: Profile) -> list[str]:
    """What a reader has to know before using the points of this municipality; the general caveat first."""
    row = profile.row
    found = [texts.CAVEAT_PLACE]
    if row.population_15plus == 0:
        found.append(texts.CAVEAT_EMPTY_WITH_POINTS if row.index_points else texts.CAVEAT_EMPTY)
    elif row.population_15plus < SMALL_POPULATION:
        found.append(texts.CAVEAT_SMALL.format(people=numbers.counted(row.population_15plus, "inhabitant")))
    found += _unlike_rule(profile)
    if row.index_points == BAND_STARTS[-1] - 1:
        found.append(texts.CAVEAT_BELOW_EDGE.format(band=texts.BAND_LABEL[Band.HIGH]))
    if row.index_points == BAND_STARTS[-1]:
        found.append(texts.CAVEAT_ON_EDGE.format(band=texts.BAND_LABEL[Band.HIGH]))
    if pd.notna(row.count_points) and row.count_points > row.share_points + row.lq_points:
        found.append(
            texts.CAVEAT_LARGE.format(count=numbers.points(row.count_points), points=numbers.integer(row.index_points))
        )
    return found + _yardstick_of_region(profile)


def undrawn(*, is_drawn: bool) -> list[str]:
    """That a municipality is not on the map, as a caveat; nothing where it is."""
    return [] if is_drawn else [texts.CAVEAT_NOT_DRAWN]


def _unlike_rule(profile: Profile) -> list[str]:
    """Say that the published points are not those of the rule, and why where it is known."""
    row = profile.row
    if pd.isna(row.computed_points):
        return [texts.CAVEAT_NO_DONOR]
    if row.index_points == row.computed_points:
        return []
    taken_over = profile.indicators["donor_code"].notna().any()
    pattern = texts.CAVEAT_OTHER_DONOR if taken_over else texts.CAVEAT_UNEXPLAINED
    return [
        pattern.format(
            published=numbers.points(row.index_points),
            computed=numbers.points(row.computed_points),
            year=profile.year,
            count=numbers.counted(row.differing_count, "municipality"),
        )
    ]


def _yardstick_of_region(profile: Profile) -> list[str]:
    """Say that the kraj makes the quotient stricter or milder, on the indicator where it does so most."""
    rows = profile.indicators.set_index("indicator")
    ratios = (rows["yardstick_share"] / rows["country_share"]).dropna()
    if profile.row.population_15plus == 0 or ratios.empty:
        return []
    if ratios.median() >= STRICT:
        pattern, key = texts.CAVEAT_STRICT, ratios.idxmax()
    elif ratios.median() <= 1 / STRICT:
        pattern, key = texts.CAVEAT_MILD, ratios.idxmin()
    else:
        return []
    first = float(LQ_THRESHOLDS.lo)
    return [
        pattern.format(
            region=profile.row.region_name,
            indicator=texts.INDICATOR_LABEL[key],
            here=numbers.percent(first * rows.loc[key, "yardstick_share"], 2),
            country=numbers.percent(first * rows.loc[key, "country_share"], 2),
        )
    ]


def how_to_read() -> str:
    """What the three tests are and what the steps assume."""
    return texts.MUNICIPALITY_WHY_LEAD.format(most=MAX_TEST_POINTS)


def reasons(profile: Profile) -> list[Reason]:
    """Explain the points of each indicator, in the order of the index."""
    return [_reason(profile, row) for _, row in profile.indicators.iterrows()]


def _reason(profile: Profile, row: pd.Series) -> Reason:
    title = texts.REASON_TITLE.format(
        indicator=texts.INDICATOR_LABEL[row["indicator"]],
        points=numbers.points(row["points"]),
        most=MAX_INDICATOR_POINTS,
    )
    if pd.isna(row["count"]):
        return Reason(title, tuple(_taken_over(profile, row)), pd.DataFrame(columns=list(texts.REASON_COLUMNS)))
    indicator = INDICATOR[row["indicator"]]
    cells = profile.distances[profile.distances["indicator"] == indicator.key]
    tests = pd.DataFrame(
        [_test(indicator, cell, row["base"]) for _, cell in cells.iterrows()], columns=list(texts.REASON_COLUMNS)
    )
    return Reason(title, tuple(_own(indicator, row)), tests)


def _own(indicator: Indicator, row: pd.Series) -> list[str]:
    """Count, base, share; the yardstick and what the first point of the quotient needs; or why there is no share."""
    counted = texts.REASON_COUNT.format(
        count=_counted(indicator, row["count"]),
        base=numbers.integer(row["base"]),
        base_label=texts.BASE_LABEL[indicator.key],
        share=numbers.percent(row["share"], 2),
    )
    if row["base"] == 0:
        pattern = texts.REASON_NO_PUPILS if indicator.schools_only else texts.REASON_NO_PEOPLE
        return [pattern.format(base_label=texts.BASE_LABEL[indicator.key])]
    yardstick = texts.REASON_YARDSTICK.format(
        yardstick=numbers.percent(row["yardstick_share"], 2),
        region=numbers.percent(row["region_share"], 2),
        country=numbers.percent(row["country_share"], 2),
        needed=numbers.percent(float(LQ_THRESHOLDS.lo) * row["yardstick_share"], 2),
    )
    return [counted, yardstick]


def _taken_over(profile: Profile, row: pd.Series) -> list[str]:
    """Say where points without a school of its own come from, and whether the probable donor explains them."""
    if pd.isna(row["donor_code"]):
        return [texts.REASON_NO_DONOR.format(points=numbers.points(row["points"]))]
    donor = texts.DONOR.format(name=row["donor_name"], district=row["donor_district_name"], code=row["donor_code"])
    found = [texts.REASON_TAKEN_OVER.format(points=numbers.points(row["points"]), donor=donor)]
    # The other indicators have the same points in the published index and in the one computed by the rule.
    donor_points = row["points"] + profile.row.computed_points - profile.row.index_points
    if donor_points != row["points"]:
        found.append(texts.REASON_OTHER_DONOR.format(donor_points=numbers.points(donor_points)))
    return found


def _test(indicator: Indicator, cell: pd.Series, base: int) -> tuple[str, ...]:
    """One test as Czech texts under ``texts.REASON_COLUMNS``."""
    return (
        texts.TEST_LABEL[cell["test"]],
        _value(indicator, cell),
        texts.BOUNDS.format(lo=_bound(cell["test"], cell["lo"]), hi=_bound(cell["test"], cell["hi"])),
        numbers.integer(cell["points"]),
        _steps(indicator, cell, base),
    )


def _bound(test: str, bound: float) -> str:
    return numbers.plain(100 * bound) + numbers.NBSP + "%" if test == Test.SHARE else numbers.plain(bound)


def _value(indicator: Indicator, cell: pd.Series) -> str:
    """A value with as many digits as it takes to stand on its side of both bounds: 1,7996 is not 1,80 with 0 points."""
    if pd.isna(cell["value"]):
        return numbers.MISSING
    factor = 100 if cell["test"] == Test.SHARE else 1
    value, lo, hi = (Decimal(str(cell[name])) * factor for name in ("value", "lo", "hi"))
    fewest = {Test.SHARE: 2, Test.LQ: 2, Test.COUNT: 0 if indicator.parts_per_unit == 1 else 1}[cell["test"]]
    for places in range(fewest, 10):
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if (rounded >= lo) + (rounded > hi) == cell["points"]:
            break
    return numbers.decimal(rounded, places) + (numbers.NBSP + "%" if cell["test"] == Test.SHARE else "")


def _steps(indicator: Indicator, cell: pd.Series, base: int) -> str:
    """What would change the points of a test: first towards more, then towards fewer."""
    if base == 0:
        return texts.STEP_NO_BASE
    found = []
    if pd.notna(cell["to_gain"]):
        found.append(_gain(indicator, cell))
    elif cell["points"] < MAX_TEST_POINTS:
        found.append(_unreachable(cell, base))
    if pd.notna(cell["to_lose"]):
        found.append(_loss(indicator, cell))
    return texts.STEP_JOIN.join(found)


def _gain(indicator: Indicator, cell: pd.Series) -> str:
    """``do 2 bodů chybí 4 osoby``; one step may give both points."""
    pattern = texts.STEP_GAIN[int(cell["points"]), int(cell["points_if_gained"])]
    return pattern.format(amount=_amount(indicator, cell["to_gain"]))


def _loss(indicator: Indicator, cell: pd.Series) -> str:
    """``1 bod by zmizel při poklesu o 3 dávky měsíčně``; one step may take both points."""
    pattern = texts.STEP_LOSE[int(cell["points"] - cell["points_if_lost"])]
    return pattern.format(amount=_amount(indicator, cell["to_lose"], "less_"))


def _unreachable(cell: pd.Series, base: int) -> str:
    """Why no possible count gives more points."""
    is_first = cell["points"] == 0
    bound = _bound(cell["test"], cell["lo" if is_first else "hi"])
    reason = {Test.COUNT: texts.STEP_UNREACHABLE_COUNT, Test.LQ: texts.STEP_UNREACHABLE_LQ}[cell["test"]]
    where = (texts.BOUND_REACHED if cell["test"] == Test.LQ else texts.BOUND_NEEDED)[0 if is_first else 1]
    return reason.format(bound=where.format(value=bound), base=numbers.integer(base))


def _amount(indicator: Indicator, step: float, form: str = "") -> str:
    """``4 osoby``, ``0,8 dávky měsíčně``: rounded up to a tenth, so that the step still suffices."""
    return _counted(indicator, Decimal(str(round(step, 6))).quantize(Decimal("0.1"), ROUND_CEILING), form)


def _counted(indicator: Indicator, count: float | Decimal, form: str = "") -> str:
    """A count of an indicator with its noun; ``form`` is the prefix of another case of the noun in ``texts.NOUN``."""
    noun = texts.INDICATOR_NOUN[indicator.key]
    amount = numbers.counted(count, f"{form}{noun}", 0 if count % 1 == 0 else 1)
    return texts.REASON_MONTHLY.format(amount=amount) if noun == "benefit" else amount


def tests(profile: Profile) -> pd.DataFrame:
    """All tests as numbers to take away, shares and their bounds in percent.

    Returns:
        Columns ``indicator``, ``test``, ``test_value``, ``one_point_from``, ``two_points_above``, ``test_unit``,
        ``test_points``, ``to_gain``, ``points_if_gained``, ``to_lose``, ``points_if_lost``, ``next_step``; values,
        points and steps are missing where points are taken over.
    """
    rows = profile.distances.merge(profile.indicators[["indicator", "base"]], on="indicator", how="left")
    factor = rows["test"].map({Test.SHARE: 100, Test.LQ: 1, Test.COUNT: 1})
    nouns = rows["indicator"].map(texts.INDICATOR_NOUN).map(lambda noun: texts.NOUN[noun][3])
    return pd.DataFrame(
        {
            "indicator": rows["indicator"],
            "test": rows["test"],
            "test_value": rows["value"] * factor,
            "one_point_from": rows["lo"] * factor,
            "two_points_above": rows["hi"] * factor,
            "test_unit": rows["test"].map(texts.TEST_UNIT).fillna(nouns),
            "test_points": rows["points"],
            "to_gain": rows["to_gain"],
            "points_if_gained": rows["points_if_gained"],
            "to_lose": rows["to_lose"],
            "points_if_lost": rows["points_if_lost"],
            "next_step": [
                None if pd.isna(row["points"]) else _steps(INDICATOR[row["indicator"]], row, row["base"])
                for _, row in rows.iterrows()
            ],
        }
    )


def likeness(profile: Profile) -> str:
    """Say what "similar" means here and how far the nearest municipalities are; far ones are not called similar."""
    distances = profile.similar["distance"]
    if distances.empty:
        return texts.SIMILAR_NOBODY
    near, close = int((distances <= CLOSE).sum()), numbers.counted(CLOSE, "deviation")
    what = texts.SIMILAR_WHAT.format(size=_size(profile.row.population_15plus))
    if near == len(distances):
        return f"{what} {texts.SIMILAR_ALL.format(close=close)}"
    if near == 0:
        nearest = numbers.counted(distances.iloc[0], "deviation", 1)
        return f"{what} {texts.SIMILAR_NONE.format(nearest=nearest)}"
    return f"{what} {(texts.SIMILAR_ONE if near == 1 else texts.SIMILAR_SOME).format(close=close, count=near)}"


def _size(population: int) -> str:
    position = int(size_class(pd.Series([population])).iloc[0])
    low = numbers.integer(SIZE_CLASSES[position])
    if position + 1 == len(SIZE_CLASSES):
        return texts.SIZE_FROM.format(low=low)
    return texts.SIZE_BETWEEN.format(low=low, high=numbers.integer(SIZE_CLASSES[position + 1] - 1))


def years(history: pd.DataFrame) -> str:
    """Say which years the history has, and that one year is no history.

    Args:
        history: rows of ``queries.municipality.history``.
    """
    known = [str(year) for year in history["year"]]
    pattern = texts.HISTORY_ONE_YEAR if len(known) == 1 else texts.HISTORY_FROM_TO
    return pattern.format(year=known[-1], years=", ".join(known))
