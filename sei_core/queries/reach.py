"""Whose rows concern an area: those of its own units, of the kraj around it, and of the whole country."""

from __future__ import annotations

#: Begin of a SELECT with ``$area_code``. ``reached``: units that lie in the area or touch it ("area"), and those that
#: cover it from above: the kraj in which it lies ("region"), the country ("country").
REACHED = """
    WITH around AS (
        SELECT region_code AS covered_area_code, 'region' AS reach FROM municipality
        WHERE municipality_code = $area_code
           OR municipality_code IN (SELECT municipality_code FROM membership WHERE membership.area_code = $area_code)
        UNION
        SELECT 'CZ', 'country'
    ), reached AS (
        SELECT unit_key, unit_name, unit_kind, 'area' AS reach
        FROM unit SEMI JOIN (FROM unit_area WHERE area_code = $area_code) USING (unit_key)
        UNION ALL
        SELECT unit_key, unit_name, unit_kind, reach
        FROM unit JOIN around USING (covered_area_code)
        ANTI JOIN (FROM unit_area WHERE area_code = $area_code) USING (unit_key)
    )
"""
