"""Slides on the burden: where it is, how heavy beside others, in which municipalities and why."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sei_core.domain.bands import BAND_STARTS, MAX_POINTS, Band, band_of
from sei_core.domain.change import SMALL_POPULATION
from sei_core.domain.indicators import MAX_INDICATOR_POINTS
from sei_core.domain.levels import COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE, Level
from sei_core.domain.ranking import place_of
from sei_core.view import findings, labels, maps, numbers, texts, theme
from sei_core.view.deck import MOST_BARS, MOST_LETTERS, MOST_ROWS, Bars, Map, Slide, SlideKey
from sei_core.view.labels import Area
from sei_core.view.presentation.words import Origin, capital, fitted, grid, noted, out_of, plain
from sei_core.view.tables import Format

#: A share so many times that of the country is far above it.
FAR = 1.5
_WEIGHTS = ("municipality_count", "population_15plus")
_BESIDE_COLOURS = (theme.SERIES[0].colour, theme.SERIES[2].colour, theme.NEUTRAL)


def map_slide(
    scene: maps.Scene, summary: pd.DataFrame, bands: pd.DataFrame, shares: pd.DataFrame, origin: Origin
) -> Slide:
    """Where the burden is: the municipalities of the area by band.

    Args:
        scene: of the bands of municipalities.
        summary: the row of ``queries.overview.summary``.
        bands: rows of ``queries.overview.bands``.
        shares: rows of ``queries.overview.indicators``.
        origin: of the index and the boundaries.
    """
    area, row = scene.area, summary.iloc[0]
    own = bands[bands["area_code"] == area.code].set_index("band")["municipality_count"]
    high, elevated, *lighter = (
        texts.DECK_MAP_BAND.format(
            band=texts.BAND_LABEL[band],
            count=numbers.counted(own[band], "municipality"),
            share=numbers.percent(own[band] / row.municipality_count),
        )
        for band in reversed(Band)
    )
    sentences = [high, elevated, texts.DECK_MAP_BANDS.join(lighter)]
    if row.municipality_count == 1:
        sentences = [texts.DECK_ALONE]
    notes = map(plain, findings.overview(area.label, summary, bands, shares, scene.year))
    return origin.slide(SlideKey.MAP, _map_title(area, row), Map(scene), [*sentences, texts.DECK_PLACES], notes)


def _map_title(area: Area, row: pd.Series) -> str:
    if row.municipality_count == 1:
        return texts.DECK_MAP_TITLE_ALONE.format(area=capital(area.label), points=numbers.points(row.plain_mean_points))
    pattern = texts.DECK_MAP_TITLE if row.high_count else texts.DECK_MAP_TITLE_NONE
    return pattern.format(area=capital(area.label), **_high_of(row))


def _high_of(row: object) -> dict[str, str]:
    """``má``, ``38``, ``354``, ``obcí``: how many municipalities have 12 points or more, for a sentence."""
    return {
        "have": numbers.plural(row.high_count, "have"),
        "high": numbers.integer(row.high_count),
        "total": out_of(row.municipality_count),
        "noun": numbers.plural(row.municipality_count, "of_municipality"),
    }


def bands_slide(places: Sequence[Area], bands: pd.DataFrame, year: int, origin: Origin) -> Slide:
    """How municipalities and inhabitants 15+ of an area split into bands beside larger areas.

    Args:
        places: the area, its kraj if it is smaller, the country, the country without Praha; each once.
        bands: rows of ``queries.overview.bands`` of all of them.
        year: of the index.
        origin: of the index.
    """
    area = places[0]
    wide = {weight: _band_shares(bands, weight) for weight in _WEIGHTS}
    rows = {
        texts.DECK_BANDS_ROW[weight].format(area=capital(place.label)): wide[weight].loc[place.code]
        for weight in _WEIGHTS
        for place in places
        if weight == "population_15plus" or place.code != COUNTRY_WITHOUT_PRAGUE_CODE or len(places) == 2
    }
    values = pd.DataFrame(rows).T.rename(columns=texts.BAND_LABEL)
    high = "; ".join(f"{name} {numbers.percent(share)}" for name, share in values.iloc[:, -1].items())
    alt = texts.DECK_BANDS_ALT.format(year=year, rows=high)
    colours = tuple(theme.BAND_COLOUR[band] for band in Band)
    body = Bars(values, colours, Format.PERCENT, texts.DECK_BANDS_UNIT, True, values.index[0], alt)
    counts = bands[bands["area_code"] == area.code].drop_duplicates("band").set_index("band")["municipality_count"]
    share_of = wide["municipality_count"]
    sentences = (
        (texts.DECK_BANDS_SHARE_COUNTRY if area.code == COUNTRY_CODE else texts.DECK_BANDS_SHARE).format(
            share=numbers.percent(share_of.at[area.code, Band.HIGH]),
            country=numbers.percent(share_of.at[COUNTRY_CODE, Band.HIGH]),
        ),
        texts.DECK_BANDS_LIGHT.format(
            count=numbers.counted(counts[Band.MINIMAL], "municipality"),
            share=numbers.percent(share_of.at[area.code, Band.MINIMAL]),
        ),
        texts.DECK_BANDS_PEOPLE,
        texts.DECK_BANDS_PRAGUE,
    )
    notes = (
        texts.DECK_BANDS_NOTE.format(
            row=name, shares=", ".join(f"{band} {numbers.percent(share)}" for band, share in row.items())
        )
        for name, row in values.iterrows()
    )
    return origin.slide(SlideKey.BANDS, _bands_title(area, wide["population_15plus"]), body, sentences, notes)


def _band_shares(bands: pd.DataFrame, weight: str) -> pd.DataFrame:
    """Shares 0–1 of each area in each band, missing without inhabitants; index of codes, columns of bands."""
    wide = bands.drop_duplicates(["area_code", "band"]).pivot(index="area_code", columns="band", values=weight)
    wide = wide[[band.value for band in Band]].astype(float)
    total = wide.sum(axis=1)
    return wide.div(total.where(total > 0), axis=0)


def _bands_title(area: Area, people: pd.DataFrame) -> str:
    share = people.at[area.code, Band.HIGH]
    without, country = (people.at[code, Band.HIGH] for code in (COUNTRY_WITHOUT_PRAGUE_CODE, COUNTRY_CODE))
    if share == 0:
        return texts.DECK_BANDS_NONE.format(share=numbers.percent(country))
    pattern, beside = texts.DECK_BANDS_BESIDE, country
    if area.code == COUNTRY_CODE:
        pattern, beside = texts.DECK_BANDS_BESIDE_WITHOUT, without
    return texts.DECK_BANDS_TITLE.format(
        share=numbers.percent(share), beside=pattern.format(share=numbers.percent(beside))
    )


def orp_slide(
    area: Area, around: Area, table: pd.DataFrame, own: Sequence[str], means: pd.Series, year: int, origin: Origin
) -> Slide | None:
    """How heavy the burden of each ORP is; those of an okres or ORP marked among all of its kraj.

    Args:
        area: chosen.
        around: whose ORPs are compared: the area itself, or the kraj in which it lies.
        table: rows of ``queries.areas.table`` of them.
        own: codes of those that lie in the area, at least in part.
        means: mean points weighted by inhabitants 15+, by the code of the area, of ``around`` and of the country.
        year: of the index.
        origin: of the index.

    Returns:
        None where there is nothing to compare.
    """
    if len(table) < 2:
        return None
    rows = labels.marked(table, "")
    is_own = rows["area_code"].isin(list(own))
    others = rows.index[~is_own] if not is_own.all() else rows.index[:0]
    first = rows.index[is_own] if len(others) else rows.index
    kept = [*first[:MOST_BARS], *others[: max(0, MOST_BARS - len(first))]]
    shown = rows.loc[sorted(kept)]
    sentences = [_orp_means(area, around, means)]
    if is_own.sum() == 1:
        sentences.append(texts.DECK_ORP_HIGH.format(area=capital(area.label), **_high_of(rows[is_own].iloc[0])))
    else:
        heaviest = rows[is_own].iloc[0]
        sentences.append(
            texts.DECK_ORP_HIGH.format(area=labels.area(Level.ORP, heaviest.area_name), **_high_of(heaviest))
        )
    sentences.append(texts.DECK_ORP_WEIGHT)
    if len(shown) < len(rows):
        noun = numbers.plural(len(rows), "territory_of")
        sentences.append(
            texts.DECK_ORP_CUT.format(shown=numbers.integer(len(shown)), total=out_of(len(rows)), noun=noun)
        )
    notes = [
        texts.DECK_ORP_NOTE.format(
            name=row.area_name,
            weighted=numbers.decimal(row.weighted_mean_points),
            plain=numbers.decimal(row.plain_mean_points),
            high=numbers.integer(row.high_count),
            total=out_of(row.municipality_count),
        )
        for row in rows.itertuples()
    ]
    body = _orp_bars(area, around, shown, is_own[shown.index], year)
    return origin.slide(SlideKey.ORP, _orp_title(area, rows, is_own), body, sentences, notes)


def _orp_means(area: Area, around: Area, means: pd.Series) -> str:
    """Mean of the area, of what it is compared within, and of the country; each once."""
    labels_of = {area.code: area.label, around.code: around.label, COUNTRY_CODE: texts.DECK_ORP_COUNTRY}
    said = (
        texts.DECK_ORP_MEAN.format(area=label, mean=numbers.decimal(means[code])) for code, label in labels_of.items()
    )
    return texts.DECK_ORP_MEANS.format(means=", ".join(said))


def _orp_title(area: Area, rows: pd.DataFrame, is_own: pd.Series) -> str:
    own = rows[is_own].dropna(subset="weighted_mean_points")
    low, high = own.iloc[-1], own.iloc[0]
    ends = {
        "low": numbers.decimal(low.weighted_mean_points),
        "high": numbers.points(high.weighted_mean_points, 1),
    }
    if is_own.all():
        return texts.DECK_ORP_TITLE.format(lowest=low.area_name, highest=high.area_name, **ends)
    if len(own) > 1:
        return texts.DECK_ORP_TITLE_PARTS.format(area=capital(area.label), **ends)
    return texts.DECK_ORP_TITLE_OWN.format(
        area=capital(area.label),
        points=ends["high"],
        rank=place_of(rows["weighted_mean_points"], own.index[0]),
        total=out_of(len(rows)),
        noun=numbers.plural(len(rows), "territory_of"),
    )


def _orp_bars(area: Area, around: Area, shown: pd.DataFrame, is_own: pd.Series, year: int) -> Bars:
    """One bar an ORP; where only some are the area's own, these are a series of their own."""
    points = shown["weighted_mean_points"]
    series = {texts.DECK_ORP_SERIES: points}
    colours, marked = (theme.PRIMARY,), ""
    if not is_own.all():
        several = is_own.sum() > 1
        name = (texts.DECK_ORP_PARTS if several else texts.DECK_ORP_OWN).format(area=area.label)
        series = {name: points.where(is_own), texts.DECK_ORP_OTHERS: points.mask(is_own)}
        colours = (theme.SERIES[0].colour, theme.NEUTRAL)
        marked = "" if several else shown.loc[is_own, "area_name"].item()
    values = pd.DataFrame(series).set_axis(shown["area_name"].rename(None), axis="index")
    said = "; ".join(f"{row.area_name} {numbers.decimal(row.weighted_mean_points)}" for row in shown.itertuples())
    alt = texts.DECK_ORP_ALT.format(around=around.label, year=year, rows=said)
    return Bars(values, colours, Format.DECIMAL, texts.DECK_ORP_UNIT, len(series) > 1, marked, alt)


def top_slide(rows: pd.DataFrame, origin: Origin) -> Slide:
    """Which municipalities of an area carry the most points.

    Args:
        rows: of ``queries.overview.heaviest``.
        origin: of the index.
    """
    shown, rest = rows.head(MOST_ROWS), rows.iloc[MOST_ROWS:]
    frame = shown.assign(band=band_of(shown["index_points"]))
    widths = {"municipality_name": 0.26, "district_name": 0.22, "municipality_code": 0.12, "index_points": 0.09}
    body = grid(frame, **widths, band=0.15, population_15plus=0.16)
    tied = rest[rest["index_points"] == shown["index_points"].iloc[-1]]
    notes = noted([_top_note(row) for row in rows[rows["index_points"] >= max(_least_noted(rows), 1)].itertuples()])
    sentences = [_top_counts(rows), *_tied(tied), *_small(shown)]
    sentences += [texts.DECK_TOP_ORDER] if shown["index_points"].duplicated().any() else []
    sentences += [texts.DECK_TOP_CODE]
    return origin.slide(SlideKey.TOP, _top_title(rows), body, sentences, notes)


def _least_noted(rows: pd.DataFrame) -> int:
    """Points from which the notes name municipalities: all burdened ones, or those of the table and their ties."""
    last = rows["index_points"].iloc[min(MOST_ROWS, len(rows)) - 1]
    return min(BAND_STARTS[-1], int(last))


def _place(row: object) -> str:
    return texts.PLACE.format(name=row.municipality_name, district=row.district_name)


def _top_title(rows: pd.DataFrame) -> str:
    most = int(rows["index_points"].iloc[0])
    count = int((rows["index_points"] == most).sum())
    values = {"points": numbers.points(most) if count == 1 else numbers.integer(most), "most": out_of(MAX_POINTS)}
    if count == 1:
        return texts.DECK_TOP_TITLE.format(name=_place(rows.iloc[0]), **values)
    have = numbers.plural(count, "have")
    return texts.DECK_TOP_TITLE_TIED.format(have=have, count=numbers.counted(count, "municipality"), **values)


def _top_counts(rows: pd.DataFrame) -> str:
    bands = band_of(rows["index_points"]).value_counts()
    high, elevated = (int(bands.get(band, 0)) for band in (Band.HIGH, Band.ELEVATED))
    pattern = texts.DECK_TOP_HIGH if high else texts.DECK_TOP_NO_HIGH
    return pattern.format(
        have=numbers.plural(high or elevated, "have"),
        count=numbers.counted(high, "municipality"),
        elevated=numbers.counted(elevated, "municipality"),
    )


def _tied(tied: pd.DataFrame) -> list[str]:
    """Which municipalities below the table have as many points as its last row."""
    if tied.empty:
        return []
    values = {
        "points": numbers.points(tied["index_points"].iloc[0]),
        "have": numbers.plural(len(tied), "have"),
    }
    named = texts.DECK_TOP_TIED.format(names=", ".join(_place(row) for row in tied.itertuples()), **values)
    if len(tied) <= 3 and len(named) <= MOST_LETTERS:
        return [named]
    return [texts.DECK_TOP_TIED_COUNT.format(count=numbers.counted(len(tied), "municipality"), **values)]


def _small(shown: pd.DataFrame) -> list[str]:
    count = int((shown["population_15plus"] < SMALL_POPULATION).sum())
    if not count:
        return []
    have = numbers.plural(count, "have")
    small = numbers.integer(SMALL_POPULATION)
    return [texts.DECK_TOP_SMALL.format(small=small, have=have, count=numbers.counted(count, "municipality"))]


def _top_note(row: object) -> str:
    return texts.DECK_TOP_NOTE.format(
        place=_place(row),
        code=row.municipality_code,
        points=numbers.points(row.index_points),
        people=numbers.counted(row.population_15plus, "inhabitant"),
    )


def reasons_slide(places: Sequence[Area], rows: pd.DataFrame, year: int, origin: Origin) -> Slide:
    """From which indicators the points of an area's municipalities come, beside its kraj and the country.

    Args:
        places: the area, its kraj if it is smaller, and the country; of the country, the country without Praha.
        rows: of ``queries.areas.comparison`` of all of them.
        year: of the index.
        origin: of the indicators.
    """
    area = places[0]
    wide = rows.pivot(index="indicator", columns="area_code", values="mean_points")
    own = rows[rows["area_code"] == area.code].set_index("indicator")
    wide = wide.loc[own.index, [place.code for place in places]]
    values = wide.set_axis([capital(place.label) for place in places], axis="columns")
    values = values.set_axis([texts.INDICATOR_LABEL[key] for key in own.index], axis="index")
    said = "; ".join(f"{name} {numbers.decimal(row.iloc[0])}" for name, row in values.iterrows())
    body = Bars(
        values,
        _BESIDE_COLOURS[: len(places)] if len(places) > 2 else (_BESIDE_COLOURS[0], _BESIDE_COLOURS[-1]),
        Format.DECIMAL,
        texts.DECK_REASONS_UNIT.format(most=MAX_INDICATOR_POINTS),
        alt=texts.DECK_REASONS_ALT.format(year=year, rows=said),
    )
    ratios = (own["share"] / own["country_share"]).dropna().sort_values(ascending=False, kind="stable")
    unknown = [texts.INDICATOR_SHORT[key] for key in own.index if key not in ratios.index]
    compared = [] if area.level is Level.COUNTRY else _beside_country(wide[[area.code, COUNTRY_CODE]])
    sentences = [*compared, *([texts.DECK_REASONS_MISSING.format(names=", ".join(unknown))] if unknown else [])]
    sentences += [texts.DECK_REASONS_TESTS, texts.DECK_REASONS_LQ]
    shares = [] if area.level is Level.COUNTRY else _ratios(ratios)
    notes = [*shares, *(_reason_note(row, places) for row in rows.itertuples())]
    return origin.slide(SlideKey.REASONS, _reasons_title(area, wide), body, sentences, notes)


def _reasons_title(area: Area, points: pd.DataFrame) -> str:
    """Which indicator gives the most points, and how many in the country."""
    key = points[area.code].idxmax()
    if not points.at[key, area.code]:
        return texts.DECK_REASONS_TITLE_NONE
    pattern = texts.DECK_REASONS_TITLE_COUNTRY if area.code == COUNTRY_CODE else texts.DECK_REASONS_TITLE
    return pattern.format(
        indicator=texts.INDICATOR_LABEL[key],
        points=numbers.points(points.at[key, area.code], 1),
        country=numbers.decimal(points.at[key, COUNTRY_CODE]),
    )


def _beside_country(points: pd.DataFrame) -> list[str]:
    """Which indicators give more points than in the country, as many and fewer, as the labels of the chart round them.

    Args:
        points: mean points of each indicator in the area, then in the country.
    """
    order = points.sort_values(points.columns[0], ascending=False, kind="stable")
    said: dict[str, list[str]] = {"above": [], "level": [], "below": []}
    for key, mean, mean_of_country in order.itertuples(name=None):
        own, country = numbers.decimal(mean), numbers.decimal(mean_of_country)
        side = "level" if own == country else "above" if mean > mean_of_country else "below"
        pattern = texts.DECK_REASONS_LEVEL if side == "level" else texts.DECK_REASONS_PAIR
        said[side].append(pattern.format(indicator=texts.INDICATOR_SHORT[key].lower(), own=own, country=country))
    return [fitted(texts.DECK_REASONS_POINTS[side], names) for side, names in said.items() if names]


def _ratios(ratios: pd.Series) -> list[str]:
    """Which shares are far above those of the country, on its level and below it, as their ratios are written."""
    written = {key: numbers.multiple(ratio, 1) for key, ratio in ratios.items()}
    level = numbers.multiple(1, 1)
    said = {
        key: texts.DECK_REASONS_RATIO.format(indicator=texts.INDICATOR_SHORT[key].lower(), ratio=ratio)
        for key, ratio in written.items()
    }
    far = [said[key] for key in ratios[ratios >= FAR].index]
    limit = numbers.multiple(FAR, 1)
    lines = [fitted(texts.DECK_REASONS_FAR, far, far=limit) if far else texts.DECK_REASONS_NOT_FAR.format(far=limit)]
    same = [texts.INDICATOR_SHORT[key].lower() for key in ratios.index if written[key] == level]
    below = [said[key] for key in ratios[ratios < 1].index[::-1] if written[key] != level]
    lines += [texts.DECK_REASONS_SAME.format(names=", ".join(same))] if same else []
    return lines + ([fitted(texts.DECK_REASONS_BELOW, below)] if below else [])


def _reason_note(row: object, places: Sequence[Area]) -> str:
    label = {place.code: place.label for place in places}[row.area_code]
    return texts.DECK_REASONS_NOTE.format(
        area=capital(label),
        indicator=texts.INDICATOR_LABEL[row.indicator],
        share=numbers.percent(row.share, 2),
        country=numbers.percent(row.country_share, 2),
        points=numbers.points(row.mean_points, 2),
    )
