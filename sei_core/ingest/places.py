"""The places that rows may name by their codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from sei_core.domain.levels import Level


@dataclass(frozen=True)
class Places:
    """The codes that a row may name.

    Attributes:
        levels: level of every municipality and larger area, by its code.
        region_of: kraj in which a place lies, or which it is, by its code; the country has none.
    """

    levels: Mapping[str, Level]
    region_of: Mapping[str, str]

    @classmethod
    def of(cls, municipalities: pd.DataFrame, areas: pd.DataFrame) -> Places:
        """Collect the codes of tables ``municipality`` and ``area``."""
        levels = dict(zip(areas["area_code"], map(Level, areas["level"]), strict=True))
        parents = areas.set_index("area_code")["parent_code"].dropna().to_dict()
        region_of = {}
        for area in levels:
            code: str | None = area
            while code is not None and levels[code] is not Level.REGION:
                code = parents.get(code)
            if code is not None:
                region_of[area] = code
        levels |= dict.fromkeys(municipalities["municipality_code"], Level.MUNICIPALITY)
        return cls(levels, region_of | municipalities.set_index("municipality_code")["region_code"].to_dict())

    @cached_property
    def municipalities(self) -> frozenset[str]:
        """Codes of municipalities."""
        return self._of_level(Level.MUNICIPALITY)

    @cached_property
    def regions(self) -> frozenset[str]:
        """Codes of kraje."""
        return self._of_level(Level.REGION)

    @cached_property
    def areas(self) -> frozenset[str]:
        """Codes of every larger area."""
        return frozenset(self.levels) - self.municipalities

    def of_column(self, name: str) -> frozenset[str] | None:
        """The codes that a column may hold; None if it holds no codes of places."""
        if name == "covered_area_code":
            return self.areas | self.municipalities
        return {
            "municipality_code": self.municipalities,
            "region_code": self.regions,
            "within_region_code": self.regions,
            "area_code": self.areas,
        }.get(name)

    def _of_level(self, level: Level) -> frozenset[str]:
        return frozenset(code for code, known in self.levels.items() if known is level)
