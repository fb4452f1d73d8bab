"""How long does each export take, and how large is its file? Documents by the command line, tables in every format."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import harness
from benchmarks.harness import verdict
from sei_core import paths

#: What the command line is asked for, and the seconds promised where any are.
DOCUMENTS = (
    ("presentation --area CZ042", "pptx", None),
    ("presentation --area CZ042", "pdf", None),
    ("presentation --area CZ", "pptx", None),
    ("profile --area 567337", "pdf", None),
    ("profile --area CZ042", "pdf", None),
    ("profiles --area CZ042", "zip", 60),
    ("map --area CZ --measure index_points", "png", None),
    ("map --area CZ --measure index_points", "svg", None),
    ("map --area CZ --measure index_points", "pdf", None),
    ("map --area CZ --measure index_points --grey", "png", None),
    ("map --area CZ042 --measure index_points", "png", None),
)


def main() -> None:
    """Measure and print."""
    with harness.temporary_home() as environment, tempfile.TemporaryDirectory(prefix="sei-bench-") as folder:
        subprocess.run(
            harness.python("-m", "sei_core", "build"),
            cwd=paths.ROOT,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        harness.report(
            "Documents, each by a fresh `python -m sei_core export …`",
            ("export", "file", "seconds", "bytes", "goal", ""),
            [_document(Path(folder), environment, *each) for each in DOCUMENTS],
        )
        os.environ |= environment
        harness.report(
            "Pictures of one chart, in this process",
            ("file", "seconds", "bytes"),
            _chart(),
        )
        harness.report(
            "Tables, all of the catalogue, in this process: seconds and bytes of each file",
            ("table", "rows", *_endings()),
            _tables(),
        )


def _document(folder: Path, environment: dict[str, str], words: str, ending: str, goal: int | None) -> tuple[str, ...]:
    output = folder / f"document.{ending}"
    start = time.perf_counter()
    command = harness.python("-m", "sei_core", "export", *words.split(), "--output", str(output))
    subprocess.run(
        command, cwd=paths.ROOT, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    seconds = time.perf_counter() - start
    size = output.stat().st_size
    met = ("", "") if goal is None else (f"≤ {goal} s", verdict(seconds, goal))
    return f"`{words}`", ending, f"{seconds:.1f} s", f"{size:,}", *met


def _endings() -> tuple[str, ...]:
    from sei_core import export

    return export.ENDINGS


def _chart() -> list[tuple[str, ...]]:
    """Draw the bands of the country: colours and greys."""
    from sei_core.domain.levels import COUNTRY_CODE
    from sei_core.export.offer import Offer
    from sei_core.queries import meta, overview
    from sei_core.view import charts

    year = meta.years()[0]
    bands = overview.bands(year, COUNTRY_CODE)
    offer = Offer(bands, "pasma", meta.sources_of("area_band", year=year)).of_chart(charts.band_totals(bands, year))
    found = []
    for ending in ("png", "svg", "grey.png", "grey.svg"):
        seconds, size = _timed(offer.files[ending])
        found.append((ending, f"{seconds:.2f} s", f"{size:,}"))
    return found


def _tables() -> list[tuple[str, ...]]:
    """Write every table in each format that it has; areas alone have boundaries."""
    from sei_core import catalogue
    from sei_core.queries import meta

    found = []
    for each in catalogue.EXPORTS.values():
        offer = catalogue.TableOffer(each, meta.years()[0])
        cells = {}
        for ending, make in offer.files.items():
            seconds, size = _timed(make)
            cells[ending] = f"{seconds:.2f} s, {size:,}"
        found.append((each.name, f"{offer.counted()[0]:,}", *(cells.get(ending, "–") for ending in _endings())))
    return found


def _timed(make: Callable[[], bytes]) -> tuple[float, int]:
    start = time.perf_counter()
    content = make()
    return time.perf_counter() - start, len(content)


if __name__ == "__main__":
    main()
