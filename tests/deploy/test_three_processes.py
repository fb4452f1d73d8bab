"""Three processes share a home behind nginx: a release is published and undone, a process dies, nobody notices."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from sei_core import pipeline
from sei_core.store import build, releases
from tests.deploy.cluster import Cluster, cluster, log, proxy, wait_until
from tests.deploy.visitor import faults, visiting, words

CODE, NAME, OTHER_NAME = "567337", "Obrnice", "Obrnice nad Vodou"
OTHER = "isv-bbbbbbbbbbbb"
QUESTIONS = (
    f"/api/v1/municipalities/{CODE}",
    "/api/v1/index?area=CZ0425&limit=100",
    "/api/v1/tables/yardstick?limit=9",
)
VISITORS = 2
_PAUSE = 0.1


def other_release(served: str) -> None:
    """Put a release beside the served one that differs in the name of a municipality and in the map file."""
    shutil.copyfile(releases.path_of(served), releases.path_of(OTHER))
    with duckdb.connect(releases.path_of(OTHER)) as database:
        (geometry,) = database.execute("SELECT value FROM release_fact WHERE key = 'geometry'").fetchone()
        content = (releases.paths.maps() / geometry).read_bytes() + b" "
        name = pipeline.geometry_name(content)
        (releases.paths.maps() / name).write_bytes(content)
        database.execute("UPDATE release_fact SET value = $name WHERE key = 'geometry'", {"name": name})
        database.execute(
            "UPDATE municipality SET municipality_name = $name WHERE municipality_code = $code",
            {"name": OTHER_NAME, "code": CODE},
        )


class Load:
    """Clients that ask all the time, each in a thread, and what came of it."""

    def __init__(self, address: str):
        self.address = address
        self.failures: list[str] = []
        self.answers: Counter[str] = Counter()
        self.releases: set[str] = set()
        self.seen: dict[tuple[str, str], set[tuple[object, ...]]] = defaultdict(set)
        self.interrupted: Counter[int] = Counter()
        self.cookies: dict[int, str] = {}
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        jobs = [self._ask, self._fetch, *([self._visit] * VISITORS)]
        self._threads = [threading.Thread(target=self._go_on, args=(job, n)) for n, job in enumerate(jobs)]

    def __enter__(self) -> Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def go_on(self) -> None:
        """Wait until every client has gone round once more, and has begun once more."""
        wanted = {f"{n}": self.answers[f"{n}"] + 2 for n in range(len(self._threads))}
        wait_until(
            lambda: self.failures or all(self.answers[name] >= count for name, count in wanted.items()),
            f"a client is stuck: {self.answers}",
        )

    def _go_on(self, job: Callable[[int], None], number: int) -> None:
        while not self._stopping.is_set():
            try:
                job(number)
            except Exception as error:  # noqa: BLE001 – the test shows all of them
                with self._lock:
                    self.failures.append(f"{job.__name__}: {error!r}")
                return

    def _told(self, kind: str, release: str, what: tuple[object, ...]) -> None:
        with self._lock:
            self.releases.add(release)
            self.seen[kind, release].add(what)

    def _ask(self, number: int) -> None:
        """Ask the interface; each answer names its release."""
        with httpx.Client(base_url=self.address, timeout=60) as client:
            while not self._stopping.is_set():
                for question in QUESTIONS:
                    answer = client.get(question).raise_for_status()
                    self._told(question, answer.json()["release"], (answer.text, answer.headers["etag"]))
                    self._stopping.wait(_PAUSE)
                self.answers[f"{number}"] += 1

    def _fetch(self, number: int) -> None:
        """Fetch the document, and the map file of the release that a process says it serves."""
        with httpx.Client(base_url=self.address, timeout=60) as client:
            while not self._stopping.is_set():
                release = client.get("/health").raise_for_status().json()["release"]
                document = client.get("/obec").raise_for_status()
                assert '<html lang="cs">' in document.text
                with duckdb.connect(releases.path_of(release), read_only=True) as database:
                    (name,) = database.execute("SELECT value FROM release_fact WHERE key = 'geometry'").fetchone()
                answer = client.get(f"/app/static/{name}").raise_for_status()
                assert hashlib.sha256(answer.content).hexdigest()[:12] in name
                self._told("document", release, (document.headers["etag"],))
                self._stopping.wait(_PAUSE)
                self.answers[f"{number}"] += 1

    def _visit(self, number: int) -> None:
        """Look at pages in one session; a visitor whose process dies comes again, as a browser does."""
        try:
            with visiting(self.address) as visitor:
                self.cookies.setdefault(number, visitor.cookies["atlas_uzel"])
                while not self._stopping.is_set():
                    sent = visitor.look("obec", f"obec={CODE}")
                    assert not faults(sent)
                    said = words(sent)
                    others = said.count(OTHER_NAME)
                    self._told("page", OTHER if others else "", (said.count(NAME), others))
                    self.answers[f"{number}"] += 1
        except ConnectionClosed:
            self.interrupted[number] += 1


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Three processes that were started at once on an empty home."""
    folder = tmp_path_factory.mktemp("cluster")
    with cluster(folder) as processes, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(processes.home))
        for port in processes.ports:
            processes.start(port)
        processes.wait_for("")
        yield processes


@pytest.fixture(scope="module")
def site(running: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of nginx, and its folder."""
    folder = tmp_path_factory.mktemp("nginx")
    with proxy(folder, running.ports) as address:
        yield address, folder


def test_of_three_that_start_at_once_one_builds_and_the_others_wait(running):
    said = [running.said(port) for port in running.ports]
    built = [text for text in said if "hotovo" in text]

    assert len(built) == 1
    assert all("Databázi právě sestavuje jiný proces" in text for text in said if text not in built)
    assert len(releases.listing()) == 1
    assert {running.health(port)["release"] for port in running.ports} == {releases.current_name()}
    assert running.health(running.ports[0])["years"] == [2023]


def test_nobody_notices_a_publication_an_undoing_and_the_death_of_a_process(running, site):
    address, folder = site
    first = releases.current_name()
    other_release(first)

    with Load(address) as load:
        load.go_on()
        dying = process_of(min(load.cookies.items())[1], address, folder)
        with build.lock(30):
            releases.publish(OTHER)
        running.wait_for(OTHER)
        load.go_on()
        running.kill(dying)
        load.go_on()
        running.start(dying)
        running.wait_for(OTHER)
        load.go_on()
        with build.lock(30):
            assert releases.rollback() == first
        running.wait_for(first)
        load.go_on()

    assert not load.failures
    assert load.releases - {""} == {first, OTHER}
    # Whoever answered, an answer of a release is always the same, to the letter and with the same tag.
    assert {key: len(answers) for key, answers in load.seen.items() if len(answers) != 1} == {}
    for question in QUESTIONS[:2]:
        ((plain, _),), ((other, _),) = load.seen[question, first], load.seen[question, OTHER]
        assert OTHER_NAME not in plain
        assert OTHER_NAME in other
    ((names, _),), ((_, others),) = load.seen["page", ""], load.seen["page", OTHER]
    assert names >= others > 1
    assert_sticky(load, folder, dying)


def process_of(cookie: str, address: str, folder: Path) -> int:
    """Port of the process that a visitor belongs to."""
    httpx.get(f"{address}/kraje", cookies={"atlas_uzel": cookie}).raise_for_status()
    return next(int(upstream.rpartition(":")[2]) for _, upstream, _, whose, _, _ in log(folder) if whose == cookie)


def assert_sticky(load: Load, folder: Path, dying: int) -> None:
    """Each visitor stayed at one process; only those of the dead one had to come again, and were let in at once."""
    streams = defaultdict(list)
    for status, upstream, _, cookie, _, uri in log(folder):
        if "/_stcore/stream" in uri:
            assert status == "101"
            streams[cookie].append(upstream.rpartition(":")[2])
    for number, cookie in load.cookies.items():
        assert load.interrupted[number] == (streams[cookie][0] == str(dying))
    assert len(streams) == VISITORS + sum(load.interrupted.values()) > VISITORS
