"""How the points are counted: prose with numbers put in, the table of the rule, one municipality step by step."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd

from sei_core.domain.bands import MAX_POINTS, Band, band_of
from sei_core.domain.change import SMALL_POPULATION
from sei_core.domain.indicators import INDICATOR, INDICATORS, MAX_INDICATOR_POINTS, MAX_TEST_POINTS, Test
from sei_core.view import numbers, texts

#: Shown until a reader picks another municipality: Obrnice, the heaviest burden of the workbook of 2023.
EXAMPLE_CODE = "567337"

_PROSE = Path(__file__).parent / "prose"


def prose(name: str, **values: str) -> str:
    """Read a text of ``view/prose`` and put values into its ``{places}``.

    Raises:
        KeyError: if the text has a place without a value.
    """
    return _read(name).format(**values)


@lru_cache(maxsize=32)
def _read(name: str) -> str:
    return (_PROSE / f"{name}.md").read_text(encoding="utf-8").strip()


def rule_values() -> dict[str, str]:
    """The structure of the index in words, for the prose."""
    enforcement = INDICATOR["enforcement"]
    return {
        "indicator_count": numbers.integer(len(INDICATORS)),
        "test_count": numbers.integer(len(Test)),
        "max_test_points": numbers.integer(MAX_TEST_POINTS),
        "max_indicator_points": numbers.points(MAX_INDICATOR_POINTS),
        "max_points": numbers.points(MAX_POINTS),
        "lq_lo": numbers.plain(float(enforcement.lq.lo)),
        "lq_hi": numbers.plain(float(enforcement.lq.hi)),
        "share_bound": threshold("enforcement", Test.SHARE, "hi"),
        "bands": ", ".join(texts.BAND_LABEL[band] for band in Band),
        "small": numbers.integer(SMALL_POPULATION),
    }


def fit_values(fit: pd.DataFrame, year: int) -> dict[str, str]:
    """How well the rule fits one year in words, for the prose.

    Args:
        fit: rows of ``queries.method.fit``.
        year: one of them.
    """
    row = fit.set_index("year").loc[year]
    return {"year": str(year), **{name: numbers.integer(value) for name, value in row.items()}}


def caution_values(cautions: pd.DataFrame, quotients: pd.DataFrame, empty: pd.DataFrame, year: int) -> dict[str, str]:
    """The numbers of the caveats in words, for the prose.

    Args:
        cautions: the row of ``queries.method.cautions``.
        quotients: rows of ``queries.method.first_quotient_points`` for enforcement.
        empty: rows of ``queries.method.without_inhabitants``.
        year: of them.
    """
    row = cautions.iloc[0]
    strict, mild = quotients.iloc[0], quotients.iloc[-1]
    return {
        "year": str(year),
        "prague_points": numbers.points(row.prague_points),
        "prague_count_points": numbers.integer(row.prague_count_points),
        "high_share": numbers.percent(row.high_population_share),
        "prague_share": numbers.percent(row.prague_share),
        "without_prague_share": numbers.percent(row.without_prague_share),
        "high_count": numbers.counted(row.high_count, "of_municipality"),
        "small_high_count": numbers.integer(row.small_high_count),
        "small": numbers.integer(SMALL_POPULATION),
        "eleven": numbers.counted(row.eleven_count, "municipality"),
        "twelve": numbers.counted(row.twelve_count, "municipality"),
        "no_pupils": numbers.counted(row.no_pupils_count, "municipality"),
        "lightest": numbers.points(row.lightest_points),
        "lightest_count": numbers.counted(row.lightest_count, "municipality"),
        "strict_region": strict.region_name,
        "strict_share": numbers.percent(strict.first_point_share),
        "mild_region": mild.region_name,
        "mild_share": numbers.percent(mild.first_point_share),
        "empty": _listed_points(empty),
    }


def _listed_points(rows: pd.DataFrame) -> str:
    """``Hradiště (3 body), Boletice (0 bodů)``."""
    written = (
        f"{numbers.escape_markdown(row.municipality_name)} ({numbers.points(row.index_points)})"
        for row in rows.itertuples()
    )
    return ", ".join(written) or texts.METHOD_NOBODY


def structure() -> pd.DataFrame:
    """What is counted, out of what, and with which bounds.

    Returns:
        A row per indicator: ``indicator`` (key), ``counted`` and ``counted_base`` (Czech words), bounds ``share_lo``,
        ``share_hi`` (0–1), ``lq_lo``, ``lq_hi``, ``count_lo``, ``count_hi`` (in the count's own unit).
    """
    rows = [
        {
            "indicator": indicator.key,
            "counted": texts.COUNT_WHAT[indicator.key],
            "counted_base": texts.BASE_LABEL[indicator.key],
        }
        | {
            f"{test}_{bound}": float(getattr(indicator.thresholds(test), bound))
            for test in Test
            for bound in ("lo", "hi")
        }
        for indicator in INDICATORS
    ]
    return pd.DataFrame(rows)


def threshold(key: str, test: Test, bound: str) -> str:
    """Write a bound of a test in its own unit: ``12 %``, ``2,5``, ``100``.

    Args:
        key: of the indicator.
        test: of it.
        bound: ``lo`` or ``hi``.
    """
    value = getattr(INDICATOR[key].thresholds(test), bound)
    return f"{numbers.plain(float(value * 100))}{numbers.NBSP}%" if test is Test.SHARE else numbers.plain(float(value))


def place(profile: pd.DataFrame) -> str:
    """Name a municipality with its okres; ``profile`` is the row of ``queries.municipality.profile``."""
    row = profile.iloc[0]
    return texts.PLACE.format(name=row.municipality_name, district=row.district_name)


def donor_code(indicators: pd.DataFrame) -> str | None:
    """Code of the probable donor of taken-over points; None with a school of its own.

    Args:
        indicators: rows of ``queries.municipality.indicators``.
    """
    known = indicators["donor_code"].dropna()
    return None if known.empty else known.iloc[0]


def example(profile: pd.DataFrame, indicators: pd.DataFrame, donor: pd.DataFrame) -> list[str]:
    """Count the index of one municipality step by step, in its own numbers.

    Args:
        profile: the row of ``queries.municipality.profile``.
        indicators: rows of ``queries.municipality.indicators``.
        donor: the same of the probable donor; without rows if there is none.

    Returns:
        Markdown, one block an indicator, the sum last.
    """
    donated = {row.indicator: row for row in donor.itertuples()}
    blocks = [_block(row, donated) for row in indicators.itertuples()]
    return [*blocks, _sum(profile.iloc[0], indicators["points"])]


def _block(row: tuple, donated: Mapping[str, tuple]) -> str:
    if pd.notna(row.base):
        return _counted(row)
    return _unknown(row) if pd.isna(row.donor_code) else _taken_over(row, donated[row.indicator])


def _unknown(row: tuple) -> str:
    """An indicator that is taken over, nobody knows from where."""
    points = numbers.points(row.points)
    head = texts.EXAMPLE_HEAD.format(indicator=texts.INDICATOR_LABEL[row.indicator], points=points)
    return f"{head}\n- {texts.EXAMPLE_NO_DONOR.format(points=points)}"


def _counted(row: tuple) -> str:
    """Steps of an indicator with a count of its own."""
    head = texts.EXAMPLE_HEAD.format(indicator=texts.INDICATOR_LABEL[row.indicator], points=numbers.points(row.points))
    return "\n".join([head, *(f"- {step}" for step in _steps(row))])


def _taken_over(row: tuple, donated: tuple) -> str:
    """Steps of an indicator that is taken over: those of the donor, and whether they agree with what was published."""
    head = texts.EXAMPLE_HEAD.format(indicator=texts.INDICATOR_LABEL[row.indicator], points=numbers.points(row.points))
    agreement = texts.EXAMPLE_DONOR_AGREES if row.points == donated.points else texts.EXAMPLE_DONOR_DIFFERS
    donor = texts.EXAMPLE_DONOR.format(
        name=numbers.escape_markdown(row.donor_name), district=numbers.escape_markdown(row.donor_district_name)
    )
    last = agreement.format(points=numbers.points(row.points), donor_points=numbers.points(donated.points))
    return "\n".join([head, f"- {donor}", *(f"    - {step}" for step in _steps(donated)), f"- {last}"])


def _steps(row: tuple) -> list[str]:
    """Share, yardstick, quotient and count of an indicator with its points."""
    key = row.indicator
    if row.base == 0:
        return [texts.EXAMPLE_NO_BASE.format(base=texts.BASE_OF[key])]
    amount = numbers.counted(row.count, texts.INDICATOR_NOUN[key], 0 if INDICATOR[key].parts_per_unit == 1 else 2)
    share, yardstick = numbers.percent(row.share, 2), numbers.percent(row.yardstick_share, 2)
    return [
        texts.EXAMPLE_SHARE.format(
            count=amount,
            base=f"{numbers.integer(row.base)}{numbers.NBSP}{texts.BASE_OF[key]}",
            share=share,
            verdict=_verdict(key, Test.SHARE, row.share_points),
        ),
        texts.EXAMPLE_YARDSTICK.format(
            region=numbers.percent(row.region_share, 2),
            country=numbers.percent(row.country_share, 2),
            yardstick=yardstick,
        ),
        texts.EXAMPLE_LQ.format(
            share=share,
            yardstick=yardstick,
            lq=numbers.decimal(row.lq, 2),
            verdict=_verdict(key, Test.LQ, row.lq_points),
        ),
        texts.EXAMPLE_COUNT.format(count=amount, verdict=_verdict(key, Test.COUNT, row.count_points)),
    ]


def _verdict(key: str, test: Test, points: int) -> str:
    """Say on which side of the bounds a value lies, and what that gives."""
    return texts.EXAMPLE_VERDICT[int(points)].format(
        lo=threshold(key, test, "lo"), hi=threshold(key, test, "hi"), points=numbers.points(points)
    )


def _sum(profile: pd.Series, points: pd.Series) -> str:
    """Add the indicators up and name the band; say if the published index is another number."""
    total = points.sum()
    written = texts.EXAMPLE_SUM.format(
        terms=" + ".join(numbers.integer(each) for each in points),
        total=numbers.points(total),
        band=texts.BAND_LABEL[band_of(pd.Series([total])).item()],
    )
    if total == profile.index_points:
        return written
    return written + texts.EXAMPLE_SUM_DIFFERS.format(published=numbers.points(profile.index_points))
