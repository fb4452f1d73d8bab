"""Atlas sociálního začleňování: the index of social exclusion, from published counts to maps.

The library behind the pages: each module answers with tidy frames, by plain arguments, without a server::

    from sei_core import Measure, Part, clusters, sensitivity
    clusters.overall(2023, Measure("index", Part.POINTS), "CZ")

``notebooks/analyza.ipynb`` shows all of it. A module is loaded when it is first asked for, so that the command line
does not wait for statistics that it does not need. A release has to be there: ``python -m sei_core build`` makes one.
"""

from __future__ import annotations

from importlib import import_module

#: What a notebook takes from here: name → where it is at home; the home alone where the whole module is meant.
_HOMES = {
    "explorer": "sei_core.queries.explorer",
    "simulator": "sei_core.queries.simulator",
    "sensitivity": "sei_core.queries.sensitivity",
    "clusters": "sei_core.queries.clusters",
    "console": "sei_core.queries.console",
    "correlation": "sei_core.domain.correlation",
    "regression": "sei_core.domain.regression",
    "classification": "sei_core.domain.classification",
    "selection": "sei_core.domain.selection",
    "Measure": "sei_core.domain.measures:Measure",
    "Part": "sei_core.domain.measures:Part",
    "Filter": "sei_core.domain.selection:Filter",
    "Range": "sei_core.domain.selection:Range",
    "Recipe": "sei_core.domain.variants:Recipe",
    "Ranges": "sei_core.domain.uncertainty:Ranges",
    "Kind": "sei_core.domain.spatial_weights:Kind",
    "Neighbourhood": "sei_core.domain.spatial_weights:Neighbourhood",
    "Statistic": "sei_core.domain.spatial_autocorrelation:Statistic",
    "one_release": "sei_core.queries.meta:one_release",
    "sources_of": "sei_core.queries.meta:sources_of",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, member = _HOMES[name].partition(":")
    found = import_module(module)
    return getattr(found, member) if member else found


def __dir__() -> list[str]:
    return [*globals(), *__all__]
