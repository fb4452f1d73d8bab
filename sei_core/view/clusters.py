"""Spatial clusters in words: choices, main figures, findings, and how the result was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import pandas as pd

from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.domain.measures import INDEX, Measure, Part, measures_of
from sei_core.domain.spatial_autocorrelation import LEAST, MOST_GLOBAL, SOFTWARE, Cluster, Statistic
from sei_core.domain.spatial_weights import Kind, Neighbourhood
from sei_core.view import maps, numbers, texts
from sei_core.view.labels import Area
from sei_core.view.tables import Format

PERMUTATIONS = (999, 9_999, 99_999)
#: Place of the one offered first: with 999 nothing in the whole country can pass the correction.
USUAL = 1
ALPHAS = (0.05, 0.01)
MOST_SEED = 999_999
MOST_ROWS = 10
#: Columns of the whole tables that are left out of their first rows.
_BELOW = ["municipality_codes", "centre_code", "standardised_value", "standardised_mean", "normal_p", "neighbour_count"]
#: Columns of values that ``view/labels`` knows by another name than subject and figure.
_INDEX_COLUMN = {Part.POINTS: "index_points", Part.CHANGE: "change"}


@dataclass(frozen=True)
class Setting:
    """What was chosen on the page.

    Attributes:
        year, area, measure: of the values.
        neighbourhood: who is a neighbour.
        statistic: the local one.
        permutations, seed: of the draws.
        alpha: level of the corrected p.
    """

    year: int
    area: Area
    measure: Measure
    neighbourhood: Neighbourhood
    statistic: Statistic
    permutations: int
    seed: int
    alpha: float

    @property
    def is_long(self) -> bool:
        """Whether it is computed only when a reader asks for it."""
        return self.permutations > MOST_GLOBAL

    @property
    def part(self) -> tuple[int, Measure, str, Neighbourhood]:
        """Who takes part, as ``queries.clusters.left_out`` asks."""
        return self.year, self.measure, self.area.code, self.neighbourhood

    @property
    def whole(self) -> tuple[object, ...]:
        """What ``queries.clusters.overall`` asks."""
        return *self.part, self.permutations, self.seed

    @property
    def each(self) -> tuple[object, ...]:
        """What ``queries.clusters.local`` asks."""
        return *self.part, self.statistic, self.permutations, self.seed, self.alpha

    @property
    def scatter(self) -> tuple[object, ...]:
        """The same of local Moran's I, which the Moran scatter shows."""
        return *self.part, Statistic.LOCAL_MORAN, self.permutations, self.seed, self.alpha

    @property
    def formats(self) -> Mapping[str, Format]:
        """How means of the measure are written."""
        shown = Format.PERCENT if self.measure.part is Part.SHARE else Format.RATIO
        return dict.fromkeys(("neighbour_mean", "mean_value"), shown)

    @property
    def source_year(self) -> int | None:
        """Of the sources; None where the measure rests on more years."""
        return self.measure.source_year(self.year)

    @property
    def method(self) -> tuple[str, ...]:
        """How the local result was made: method, parameters, citation; for files and captions."""
        return self._method_of(self.statistic)

    def method_of(self, offer: str) -> tuple[str, ...]:
        """How the rows of an offer were made; key of ``texts.OFFER_TITLE``."""
        if offer == "shluky-permutace":
            drawn = self._parameters(min(self.permutations, MOST_GLOBAL))
            return texts.CLUSTERS_METHOD_GLOBAL, *drawn, _software()
        if offer in ("shluky-vynechane", "shluky-sousede"):
            return self._parameters(self.permutations)[:1]
        return self._method_of(Statistic.LOCAL_MORAN if offer == "shluky-moran" else self.statistic)

    def _method_of(self, statistic: Statistic) -> tuple[str, ...]:
        corrected = texts.CLUSTERS_METHOD_CORRECTION.format(alpha=numbers.plain(self.alpha))
        return texts.CLUSTERS_METHOD[statistic], *self._parameters(self.permutations), corrected, _software()

    def _parameters(self, permutations: int) -> tuple[str, str]:
        weights = texts.CLUSTERS_METHOD_WEIGHTS.format(neighbourhood=neighbourhood(self.neighbourhood))
        drawn = {"permutations": numbers.integer(permutations), "seed": numbers.integer(self.seed)}
        return weights, texts.CLUSTERS_METHOD_PERMUTATIONS.format(**drawn)


def measures(years: Sequence[int], year: int) -> list[Measure]:
    """Measures whose clusters can be looked for: the index first; its bands are the same values again."""
    return [measure for measure in measures_of(years, year) if measure.part is not Part.BAND]


def neighbourhood(chosen: Neighbourhood) -> str:
    """What a reader and the address see of a neighbourhood; with plain spaces, so that it can be typed."""
    return {
        Kind.BORDER: texts.CLUSTERS_BORDER,
        Kind.TOUCH: texts.CLUSTERS_TOUCH,
        Kind.NEAREST: numbers.counted(chosen.number, "nearest_municipality").replace(numbers.NBSP, " "),
        Kind.WITHIN: texts.CLUSTERS_WITHIN.format(km=chosen.number),
    }[chosen.kind]


def table(rows: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Rows with values under the name of the measure, without columns that the statistic does not have."""
    named = _INDEX_COLUMN.get(measure.part, measure.part.value) if measure.subject == INDEX else None
    shown = rows.rename(columns={"value": named or f"{measure.subject}_{measure.part.value}"})
    optional = {"standardised_value", "standardised_mean", "normal_p"} & set(shown)
    return shown.drop(columns=[name for name in optional if shown[name].isna().all()])


def significant(local: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Rows of ``queries.clusters.local`` that lie in some cluster, as ``table`` writes them."""
    return table(local[local["cluster"] != Cluster.NONE].reset_index(drop=True), measure)


def value(measure: Measure, number: float) -> str:
    """Write a value of a measure with its unit; a mean of whole points with its decimals."""
    shaded = maps.shading(measure, Level.MUNICIPALITY)
    shown = number * shaded.factor
    places = 0 if shaded.decimals == 0 and float(shown).is_integer() else 2
    written = (numbers.signed if shaded.signed else numbers.decimal)(shown, places)
    noun = next((key for key, forms in texts.NOUN.items() if forms == shaded.units), None)
    unit = numbers.plural(round(shown, places), noun) if noun else shaded.units[0]
    return f"{written}{numbers.NBSP}{unit}" if unit else written


def obstacle(overall: pd.DataFrame, setting: Setting) -> str | None:
    """Say why nothing can be computed; None where it can.

    Args:
        overall: the row of ``queries.clusters.overall``.
        setting: what was chosen.
    """
    row = overall.iloc[0]
    if pd.isna(row.obstacle):
        return None
    return texts.CLUSTERS_OBSTACLE[row.obstacle].format(
        area=setting.area.label, count=numbers.integer(row.included_count), least=LEAST
    )


def headline(overall: pd.DataFrame) -> list[tuple[str, str, str | None]]:
    """Main figures of the global statistic: label, value, help.

    Args:
        overall: the row of ``queries.clusters.overall``, without an obstacle.
    """
    row = overall.iloc[0]
    least = numbers.precise(least_p(row.permutation_count))
    drawn = texts.CLUSTERS_P_HELP.format(permutations=numbers.integer(row.permutation_count), least=least)
    counted = texts.CLUSTERS_COUNT_HELP.format(
        total=numbers.integer(row.municipality_count), mean=numbers.decimal(row.mean_neighbour_count)
    )
    return [
        (texts.CLUSTERS_I, numbers.decimal(row.moran_i, 3), texts.CLUSTERS_I_HELP),
        (texts.CLUSTERS_EXPECTED, numbers.decimal(row.expected_i, 4), texts.CLUSTERS_EXPECTED_HELP),
        (texts.CLUSTERS_Z, numbers.decimal(row.z, 1), texts.CLUSTERS_Z_HELP.format(p=numbers.precise(row.normal_p))),
        (texts.CLUSTERS_P, numbers.precise(row.permutation_p), drawn),
        (texts.CLUSTERS_COUNT, numbers.integer(row.included_count), counted),
    ]


def least_p(permutations: int) -> float:
    """The least p that so many permutations can give, two-sided."""
    return 2 / (permutations + 1)


def findings(overall: pd.DataFrame, local: pd.DataFrame, territories: pd.DataFrame, setting: Setting) -> list[str]:
    """Say whether like lies beside like, where it is high, and what stands out.

    Args:
        overall: the row of ``queries.clusters.overall``, without an obstacle.
        local: rows of ``queries.clusters.local``.
        territories: rows of ``queries.clusters.territories``.
        setting: what was chosen.
    """
    counts = local["cluster"].value_counts()
    said = [_whole(overall.iloc[0], setting)]
    high = local[local["cluster"].isin([Cluster.HIGH_HIGH, Cluster.HOT])]
    if high.empty:
        uncorrected = numbers.counted(int((local["permutation_p"] <= setting.alpha).sum()), "of_municipality")
        said.append(texts.CLUSTERS_HIGH_NONE.format(alpha=numbers.plain(setting.alpha), uncorrected=uncorrected))
    else:
        said.append(
            texts.CLUSTERS_HIGH[setting.statistic].format(
                count=numbers.counted(len(high), "municipality"),
                people=numbers.counted(high["population_15plus"].sum(), "inhabitant"),
            )
        )
        said.append(_largest(territories))
    if setting.statistic is Statistic.LOCAL_MORAN:
        outliers = {name: numbers.counted(counts.get(name, 0), "municipality") for name in ("high_low", "low_high")}
        said.append(texts.CLUSTERS_OUTLIERS.format(**outliers))
    else:
        said.append(texts.CLUSTERS_COLD.format(count=numbers.counted(counts.get(Cluster.COLD, 0), "municipality")))
    return said + _floor(local, setting) + _edge(setting)


def counts(local: pd.DataFrame, order: Sequence[Cluster]) -> pd.DataFrame:
    """Count municipalities and inhabitants in each cluster, in the order of the legend, empty ones too.

    Args:
        local: rows of ``queries.clusters.local``.
        order: of the clusters.

    Returns:
        ``cluster``, ``municipality_count``, ``population_15plus``.
    """
    grouped = local.groupby("cluster")["population_15plus"].agg(["size", "sum"]).reindex(list(order), fill_value=0)
    grouped = grouped.rename_axis("cluster").reset_index()
    return grouped.rename(columns={"size": "municipality_count", "sum": "population_15plus"})


def first(rows: pd.DataFrame) -> pd.DataFrame:
    """The first rows for the screen, without the columns that would not fit on it; the table below has all."""
    return rows.head(MOST_ROWS).drop(columns=_BELOW, errors="ignore")


def of_one(code: str, local: pd.DataFrame, left_out: pd.DataFrame, setting: Setting) -> str:
    """Say how one municipality stands among its neighbours, or why it takes no part.

    Args:
        code: of the municipality.
        local: rows of ``queries.clusters.local``.
        left_out: rows of ``queries.clusters.left_out``.
        setting: what was chosen.
    """
    found, missing = local[local["municipality_code"] == code], left_out[left_out["municipality_code"] == code]
    if len(missing):
        row = missing.iloc[0]
        return texts.CLUSTERS_NOT_IN.format(name=_name(row), reason=texts.LEFT_OUT_LABEL[row.left_out_reason])
    if found.empty:
        return texts.CLUSTERS_OUTSIDE
    row = found.iloc[0]
    label = texts.CLUSTER_LABEL[row.cluster]
    return texts.CLUSTERS_OF_ONE[setting.statistic].format(
        name=_name(row),
        value=value(setting.measure, row.value),
        count=numbers.integer(row.neighbour_count),
        mean=value(setting.measure, row.neighbour_mean),
        cluster=label[0].upper() + label[1:],
        p=numbers.precise(row.permutation_p),
        corrected=numbers.precise(row.corrected_p),
    )


def left_out_note(overall: pd.DataFrame, setting: Setting) -> str:
    """Say how many municipalities take no part, by reason."""
    row = overall.iloc[0]
    if not row.without_value_count + row.without_neighbour_count:
        return texts.CLUSTERS_LEFT_OUT_NONE
    return texts.CLUSTERS_LEFT_OUT_NOTE.format(
        reason=maps.shading(setting.measure, Level.MUNICIPALITY).missing,
        without_value=numbers.counted(row.without_value_count, "municipality"),
        without_neighbour=numbers.counted(row.without_neighbour_count, "municipality"),
    )


def caption(parts: Sequence[str]) -> str:
    """Write how a result was made as one line."""
    return ". ".join(parts) + "."


def _software() -> str:
    return texts.CLUSTERS_METHOD_SOFTWARE.format(software=SOFTWARE)


def _name(row: pd.Series) -> str:
    return f"{row.municipality_name} (okres {row.district_name})"


def _whole(row: pd.Series, setting: Setting) -> str:
    if row.permutation_p > setting.alpha:
        sentence = texts.CLUSTERS_GLOBAL_NONE
    else:
        is_positive = row.moran_i > row.expected_i
        sentence = texts.CLUSTERS_GLOBAL_POSITIVE if is_positive else texts.CLUSTERS_GLOBAL_NEGATIVE
    return sentence.format(
        measure=maps.measure_title(setting.measure),
        i=numbers.decimal(row.moran_i, 3),
        p=numbers.precise(row.permutation_p),
        alpha=numbers.plain(setting.alpha),
    )


def _largest(territories: pd.DataFrame) -> str:
    first = territories.iloc[0]
    if first.municipality_count == 1:
        return texts.CLUSTERS_ALONE
    sentence = texts.CLUSTERS_LARGEST if len(territories) > 1 else texts.CLUSTERS_ONLY
    return sentence.format(
        count=numbers.counted(first.municipality_count, "municipality"),
        centre=first.centre_name,
        district=first.centre_district_name,
        others=numbers.integer(len(territories) - 1),
    )


def _floor(local: pd.DataFrame, setting: Setting) -> list[str]:
    """Say that there are too few permutations if the least p of some municipality alone cannot pass."""
    least = least_p(setting.permutations)
    needed = least * len(local) / setting.alpha
    if needed <= 1 or not (local["permutation_p"] <= least * 1.001).any():
        return []
    if (local["cluster"] != Cluster.NONE).any():
        return []
    return [
        texts.CLUSTERS_FLOOR.format(
            count=numbers.counted(len(local), "municipality"),
            least=numbers.precise(least),
            needed=numbers.integer(ceil(round(needed, 6))),
        )
    ]


def _edge(setting: Setting) -> list[str]:
    """Say what an area cut out of the country leaves out; nothing of the whole country."""
    if setting.area.code == COUNTRY_CODE:
        return []
    return [texts.CLUSTERS_EDGE.format(area=setting.area.label)]
