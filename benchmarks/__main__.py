"""Run every benchmark, one after another: ``python -m benchmarks [--write]``.

Each runs in a process of its own, after other programs on the machine have calmed down. ``--write`` puts the results
into ``README.md`` beside this file.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import time
from datetime import date
from importlib import metadata
from pathlib import Path

from benchmarks import harness
from sei_core import paths

SCRIPTS = ("transfer", "paint", "nine_users", "queries", "analysis", "exports", "build")
PACKAGES = ("streamlit", "pandas", "duckdb", "playwright")
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- results: written by python -m benchmarks --write -->\n", "<!-- end of results -->\n"
CALM, PATIENCE = 0.1, 120  # share of the processor that others may use; seconds to wait for that


def main() -> int:
    """Measure, print, and write when asked to."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    arguments.add_argument("--write", action="store_true", help="put the results into benchmarks/README.md")
    write = arguments.parse_args().write
    sections = [_machine()]
    print(sections[0], flush=True)
    for script in SCRIPTS:
        busy = _wait_for_calm()
        command = harness.python("-m", f"benchmarks.{script}")
        done = subprocess.run(command, cwd=paths.ROOT, stdout=subprocess.PIPE, text=True, check=True)
        rests_on = f"`python -m benchmarks.{script}`; just before, others used {busy:.0%} of the machine."
        sections.append(f"{done.stdout}\n{rests_on}\n")
        print(sections[-1], flush=True)
    if write:
        before, rest = README.read_text(encoding="utf-8").split(BEGIN)
        README.write_text(before + BEGIN + "\n".join(sections) + END + rest.split(END)[1], encoding="utf-8")
    return 0


def _machine() -> str:
    """Say when, on what and with which versions."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())[1]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    browser = subprocess.run([harness.CHROMIUM, "--version"], capture_output=True, text=True, check=True).stdout.split()
    versions = [f"Python {platform.python_version()}", f"Chromium {browser[1]}, drawn by software"]
    versions += [f"{name} {metadata.version(name)}" for name in PACKAGES]
    machine = f"{os.cpu_count()} cores of {model} (shared), {memory:.0f} GB, Linux {platform.release()}"
    return f"{date.today():%-d %B %Y}. {machine}. {', '.join(versions)}.\n"


def _wait_for_calm() -> float:
    """Wait, not for ever, until other programs are nearly still; return the share of the machine that they use."""
    deadline = time.monotonic() + PATIENCE
    while (busy := _busy_share()) > CALM and time.monotonic() < deadline:
        pass
    return busy


def _busy_share(seconds: float = 3) -> float:
    total, idle = _ticks()
    time.sleep(seconds)
    total_then, idle_then = _ticks()
    return 1 - (idle_then - idle) / (total_then - total)


def _ticks() -> tuple[int, int]:
    ticks = [int(tick) for tick in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return sum(ticks), ticks[3] + ticks[4]


if __name__ == "__main__":
    sys.exit(main())
