"""What the interface asks besides the questions of the pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from sei_core.store import db, releases


def standings(year: int) -> pd.DataFrame:
    """Where does each municipality stand, and from whom are its points taken over? In the order of codes.

    Columns:
        municipality_code: text
        opou_code: text
        computed_points: by the rule alone, 0–30
        rank: in the country, 1 = heaviest
        donor_code: probable donor of early leaving, missing with a school of its own
        name_order: place of its name in Czech order, from 1
    """
    return db.fetch_once(
        """
        SELECT municipality_code, opou_code, computed_points, rank, donor_code,
               row_number() OVER (ORDER BY municipality_name COLLATE cs, municipality_code) AS name_order
        FROM municipality_index
        JOIN municipality USING (municipality_code)
        JOIN indicator_result USING (year, municipality_code)
        WHERE year = $year AND indicator = 'early_leaving'
        ORDER BY municipality_code
        """,
        year=year,
    )


def areas(year: int) -> pd.DataFrame:
    """What are the figures of each area above the municipality? Larger levels first, each in Czech order.

    Columns:
        area_code: text
        level: value of ``Level``
        area_name: text
        parent_code: area right above, missing for the country
        municipality_count: municipalities
        population_15plus: persons
        plain_mean_points: mean of the index over municipalities
        weighted_mean_points: mean of the index over inhabitants 15+, missing without inhabitants
        high_count: municipalities with 12 points or more
        high_share: their share of municipalities, 0–1
        high_population: inhabitants 15+ of those municipalities
        high_population_share: their share of inhabitants 15+, 0–1, missing without inhabitants
    """
    return db.fetch_once(
        """
        SELECT area_code, area.level, area_name, parent_code,
               area_index.municipality_count, area_index.population_15plus, plain_mean_points, weighted_mean_points,
               high.municipality_count AS high_count,
               high.municipality_count / area_index.municipality_count AS high_share,
               high.population_15plus AS high_population,
               high.population_15plus / nullif(area_index.population_15plus, 0) AS high_population_share
        FROM area_index
        JOIN area USING (area_code)
        JOIN area_band AS high USING (year, area_code)
        WHERE year = $year AND band = '12–30'
        ORDER BY list_position(['country', 'region', 'district', 'orp', 'opou'], area.level),
                 area_name COLLATE cs, area_code
        """,
        year=year,
    )


def built() -> datetime:
    """When was the release that answers finished? In UTC."""
    return datetime.fromtimestamp(releases.path_of(db.serving()).stat().st_mtime, UTC)
