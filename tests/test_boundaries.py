"""The official refresh of boundaries: fetched from a server, whole and broken; published, served, undone."""

from __future__ import annotations

import datetime
import io
import ipaddress
import shutil
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import shapely
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sei_core import __main__ as cli
from sei_core import paths, pipeline, provenance
from sei_core.domain import coverage
from sei_core.errors import SeiError
from sei_core.ingest import download
from sei_core.queries import meta
from sei_core.stewardship import drafts
from sei_core.store import db, journal, releases
from tests.ingest import drawn_package as drawn
from tests.pages.opening import open_page


class Handler(BaseHTTPRequestHandler):
    """A server of one file, which it serves in every wrong way too."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        getattr(self, f"say_{self.path.strip('/').partition('.')[0]}", self.say_missing)()

    def say_1(self) -> None:
        self._head(200, len(self.server.content))
        self.wfile.write(self.server.content)

    def say_cut(self) -> None:
        self._head(200, len(self.server.content))
        self.wfile.write(self.server.content[: len(self.server.content) // 2])
        self.close_connection = True

    def say_short(self) -> None:
        self._head(200, len(self.server.content) // 2)
        self.wfile.write(self.server.content)
        self.close_connection = True

    def say_silent(self) -> None:
        self.close_connection = True

    def say_torn(self) -> None:
        self._head(200, None)
        self.wfile.write(b"FFFF\r\n" + bytes(100))
        self.close_connection = True

    def say_endless(self) -> None:
        self._head(200, None)
        while not self.wfile.closed:
            try:
                self.wfile.write(b"10000\r\n" + bytes(0x10000) + b"\r\n")
            except OSError:
                self.close_connection = True
                return

    def say_huge(self) -> None:
        self._head(200, 5_000_000_000)
        self.close_connection = True

    def say_slow(self) -> None:
        self._head(200, 1000)
        self.wfile.write(b"PK")
        self.server.stop.wait(20)
        self.close_connection = True

    def say_loop(self) -> None:
        self._move("/loop")

    def say_moved(self) -> None:
        self._move("/1.zip")

    def say_away(self) -> None:
        self._move("ftp://127.0.0.1/1.zip")

    def say_page(self) -> None:
        self._head(200, 13)
        self.wfile.write(b"<html></html>")

    def say_busy(self) -> None:
        self._head(503, 0)

    def say_missing(self) -> None:
        self._head(404, 0)

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def _move(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _head(self, status: int, length: int | None) -> None:
        self.send_response(status)
        if length is None:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()


def serve(content: bytes, context: ssl.SSLContext | None = None) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.content, server.stop, server.daemon_threads = content, threading.Event(), True
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"{'https' if context else 'http'}://127.0.0.1:{server.server_port}"
    server.stop.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    return drawn.write(tmp_path_factory.mktemp("small") / "1.zip", drawn.rows(drawn.SMALL))


@pytest.fixture(scope="module")
def server(small) -> Iterator[str]:
    yield from serve(small.read_bytes())


@pytest.fixture(scope="module")
def unknown_authority(tmp_path_factory) -> Iterator[str]:
    """A server with a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    yield from serve(b"", context)


def test_a_file_is_fetched_whole_also_after_a_redirect(server, small, tmp_path):
    for number, address in enumerate(("1.zip", "moved")):
        told = []
        target = tmp_path / f"{number}.zip"
        download.fetch(f"{server}/{address}", target, lambda here, total: told.append((here, total)))  # noqa: B023

        assert target.read_bytes() == small.read_bytes()
        assert told[0] == (0, target.stat().st_size)
        assert told[-1] == (target.stat().st_size, target.stat().st_size)


@pytest.mark.parametrize(
    ("path", "settings", "sentence"),
    [
        ("none.zip", {}, "Server na adresu „{url}“ odpověděl chybou 404. Zkontrolujte adresu"),
        ("busy", {}, "Server na adresu „{url}“ odpověděl chybou 503. Zkontrolujte adresu"),
        ("cut", {}, "Stahování z adresy „{url}“ se přerušilo: přišlo "),
        ("torn", {}, "Stahování z adresy „{url}“ se přerušilo. Nic se neuložilo"),
        ("silent", {}, "Stahování z adresy „{url}“ se přerušilo. Nic se neuložilo"),
        ("loop", {}, "Adresa „{url}“ přesměrovává pořád dál."),
        ("slow", {"patience": 0.3}, "Server adresy „{url}“ přestal posílat data."),
        ("1.zip", {"most_seconds": -1}, "Server adresy „{url}“ přestal posílat data."),
        ("huge", {}, "Soubor na adrese „{url}“ je větší než 1074 MB, a to balík hranic není."),
        ("endless", {"most_bytes": 2_000_000}, "Soubor na adrese „{url}“ je větší než 2 MB"),
        ("away", {}, "Adresa „ftp://127.0.0.1/1.zip“ nezačíná http:// ani https://."),
    ],
)
def test_whatever_goes_wrong_is_one_sentence_and_leaves_nothing(server, tmp_path, path, settings, sentence):
    url = f"{server}/{path}"
    with pytest.raises(SeiError) as error:
        download.fetch(url, tmp_path / "1.zip", **settings)

    assert str(error.value).startswith(sentence.format(url=url))
    assert "\n" not in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_cannot_prove_itself_is_refused(unknown_authority, server, tmp_path):
    for url in (f"{unknown_authority}/1.zip", f"{server.replace('http', 'https')}/1.zip"):
        with pytest.raises(SeiError, match="se neprokázal platným certifikátem"):
            download.fetch(url, tmp_path / "1.zip")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("file:///etc/passwd", "nezačíná http:// ani https://"),
        ("ftp://127.0.0.1/1.zip", "nezačíná http:// ani https://"),
        ("http://", "není napsaná správně"),
        ("http://127.0.0.1:port/1.zip", "není napsaná správně"),
        ("http://127.0.0.1/a b", "není napsaná správně"),
        ("http://[::1/1.zip", "není napsaná správně"),
        (f"http://{'a' * 70}.cz/1.zip", "není napsaná správně"),
    ],
)
def test_wrong_addresses_are_told(tmp_path, url, sentence):
    with pytest.raises(SeiError, match=sentence):
        download.fetch(url, tmp_path / "1.zip")


def test_a_server_that_is_not_there_is_told(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/1.zip"
    with pytest.raises(SeiError, match=r"K serveru adresy .* se nelze připojit"):
        download.fetch(url, tmp_path / "1.zip")


def left() -> list[Path]:
    """What a home has besides its release."""
    return [*paths.received().glob("*"), *paths.drafts().glob("[!.]*")]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/none.zip", "odpověděl chybou 404"),
        ("/page.zip", "soubor není archiv ZIP"),
        ("/short.zip", "soubor není archiv ZIP"),
        ("/1.zip", "hranice chybí: Želechovice nad Dřevnicí (500011), "),
    ],
)
def test_the_command_refuses_and_changes_nothing(own_home, server, capsys, path, sentence):
    served = releases.current_name()

    assert cli.main(["boundaries", server + path]) == 2

    out, err = capsys.readouterr()
    assert sentence in err
    assert "Traceback" not in err
    assert "Zveřejněno" not in out
    assert releases.current_name() == served
    assert left() == []


def test_the_command_wants_a_file_that_is_there(atlas, capsys):
    assert cli.main(["boundaries", "nowhere.zip", "--dry-run"]) == 2
    assert capsys.readouterr().err == (
        "Soubor „nowhere.zip“ neexistuje. Zkontrolujte cestu, nebo zadejte adresu začínající https://.\n"
    )


def test_a_refused_draft_keeps_the_package_and_says_why(built_home, tmp_path, monkeypatch, small, capsys):
    monkeypatch.setenv("SEI_HOME", str(shutil.copytree(built_home / "var", tmp_path / "var")))

    assert cli.main(["boundaries", str(small), "--draft"]) == 2

    (draft,) = drafts.listing()
    assert draft.state is drafts.State.REFUSED
    assert draft.file.read_bytes() == small.read_bytes()
    assert f"Návrh {draft.key} nelze připravit:\n  - hranice chybí: " in capsys.readouterr().err
    assert list(paths.received().glob("*")) == []


@pytest.fixture(scope="module")
def refreshed(built_home, tmp_path_factory) -> Iterator[tuple[str, str, str]]:
    """Publish a package of the whole country; tells the release before, the one after, and what was printed."""
    folder = tmp_path_factory.mktemp("country")
    home = shutil.copytree(built_home, folder / "home")
    content = drawn.write(folder / "1.zip", drawn.rows(step=700)).read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(home / "var"))
        patch.setenv("SEI_STATIC", str(home / "static"))
        before, said = releases.current_name(), io.StringIO()
        for url in serve(content):
            with redirect_stdout(said), redirect_stderr(said):
                assert cli.main(["boundaries", f"{url}/1.zip", "--note", "roční obnova"]) == 0, said.getvalue()
        yield before, releases.current_name(), said.getvalue()


def test_progress_is_told_step_by_step(refreshed):
    _, _, said = refreshed

    assert said.index("stahuji: ") < said.index("Staženo: ") < said.index("čtu vrstvu obcí")
    assert said.index("skládá se mapa") < said.index("1.zip: obcí 6\u00a0258, vrcholů ") < said.index("Zveřejněno")
    assert said.rstrip().endswith(f"Zveřejněno vydání {refreshed[1]}.")
    assert "\nupozornění: plocha se proti zveřejněným hranicím změnila o více než 1 %: " in said


def test_the_new_boundaries_are_served_and_light(refreshed):
    before, after, _ = refreshed
    rows = db.fetch("SELECT level, area_code, geometry_wkb FROM area_boundary")
    shapes = shapely.from_wkb(rows.loc[rows["level"] == "municipality", "geometry_wkb"].map(bytes).to_numpy())

    assert before != after
    assert rows["level"].value_counts()[["municipality", "region", "country"]].tolist() == [6258, 14, 1]
    assert coverage.is_whole(shapes)
    assert coverage.vertex_count(shapes) < 110_000
    (country,) = shapely.from_wkb(rows.loc[rows["level"] == "country", "geometry_wkb"].map(bytes).to_numpy())
    assert country.area == pytest.approx(shapely.area(shapes).sum(), rel=1e-9)
    assert not country.interiors


def test_neighbours_are_nearly_those_of_before(refreshed):
    def pairs() -> set[tuple[str, str]]:
        return set(
            db.fetch("SELECT municipality_code, neighbour_code FROM neighbour").itertuples(index=False, name=None)
        )

    now = pairs()
    with db.pinned(refreshed[0]):
        was = pairs()
    assert len(now & was) / len(now | was) > 0.99


def test_the_release_names_what_it_is_made_from(refreshed):
    inputs = meta.inputs().set_index("file_name")
    package, derived = sorted(paths.received().iterdir(), key=lambda file: file.suffix, reverse=True)

    assert {package.name, derived.name} <= set(inputs.index)
    assert "boundaries/municipality.parquet" not in inputs.index
    assert [provenance.fingerprint(file) for file in (package, derived)] == inputs.loc[
        [package.name, derived.name], "sha256"
    ].tolist()
    (source,) = db.fetch("SELECT * FROM source WHERE source_key = 'ruian_boundaries'").to_dict("records")
    today = datetime.datetime.now(datetime.UTC).date()
    assert source["title"] == f"Hranice obcí (importovaný soubor z {today.day}. {today.month}. {today.year})"
    assert source["data_date"] == "1. 11. 2026 (den zápisu souboru OBCE_P.dbf)"
    (points,) = db.fetch("SELECT changes FROM source WHERE source_key = 'ruian_points'")["changes"]
    assert points.endswith(f"balík hranic přijatý {today.day}. {today.month}. {today.year}; ostatní body zůstaly.")
    assert source["licence"] == "CC BY 4.0"
    assert source["attribution"] == "Hranice: © ČÚZK, RÚIAN (CC BY 4.0), zjednodušeno"
    assert source["sha256"] == provenance.fingerprint(package)
    assert "společně zjednodušeny (tolerance " in source["changes"]
    assert source["attribution"] in set(meta.sources_of("area_boundary", year=2023)["attribution"]), "on every map"
    assert journal.entries()[-1].note == "roční obnova"


@pytest.mark.parametrize("page", ["pages/index/mapa.py", "pages/o_datech/zdroje.py"])
def test_pages_open_over_the_new_boundaries(refreshed, page):
    open_page(page)


def test_a_draft_of_the_same_package_has_the_same_release_and_undo_returns(refreshed):
    before, after, _ = refreshed
    assert not pipeline.is_stale()
    assert pipeline.build(lambda step: None) == after, "boundaries stay when the release is built anew"
    releases.rollback()
    assert releases.current_name() == before
    (package,) = paths.received().glob("*.zip")

    with redirect_stdout(io.StringIO()) as said:
        assert cli.main(["boundaries", str(package), "--draft"]) == 0

    draft, published = drafts.listing()
    assert published.state is drafts.State.PUBLISHED
    assert (draft.state, draft.release) == (drafts.State.READY, after)
    assert draft.report.rows == 6258
    assert said.getvalue().endswith(f"Návrh {draft.key} je připraven. Zveřejní ho správce na stránce Správa dat.\n")
    assert releases.current_name() == before
