"""Territorial levels and how one lies within another."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """From the smallest to the largest; the value is the prefix of the level's columns."""

    MUNICIPALITY = "municipality"
    OPOU = "opou"
    ORP = "orp"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"

    @property
    def code_column(self) -> str:
        """The column of table ``municipality`` that names the area at this level."""
        return f"{self.value}_code"


#: Levels between the municipality and the country, from the smallest.
INNER_LEVELS = (Level.OPOU, Level.ORP, Level.DISTRICT, Level.REGION)


def below(level: Level) -> tuple[Level, ...]:
    """Levels that divide an area of a level, from the largest; the country is divided by kraje first."""
    order = (Level.COUNTRY, *reversed(INNER_LEVELS))
    return order[order.index(level) + 1 :] or (Level.MUNICIPALITY,)


#: The capital is a municipality and a region at once, and a third of all burdened inhabitants.
PRAGUE_REGION = "CZ010"
COUNTRY_CODE = "CZ"
COUNTRY_WITHOUT_PRAGUE_CODE = "CZ-CZ010"
