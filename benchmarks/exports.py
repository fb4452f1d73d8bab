"""How long does each export take, and how large is its file? Documents by the command line, tables in every format."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
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
            "Tables, all of the catalogue, in this process",
            ("format", "tables", "seconds together", "bytes together", "slowest", "largest"),
            [_tables(ending) for ending in _endings()],
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


def _tables(ending: str) -> tuple[str, ...]:
    """Write every table that has this format; areas alone have boundaries."""
    from sei_core import catalogue
    from sei_core.queries import meta

    found = {}
    for each in catalogue.EXPORTS.values():
        if ending == "geojson" and each.level is None:
            continue
        start = time.perf_counter()
        content, _ = catalogue.document(each, meta.years()[0], ending)
        found[each.name] = time.perf_counter() - start, len(content)
    seconds, sizes = zip(*found.values(), strict=True)
    slowest, largest = (max(found, key=lambda name, place=place: found[name][place]) for place in (0, 1))
    return (
        ending,
        str(len(found)),
        f"{sum(seconds):.1f} s",
        f"{sum(sizes):,}",
        f"{slowest}: {found[slowest][0]:.2f} s",
        f"{largest}: {found[largest][1]:,}",
    )


if __name__ == "__main__":
    main()
