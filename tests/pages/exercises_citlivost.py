"""How the choices of pages/analyza/citlivost.py are tried; see tests/pages/test_choices.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from streamlit.testing.v1 import AppTest

from sei_core.domain.indicators import INDICATORS, Test
from sei_core.domain.small_numbers import HALF
from sei_core.domain.uncertainty import Distribution, Ranges
from sei_core.domain.variants import recipe
from sei_core.queries import sensitivity
from sei_core.view import numbers, texts
from sei_core.view.sensitivity import FACTOR_KEY, TEST_WEIGHT_KEY, WEIGHT_KEY
from tests.pages.opening import Exercise, cells, metric

PAGE = "pages/analyza/citlivost.py"
USTI, YEAR_EARLIER, LOUCKA = "Ústecký kraj", "2022", "501476"
DRAWS, SMALL = texts.SENSITIVITY_PART_CHOICE["draws"], texts.SENSITIVITY_PART_CHOICE["small"]
RANGES = Ranges(draws=200)

SHIFT = cells("Průměrný posun pořadí (míst)")
CERTAIN = metric(texts.DRAWS_METRIC["certain"][0])


def in_part(part: str, read: Callable[[AppTest], object], **more: str) -> Callable[[AppTest], object]:
    """Reads something of another part of the page, after a link there."""

    def reading(app: AppTest) -> object:
        if app.query_params.get("cast") not in (part, [part]):
            for key, value in {"cast": part, **more}.items():
                app.query_params[key] = value
            app.run()
            assert not app.exception
        return read(app)

    return reading


def drawn(**more: str) -> Callable[[AppTest], object]:
    """Reads how many bands are certain in 200 draws."""
    return in_part(DRAWS, CERTAIN, losovat="ano", losy=str(RANGES.draws), **more)


def certain(change: Callable[[Any], dict[str, object]]) -> Callable[[int, str, Any], str]:
    """The same from the database, of ranges that the option changes."""

    def expected(year: int, area_code: str, option: Any) -> str:
        rows = sensitivity.draws(year, area_code, replace(RANGES, **change(option)))
        return numbers.counted(int(rows["is_certain"].sum()), "municipality")

    return expected


def lighter(year: int, area_code: str, variant: str) -> str:
    """Municipalities that a variant puts into a lighter band; without counts unless chosen."""
    table = sensitivity.variants(year, area_code).set_index("variant")
    return numbers.integer(table.loc[variant if variant in table.index else "without_count", "down_count"])


def own_shift(part: str, names: list[str], name: str) -> Callable[[int, str, Any], list[str]]:
    """Shifts of rank in the table when one number of the reader's own variant is another."""

    def expected(year: int, area_code: str, option: Any) -> list[str]:
        made = recipe(**{part: [option if each == name else 1 for each in names]})
        return [numbers.decimal(shift) for shift in sensitivity.variants(year, area_code, made)["mean_rank_shift"]]

    return expected


def own_fields() -> dict[str, Exercise]:
    """One exercise for each number of the reader's own variant."""
    kinds = (
        ("factors", FACTOR_KEY, list(Test), "0.90"),
        ("test_weights", TEST_WEIGHT_KEY, list(Test), "2.0"),
        ("indicator_weights", WEIGHT_KEY, [indicator.key for indicator in INDICATORS], "0.0"),
    )
    return {
        key: Exercise(picked, SHIFT, own_shift(part, names, name))
        for part, keys, names, picked in kinds
        for name, key in keys.items()
    }


def shown_part(app: AppTest) -> str:
    """Reads the first main figure's name, which only one part has."""
    return app.metric[0].label


def changed(year: int, area_code: str, other: int) -> list[str]:
    """Points of a municipality in the earlier of two years."""
    before, after = sorted((year, other))
    return [numbers.integer(sensitivity.jump(LOUCKA, before, after)["points_before"].item())]


EXERCISES = {
    "rok": Exercise(YEAR_EARLIER, metric(texts.VARIANT_METRIC["down_count"][0]), lighter),
    "uzemi": Exercise(USTI, metric(texts.VARIANT_METRIC["down_count"][0]), lighter),
    "varianta": Exercise(texts.VARIANT_CHOICE["without_share"], metric(texts.VARIANT_METRIC["down_count"][0]), lighter),
    "cast": Exercise(
        SMALL,
        shown_part,
        lambda year, area, part: {
            "variants": texts.VARIANT_METRIC["spearman"][0],
            "small": texts.SMALL_METRIC["certain"][0],
        }[part],
    ),
    **own_fields(),
    "vahy": Exercise("40", drawn(), certain(lambda percent: {"weights": percent / 100})),
    "hranice": Exercise("5", drawn(), certain(lambda percent: {"bounds": percent / 100})),
    "rozdeleni": Exercise(
        texts.DRAWS_DISTRIBUTION_CHOICE["dirichlet"],
        drawn(),
        certain(lambda chosen: {"distribution": Distribution(chosen)}),
    ),
    "losy": Exercise("300", drawn(), certain(lambda number: {"draws": int(number)})),
    "seminko": Exercise("7", drawn(), certain(lambda seed: {"seed": int(seed)})),
    "vynechat": Exercise("ano", drawn(), certain(lambda leave: {"leave_one_out": leave})),
    "pulka": Exercise(
        "ano",
        in_part(SMALL, metric(texts.SMALL_METRIC["certain"][0])),
        lambda year, area, half: numbers.counted(
            int(sensitivity.wobble(year, area, HALF if half else 0.0)["is_certain"].sum()), "municipality"
        ),
    ),
    "srovnat": Exercise("2022", in_part(SMALL, cells("Body dříve (bodů)"), obec=LOUCKA), changed),
}
WITHOUT_EFFECT = set()
OTHER_STATES = [
    {"cast": DRAWS},
    {"cast": DRAWS, "losovat": "ano", "losy": "400"},
    {"cast": SMALL, "obec": LOUCKA},
    {"uzemi": "ORP Pacov"},
]
OPTIONS = {
    "cast": {label: part for part, label in texts.SENSITIVITY_PART_CHOICE.items()},
    "varianta": {label: variant for variant, label in texts.VARIANT_CHOICE.items()},
    "rozdeleni": {label: Distribution(key) for key, label in texts.DRAWS_DISTRIBUTION_CHOICE.items()},
}
