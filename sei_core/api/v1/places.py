"""Codes and years that a client names: whether they are known, and what lies there."""

from __future__ import annotations

from sei_core.api.v1.problems import UnknownCodeError
from sei_core.domain.levels import Level
from sei_core.queries import areas, meta, municipality


def year_of(asked: int | None) -> int:
    """The year that was asked for, without one the latest.

    Raises:
        UnknownCodeError: if it is not at hand.
    """
    known = meta.years()
    if asked is not None and asked not in known:
        raise UnknownCodeError("year", asked)
    return asked or known[0]


def require_area(code: str, parameter: str = "area") -> Level:
    """Give the level of an area.

    Args:
        code: of a municipality or a larger area.
        parameter: that named it.

    Raises:
        UnknownCodeError: if there is no such area.
    """
    level = areas.level_of(code)
    if level is None:
        raise UnknownCodeError(parameter, code)
    return Level(level)


def require_larger(code: str, parameter: str = "area") -> None:
    """See that an area is larger than a municipality, which has no bands and sums of its own.

    Raises:
        UnknownCodeError: if there is no such area.
    """
    if require_area(code, parameter) is Level.MUNICIPALITY:
        raise UnknownCodeError("area_code", code)


def municipalities_of(code: str) -> list[str]:
    """Codes of the municipalities of an area; of a municipality its own."""
    if areas.level_of(code) == Level.MUNICIPALITY:
        return [code]
    return areas.members(Level.MUNICIPALITY, code)["area_code"].tolist()


def region_of(code: str) -> str:
    """Code of the kraj of a municipality; of a larger area its own code."""
    if areas.level_of(code) != Level.MUNICIPALITY:
        return code
    return municipality.profile(code, municipality.years_of(code)[0])["region_code"].item()
