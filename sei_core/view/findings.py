"""Findings in sentences, written from the same rows as the charts."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.bands import Band
from sei_core.domain.levels import COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE
from sei_core.view import numbers, texts


def headline(summary: pd.DataFrame, country: pd.DataFrame) -> list[tuple[str, ...]]:
    """Main figures of an area: label, value, help, and the figure of the country beside it.

    Args:
        summary: the row of ``queries.overview.summary``.
        country: the same of the country.
    """
    row, whole = summary.iloc[0], country.iloc[0]
    beside = [
        numbers.percent(whole.high_count / whole.municipality_count),
        numbers.percent(whole.elevated_count / whole.municipality_count),
        numbers.percent(whole.high_population / whole.population_15plus),
        numbers.decimal(whole.weighted_mean_points),
    ]
    figures = [
        (texts.HEADLINE_HIGH, _counted_share(row.high_count, row), _high_help(row)),
        (texts.HEADLINE_ELEVATED, _counted_share(row.elevated_count, row), texts.HEADLINE_ELEVATED_HELP),
        (
            texts.HEADLINE_PEOPLE,
            numbers.percent(row.high_population / row.population_15plus if row.population_15plus else None),
            texts.HEADLINE_PEOPLE_HELP,
        ),
        (texts.HEADLINE_MEAN, numbers.decimal(row.weighted_mean_points), texts.HEADLINE_MEAN_HELP),
    ]
    if row.area_name == whole.area_name:
        return figures
    return [(*figure, texts.BESIDE_COUNTRY.format(value)) for figure, value in zip(figures, beside, strict=True)]


def caveat(cautions: pd.DataFrame) -> str:
    """What to know before using the figures of an area.

    Args:
        cautions: the row of ``queries.method.cautions``.
    """
    row = cautions.iloc[0]
    return texts.OVERVIEW_CAVEAT.format(
        points=numbers.points(row.prague_points), counted=numbers.integer(row.prague_count_points)
    )


def shares(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    """The five shares of an area: label, value, help, and the share of the country beside it.

    Args:
        rows: of ``queries.overview.indicators``.
    """
    return [
        (
            texts.INDICATOR_CARD[row.indicator],
            numbers.percent(row.share, 2),
            texts.OVERVIEW_SHARE_HELP.format(
                count=numbers.counted(row.count, texts.INDICATOR_NOUN[row.indicator]),
                base=numbers.integer(row.base),
                base_label=texts.BASE_LABEL[row.indicator],
                country=numbers.percent(row.country_share, 2),
                change=_share_change(row),
            ),
            texts.BESIDE_COUNTRY.format(numbers.percent(row.country_share, 2)),
        )
        for row in rows.itertuples()
    ]


def overview(area: str, summary: pd.DataFrame, bands: pd.DataFrame, shares: pd.DataFrame, year: int) -> list[str]:
    """Three to five sentences on an area.

    Args:
        area: its label.
        summary: the row of ``queries.overview.summary``.
        bands: rows of ``queries.overview.bands``.
        shares: rows of ``queries.overview.indicators``.
        year: of the index.
    """
    row = summary.iloc[0]
    sentences = [
        texts.FINDING_HIGH.format(
            area=area[0].upper() + area[1:],
            year=year,
            high=numbers.counted(row.high_count, "municipality"),
            total=numbers.integer(row.municipality_count),
            share=numbers.percent(row.high_count / row.municipality_count),
        )
    ]
    sentences += _people(row, bands)
    sentences += _light(bands, row)
    sentences += _indicators(shares, bands["area_code"].iloc[0])
    if pd.notna(row.high_change):
        change = numbers.signed(row.high_change)
        sentences.append(texts.FINDING_CHANGE.format(change=change, before=int(row.previous_year)))
    return sentences


def _people(row: pd.Series, bands: pd.DataFrame) -> list[str]:
    """Say how many people live in heavily burdened municipalities, and how many of them in Praha."""
    if not row.population_15plus:
        return []
    share = row.high_population / row.population_15plus
    by_area = bands[bands["band"] == Band.HIGH].set_index("area_code")["population_15plus"]
    if bands["area_code"].iloc[0] == COUNTRY_CODE:
        without = bands[bands["area_code"] == COUNTRY_WITHOUT_PRAGUE_CODE]["population_15plus"].sum()
        return [
            texts.FINDING_PEOPLE_COUNTRY.format(
                share=numbers.percent(share),
                prague=numbers.percent(1 - by_area[COUNTRY_WITHOUT_PRAGUE_CODE] / by_area[COUNTRY_CODE]),
                without=numbers.percent(by_area[COUNTRY_WITHOUT_PRAGUE_CODE] / without),
            )
        ]
    return [texts.FINDING_PEOPLE.format(share=numbers.percent(share))]


def _light(bands: pd.DataFrame, row: pd.Series) -> list[str]:
    """Say how many municipalities carry next to no burden."""
    light = bands[(bands["band"] == Band.MINIMAL) & (bands["area_code"] == bands["area_code"].iloc[0])]
    count = int(light["municipality_count"].sum())
    return [
        texts.FINDING_LIGHT.format(
            count=numbers.counted(count, "municipality"), share=numbers.percent(count / row.municipality_count)
        )
    ]


def _indicators(shares: pd.DataFrame, area_code: str) -> list[str]:
    """Name the indicators in which an area differs most from the country."""
    ratios = (shares["share"] / shares["country_share"]).set_axis(shares["indicator"]).dropna()
    if area_code in (COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE) or ratios.empty:
        return []
    return [
        texts.FINDING_INDICATORS.format(
            highest=texts.INDICATOR_LABEL[ratios.idxmax()],
            high=numbers.multiple(ratios.max(), 1),
            lowest=texts.INDICATOR_LABEL[ratios.idxmin()],
            low=numbers.multiple(ratios.min(), 1),
        )
    ]


def _high_help(row: pd.Series) -> str:
    if pd.isna(row.high_change):
        return texts.HEADLINE_HIGH_FIRST
    return texts.HEADLINE_HIGH_HELP.format(change=numbers.signed(row.high_change), before=int(row.previous_year))


def _share_change(row: object) -> str:
    if pd.isna(row.share_change):
        return ""
    change = numbers.percentage_points(row.share_change, 2)
    return texts.OVERVIEW_SHARE_CHANGE.format(change=change, before=int(row.previous_year))


def _counted_share(count: int, row: pd.Series) -> str:
    return texts.HEADLINE_COUNT.format(
        count=numbers.integer(count), share=numbers.percent(count / row.municipality_count)
    )
