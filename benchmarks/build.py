"""How long does a full build take from an empty home, and how much memory at its peak? In a fresh process."""

from __future__ import annotations

import os
import subprocess
import time

from benchmarks import harness
from benchmarks.harness import median, verdict
from sei_core import paths

BUILDS = 3
SECONDS, MEGABYTES = 15, 1000


def main() -> None:
    """Measure and print."""
    runs = [build() for _ in range(BUILDS)]
    seconds, megabytes = median([run[0] for run in runs]), max(run[1] for run in runs)
    harness.report(
        f"Full build, {BUILDS} runs",
        ("what", "measured", "goal", ""),
        [
            ("seconds, median", f"{seconds:.1f} s", f"≤ {SECONDS} s", verdict(seconds, SECONDS)),
            ("peak memory, largest", f"{megabytes:,.0f} MB", f"≤ {MEGABYTES:,} MB", verdict(megabytes, MEGABYTES)),
        ],
    )


def build() -> tuple[float, float]:
    """Run ``python -m sei_core build`` into a new home; return its seconds and its peak memory in MB."""
    with harness.temporary_home() as environment:
        start = time.perf_counter()
        process = subprocess.Popen(
            harness.python("-m", "sei_core", "build"), cwd=paths.ROOT, env=environment, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)  # tells the memory of this one child
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the build ended with {process.returncode}")
    return seconds, usage.ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
