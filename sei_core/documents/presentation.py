"""A presentation of an area: its slides from the release, and the file of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

import pandas as pd

from sei_core.domain.bands import BAND_STARTS
from sei_core.domain.levels import COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE, Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.errors import SeiError
from sei_core.export import handout_pdf
from sei_core.export import pptx as pptx_file
from sei_core.export.map_files import MapOffer
from sei_core.export.offer import cited, dates_of
from sei_core.queries import agreements, areas, change, cooperation, gaps, meetings, meta, method, overview, provenance
from sei_core.queries import plans as plan_queries
from sei_core.queries import projects as project_queries
from sei_core.view import change_words, labels, maps, texts
from sei_core.view.cooperation import joined
from sei_core.view.deck import MOST_ROWS, Deck, Map, Meeting, Slide, SlideKey
from sei_core.view.labels import Area
from sei_core.view.presentation import burden, closing, opening, plans, projects, support
from sei_core.view.presentation.change import change_slide
from sei_core.view.presentation.words import Origin, dates_by_kind
from sei_core.view.region_support import region_of

_BAND = Measure(INDEX, Part.BAND)
_BURDENED = BAND_STARTS[-1]


@dataclass(frozen=True)
class _Asked:
    """What a presentation is asked for, and the areas that stand beside its own.

    Attributes:
        area, year, meeting: as in ``Deck``.
        country, without_prague: what every area is compared with.
        region: the kraj in which the area lies or which it is; None for the country.
    """

    area: Area
    year: int
    meeting: Meeting
    country: Area
    without_prague: Area
    region: Area | None

    @property
    def code(self) -> str:
        """Of the area."""
        return self.area.code

    @cached_property
    def beside(self) -> list[Area]:
        """The area, the kraj around it, the country, the country without Praha; each once."""
        around = [] if self.region is None else [self.region]
        return list(dict.fromkeys([self.area, *around, self.country, self.without_prague]))

    @cached_property
    def heaviest(self) -> pd.DataFrame:
        """Municipalities, the heaviest first, of the same points in alphabetical order."""
        return overview.heaviest(self.year, self.code)

    @cached_property
    def support(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Memoranda, and burdened municipalities in the order of ``heaviest`` with what is known of cooperation."""
        burdened = gaps.burdened(self.year, self.code, _BURDENED)
        order = self.heaviest[["municipality_code"]].merge(burdened)
        return agreements.memoranda(self.code), order[burdened.columns]

    @cached_property
    def projects(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Projects and indicators."""
        return project_queries.of_area(self.code), project_queries.indicators(self.code, self.meeting.day)

    @cached_property
    def plans(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        """Rows of plans, tasks, and the documents of the area itself."""
        found = plan_queries.documents(self.code)
        return plan_queries.measures(self.code), meetings.tasks(self.code), found[found["reach"] == "area"]

    def of_index(self, *tables: str) -> Origin:
        """Origin of rows of tables of the year."""
        sources = meta.sources_of(*tables, year=self.year)
        return Origin(sources, dates_by_kind(sources) or dates_of(sources))


def deck(area_code: str, year: int, meeting: Meeting, keys: Sequence[SlideKey] = tuple(SlideKey)) -> Deck:
    """Put a presentation together.

    Args:
        area_code: of the country, a kraj, okres or ORP.
        year: of the index.
        meeting: what it is for; its day is the day on which support is asked.
        keys: slides in their order; one that has nothing to show is left out and told in ``missing``.

    Raises:
        SeiError: if there is no such area or year, no slide is asked for, or none has anything to show.
    """
    if not keys:
        raise SeiError(texts.DECK_NO_KEYS)
    with meta.one_release() as release:
        asked = _asked(area_code, year, meeting)
        made = {key: _SLIDES[key](asked) for key in dict.fromkeys(keys)}
    missing = {key: texts.DECK_MISSING[key].format(year=year) for key, slide in made.items() if slide is None}
    slides = tuple(slide for slide in made.values() if slide is not None)
    if not slides:
        raise SeiError(texts.DECK_EMPTY.format(reasons=" ".join(missing.values())))
    return Deck(asked.area, year, meeting, slides, missing, release)


def with_meeting(shown: Deck, meeting: Meeting) -> Deck:
    """The same presentation for another meeting of the same day: only the title slide is written again.

    Raises:
        ValueError: if the day is another one: support, projects and tasks are those of the deck's day.
    """
    if meeting.day != shown.meeting.day:
        raise ValueError(f"the slides are of {shown.meeting.day}, not of {meeting.day}")
    slides = (
        opening.title_slide(shown.area, shown.year, meeting, Origin(slide.sources, slide.date))
        if slide.key == SlideKey.TITLE
        else slide
        for slide in shown.slides
    )
    return replace(shown, meeting=meeting, slides=tuple(slides))


def map_offer(shown: Map, sources: pd.DataFrame, release: str = "") -> MapOffer:
    """A map of a slide as what draws it, and what a reader may take away of it.

    Args:
        shown: body of a slide.
        sources: of the slide.
        release: of the deck; the one that answers if empty.
    """
    return MapOffer(shown.scene, sources, release or meta.release(), areas.boundaries, layers=shown.layers)


def pptx(shown: Deck, template: Path | None = None) -> bytes:
    """Write a presentation as PPTX, in the look of a template of the user's own if given.

    Raises:
        SeiError: if the template is no presentation or lacks a layout that is needed, or if the release of the
            slides is gone.
    """
    return pptx_file.write(shown, _maps_of(shown), template)


def handout(shown: Deck) -> bytes:
    """Write a presentation as a hand-out, PDF.

    Raises:
        SeiError: if the release of the slides is gone.
    """
    return handout_pdf.write(shown, _maps_of(shown))


def _maps_of(shown: Deck) -> Callable[[Map, pd.DataFrame], MapOffer]:
    """What draws the maps of a deck: from the release of its slides, even if another is served by now."""
    if shown.release and shown.release not in set(provenance.history()["release_name"]):
        raise SeiError(texts.DECK_RELEASE_GONE)
    return partial(map_offer, release=shown.release)


def _asked(area_code: str, year: int, meeting: Meeting) -> _Asked:
    known = meta.areas()
    every = labels.areas(known)
    if area_code not in every:
        raise SeiError(texts.DECK_UNKNOWN_AREA.format(code=area_code))
    if year not in (years := meta.years()):
        raise SeiError(texts.DECK_UNKNOWN_YEAR.format(year=year, years=", ".join(map(str, years))))
    area, country, without = (every[code] for code in (area_code, COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE))
    return _Asked(area, year, meeting, country, without, region_of(known, area))


def _origin(*sources: pd.DataFrame) -> Origin:
    """Origin of rows with these sources, each once."""
    every = joined(*sources)
    return Origin(every, dates_of(every))


def _cited(*rows: pd.DataFrame) -> pd.DataFrame:
    """Documents that rows cite."""
    references = meta.references()
    return joined(*(cited(each, "", references).sources for each in rows))


def _title(asked: _Asked) -> Slide:
    return opening.title_slide(asked.area, asked.year, asked.meeting, asked.of_index("municipality_index"))


def _method(asked: _Asked) -> Slide:
    return opening.method_slide(asked.year, method.fit(), asked.of_index("municipality_index"))


def _map(asked: _Asked) -> Slide:
    scene = maps.Scene(
        areas.values(asked.year, Level.MUNICIPALITY, _BAND),
        areas.members(Level.MUNICIPALITY, asked.code),
        _BAND,
        Level.MUNICIPALITY,
        asked.year,
        asked.area,
    )
    rows = (ask(asked.year, asked.code) for ask in (overview.summary, overview.bands, overview.indicators))
    return burden.map_slide(scene, *rows, asked.of_index("municipality_index", "area_boundary"))


def _bands(asked: _Asked) -> Slide:
    every = pd.concat([overview.bands(asked.year, place.code) for place in asked.beside], ignore_index=True)
    return burden.bands_slide(asked.beside, every, asked.year, asked.of_index("area_band"))


def _orp(asked: _Asked) -> Slide | None:
    around = asked.region or asked.area
    table = areas.table(asked.year, Level.ORP, around.code)
    own = areas.members(Level.ORP, asked.code)["area_code"].tolist()
    means = {
        code: overview.summary(asked.year, code).iloc[0].weighted_mean_points
        for code in {asked.code, around.code, COUNTRY_CODE}
    }
    origin = asked.of_index("area_index")
    return burden.orp_slide(asked.area, around, table, own, pd.Series(means), asked.year, origin)


def _top(asked: _Asked) -> Slide:
    return burden.top_slide(asked.heaviest, asked.of_index("municipality_index"))


def _reasons(asked: _Asked) -> Slide:
    places = asked.beside if asked.area.level is Level.COUNTRY else asked.beside[:-1]
    rows = areas.comparison(asked.year, [place.code for place in places])
    return burden.reasons_slide(places, rows, asked.year, asked.of_index("area_indicator"))


def _change(asked: _Asked) -> Slide | None:
    earlier = [year for year in meta.years() if year < asked.year]
    if not earlier:
        return None
    before, after, code = max(earlier), asked.year, asked.code
    rows = (ask(before, after, code) for ask in (change.summary, change.transitions))
    movers, causes = change.movers(before, after, code, MOST_ROWS // 2), change.decomposition(before, after, code)
    origin = _origin(*(meta.sources_of("municipality_index", year=year) for year in (before, after)))
    reservations = change_words.reservations(method.fit(), meta.inputs(), (before, after))
    return change_slide((before, after), *rows, movers, causes, reservations, origin)


def _support(asked: _Asked) -> Slide:
    day, code, year = asked.meeting.day, asked.code, asked.year
    known = support.Known(
        asked.area,
        asked.region,
        *asked.support,
        *(gaps.coverage(year, code, points) for points in (_BURDENED, 0)),
        cooperation.by_municipality(day, day),
        areas.members(Level.MUNICIPALITY, code),
        cooperation.newest_source(code),
    )
    origin = _origin(meta.sources_of("municipality_index", year=year), _cited(*asked.support))
    return support.support_slide(known, year, origin)


def _projects(asked: _Asked) -> Slide | None:
    return projects.projects_slide(*asked.projects, asked.meeting.day, _origin(_cited(*asked.projects)))


def _plans(asked: _Asked) -> Slide | None:
    return plans.plans_slide(*asked.plans, asked.meeting.day, _origin(_cited(*asked.plans)))


def _sources(asked: _Asked) -> Slide:
    year = asked.year
    rows = (method.cautions(year), method.first_quotient_points(year, "enforcement"), method.without_inhabitants(year))
    origin = asked.of_index("municipality_index", "indicator_result", "area_boundary")
    references = _origin(_cited(*asked.support, *asked.projects, *asked.plans))
    return closing.sources_slide(year, *rows, origin, references)


_SLIDES: Mapping[SlideKey, Callable[[_Asked], Slide | None]] = {
    SlideKey.TITLE: _title,
    SlideKey.METHOD: _method,
    SlideKey.MAP: _map,
    SlideKey.BANDS: _bands,
    SlideKey.ORP: _orp,
    SlideKey.TOP: _top,
    SlideKey.REASONS: _reasons,
    SlideKey.CHANGE: _change,
    SlideKey.SUPPORT: _support,
    SlideKey.PROJECTS: _projects,
    SlideKey.PLANS: _plans,
    SlideKey.SOURCES: _sources,
}
