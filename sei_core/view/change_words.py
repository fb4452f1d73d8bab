"""What changed between two years, in words: figures, findings and the change map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from sei_core.domain.bands import MAX_POINTS, Band
from sei_core.domain.change import CHANGES, SMALL_POPULATION, causes_in
from sei_core.view import maps, numbers, texts


@dataclass(frozen=True)
class ChangeScene(maps.Scene):
    """The change of the index between two chosen years; ``year`` is the later one.

    Attributes:
        before: the earlier year.
    """

    before: int = 0

    @cached_property
    def shading(self) -> maps.Shading:
        """How the values are drawn, named by both years."""
        years = {"before": self.before, "after": self.year}
        return replace(
            maps.shading(self.measure, self.level),
            title=texts.CHANGE_MAP_LEGEND.format(**years),
            missing=texts.CHANGE_MAP_MISSING,
        )

    @property
    def title(self) -> str:
        """What, where and between which years."""
        return texts.CHANGE_MAP_TITLE.format(
            where=texts.LEVEL_IN[self.level], area=self.area.label, before=self.before, after=self.year
        )


def pair(chosen: int, other: int) -> tuple[int, int]:
    """Put two years in order, the earlier first."""
    return min(chosen, other), max(chosen, other)


def others(years: list[int], chosen: int) -> list[int]:
    """Years that a chosen one can be compared with: the nearest earlier one first, later ones last.

    Args:
        years: all at hand, any order.
        chosen: one of them.
    """
    earlier = sorted((year for year in years if year < chosen), reverse=True)
    return earlier + sorted(year for year in years if year > chosen)


def headline(summary: pd.DataFrame) -> list[tuple[str, str, str | None]]:
    """Main figures of a change: label, value, help.

    Args:
        summary: the row of ``queries.change.summary``.
    """
    row = summary.iloc[0]
    both = row.rising_count + row.falling_count + row.same_count
    share_of = [
        (texts.CHANGE_RISING, row.rising_count),
        (texts.CHANGE_FALLING, row.falling_count),
        (texts.CHANGE_SAME, row.same_count),
    ]
    return [
        *(
            (
                label,
                numbers.integer(count),
                texts.CHANGE_SHARE_HELP.format(
                    share=numbers.percent(count / both if both else None),
                    total=numbers.counted(both, "of_municipality"),
                ),
            )
            for label, count in share_of
        ),
        (texts.CHANGE_MEAN, numbers.signed(row.mean_change, 2), texts.CHANGE_MEAN_HELP),
        (texts.CHANGE_UNMATCHED, numbers.integer(row.unmatched_count), texts.CHANGE_UNMATCHED_HELP),
    ]


def findings(summary: pd.DataFrame, transitions: pd.DataFrame, causes: pd.DataFrame) -> list[str]:
    """Say who crossed into the heaviest band, what moved the points, and how many movers are small.

    Args:
        summary: the row of ``queries.change.summary``.
        transitions: rows of ``queries.change.transitions``.
        causes: rows of ``queries.change.decomposition``.
    """
    row = summary.iloc[0]
    into = transitions[(transitions["band_to"] == Band.HIGH) & (transitions["band_from"] != Band.HIGH)]
    out_of = transitions[(transitions["band_from"] == Band.HIGH) & (transitions["band_to"] != Band.HIGH)]
    sums = causes[CHANGES].sum()
    return [
        texts.CHANGE_BANDS.format(
            band=texts.BAND_LABEL[Band.HIGH],
            into=numbers.counted(into["municipality_count"].sum(), "municipality"),
            out_of=numbers.counted(out_of["municipality_count"].sum(), "municipality"),
        ),
        texts.CHANGE_CAUSES.format(
            causes=", ".join(
                f"{texts.CHANGE_CAUSE[cause]} {numbers.signed_points(sums[cause])}" for cause in causes_in(causes)
            ),
            total=numbers.signed_points(sums.sum()),
        ),
        *([texts.CHANGE_UNEXPLAINED_MEANS] if sums["unexplained_change"] else []),
        _moved(row),
    ]


def _moved(row: object) -> str:
    moved = row.rising_count + row.falling_count
    if not moved:
        return texts.CHANGE_NONE
    return texts.CHANGE_SMALL.format(
        moved=numbers.counted(moved, "to_municipality"),
        small=numbers.integer(row.small_count) if row.small_count else texts.CHANGE_NONE_OF_THEM,
        limit=numbers.integer(SMALL_POPULATION),
    )


def reservations(fit: pd.DataFrame, inputs: pd.DataFrame, years: tuple[int, int]) -> list[str]:
    """Say for two years where their values are from and how many of them the rule does not reproduce.

    Args:
        fit: rows of ``queries.method.fit``.
        inputs: rows of ``queries.meta.inputs``.
        years: the compared years.
    """
    of_year = fit.set_index("year")
    imported = set(inputs["imported_year"].dropna())
    sentences = [
        texts.CHANGE_DIFFERING.format(
            year=year,
            count=numbers.counted(of_year.at[year, "differing_count"], "of_municipality"),
            total=numbers.integer(of_year.at[year, "municipality_count"]),
        )
        for year in years
    ]
    return sentences + [texts.CHANGE_IMPORTED.format(year=year) for year in years if year in imported]


def explained(name: str, index: pd.DataFrame, parts: pd.DataFrame, years: tuple[int, int]) -> str:
    """Say how the index of one municipality moved, and how much of that the rule does not explain.

    Args:
        name: of the municipality.
        index: rows of ``queries.municipality.history``.
        parts: rows of ``queries.change.decomposition_of``.
        years: the compared years.
    """
    points = index.set_index("year")["index_points"]
    if not set(years) <= set(points.index):
        kind = {(False, True): texts.CHANGE_CREATED, (True, False): texts.CHANGE_GONE}
        pattern = kind.get((years[0] in points.index, years[1] in points.index), texts.CHANGE_NEITHER)
        return pattern.format(name=numbers.escape_markdown(name), before=years[0], after=years[1])
    before, after = (points[year] for year in years)
    sentence = texts.CHANGE_OF_ONE.format(
        name=numbers.escape_markdown(name),
        before=years[0],
        after=years[1],
        points_before=numbers.points(before),
        points_after=numbers.points(after),
        change=numbers.signed_points(after - before),
    )
    rest = parts["unexplained_change"].sum()
    return sentence + (texts.CHANGE_UNEXPLAINED.format(rest=numbers.signed_points(rest)) if rest else "")


def series_notes(totals: pd.DataFrame) -> list[str]:
    """Say what is to be known of single published totals: where they come from, and which contradict each other.

    Args:
        totals: rows of ``queries.overview.published_totals``.
    """
    noted = totals[(totals["points_to"] == MAX_POINTS) & totals["note"].notna()]
    return [
        texts.CHANGE_SERIES_NOTE.format(
            year=row.year,
            range=texts.POINTS_FROM.format(low=row.points_from),
            count=numbers.counted(row.municipality_count, "municipality"),
            note=numbers.escape_markdown(row.note),
            attribution=numbers.escape_markdown(row.attribution),
        )
        for row in noted.itertuples()
    ]
