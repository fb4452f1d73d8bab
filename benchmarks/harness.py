"""What the benchmarks share: servers of their own, a browser, a proxy that counts bytes, a table of results.

Everything is made in temporary folders and on free ports of this machine, and is gone when a benchmark ends.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sei_core import paths

if TYPE_CHECKING:  # a benchmark without a browser does not load one: the memory of a parent counts for its child
    from playwright.sync_api import Browser, Page

ROUNDS = 20
SEED = 2023
CHROMIUM = shutil.which("chromium") or "chromium"  # the latter for the message that there is none
MAP_PATH = "/mapa"
_FLAGS = """
    --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader
"""
_START_SECONDS, _QUIET_SECONDS, _SETTLE_SECONDS = 120, 1.5, 60

_BARE_PAGE = """import streamlit as st

chosen = st.selectbox({label!r}, {options!r})
st.write(chosen)
"""


@contextmanager
def temporary_home() -> Iterator[dict[str, str]]:
    """Give an environment in which the atlas writes to a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="sei-bench-") as folder:
        yield os.environ | {"SEI_HOME": f"{folder}/var", "SEI_STATIC": f"{folder}/static"}


@contextmanager
def atlas() -> Iterator[int]:
    """Build a release, serve the atlas as ``make run`` does, and give its port."""
    with temporary_home() as environment:
        port = _free_port()
        with _serving(python("-m", "sei_core", "serve", "--port", str(port)), port, environment):
            yield port


@contextmanager
def bare_page() -> Iterator[int]:
    """Serve a page with a choice of measures and ``st.write`` of the chosen one, with our settings; give its port."""
    label, options = choice()
    with tempfile.TemporaryDirectory(prefix="sei-bench-") as folder:
        script = Path(folder) / "bare.py"
        script.write_text(_BARE_PAGE.format(label=label, options=options), encoding="utf-8")
        port = _free_port()
        command = python("-m", "streamlit", "run", str(script), "--server.port", str(port))
        with _serving(command, port, dict(os.environ)):
            yield port


def choice() -> tuple[str, list[str]]:
    """The choice of a measure on Mapa: its label and its options, as readers see them."""
    from sei_core.domain.measures import measures_of
    from sei_core.view import maps, texts

    return texts.MAP_MEASURE, [maps.measure_title(measure) for measure in measures_of([2023], 2023)]


def next_measures(count: int) -> list[str]:
    """Measures to change to, one after another: in random order, the first option never first, none twice in a row."""
    options, order, last = choice()[1], random.Random(SEED), ""
    chosen: list[str] = []
    while len(chosen) < count:
        last = order.choice([option for option in options if option != (last or options[0])])
        chosen.append(last)
    return chosen


def python(*words: str) -> list[str]:
    """The command that runs this Python."""
    return [sys.executable, *words]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium, drawn by software as on an office's virtual desktop."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS.split())
        yield browser
        browser.close()


def open_page(browser: Browser, port: int, path: str) -> Page:
    """Open an address in a new profile with empty caches, on a desktop of 1440 × 900."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="cs-CZ")
    page = context.new_page()
    page.goto(f"http://localhost:{port}{path}")
    return page


def offer_measure(page: Page, measure: str) -> object:
    """Open the choice of a measure and find one in it; return the option to click."""
    label, _ = choice()
    page.get_by_role("combobox", name=label).fill(measure)
    option = page.get_by_role("option", name=measure, exact=True)
    option.wait_for()
    return option


class CountingProxy:
    """Hand on every byte between browser and server, and count them: headers, packed bodies, websocket frames."""

    def __init__(self, server_port: int):
        self.port = _free_port()
        self.total = 0
        self._counted_before = 0
        self._server_port = server_port
        self._loop = asyncio.new_event_loop()

    def __enter__(self) -> CountingProxy:
        listening = asyncio.start_server(self._connect, "127.0.0.1", self.port)
        self._loop.run_until_complete(listening)
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def settle(self, page: Page) -> int:
        """Wait until nothing has travelled for a while; return the bytes, both ways, since the last call."""
        start = still_since = time.monotonic()
        seen = self.total
        while time.monotonic() - still_since < _QUIET_SECONDS:
            if time.monotonic() - start > _SETTLE_SECONDS:
                raise TimeoutError(f"never still for {_QUIET_SECONDS} s")
            page.wait_for_timeout(100)
            if self.total != seen:
                seen, still_since = self.total, time.monotonic()
        counted, self._counted_before = seen - self._counted_before, seen
        return counted

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._server_port)
        await asyncio.gather(self._pipe(reader, server_writer), self._pipe(server_reader, writer))

    async def _pipe(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                self.total += len(data)
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            pass  # a browser that leaves a page drops its connections
        finally:
            writer.close()


def report(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print one section of ``README.md``."""
    table = [head, ["---"] * len(head), *rows]
    print("\n".join([f"### {title}", "", *(f"| {' | '.join(row)} |" for row in table)]), flush=True)


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def kilobytes(count: float) -> str:
    """Write bytes as thousands of bytes."""
    return f"{count / 1000:,.1f} kB"


def milliseconds(seconds: float) -> str:
    """Write seconds as milliseconds."""
    return f"{seconds * 1000:,.1f} ms"


def verdict(value: float, goal: float) -> str:
    """Say whether a value keeps to its goal, both in one unit."""
    return "met" if value <= goal else "**missed**"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _serving(command: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    """Run a server until the end of the block."""
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, cwd=paths.ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(server, port)
            yield
        finally:
            server.terminate()
            try:
                server.wait(timeout=15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for(server: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not start within {_START_SECONDS} s (exit code {server.poll()})")
