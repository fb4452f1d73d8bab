"""The command ``export``: tables and whole documents without the app.

What writes documents (matplotlib, typst, slides) is imported only when the arguments are known to be right.
A file appears only when it is whole: it is written beside its place and moved there at the end.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from sei_core import catalogue, export
from sei_core.domain.levels import Level
from sei_core.domain.measures import MEASURE_NAMED
from sei_core.errors import SeiError, UnknownExportError
from sei_core.queries import meta
from sei_core.store import durable
from sei_core.view import numbers, texts
from sei_core.view.deck import Meeting, SlideKey
from sei_core.view.maps import measure_named

#: Levels that a map can show.
MAP_LEVELS = [level.value for level in Level if level is not Level.COUNTRY]
#: Progress is told so many times.
TOLD = 20
#: Exit code of what Ctrl-C ended, as shells have it.
INTERRUPTED = 130


@dataclass(frozen=True)
class Document:
    """A whole document.

    Attributes:
        title: what it is, in Czech.
        endings: that it is written in; one of them is that of ``--output``.
        options: that it takes, besides ``--year`` and ``--output``; those that end with ``!`` it cannot do without.
        write: asks the release and writes the file; told the year and the ending.
    """

    title: str
    endings: tuple[str, ...]
    options: tuple[str, ...]
    write: Callable[[argparse.Namespace, int, str], None]

    @property
    def needed(self) -> list[str]:
        """Options that it cannot do without."""
        return [option.removesuffix("!") for option in self.options if option.endswith("!")]

    @property
    def taken(self) -> set[str]:
        """Options that it takes."""
        return {option.removesuffix("!") for option in self.options}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the command takes."""
    parser.add_argument("name", nargs="?", metavar=texts.CLI_NAME, help=texts.CLI_EXPORT_NAME)
    parser.add_argument("--list", action="store_true", help=texts.CLI_EXPORT_LIST)
    parser.add_argument("--output", type=Path, metavar=texts.CLI_FILE, help=texts.CLI_EXPORT_OUTPUT)
    parser.add_argument("--year", type=int, metavar=texts.CLI_YEAR, help=texts.CLI_EXPORT_YEAR)
    parser.add_argument("--area", metavar=texts.CLI_CODE, help=texts.CLI_EXPORT_AREA)
    parser.add_argument("--measure", metavar=texts.CLI_MEASURE, help=texts.CLI_EXPORT_MEASURE)
    parser.add_argument("--level", choices=MAP_LEVELS, metavar=texts.CLI_LEVEL, help=texts.CLI_EXPORT_LEVEL)
    parser.add_argument("--grey", action="store_true", default=None, help=texts.CLI_EXPORT_GREY)
    parser.add_argument("--template", type=Path, metavar=texts.CLI_FILE, help=texts.CLI_EXPORT_TEMPLATE)
    parser.add_argument("--title", metavar=texts.CLI_TEXT, help=texts.CLI_EXPORT_TITLE)
    parser.add_argument("--place", metavar=texts.CLI_TEXT, help=texts.CLI_EXPORT_PLACE)
    parser.add_argument("--day", metavar=texts.CLI_DAY, help=texts.CLI_EXPORT_DAY)
    parser.add_argument("--slides", metavar=texts.CLI_KEYS, help=texts.CLI_EXPORT_SLIDES)
    parser.add_argument("--address", metavar=texts.CLI_ADDRESS, help=texts.CLI_EXPORT_ADDRESS)


def run(arguments: argparse.Namespace) -> int:
    """Write one table or document to a file, or a table to the output."""
    if arguments.list:
        return _list()
    if not arguments.name:
        raise SeiError(texts.CLI_EXPORT_MISSING)
    document = DOCUMENTS.get(arguments.name)
    if document is None and arguments.name not in catalogue.EXPORTS:
        raise UnknownExportError.of_name(arguments.name, [*catalogue.EXPORTS, *DOCUMENTS])
    _refuse_others(arguments, {"area"} if document is None else document.taken)
    years = meta.years()
    year = arguments.year or years[0]
    if year not in years and (document is not None or catalogue.find(arguments.name).by_year):
        raise SeiError(texts.CLI_EXPORT_NO_YEAR.format(year=year, years=", ".join(map(str, sorted(years)))))
    try:
        return _document(document, arguments, year) if document else _table(arguments, year)
    except KeyboardInterrupt:
        _say(texts.CLI_EXPORT_CANCELLED, sys.stderr)
        return INTERRUPTED


def _list() -> int:
    for each in catalogue.EXPORTS.values():
        line = texts.CLI_EXPORT_LINE.format(name=each.name, title=each.title, grain=each.grain)
        _say(texts.CLI_EXPORT_FORMATS.format(line=line, endings=", ".join(each.endings)))
    for name, each in DOCUMENTS.items():
        line = texts.CLI_DOCUMENT_LINE.format(name=name, title=each.title)
        _say(texts.CLI_EXPORT_FORMATS.format(line=line, endings=", ".join(each.endings)))
    return 0


def _table(arguments: argparse.Namespace, year: int) -> int:
    chosen = catalogue.find(arguments.name)
    if arguments.output is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")
        sys.stdout.write(export.to_plain_csv(catalogue.rows(chosen, year, arguments.area)))
        return 0
    ending = export.ending_of(arguments.output.name)
    content, count = catalogue.document(chosen, year, ending, arguments.area)
    _save(arguments.output, content)
    _say(texts.CLI_EXPORT_SAVED.format(path=arguments.output, count=numbers.integer(count)))
    return 0


def _document(document: Document, arguments: argparse.Namespace, year: int) -> int:
    endings = ", ".join(document.endings)
    if arguments.output is None:
        raise SeiError(texts.CLI_EXPORT_NO_OUTPUT.format(name=arguments.name, endings=endings))
    ending = arguments.output.suffix.lower().removeprefix(".")
    if ending not in document.endings:
        raise UnknownExportError(texts.CLI_DOCUMENT_ENDING.format(name=arguments.name, ending=ending, endings=endings))
    for option in document.needed:
        if getattr(arguments, option) is None:
            raise SeiError(texts.CLI_NEEDED[option].format(name=arguments.name, measures=", ".join(MEASURE_NAMED)))
    catalogue.area_label(arguments.area)  # refuses an unknown code
    document.write(arguments, year, ending)
    size = numbers.decimal(arguments.output.stat().st_size / 1e6, 2)
    _say(texts.CLI_DOCUMENT_SAVED.format(path=arguments.output, size=size))
    return 0


def _presentation(arguments: argparse.Namespace, year: int, ending: str) -> None:
    if ending != "pptx" and arguments.template is not None:
        raise SeiError(texts.CLI_TEMPLATE_ONLY_PPTX)
    meeting = Meeting(arguments.title or "", arguments.place or "", _day(arguments.day))
    slides = _slides(arguments.slides)
    from sei_core.documents import presentation

    deck = presentation.deck(arguments.area, year, meeting, slides)
    for key, reason in deck.missing.items():
        _say(texts.CLI_SLIDE_MISSING.format(key=key.value, reason=reason), sys.stderr)
    is_handout = ending == "pdf"
    _save(arguments.output, presentation.handout(deck) if is_handout else presentation.pptx(deck, arguments.template))


def _profile(arguments: argparse.Namespace, year: int, ending: str) -> None:
    from sei_core.documents import profiles

    _save(arguments.output, profiles.profile(arguments.area, year, arguments.address or ""))


def _profiles(arguments: argparse.Namespace, year: int, ending: str) -> None:
    from sei_core.documents import profiles

    told = 0

    def go_on(done: int, total: int) -> bool:
        nonlocal told
        if done * TOLD // total > told:
            told = done * TOLD // total
            _say(texts.CLI_EXPORT_PROGRESS.format(done=done, total=total), sys.stderr)
        return True

    with replacing(arguments.output) as beside:
        profiles.profiles(arguments.area, year, arguments.address or "", beside, go_on)


def _map(arguments: argparse.Namespace, year: int, ending: str) -> None:
    level, measure = Level(arguments.level or Level.MUNICIPALITY), measure_named(arguments.measure)
    from sei_core.documents import maps

    is_grey = bool(arguments.grey)
    _save(arguments.output, maps.map_picture(arguments.area, year, measure, level, ending, is_grey=is_grey))


DOCUMENTS = {
    "presentation": Document(
        texts.CLI_PRESENTATION,
        ("pptx", "pdf"),
        ("area!", "template", "title", "place", "day", "slides"),
        _presentation,
    ),
    "profile": Document(texts.CLI_PROFILE, ("pdf",), ("area!", "address"), _profile),
    "profiles": Document(texts.CLI_PROFILES, ("zip",), ("area!", "address"), _profiles),
    "map": Document(texts.CLI_MAP, ("png", "svg", "pdf"), ("area!", "measure!", "level", "grey"), _map),
}
#: Options that not everything takes.
OPTIONS = sorted({option for document in DOCUMENTS.values() for option in document.taken})


def _refuse_others(arguments: argparse.Namespace, taken: set[str]) -> None:
    """An option that would change nothing is a mistake, not a wish to be passed over."""
    others = [option for option in OPTIONS if option not in taken and getattr(arguments, option) is not None]
    if others:
        named = ", ".join(f"--{option}" for option in others)
        raise SeiError(texts.CLI_EXPORT_OTHERS.format(name=arguments.name, options=named))


def _day(text: str | None) -> date:
    try:
        return date.today() if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise SeiError(texts.CLI_EXPORT_BAD_DAY.format(text=text)) from error


def _slides(text: str | None) -> tuple[SlideKey, ...]:
    known = [key.value for key in SlideKey]
    wanted = known if text is None else [key.strip() for key in text.split(",")]
    if unknown := [key for key in wanted if key not in known]:
        raise SeiError(texts.CLI_EXPORT_UNKNOWN_SLIDES.format(keys=", ".join(unknown), known=", ".join(known)))
    return tuple(map(SlideKey, wanted))


def _say(line: str, where: TextIO | None = None) -> None:
    """Write a line at once, so that progress is seen."""
    where = where or sys.stdout
    where.write(f"{line}\n")
    where.flush()


def _save(path: Path, content: bytes) -> None:
    with replacing(path) as beside:
        beside.write_bytes(content)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside, with the same ending; what is written there takes the place of ``path`` if all goes well.

    Raises:
        SeiError: if the system refuses the file, at once where it can be known.
    """
    with file_mistakes(texts.CLI_NOT_WRITTEN, path):
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise IsADirectoryError(target)
        if not target.parent.is_dir():  # a mistyped folder is not made
            raise FileNotFoundError(target.parent)
        with durable.taking_place_of(target) as beside:
            yield beside


@contextmanager
def file_mistakes(sentence: str, path: Path) -> Iterator[None]:
    """Say in Czech that the system refused a file."""
    try:
        yield
    except OSError as error:
        raise SeiError(sentence.format(path=path)) from error
