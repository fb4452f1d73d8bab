"""What browser tests share: Chromium, servers on free ports, pages that report every error."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as NothingCameError

from sei_core import paths

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader"
)
MAP_FRAME = "[data-testid=stMain] [data-testid=stBidiComponentIsolated]"
#: Contexts that visits share, by the browser and their options.
_SHARED: WeakKeyDictionary[Browser, dict[str, BrowserContext]] = WeakKeyDictionary()
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of Chromium; without it all browser tests are skipped here, in one line of the report."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium): no browser tests")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS.split())
        yield started
        started.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(command: list[str], log: Path, health: str, **options: object) -> Iterator[None]:
    """Run a server until its health address answers, and stop it at the end."""
    with log.open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, **options)
    try:
        wait_for(health)
        yield
    finally:
        server.terminate()
        server.wait(20)


def wait_for(address: str) -> None:
    """Wait until an address answers, a minute at most."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


@contextmanager
def serving(home: Path, log: Path, **settings: str) -> Iterator[str]:
    """Serve the atlas of a home on a free port; gives the address without a slash at its end."""
    port = free_port()
    environment = os.environ | {"SEI_HOME": str(home / "var"), "SEI_STATIC": str(home / "static")} | settings
    address = f"http://localhost:{port}{settings.get('SEI_BASE_PATH', '')}"
    command = [sys.executable, "-m", "sei_core", "serve", "--port", str(port)]
    with running(command, log, f"{address}/_stcore/health", cwd=paths.ROOT, env=environment):
        yield address


class Nursery:
    """Starts servers as fresh as those of ``serving``, without their imports; see ``tests.browser.nursery``."""

    def __init__(self, process: subprocess.Popen[str]):
        self._process = process
        #: Given back by one server and taken by the next: a browser knows the scripts of an address it has read.
        self._ports: list[int] = []

    @contextmanager
    def serving(self, home: Path, log: Path, **settings: str) -> Iterator[str]:
        """Serve the atlas of a home on a free port, as ``serving`` does."""
        port = self._ports.pop() if self._ports else free_port()
        environment = {"SEI_HOME": str(home / "var"), "SEI_STATIC": str(home / "static")} | settings
        self._process.stdin.write(json.dumps({"port": port, "log": str(log), "environment": environment}) + "\n")
        self._process.stdin.flush()
        server = int(self._process.stdout.readline())
        try:
            wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            os.kill(server, signal.SIGTERM)
            if _is_given_back(port):
                self._ports.append(port)


def _is_given_back(port: int) -> bool:
    """Wait a moment for a server to let go of its port."""
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="session")
def nursery(chromium: str) -> Iterator[Nursery]:
    """One for all tests of a worker."""
    command = [sys.executable, "-m", "tests.browser.nursery"]
    with subprocess.Popen(
        command, cwd=paths.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        yield Nursery(process)
        process.stdin.close()


@pytest.fixture(scope="session")
def address(chromium: str, built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the built release, shared by the tests of a worker."""
    with serving(built_home, tmp_path_factory.mktemp("server") / "log") as found:
        yield found


@dataclass
class Visit:
    """A page with everything that went wrong on it and everything it asked for."""

    page: Page
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until nothing runs, no chart is still a grey box, and maps are drawn."""
        page = self.page
        page.wait_for_selector("[data-testid=stMain] h1", timeout=60_000)
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
        expect(page.locator("[data-testid=stSkeleton], .stSpinner")).to_have_count(0, timeout=60_000)
        # The frame of a map stands before its script has come, so wait in each frame, not for the maps there are.
        for frame in page.locator(MAP_FRAME).all():
            frame.locator(".area-map[data-state=ready]").wait_for(timeout=60_000)

    def offers(self, choice: str | re.Pattern, written: str) -> bool:
        """Does a list have an option? Asked again if a run of the page closed the list meanwhile."""
        for _ in range(3):
            self.settle()
            self.page.get_by_role("combobox", name=choice).first.fill(written)
            try:
                self.page.get_by_role("option", name=written).wait_for(timeout=10_000)
            except NothingCameError:
                continue
            return True
        return False

    def download(self, button: str) -> Download:
        """Ask for a file; once more if the first click fell into a run of the page, of which Streamlit forgets it."""
        for patience in (20_000, 60_000):
            self.settle()
            try:
                with self.page.expect_download(timeout=patience) as taken:
                    self.page.get_by_role("button", name=button).first.click()
            except NothingCameError:
                continue
            return taken.value
        raise AssertionError(f"no file came from {button!r}")

    def foreign(self, address: str) -> list[str]:
        """Requests to other hosts."""
        own = (f"{address}/", "blob:", "data:")
        return [url for url in self.asked if not url.startswith(own)]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens an address in a page of its own and waits until it is settled; see ``visiting``."""
    with visiting(browser) as open_address:
        yield open_address


@contextmanager
def visiting(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """What ``visit`` gives, for a fixture that several tests share.

    Pages of one kind of screen share a context, whose browser has read and compiled the scripts before; a page has a
    session of its own all the same. With ``is_apart`` it has a context of its own, with cookies of its own.
    """
    opened: list[BrowserContext | Page] = []

    def open_address(url: str, settle: bool = True, is_apart: bool = False, **options: object) -> Visit:
        context = (_new_context if is_apart else _shared_context)(browser, options)
        page = context.new_page()
        opened.append(context if is_apart else page)
        visited = Visit(page)
        visited.page.on("pageerror", lambda error: visited.errors.append(str(error)))
        visited.page.on("console", lambda said: visited.errors.append(said.text) if said.type == "error" else None)
        visited.page.on("request", lambda request: visited.asked.append(request.url))
        visited.page.goto(url)
        if settle:
            visited.settle()
        return visited

    try:
        yield open_address
    finally:
        for each in opened:
            each.close()


def _new_context(browser: Browser, options: dict[str, object]) -> BrowserContext:
    return browser.new_context(**({"viewport": WIDE, "locale": "cs-CZ"} | options))


def _shared_context(browser: Browser, options: dict[str, object]) -> BrowserContext:
    """The context that all pages of a browser with these options share; it is closed with the browser."""
    known = _SHARED.setdefault(browser, {})
    name = repr(sorted(options.items()))
    if name not in known:
        known[name] = _new_context(browser, options)
    return known[name]
