"""Axes of a chart as Plotly means them: from values to places on a line, and the ticks with their Czech labels.

Values become plain numbers: of a category its place in the order, of a day its milliseconds, of a log axis the
exponent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from sei_core.view import numbers

#: Pixels that a label needs beside the next one, as on the screen.
ROOM_ACROSS, ROOM_DOWN = 80, 40
#: Free room at the end of values, as a share of their range.
PAD = 0.055
EPOCH = pd.Timestamp("1970-01-01")
MILLISECOND = pd.Timedelta(milliseconds=1)
#: Ticks of months are counted from here.
FIRST_YEAR = 2000


@dataclass(frozen=True)
class Tick:
    """A place on an axis, in its plain numbers, and what is written there."""

    place: float
    label: str


@dataclass(frozen=True)
class Scale:
    """An axis.

    Attributes:
        kind: ``linear``, ``log``, ``date`` or ``category``.
        first, last: ends in plain numbers; ``first`` is at the left or at the foot.
        categories: in order.
    """

    kind: str
    first: float
    last: float
    categories: tuple[str, ...] = ()

    def numbers_of(self, values: object) -> np.ndarray:
        """Plain numbers of values; missing stays missing."""
        return _numbers(values, self.kind, self.categories)

    def along(self, values: object) -> np.ndarray:
        """Places of values from 0 at ``first`` to 1 at ``last``."""
        return self.placed(self.numbers_of(values))

    def placed(self, plain: object) -> np.ndarray:
        """The same for plain numbers."""
        return (np.asarray(plain, dtype=float) - self.first) / (self.last - self.first)

    def holds(self, plain: float) -> bool:
        """Whether a plain number lies on the axis."""
        low, high = sorted((self.first, self.last))
        slack = 1e-9 * (high - low)
        return low - slack <= plain <= high + slack


@dataclass
class Extent:
    """What lies on an axis: values in plain numbers, and where room beyond them is needed.

    Attributes:
        values: of all traces.
        kind, categories: of the axis.
        pads: whether marks need room at the ends.
        from_zero: whether bars begin at zero.
    """

    kind: str
    categories: tuple[str, ...]
    values: list[np.ndarray]
    pads: bool = False
    from_zero: bool = False

    def add(self, values: object, *, pads: bool = False, from_zero: bool = False) -> None:
        """Note values of a trace."""
        self.values.append(_numbers(values, self.kind, self.categories))
        self.pads, self.from_zero = self.pads or pads, self.from_zero or from_zero


def extent(axis: go.layout.XAxis | go.layout.YAxis, found: Sequence[object]) -> Extent:
    """Begin an axis: its kind and its categories; ``found`` are the values of each trace on it."""
    kind = axis.type or _kind([value for values in found for value in values if not _absent(value)])
    return Extent(kind, _categories(axis, found) if kind == "category" else (), [])


def scale(axis: go.layout.XAxis | go.layout.YAxis, known: Extent) -> Scale:
    """The ends of an axis: as asked for, or around what lies on it."""
    if axis.range is not None:
        ends = _numbers(list(axis.range), "linear" if known.kind in ("log", "category") else known.kind, ())
        return Scale(known.kind, *map(float, ends), known.categories)
    if known.kind == "date":
        raise NotImplementedError("an axis of days needs a range")
    low, high = _around(axis, known)
    ends = (high, low) if axis.autorange == "reversed" else (low, high)
    return Scale(known.kind, *ends, known.categories)


def ticks(axis: go.layout.XAxis | go.layout.YAxis, along: Scale, pixels: float, *, is_across: bool) -> list[Tick]:
    """Where ticks stand and what they say.

    Args:
        axis: as asked for.
        along: its scale.
        pixels: its length.
        is_across: from left to right rather than upwards.
    """
    if axis.tickvals is not None:
        return _given_ticks(axis, along)
    if along.kind == "category":
        return [Tick(float(place), name) for place, name in enumerate(along.categories) if along.holds(place)]
    if along.kind == "date":
        return _date_ticks(axis, along)
    if along.kind == "log":
        low, high = sorted((along.first, along.last))
        powers = range(math.ceil(low), math.floor(high) + 1)
        return [Tick(float(power), numbers.decimal(10.0**power, max(0, -power))) for power in powers]
    low, high = sorted((along.first, along.last))
    room = ROOM_ACROSS if is_across else ROOM_DOWN
    wished = axis.nticks or max(4, min(9, pixels / room))
    step = Decimal(str(axis.dtick)) if axis.dtick is not None else _round_step((high - low) / wished)
    if axis.tickformat == "d":
        step = max(step, Decimal(1))
    first = math.ceil(Decimal(str(low)) / step - Decimal("1e-9"))
    last = math.floor(Decimal(str(high)) / step + Decimal("1e-9"))
    return [Tick(float(step * number), _written(axis, step * number, step)) for number in range(first, last + 1)]


def _given_ticks(axis: go.layout.XAxis | go.layout.YAxis, along: Scale) -> list[Tick]:
    if along.kind == "log":
        raise NotImplementedError("ticks of its own on a log axis")
    places = along.numbers_of(list(axis.tickvals))
    if axis.ticktext is not None:
        labels = [str(text) for text in axis.ticktext]
    elif along.kind == "linear":
        labels = [_written(axis, Decimal(str(value)), Decimal(str(value))) for value in axis.tickvals]
    else:
        raise NotImplementedError("places of ticks without their texts")
    return [Tick(float(place), label) for place, label in zip(places, labels, strict=True) if along.holds(place)]


def _date_ticks(axis: go.layout.XAxis | go.layout.YAxis, along: Scale) -> list[Tick]:
    step = str(axis.dtick)
    if axis.tickformat != "%Y" or not step.startswith("M") or int(step[1:]) % 12:
        raise NotImplementedError(f"ticks {axis.dtick} written as {axis.tickformat} on an axis of days")
    every = int(step[1:]) // 12
    low, high = (EPOCH + end * MILLISECOND for end in sorted((along.first, along.last)))
    years = [year for year in range(low.year, high.year + 1) if (year - FIRST_YEAR) % every == 0]
    places = along.numbers_of([pd.Timestamp(year, 1, 1) for year in years])
    return [Tick(float(place), str(year)) for place, year in zip(places, years, strict=True) if along.holds(place)]


def _written(axis: go.layout.XAxis | go.layout.YAxis, value: Decimal, step: Decimal) -> str:
    if axis.tickformat not in (None, "d"):
        raise NotImplementedError(f"numbers of an axis written as {axis.tickformat}")
    places = max(0, -step.normalize().as_tuple().exponent)
    grouped = axis.separatethousands is not False
    text = numbers.decimal(value, places) if grouped else f"{value:.{places}f}".replace("-", numbers.MINUS)
    return text + (axis.ticksuffix or "").removesuffix(" ")


def _round_step(rough: float) -> Decimal:
    """The next of 1, 2, 5, 10 …"""
    power = Decimal(10) ** math.floor(math.log10(rough))
    return next(base * power for base in (1, 2, 5, 10) if float(base * power) >= rough * (1 - 1e-9))


def _around(axis: go.layout.XAxis | go.layout.YAxis, known: Extent) -> tuple[float, float]:
    if known.kind == "category":
        return -0.5, len(known.categories) - 0.5
    plain = np.concatenate([each[np.isfinite(each)] for each in known.values] or [np.empty(0)])
    if not len(plain):
        return 0.0, 1.0
    low, high = float(plain.min()), float(plain.max())
    if axis.rangemode not in (None, "normal", "tozero"):
        raise NotImplementedError(f"rangemode {axis.rangemode}")
    is_rooted = known.kind == "linear" and (known.from_zero or axis.rangemode == "tozero")
    if is_rooted:
        low, high = min(low, 0.0), max(high, 0.0)
    pad = PAD * (high - low) or 1.0
    if not known.pads:
        return (low, high) if high > low else (low - pad, high + pad)
    return (low if is_rooted and low == 0 else low - pad), (high if is_rooted and high == 0 else high + pad)


def _categories(axis: go.layout.XAxis | go.layout.YAxis, found: Sequence[object]) -> tuple[str, ...]:
    if axis.categoryorder not in (None, "trace", "array"):
        raise NotImplementedError(f"order of categories {axis.categoryorder}")
    named = [str(value) for values in found for value in values if not _absent(value)]
    return tuple(dict.fromkeys([*map(str, axis.categoryarray if axis.categoryarray is not None else ()), *named]))


def _kind(values: Sequence[object]) -> str:
    """What Plotly would take values for."""
    if not values or all(isinstance(value, int | float | np.number) for value in values):
        return "linear"
    if all(isinstance(value, str) for value in values):
        if any(_is_number(value) for value in values):
            raise NotImplementedError("numbers written as text on an axis without a type")
        return "category"
    raise NotImplementedError(f"an axis of {type(values[0]).__name__} without a type")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _numbers(values: object, kind: str, categories: tuple[str, ...]) -> np.ndarray:
    if kind == "category":
        place = {name: number for number, name in enumerate(categories)}
        return np.array([_category(value, place) for value in values], dtype=float)
    if kind == "date":
        days = pd.to_datetime(pd.Series(list(values), dtype="object")).to_numpy()
        stamps = pd.Series(days)
        return ((stamps - EPOCH) / MILLISECOND).to_numpy(dtype=float)
    plain = np.array([np.nan if _absent(value) else float(value) for value in values], dtype=float)
    if kind == "log":
        return np.log10(np.where(plain > 0, plain, np.nan))
    return plain


def _category(value: object, place: dict[str, int]) -> float:
    if _absent(value):
        return np.nan
    if isinstance(value, int | float | np.number):
        return float(value)  # a shape may name the place instead of the category
    return float(place[str(value)])


def _absent(value: object) -> bool:
    return value is None or bool(pd.isna(value))


def flat(values: object) -> list:
    """Values of an attribute that may be missing, one value, or many."""
    if values is None:
        return []
    is_many = isinstance(values, Iterable) and not isinstance(values, str)
    return list(values) if is_many else [values]
