"""Classes by choice: where to cut the values of a measure so that a map or a chart shows their shape."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise

import mapclassify
import numpy as np

from sei_core.domain.measures import Classes

warnings.filterwarnings("ignore", message="Numba not installed")

#: Natural breaks are sought among so many values evenly spread in the order of all: exact ones of 6,258 take a minute.
SAMPLE = 300
NUMBERS = (3, 4, 5, 6, 7)
MOST_EDGES = 6
#: Edges lie within so much on both sides of 0; no measure goes further.
MOST = 1_000_000_000


class Method(StrEnum):
    """How classes are cut."""

    OFFICIAL = "official"
    QUANTILES = "quantiles"
    JENKS = "jenks"
    OWN = "own"


def quantiles(values: np.ndarray, number: int, decimals: int) -> Classes:
    """Cut so that each class has about the same number of places; fewer classes where many values are equal.

    Args:
        values: shape (n,), missing ones are left out.
        number: of classes wished for.
        decimals: an edge is the lowest value of its class rounded to so many places, so that a legend can name it.

    Raises:
        ValueError: if no value is known.

    Source:
        ``mapclassify.Quantiles``.
    """
    known = _known(values)
    return _starting(known, mapclassify.Quantiles(known, k=min(number, _different(known))).bins[:-1], decimals)


def natural_breaks(values: np.ndarray, number: int, decimals: int) -> Classes:
    """Cut so that values differ little within a class and much between them.

    Of more than ``SAMPLE`` values, so many are taken evenly from their order, the lowest and the highest among them;
    the same values always give the same edges, no chance is in it.

    Args, raises: as ``quantiles``.

    Source:
        Fisher 1958, Jenks 1977, by ``mapclassify.FisherJenks``.
    """
    known = np.sort(_known(values))
    places = np.linspace(0, len(known) - 1, min(SAMPLE, len(known))).round().astype(int)
    number = min(number, _different(known[places]))
    if number < 2:
        return Classes((), ())
    sample = known[places]
    highest = mapclassify.FisherJenks(sample, k=number).bins[:-1]
    middles = [(each + sample[sample > each].min()) / 2 for each in highest]
    return _starting(known, middles, decimals)


def own_edges(text: str) -> tuple[float, ...]:
    """Read edges as a Czech reader writes them: ``1; 5,5; 12``.

    Raises:
        ValueError: if there is no edge, too many, one is no number or beyond ``MOST``, or they do not rise.
    """
    parts = [part.strip() for part in text.split(";") if part.strip()]
    edges = tuple(float(re.sub(r"[\s%]", "", part).replace(",", ".").replace("\u2212", "-")) for part in parts)
    if not 1 <= len(edges) <= MOST_EDGES:
        raise ValueError(f"{len(edges)} edges, 1 to {MOST_EDGES} are possible")
    if not all(abs(edge) <= MOST for edge in edges):  # nan is not
        raise ValueError(f"an edge is no number, or beyond {MOST}")
    if any(low >= high for low, high in pairwise(edges)):
        raise ValueError("edges do not rise")
    return edges


def closed(edges: tuple[float, ...]) -> Classes:
    """Classes that begin at each edge, which belongs to them."""
    return Classes(edges, (False,) * len(edges))


def _known(values: np.ndarray) -> np.ndarray:
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    if not len(known):
        raise ValueError("no value is known")
    return known


def _different(values: np.ndarray) -> int:
    return len(np.unique(values))


def _starting(values: np.ndarray, breaks: Iterable[float], decimals: int) -> Classes:
    """Begin a class at the rounded lowest value above each break; an empty class is none."""
    lowest = [values[values > each].min() for each in breaks if (values > each).any()]
    starts = np.unique(np.round(lowest, decimals))
    return closed(tuple(starts[(starts > values.min()) & (starts <= values.max())].tolist()))
