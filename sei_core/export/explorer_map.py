"""The map of the explorer as files that say which filters and classes it went through."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sei_core.export.about import About
from sei_core.export.map_files import MapOffer


@dataclass(frozen=True)
class FilteredMapOffer(MapOffer):
    """A map with choices to be named in its files.

    Attributes:
        filters: choices that the areas went through, in Czech.
    """

    filters: tuple[str, ...] = ()

    @property
    def about(self) -> About:
        """Description that travels in the files."""
        plain = super().about
        return replace(plain, filters=(*plain.filters, *self.filters))
