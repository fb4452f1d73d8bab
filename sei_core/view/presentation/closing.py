"""The last slide: what to know before using the numbers, and whose they are."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.change import SMALL_POPULATION
from sei_core.view import explain, numbers, texts
from sei_core.view.deck import MOST_ROWS, Slide, SlideKey
from sei_core.view.presentation.words import Origin, grid, out_of, plain, short

#: Letters of a cell; the table has few rows.
_MOST_CELL = 90


def sources_slide(
    year: int,
    cautions: pd.DataFrame,
    quotients: pd.DataFrame,
    empty: pd.DataFrame,
    origin: Origin,
    references: Origin,
) -> Slide:
    """What a listener has to be told, and the sources with their date and licence.

    Args:
        year: of the index.
        cautions: the row of ``queries.method.cautions``.
        quotients: rows of ``queries.method.first_quotient_points`` for enforcement.
        empty: rows of ``queries.method.without_inhabitants``.
        origin: of the index and the boundaries, few.
        references: of what is said of support, projects and plans; many, so the slide only counts them.
    """
    row = cautions.iloc[0]
    sentences = (
        texts.DECK_PLACES,
        texts.DECK_SOURCES_COUNTS.format(
            points=numbers.points(row.prague_points), counted=numbers.integer(row.prague_count_points)
        ),
        texts.DECK_SOURCES_SMALL.format(
            high=out_of(row.high_count),
            noun=numbers.plural(row.high_count, "of_municipality"),
            small=numbers.integer(row.small_high_count),
            limit=numbers.integer(SMALL_POPULATION),
        ),
        texts.GAPS_CAVEAT,
        texts.DECK_REASONS_LQ,
        texts.DECK_SOURCES_RULE,
    )
    values = explain.caution_values(cautions, quotients, empty, year)
    prose = explain.prose("method_caveats", **values).split("\n\n")
    rows = pd.concat([_listed(origin.sources).head(MOST_ROWS - 1), _counted(references)], ignore_index=True)
    heading = f"{texts.DECK_COLUMN['source'][0]}: "
    rows["source"] = rows["source"].str.removeprefix(heading)
    body = grid(rows.map(lambda text: short(text, _MOST_CELL)), source=0.46, source_date=0.2, licence=0.34)
    whole = Origin(pd.concat([origin.sources, references.sources], ignore_index=True), origin.date)
    cited = [
        texts.DECK_SOURCES_NOTE.format(attribution=each.source, date=each.source_date, licence=each.licence)
        for each in _listed(whole.sources).itertuples()
    ]
    return whole.slide(SlideKey.SOURCES, texts.DECK_SOURCES_TITLE, body, sentences, [*map(plain, prose), *cited])


def _listed(sources: pd.DataFrame) -> pd.DataFrame:
    """Sources as rows of the table."""
    return pd.DataFrame(
        {
            "source": sources["attribution"],
            "source_date": sources["data_date"].map(numbers.dated),
            "licence": sources["licence"],
        }
    )


def _counted(references: Origin) -> pd.DataFrame:
    """Documents on support as one row; none where nothing cites any."""
    number = len(references.sources)
    source = texts.DECK_SOURCES_SUPPORT.format(count=numbers.counted(number, "document"))
    row = {"source": source, "source_date": references.date, "licence": texts.DECK_SOURCES_VARIOUS}
    return pd.DataFrame([row] if number else [], columns=list(row))
