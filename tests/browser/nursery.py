"""Starts servers of the atlas without waiting for imports: ``python -m tests.browser.nursery``.

The process imports the packages of others, nothing of ours, and is copied for each server: every module of the atlas is
as fresh there as in a server that was started by hand. It reads a JSON object a line (``port``, ``log``: a file, and
``environment``), answers with the number of the process, and ends when its input does.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import sys

#: What the pages import sooner or later, and what takes long.
PACKAGES = (
    "brotli babel duckdb esda fastapi geopandas icalendar libpysal mapclassify matplotlib.figure pandas pandera.pandas "
    "plotly.graph_objects plotly.io plotly.subplots pptx pyarrow.parquet pyproj python_calamine scipy.stats "
    "segno shapely sklearn streamlit streamlit.components.v2 streamlit.elements.plotly_chart streamlit.web.bootstrap "
    "streamlit.web.server.starlette typst uvicorn websockets xlsxwriter"
)


def main() -> None:
    """Copy the process for each server that is asked for."""
    for package in PACKAGES.split():
        importlib.import_module(package)
    assert not [name for name in sys.modules if name.startswith("sei_core")]
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a server here
    for line in sys.stdin:
        asked = json.loads(line)
        if child := os.fork():
            sys.stdout.write(f"{child}\n")
            sys.stdout.flush()
        else:
            serve(asked["port"], asked["log"], asked["environment"])


def serve(port: int, log: str, environment: dict[str, str]) -> None:
    """Be a server until somebody ends it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for place in (1, 2):
        os.dup2(output, place)
    os.environ.update(environment)
    from sei_core.__main__ import main as command

    os._exit(command(["serve", "--port", str(port)]))


if __name__ == "__main__":
    main()
