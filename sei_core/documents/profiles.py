"""Profiles of two pages: of a municipality, of a larger area, of all municipalities of an area in one archive."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pandas as pd

from sei_core.documents import profile_workers
from sei_core.domain.bands import BAND_STARTS
from sei_core.domain.indicators import Test
from sei_core.domain.levels import COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE, Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.errors import SeiError
from sei_core.export import area_profile_pdf, csv, names, profile_parts, profile_pdf
from sei_core.queries import (
    agreements,
    areas,
    cooperation,
    gaps,
    localities,
    meetings,
    meta,
    municipality,
    overview,
    plans,
    projects,
)
from sei_core.view import labels, links, region_support, texts
from sei_core.view.area_profile import AreaProfile
from sei_core.view.labels import Area
from sei_core.view.municipality_support import Support
from sei_core.view.profile import Profile
from sei_core.view.region_support import RegionSupport

#: Told how many of how many profiles are written, None while another archive is made first; answers whether to go on.
Progress = Callable[[int | None, int], bool]

#: Levels that have a profile besides the municipality.
LEVELS = (Level.ORP, Level.DISTRICT, Level.REGION)
#: Index points by the test that they are for.
_PARTS = {Test.SHARE: Part.SHARE_POINTS, Test.LQ: Part.LQ_POINTS, Test.COUNT: Part.COUNT_POINTS}
#: Seconds between two looks at whether to go on.
_PATIENCE = 0.2

_TURN = threading.Lock()  # one archive at a time: each has as many processes as there are to use


def profile(area_code: str, year: int, address: str) -> bytes:
    """Write the profile of a municipality, ORP, okres or kraj as PDF.

    Args:
        area_code: six digits of a municipality, or the code of a larger area.
        year: of the index.
        address: of the atlas as its readers reach it; the link and the QR code of the document begin with it. Empty
            where it is not known: the document says so in their place.

    Raises:
        SeiError: if there is no such area or year, or the level of the area has no profile.
    """
    with meta.one_release() as release:
        _check_year(year)
        shapes = profile_parts.shapes_of(release, Level.MUNICIPALITY, areas.boundaries)
        values = areas.values(year, Level.MUNICIPALITY, Measure(INDEX, Part.BAND))
        if municipality.exists(area_code):
            known, helped = of_municipality(area_code, year)
            sources = meta.sources_of("indicator_result", "area_boundary", year=year)
            link = links.municipality(address, area_code, year)
            return profile_pdf.profile_pdf(known, helped, values, shapes, sources, link)
        known = of_area(area_code, year)
        levels = {Level.ORP, Level.REGION, known.area.level}
        shapes = {Level.MUNICIPALITY: shapes} | {
            level: profile_parts.shapes_of(release, level, areas.boundaries) for level in levels
        }
        sources = meta.sources_of("indicator_result", "area_index", "area_boundary", year=year)
        link = links.area(address, known.area.label, year)
        return area_profile_pdf.area_profile_pdf(known, values, shapes, sources, link)


def of_municipality(code: str, year: int) -> tuple[Profile, Support]:
    """Ask everything that the page of a municipality and its document share.

    Raises:
        SeiError: if the year does not have the municipality: it was created later, or is gone.
    """
    years = municipality.years_of(code)
    if year not in years:
        name = municipality.search(code)["municipality_name"].iloc[0]
        known = ", ".join(map(str, sorted(years)))
        raise SeiError(texts.MUNICIPALITY_NOT_IN_YEAR.format(name=name, code=code, year=year, years=known))
    of_index = "profile", "indicators", "distances", "comparison", "neighbours", "similar"
    of_support = [cooperation.episodes, agreements.contradictions, localities.of_municipality]
    of_support += [projects.of_municipality, plans.of_municipality, plans.measures]
    known = Profile(year, *(getattr(municipality, name)(code, year) for name in of_index))
    place = Area(code, Level.MUNICIPALITY, known.row.municipality_name)
    told, day = [cooperation.programmes(), meta.references()], date.today()
    standings = _standings(meta.release(), day)
    return known, Support(place, day, standings, *(ask(code) for ask in of_support), *told)


def of_area(area_code: str, year: int) -> AreaProfile:
    """Ask everything that the profile of an ORP, okres or kraj tells.

    Raises:
        SeiError: if there is no such area or its level has no profile.
    """
    area, within = _found(area_code, texts.PROFILE_NO_LEVEL)
    day, kraj = date.today(), within.code if within.code != area.code else None
    above = [code for code in (kraj, COUNTRY_CODE) if code]
    compared = [area_code, *above] if kraj else [area_code, *above, COUNTRY_WITHOUT_PRAGUE_CODE]
    ranked, ranked_level = (area, Level.ORP) if area.level is Level.REGION else (within, area.level)
    ranking = areas.table(year, ranked_level, ranked.code)
    if len(ranking) == 1:  # Praha is one ORP and one okres
        country = Area(COUNTRY_CODE, Level.COUNTRY, meta.areas().iloc[0]["area_name"])
        ranked, ranked_level, ranking = country, Level.REGION, areas.table(year, Level.REGION, COUNTRY_CODE)
    burdened, everyone = (gaps.coverage(year, area_code, points) for points in (BAND_STARTS[-1], 0))
    told = (projects.of_area(area_code), plans.key_themes(area_code), meetings.tasks(area_code))
    memoranda = agreements.memoranda(area_code)
    return AreaProfile(
        area=area,
        within=within.label,
        year=year,
        summary=overview.summary(year, area_code),
        country=overview.summary(year, COUNTRY_CODE),
        bands=_bands(year, area_code, kraj),
        indicators=overview.indicators(year, area_code),
        comparison=areas.comparison(year, compared),
        parts=_parts(year, area),
        peers=areas.table(year, area.level, COUNTRY_CODE),
        heaviest=overview.heaviest(year, area_code),
        ranked=ranked,
        ranked_level=ranked_level,
        ranking=ranking,
        support=RegionSupport(area, day, memoranda, burdened, everyone, _standings(meta.release(), day), *told),
        gaps=gaps.burdened(year, area_code, BAND_STARTS[-1]),
        newest=cooperation.newest_source(area_code),
        known=meta.references(),
    )


def archive_size(area_code: str) -> int:
    """Number of municipalities of an area."""
    return len(areas.members(Level.MUNICIPALITY, area_code))


def file_name(area: Area, year: int, ending: str) -> str:
    """Of the profile of an area, or of the archive of its municipalities."""
    what = texts.PROFILES_FILE if ending == "zip" else texts.PROFILE_FILE_OF_AREA
    return f"{names.file_name(what, area.label, year)}.{ending}"


def profiles(area_code: str, year: int, address: str, output: Path, go_on: Progress) -> int:
    """Write the profiles of all municipalities of an area, and of the area itself, into one ZIP.

    Two processes of their own write the profiles, so that the server goes on answering. An archive waits for its turn:
    one is made at a time.

    Args:
        area_code: of a kraj, okres or ORP.
        year, address: as in ``profile``.
        output: of the archive; nothing is left there when it is not finished.
        go_on: told after each profile, and several times a second while it takes; when it answers no, nothing is
            written.

    Returns:
        Number of profiles; 0 when it was cancelled.

    Raises:
        SeiError: as in ``profile``, and if other data are published meanwhile.
    """
    with meta.one_release() as release:
        _check_year(year)
        area, _ = _found(area_code, texts.PROFILES_NO_LEVEL)
        members = municipality.export_rows(year, area_code)
        known = {area_code: names.file_name("00", area.label, year) + ".pdf"}
        known |= {
            row.municipality_code: names.file_name(row.municipality_code, row.municipality_name, year) + ".pdf"
            for row in members.itertuples()
        }
        with _turn(len(known), go_on) as is_mine, tempfile.TemporaryDirectory(dir=output.parent) as folder:
            if not is_mine:
                return 0
            asked = profile_workers.Task(tuple(known), year, address, release, Path(folder))
            archive = Path(folder, "archive")
            with ZipFile(archive, "w") as into:
                _put(into, names.file_name("00", "obsah", year) + ".csv", _index(members, known))
                done = 0
                with closing(profile_workers.made(asked, _PATIENCE)) as written:
                    for code in written:
                        if code is not None:
                            _put(into, known[code], (made := asked.file(code)).read_bytes())
                            made.unlink()
                            done += 1
                        if not go_on(done, len(known)):
                            return 0
            shutil.move(archive, output)
    return done


@contextmanager
def _turn(total: int, go_on: Progress) -> Iterator[bool]:
    """Wait until no other archive is made; False where the reader did not want to wait."""
    while not _TURN.acquire(timeout=_PATIENCE):
        if not go_on(None, total):
            yield False
            return
    try:
        yield True
    finally:
        _TURN.release()


def _put(archive: ZipFile, name: str, content: bytes) -> None:
    """Add a file whose time is the day, so that the same profiles on the same day give the same archive."""
    today = date.today()
    entry = ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content, ZIP_STORED)  # a PDF is packed inside


def _index(members: pd.DataFrame, files: dict[str, str]) -> bytes:
    """The municipalities with the names of their files, for Czech Excel."""
    columns = ["municipality_code", "municipality_name", "year", "index_points", "index_band"]
    rows = members[columns].assign(file_name=[files[code] for code in members["municipality_code"]])
    return csv.czech_excel(rows, labels.of(rows))


def _check_year(year: int) -> None:
    years = meta.years()
    if year not in years:
        raise SeiError(texts.PROFILE_NO_YEAR.format(year=year, years=", ".join(map(str, sorted(years)))))


def _found(area_code: str, mistake: str) -> tuple[Area, Area]:
    """The area and its kraj, itself for a kraj; ``mistake`` says that its level will not do."""
    known = meta.areas()
    area = labels.areas(known).get(area_code)
    if area is None:
        if municipality.exists(area_code):
            raise SeiError(mistake.format(area=area_code))
        raise SeiError(texts.PROFILE_NO_AREA.format(code=area_code))
    within = region_support.region_of(known, area)
    if area.level not in LEVELS or within is None:
        raise SeiError(mistake.format(area=area.label))
    return area, within


def _bands(year: int, area_code: str, kraj: str | None) -> pd.DataFrame:
    """Bands of the area, of its kraj if it is not one, of the country and of the country without Praha."""
    own = overview.bands(year, area_code)
    if kraj is None:
        return own
    of_kraj = overview.bands(year, kraj)
    is_own = own["area_code"] == area_code
    around = of_kraj[of_kraj["area_code"] == kraj]
    return pd.concat([own[is_own], around, own[~is_own]], ignore_index=True)


def _parts(year: int, area: Area) -> pd.DataFrame:
    """Mean points for shares, quotients and counts of the area and of the country."""

    def mean(part: Part, level: Level, code: str) -> float:
        return areas.values(year, level, Measure(INDEX, part)).set_index("area_code")["value"][code]

    return pd.DataFrame(
        [
            {
                "test": test,
                "points": mean(part, area.level, area.code),
                "country_points": mean(part, Level.COUNTRY, COUNTRY_CODE),
            }
            for test, part in _PARTS.items()
        ]
    )


@lru_cache(maxsize=2)
def _standings(release: str, day: date) -> pd.DataFrame:
    """The same for every municipality of a release on a day; nobody may change the rows."""
    return cooperation.by_municipality(day, day)
