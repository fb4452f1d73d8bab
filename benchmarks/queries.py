"""How long does each question to the database take on ten years of the index, 62,580 rows?

The years are made by scattering the counts of the shipped one (seeded) and go in as files in the publisher's layout.
Every public function of ``sei_core.queries`` is asked; one that this script cannot ask is an error. Each round asks of
another year, municipality and area, the country every other time. What was answered before is forgotten first, so kept
answers do not flatter.
"""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd

import sei_core.queries
from benchmarks import harness
from benchmarks.harness import ROUNDS, SEED, median, milliseconds
from sei_core import paths, pipeline
from sei_core.domain.indicators import INDICATORS
from sei_core.domain.levels import COUNTRY_CODE, INNER_LEVELS, Level
from sei_core.domain.measures import MEASURES
from sei_core.domain.scoring import score
from sei_core.domain.small_numbers import HALF
from sei_core.domain.spatial_autocorrelation import Statistic
from sei_core.domain.spatial_weights import Kind, Neighbourhood
from sei_core.domain.uncertainty import DEFAULT
from sei_core.domain.variants import RECIPES
from sei_core.ingest import shipped
from sei_core.provenance import Input, fingerprint
from sei_core.schema import imported
from sei_core.schema.tables import TABLES
from sei_core.store import db

YEARS = range(2016, 2026)
SCATTER = 0.08  # standard deviation of a year's count against the shipped one, as a share of it

#: Modules that ask nothing themselves: they hold SQL of others.
PIECES = {"keys", "reach"}

_HEADERS = {
    "municipality_code": "municipality_code",
    "year": "year",
    "population_15plus": "enforcement_base",
    "population_15_64": "long_unemployment_base",
    "early_leaving_base": "early_leaving_base",
    "published_points": "index_points",
} | {indicator.count_column: f"{indicator.key}_count" for indicator in INDICATORS}


def main() -> None:
    """Measure and print."""
    with harness.temporary_home() as environment:
        os.environ.update({name: environment[name] for name in ("SEI_HOME", "SEI_STATIC")})
        pipeline.build(lambda step: None, list(synthetic_years(Path(environment["SEI_HOME"]).parent)))
        rows = []
        for name, question in sorted(questions().items()):
            seconds = list(_rounds(question))
            rows.append((f"`{name}`", milliseconds(median(seconds)), milliseconds(max(seconds))))
    harness.report(f"Queries on ten years, median of {ROUNDS}", ("question", "median", "slowest"), rows)


def questions() -> dict[str, Callable]:
    """Every public function of the modules of ``sei_core.queries``."""
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": function
        for module in _modules()
        for name, function in inspect.getmembers(module, inspect.isroutine)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }


def arguments(order: random.Random, codes: list[str], areas: list[str]) -> dict[str, object]:
    """One value for each name that a question's parameter may have."""
    year = order.choice(YEARS[2:])
    code = order.choice(codes)
    return {
        "year": year,
        "before": year - 1,
        "after": year,
        "level": order.choice([Level.MUNICIPALITY, *INNER_LEVELS]),
        "measure": order.choice(MEASURES),
        "indicator": order.choice(INDICATORS).key,
        "code": code,
        "sql": "FROM area LIMIT 5",
        "area_code": order.choice([COUNTRY_CODE, order.choice(areas)]),
        "area_codes": order.sample(areas, 2),
        "text": "nová ves",
        "count": 20,
        "limit": 8,
        "tables": ("index_input", "area_boundary"),
        "release": None,
        "select": TABLES["area_index"].select,
        "parameters": {"year": year},
        "table_name": "index_input",
        "names": list(TABLES["index_input"].columns),
        "with_mentions": True,
        "with_low": True,
        "day": date(year, 12, 31),
        "today": date(2024, 7, 1),
        "unconfirmed": order.choice([False, True]),
        "points_from": order.choice([8, 12]),
        "project_key": "RSSZ",
        "municipality_code": code,
        "changes": {code: {"enforcement_count": 0}},
        "percents": {"enforcement": -10},
        "low": 30,
        "high": 30,
        "neighbourhood": order.choice([Neighbourhood(), Neighbourhood(Kind.NEAREST, 8)]),
        "statistic": order.choice(list(Statistic)),
        "permutations": 9_999,
        "seed": order.randrange(1_000),
        "alpha": 0.05,
        "recipe": order.choice(list(RECIPES.values())),
        "ranges": DEFAULT,
        "told": None,
        "added": order.choice([0.0, HALF]),
    }


def synthetic_years(folder: Path) -> Iterator[Input]:
    """Write one file for each year but the shipped one and give it as an import would."""
    municipalities = shipped.read_table(TABLES["municipality"], paths.data())
    known = next(iter(shipped.read_index_years(paths.data())))
    scatter = np.random.default_rng(SEED)
    for year in set(YEARS) - set(known["year"]):
        frame = _scattered(known, scatter).assign(year=year)
        computed = score(frame, municipalities).municipality_index.set_index("municipality_code")["computed_points"]
        frame["published_points"] = frame["municipality_code"].map(computed)
        for indicator in INDICATORS:  # written in whole benefits, as the publisher does
            frame[indicator.count_column] = frame[indicator.count_column] / indicator.parts_per_unit
        path = folder / f"{year}.csv"
        frame[list(_HEADERS)].rename(columns=_HEADERS).to_csv(path, index=False, sep=";", na_rep="no school")
        yield Input(path.name, path, fingerprint(path), imported.INDEX, year)


def _scattered(known: pd.DataFrame, scatter: np.random.Generator) -> pd.DataFrame:
    """Multiply each count by a random factor, within its base."""
    frame = known.copy()
    for indicator in INDICATORS:
        counts = frame[indicator.count_column]
        factor = scatter.normal(1, SCATTER, len(frame)).clip(0.5, 1.5)
        most = frame[indicator.base_column] * indicator.parts_per_unit
        moved = (counts * factor).round()
        frame[indicator.count_column] = moved.where(moved <= most, most).astype(counts.dtype)
    return frame


def _rounds(question: Callable) -> Iterator[float]:
    order = random.Random(SEED)
    codes = db.fetch("SELECT municipality_code FROM municipality ORDER BY ALL")["municipality_code"].tolist()
    areas = db.fetch("SELECT area_code FROM area WHERE level <> 'opou' ORDER BY ALL")["area_code"].tolist()
    for _ in range(ROUNDS):
        ask = _bound(question, arguments(order, codes, areas))
        _forget()
        start = time.perf_counter()
        ask()
        yield time.perf_counter() - start


def _forget() -> None:
    """Drop every kept answer; connections stay open, as they do in a server."""
    db._kept.cache_clear()
    for module in _modules():
        for _, cached in inspect.getmembers(module, lambda member: hasattr(member, "cache_clear")):
            cached.cache_clear()


def _modules() -> list[ModuleType]:
    names = {module.name for module in pkgutil.iter_modules(sei_core.queries.__path__)} - PIECES
    return [importlib.import_module(f"sei_core.queries.{name}") for name in sorted(names)]


def _bound(question: Callable, known: dict[str, object]) -> Callable:
    positional, named = [], {}
    for parameter in inspect.signature(question).parameters.values():
        value = known[parameter.name]  # a KeyError here: teach ``arguments`` the new parameter
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            positional = list(value)
        elif parameter.kind is inspect.Parameter.VAR_KEYWORD:
            named |= value
        else:
            named[parameter.name] = value
    return partial(question, *positional, **named)


if __name__ == "__main__":
    main()
