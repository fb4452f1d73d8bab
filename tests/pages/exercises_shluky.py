"""How the choices of pages/analyza/shluky.py are tried; see tests/pages/test_choices.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.domain.spatial_autocorrelation import CLUSTERS, Statistic
from sei_core.domain.spatial_weights import Neighbourhood
from sei_core.queries import clusters
from sei_core.view import clusters as words
from sei_core.view import numbers, texts
from tests.pages.opening import Exercise, alt, metric

PAGE = "pages/analyza/shluky.py"
POINTS = Measure(INDEX, Part.POINTS)
LOCAL = {"neighbourhood": Neighbourhood(), "statistic": Statistic.LOCAL_MORAN, "permutations": 9_999, "seed": 1}


def counted(app: AppTest) -> list[str]:
    """Reads how many municipalities are in each cluster."""
    (shown,) = (frame.value for frame in app.table if {"Zařazení", "Počet obcí"} <= set(frame.value))
    return shown["Počet obcí"].tolist()


def in_clusters(name: str, kind: type) -> Callable[[int, str, Any], list[str]]:
    """The same from the database with the picked option as the argument ``name``, if it is of the kind."""

    def expected(year: int, area_code: str, option: Any) -> list[str]:
        asked = LOCAL | ({name: option} if isinstance(option, kind) else {})
        rows = clusters.local(year, POINTS, area_code, **asked)
        counts = words.counts(rows, CLUSTERS[asked["statistic"]])["municipality_count"]
        return [numbers.integer(count) for count in counts]

    return expected


def moran_i(year: int, area_code: str, option: Any) -> str:
    """Moran's I, of the picked measure or neighbourhood."""
    measure = option if isinstance(option, Measure) else POINTS
    neighbourhood = option if isinstance(option, Neighbourhood) else Neighbourhood()
    found = clusters.overall(year, measure, area_code, neighbourhood, permutations=9)
    return numbers.decimal(found["moran_i"].item(), 3)


def drawn(app: AppTest) -> tuple[str, str]:
    """Number and mean of the permutations."""
    return re.search(r"I z ([\d\xa0]+) permutací .* průměr (\S+)\. ", alt("shluky-permutace")(app)).groups()


def mean_of_permutations(name: str) -> Callable[[int, str, Any], tuple[str, str]]:
    """The same from the database with the picked option as the argument ``name``."""

    def expected(year: int, area_code: str, option: Any) -> tuple[str, str]:
        row = clusters.overall(year, POINTS, area_code, **({"permutations": 9_999, "seed": 1} | {name: option})).iloc[0]
        return numbers.integer(row.permutation_count), numbers.decimal(row.permutation_mean, 5)

    return expected


EXERCISES = {
    "rok": Exercise("2022", metric(texts.CLUSTERS_I), moran_i),
    "uzemi": Exercise("Ústecký kraj", metric(texts.CLUSTERS_I), moran_i),
    "ukazatel": Exercise("Osoby v exekuci – podíl", metric(texts.CLUSTERS_I), moran_i),
    "soused": Exercise("12 nejbližších obcí", metric(texts.CLUSTERS_I), moran_i),
    "statistika": Exercise("Getis–Ord G*", counted, in_clusters("statistic", Statistic)),
    "hladina": Exercise("0,01", counted, in_clusters("alpha", float)),
    "permutace": Exercise("999", drawn, mean_of_permutations("permutations")),
    "seed": Exercise("7", drawn, mean_of_permutations("seed")),
}
WITHOUT_EFFECT = set()
OTHER_STATES = [{"obec": "567337"}, {"ukazatel": "Předčasné odchody ze\xa0ZŠ – podíl"}]
OPTIONS = {
    "statistika": {label: Statistic(key) for key, label in texts.CLUSTERS_STATISTIC_CHOICE.items()},
    "hladina": {numbers.plain(each): each for each in words.ALPHAS},
    "permutace": {numbers.integer(each): each for each in words.PERMUTATIONS},
}
