"""How long does the server take for each action of the analyst, from the change of a choice to the end of the script?

Each action is a choice in the address of a page; every round asks for another value, so that no kept answer of the
round before is told. What a page keeps on purpose (a year at hand, a finished simulation) is warm, as for a reader.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from streamlit.testing.v1 import AppTest

from benchmarks import harness
from benchmarks.harness import SEED, median, milliseconds
from sei_core import paths, pipeline
from sei_core.domain import selection
from sei_core.domain.indicators import INDICATOR, INDICATORS
from sei_core.domain.measures import MEASURES, Measure, Part
from sei_core.ingest import shipped
from sei_core.queries import console
from sei_core.schema.tables import TABLES
from sei_core.view import maps, texts

ROUNDS = 11


def _some(count: int) -> list[list[str]]:
    """Some sets of codes of so many municipalities, seeded."""
    codes = shipped.read_table(TABLES["municipality"], paths.data())["municipality_code"].tolist()
    order = random.Random(SEED)
    return [order.sample(codes, count) for _ in range(5)]


@dataclass(frozen=True)
class Action:
    """One choice.

    Attributes:
        page: file of the page.
        what: the choice, as the table names it.
        key: in the address.
        values: of the choice, one after another.
        address: the rest of it.
    """

    page: str
    what: str
    key: str
    values: tuple[str, ...]
    address: dict[str, str] = field(default_factory=dict)


EXPLORER, SIMULATOR, SENSITIVITY, CLUSTERS = (
    f"pages/analyza/{name}.py" for name in ("pruzkumnik", "simulator", "citlivost", "shluky")
)
OBRNICE = {"obec": "567337"}
DRAWS, SMALL = ({"cast": texts.SENSITIVITY_PART_CHOICE[part]} for part in ("draws", "small"))
SHARES = tuple(maps.measure_title(Measure(each.key, Part.SHARE)) for each in INDICATORS)
SEEDS = tuple(str(number) for number in range(2, 40))
KRAJE = (
    *("Ústecký kraj", "Liberecký kraj", "Plzeňský kraj", "Zlínský kraj", "Jihočeský kraj", "Jihomoravský kraj"),
    *("Olomoucký kraj", "Pardubický kraj", "Středočeský kraj", "Kraj Vysočina", "Karlovarský kraj"),
    *("Královéhradecký kraj", "Moravskoslezský kraj"),
)
POINTS_AND_VALUES = tuple(maps.measure_title(each) for each in MEASURES if each.subject in INDICATOR)

ACTIONS = (
    Action(EXPLORER, "filter by size", "velikost", ("200–499", "500–999", "do 199")),
    Action(EXPLORER, "selection of 300 municipalities", "vybrano", tuple(map(selection.encode, _some(300)))),
    Action(EXPLORER, "measure of the horizontal axis", "x", SHARES[:3]),
    Action(EXPLORER, "measure of the map", "ukazatel", SHARES),
    Action(
        EXPLORER,
        "natural breaks",
        "trideni",
        tuple(texts.EXPLORER_CLASSES_CHOICE["jenks"].format(n) for n in (4, 5, 6)),
    ),
    Action(EXPLORER, "coefficient of correlation", "koeficient", tuple(texts.EXPLORER_COEFFICIENT_CHOICE.values())),
    Action(SIMULATOR, "count of one municipality, with what would suffice", "exekuce", SEEDS, OBRNICE),
    Action(SIMULATOR, "goal", "cil", tuple(f"nejvýše {n}\xa0bodů" for n in range(5, 25)), OBRNICE),
    Action(SIMULATOR, "percent of an ORP", "exekuce_orp", ("-10", "-20", "10", "20"), OBRNICE),
    Action(
        SENSITIVITY, "variant", "varianta", tuple(texts.VARIANT_CHOICE[key] for key in ("without_count", "without_lq"))
    ),
    Action(SENSITIVITY, "own weight, recounted for everybody", "vaha-podilu", ("1.5", "2.0", "2.5", "3.0")),
    Action(SENSITIVITY, "1,000 draws anew", "seminko", SEEDS, DRAWS | {"losovat": "ano"}),
    Action(SENSITIVITY, "area of the draws, once drawn", "uzemi", KRAJE, DRAWS | {"losovat": "ano"}),
    Action(SENSITIVITY, "area of small numbers", "uzemi", KRAJE, SMALL),
    Action(CLUSTERS, "measure, 9,999 permutations", "ukazatel", POINTS_AND_VALUES),
    Action(CLUSTERS, "seed, 9,999 permutations", "seed", SEEDS),
    Action(CLUSTERS, "area, 9,999 permutations", "uzemi", KRAJE),
    Action(CLUSTERS, "level of significance", "hladina", ("0,01", "0,05")),
)


def main() -> None:
    """Measure and print."""
    with harness.temporary_home() as environment:
        os.environ.update({name: environment[name] for name in ("SEI_HOME", "SEI_STATIC")})
        pipeline.build(lambda step: None)
        rows = []
        for action in ACTIONS:
            seconds = list(_rounds(action))
            name = action.page.rpartition("/")[2].removesuffix(".py")
            rows.append((f"`{name}`", action.what, milliseconds(median(seconds)), milliseconds(max(seconds))))
        for number, sql in enumerate(console.EXAMPLES, 1):
            seconds = list(_answers(sql))
            rows.append(("`sql`", f"example {number}", milliseconds(median(seconds)), milliseconds(max(seconds))))
    harness.report(
        f"Server time of the analyst's actions, median of {ROUNDS}", ("page", "action", "median", "slowest"), rows
    )


def _rounds(action: Action) -> Iterator[float]:
    app = AppTest.from_file(str(paths.app_script()), default_timeout=120)
    for key, value in action.address.items():
        app.query_params[key] = value
    app.run()
    app.switch_page(action.page).run()
    for number in range(ROUNDS + 1):
        app.query_params[action.key] = action.values[number % len(action.values)]
        start = time.perf_counter()
        app.run()
        if app.exception:
            raise RuntimeError(f"{action.page}: {app.exception[0].message}")
        if number:  # the first one warms what the page keeps
            yield time.perf_counter() - start


def _answers(sql: str) -> Iterator[float]:
    for _ in range(ROUNDS):
        start = time.perf_counter()
        console.ask(sql)
        yield time.perf_counter() - start


if __name__ == "__main__":
    main()
