"""One kraj, okres or ORP in words: what it is, where it stands, what its numbers do not say, and who helps there.

All texts are plain, without markup: a document sets them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sei_core.domain import ranking
from sei_core.domain.bands import BAND_STARTS
from sei_core.domain.cooperation import LastKnown
from sei_core.domain.indicators import Test
from sei_core.domain.levels import Level
from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.view import cooperation, findings, numbers, region_support, texts
from sei_core.view.labels import Area
from sei_core.view.municipality_support import SHORT
from sei_core.view.profile import MOST_PART_POINTS
from sei_core.view.region_support import RegionSupport

#: Municipalities that a sentence names.
NAMED = 3
#: With fewer municipalities than this, one of them is a large part.
FEW = 10
#: Share of the inhabitants of burdened municipalities from which a single one decides, 0–1.
DECIDES = 0.5
#: Parts of support in the order of a document that may have no room for the last ones, as their tables are called.
ORDER = ("ukoly-kraje", "memoranda-kraje", "projekty-kraje", "temata-kraje")


@dataclass(frozen=True)
class AreaProfile:
    """What is known of one kraj, okres or ORP in one year.

    Attributes:
        area: itself.
        within: name of its kraj.
        year: of the index.
        summary, country: the row of ``queries.overview.summary`` of the area, and of the country.
        bands: rows of ``queries.overview.bands``: the area, then the larger ones.
        indicators: rows of ``queries.overview.indicators``.
        comparison: rows of ``queries.areas.comparison``: the area, then the larger ones.
        parts: columns ``test``, ``points``, ``country_points``: means of the points for shares, quotients and counts
            over inhabitants 15+, missing without inhabitants.
        peers: rows of ``queries.areas.table``: all areas of its level, the heaviest first.
        heaviest: rows of ``queries.overview.heaviest``.
        ranked: the area whose parts are ranked.
        ranked_level: of those parts.
        ranking: rows of ``queries.areas.table`` of them.
        support: what is known of support, asked of the area.
        gaps: rows of ``queries.gaps.burdened`` with 12 points or more.
        newest: rows of ``queries.cooperation.newest_source``.
        known: rows of ``queries.meta.references``.
    """

    area: Area
    within: str
    year: int
    summary: pd.DataFrame
    country: pd.DataFrame
    bands: pd.DataFrame
    indicators: pd.DataFrame
    comparison: pd.DataFrame
    parts: pd.DataFrame
    peers: pd.DataFrame
    heaviest: pd.DataFrame
    ranked: Area
    ranked_level: Level
    ranking: pd.DataFrame
    support: RegionSupport
    gaps: pd.DataFrame
    newest: pd.DataFrame
    known: pd.DataFrame

    @property
    def row(self) -> pd.Series:
        """Main figures of the area."""
        return self.summary.iloc[0]

    @property
    def rank(self) -> int:
        """Place among the areas of its level by the weighted mean, 1 = heaviest; equal means share the place."""
        return ranking.place_of(self.peers.set_index("area_code")["weighted_mean_points"], self.area.code)

    @property
    def without_help(self) -> pd.DataFrame:
        """Burdened municipalities of which no current cooperation is known: rows of ``gaps``."""
        return self.gaps[self.gaps["last_known"] == LastKnown.NONE]

    @property
    def references(self) -> pd.DataFrame:
        """The documents that the lines on support are from, the most often cited first: rows of ``known``."""
        cited = [part.rows["reference_keys"] for part in region_support.region_parts(self.support)]
        keys = pd.concat([pd.Series(dtype="str"), *cited, self.gaps["reference_keys"]])
        counts = keys.dropna().str.split(BETWEEN_KEYS, regex=False).explode().value_counts().rename("rows")
        rows = self.known.merge(counts, left_on="source_key", right_index=True)
        return rows.sort_values(["rows", "source_key"], ascending=[False, True]).drop(columns="rows")


def identity(known: AreaProfile) -> str:
    """What it is, in which kraj, how many municipalities, its code."""
    return texts.AREA_IDENTITY[known.area.level].format(
        region=known.within,
        count=numbers.counted(known.row.municipality_count, "municipality"),
        code=known.area.code,
    )


def archive_contents(level: Level, count: int) -> str:
    """What the archive of an area of a level with so many municipalities holds."""
    return texts.BATCH_HOLDS[level].format(count=numbers.counted(count, "municipality"))


def headline(known: AreaProfile) -> list[tuple[str, ...]]:
    """Burdened municipalities, their inhabitants and the mean: label, value, help, the country beside."""
    return findings.headline(known.summary, known.country)


def parts(known: AreaProfile) -> list[tuple[str | None, ...]]:
    """Inhabitants, rank, and mean points for shares, quotients and counts: label, value, help, the country beside."""
    rank = texts.AREA_RANK_VALUE.format(rank=known.rank, total=numbers.integer(len(known.peers)))
    of_tests = known.parts.set_index("test")
    return [
        (texts.METRIC_POPULATION, numbers.integer(known.row.population_15plus), texts.METRIC_POPULATION_HELP),
        (texts.AREA_RANK[known.area.level], rank, None),
        *(
            (
                texts.METRIC_PART[test],
                texts.AREA_PART_VALUE.format(
                    points=numbers.decimal(of_tests.at[test, "points"]), most=MOST_PART_POINTS
                ),
                None,
                texts.BESIDE_COUNTRY.format(numbers.decimal(of_tests.at[test, "country_points"])),
            )
            for test in Test
        ),
    ]


def sentences(known: AreaProfile) -> list[str]:
    """Four to six sentences on where an area stands."""
    of_screen = findings.overview(known.area.label, known.summary, known.bands, known.indicators, known.year)
    told = [text.replace("**", "") for text in of_screen]
    if len(known.peers) > 1 and pd.notna(known.row.weighted_mean_points):
        told.insert(2, _standing(known))
    if len(known.heaviest) > 1:
        names = [
            texts.AREA_HEAVIEST_ONE.format(name=row.municipality_name, points=numbers.integer(row.index_points))
            for row in known.heaviest.head(NAMED).itertuples()
        ]
        told.append(texts.AREA_HEAVIEST.format(names=", ".join(names)))
    return told


def _standing(known: AreaProfile) -> str:
    return texts.AREA_RANK_FINDING.format(
        mean=numbers.points(known.row.weighted_mean_points, 1),
        country=numbers.points(known.country.iloc[0].weighted_mean_points, 1),
        peers=texts.AREA_PEERS[known.area.level].format(count=numbers.integer(len(known.peers))),
        rank=known.rank,
    )


def caveats(known: AreaProfile) -> list[str]:
    """What a reader has to know before using the figures of this area; the general caveat first."""
    count, found = len(known.heaviest), [texts.CAVEAT_PLACE, texts.AREA_CAVEAT_MEANS]
    if count == 1:
        return [*found, texts.AREA_CAVEAT_ONE]
    if count < FEW:
        step = numbers.percent(1 / count, 0)
        found.append(texts.AREA_CAVEAT_FEW.format(count=numbers.counted(count, "municipality"), step=step))
    burdened = known.heaviest[known.heaviest["index_points"] >= BAND_STARTS[-1]]
    people = burdened["population_15plus"]
    if len(burdened) > 1 and people.max() >= DECIDES * people.sum():
        name = burdened.loc[people.idxmax(), "municipality_name"]
        found.append(texts.AREA_CAVEAT_TOWN.format(name=name, share=numbers.percent(people.max() / people.sum(), 0)))
    return found


def helped(known: AreaProfile) -> list[tuple[str, ...]]:
    """Three figures on support: label, value, help, and what stands beside, if anything."""
    of_area = known.support
    return region_support.who_helps(of_area.burdened, of_area.everyone, of_area.memoranda)


def lines(known: AreaProfile) -> list[tuple[str, str]]:
    """Paragraphs on support, what matters most first; each with the title of the part that it begins, if any.

    After the reservations come tasks, agreements, its own projects, themes, and last what is not its own: projects of
    the whole country.
    """
    reserved = [*cooperation.by_last_source(known.newest), texts.SUPPORT_INCOMPLETE]
    told, wide = [("", text) for text in reserved], []
    for part in sorted(region_support.region_parts(known.support), key=lambda part: ORDER.index(part.offer)):
        wide += [("", text) for text in part.lines if _is_wide(text)]
        own = _paragraphs([text for text in part.lines if not _is_wide(text)])
        told += [(part.title if at == 0 else "", text) for at, text in enumerate(own)]
    return told + wide


def _is_wide(text: str) -> bool:
    """Whether a line on projects is that on those of the whole country; it says so itself and needs no title."""
    return text.startswith(texts.REGION_PROJECTS_WIDE.partition("{")[0])


def _paragraphs(told: list[str]) -> list[str]:
    """Sentences of a part; short ones share a paragraph."""
    return [texts.SUPPORT_AND.join(told)] if told and max(map(len, told)) <= SHORT else told
