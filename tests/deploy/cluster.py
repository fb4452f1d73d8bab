"""Real nginx with the site of ``deploy/`` in front of real processes of the atlas, all on free ports."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from sei_core import paths
from tests.browser.conftest import free_port

SITE = paths.ROOT / "deploy" / "nginx" / "atlas.conf"
PROCESSES = 3
#: A line of the log: who answered whom, after whom else had been asked.
LOG_FORMAT = "$status|$upstream_addr|$upstream_status|$cookie_atlas_uzel|$sent_http_content_encoding|$request_uri"


def nginx() -> str:
    """Path of nginx; without it the test is skipped."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None:
        pytest.skip("nginx is not installed (Debian: apt-get install nginx-light)")
    return found


def write_configuration(folder: Path, port: int, upstreams: list[int]) -> Path:
    """Write a configuration around the site as it is shipped: only its ports differ, and all nginx writes is here."""
    site = SITE.read_text(encoding="utf-8")
    for shipped, own in zip((8501, 8502, 8503), upstreams, strict=True):
        site, found = re.subn(rf"server 127\.0\.0\.1:{shipped} ", f"server 127.0.0.1:{own} ", site)
        assert found == 1
    site, found = re.subn(r"(?m)^    listen 80;", f"    listen 127.0.0.1:{port};", site)
    assert found == 1
    (folder / "site.conf").write_text(site, encoding="utf-8")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"{'user root;' if os.geteuid() == 0 else ''}\n"
        f"daemon off;\nworker_processes 2;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\n"
        "events { worker_connections 512; }\n"
        f"http {{\n{temporary}log_format atlas '{LOG_FORMAT}';\naccess_log {folder}/access.log atlas;\n"
        f"include {folder}/site.conf;\n}}\n",
        encoding="utf-8",
    )
    return configuration


@contextmanager
def proxy(folder: Path, upstreams: list[int]) -> Iterator[str]:
    """Run nginx in front of what listens on three ports; gives its address without a slash at its end."""
    port = free_port()
    configuration = write_configuration(folder, port, upstreams)
    process = subprocess.Popen([nginx(), "-p", str(folder), "-c", str(configuration)], stderr=subprocess.PIPE)
    try:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/.hidden"), "nginx does not start")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGQUIT)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:  # somebody left a websocket open
            process.terminate()
            process.wait(10)


def log(folder: Path) -> list[tuple[str, ...]]:
    """What nginx answered so far, a tuple of the fields of ``LOG_FORMAT`` a request."""
    return [tuple(line.split("|")) for line in (folder / "access.log").read_text(encoding="utf-8").splitlines()]


@dataclass
class Cluster:
    """Processes of the atlas that share a home, on ports of their own.

    They start as fresh as those that are started by hand, without their imports; see ``tests.browser.nursery``.
    """

    nursery: subprocess.Popen[str]
    folder: Path
    home: Path
    ports: list[int]
    pids: dict[int, int] = field(default_factory=dict)

    def start(self, port: int) -> None:
        """Start the process of a port; it need not listen yet."""
        asked = {"port": port, "log": str(self.folder / f"{port}.log"), "environment": {"SEI_HOME": str(self.home)}}
        self.nursery.stdin.write(json.dumps(asked) + "\n")
        self.nursery.stdin.flush()
        self.pids[port] = int(self.nursery.stdout.readline())

    def kill(self, port: int, how: signal.Signals = signal.SIGKILL) -> None:
        """End the process of a port, so that nothing listens there any more."""
        os.kill(self.pids.pop(port), how)
        wait_until(lambda: not answers(f"http://127.0.0.1:{port}/_stcore/health"), f"{port} goes on")

    def said(self, port: int) -> str:
        """What a process wrote."""
        return (self.folder / f"{port}.log").read_text(encoding="utf-8")

    def health(self, port: int) -> dict[str, object]:
        """What a process says of itself; nothing while it does not listen."""
        try:
            return httpx.get(f"http://127.0.0.1:{port}/health", timeout=10).json()
        except httpx.TransportError:
            return {}

    def wait_for(self, release: str) -> None:
        """Wait until every process serves a release; ``""`` is any."""
        for port in self.ports:
            wait_until(
                lambda port=port: (told := self.health(port)).get("ok") and release in ("", told["release"]),
                f"{port} does not serve {release}: {self.said(port)}",
            )


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Give a cluster with an empty home, of which nothing is started yet; all that is will be ended."""
    command = [sys.executable, "-m", "tests.browser.nursery"]
    environment = os.environ | {"SEI_STATIC": str(folder / "static")}
    with subprocess.Popen(
        command, cwd=paths.ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        made = Cluster(nursery, folder, folder / "var", [free_port() for _ in range(PROCESSES)])
        try:
            yield made
        finally:
            for port in list(made.pids):
                made.kill(port, signal.SIGTERM)
            nursery.stdin.close()


def answers(address: str) -> bool:
    """Does anybody listen there?"""
    try:
        httpx.get(address, timeout=10)
    except httpx.TransportError:
        return False
    return True


def wait_until(happened: Callable[[], object], otherwise: str) -> None:
    """Wait for something, a minute at most."""
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.1)
