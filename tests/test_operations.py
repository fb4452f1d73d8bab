"""Backup and restore: all that a home needs, nothing outside it, and what is there stays unless it is asked for."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import subprocess
import tarfile
from pathlib import Path

import pytest

from sei_core import __main__ as cli
from sei_core import operations, paths
from sei_core.errors import BackupError, NoReleaseError
from sei_core.queries import health, meta
from sei_core.store import build, durable, journal, releases
from sei_core.store.journal import Action


def content(home: Path) -> dict[str, str]:
    """Fingerprint of each file that a backup should hold."""
    files = (file for file in home.rglob("*") if file.is_file() and file.suffix != ".lock")
    found = {file.relative_to(home).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    return {name: digest for name, digest in found.items() if not name.startswith(("public/", "replaced-"))}


@pytest.fixture(scope="module")
def backup_file(atlas_module, tmp_path_factory) -> Path:
    """A backup of the built home."""
    file = tmp_path_factory.mktemp("backup") / "atlas.tar.gz"
    operations.backup(file)
    return file


@pytest.fixture
def unpacked(backup_file) -> dict[str, bytes]:
    """The small files of the backup, and of the large ones the first kilobyte."""
    with tarfile.open(backup_file) as archive:
        return {member.name: archive.extractfile(member).read(1000) for member in archive}


def write_archive(file: Path, files: dict[str, bytes], manifest: dict[str, object] | None = None) -> Path:
    """Write an archive that agrees with itself, unless its manifest is told."""
    known = {name: {"size": len(text), "sha256": hashlib.sha256(text).hexdigest()} for name, text in files.items()}
    told = {"format": 1, "created": "2026-01-01T00:00:00+00:00", "release": "isv-a", "files": known} | (manifest or {})
    with tarfile.open(file, "w:gz") as archive:
        for name, text in {"manifest.json": json.dumps(told).encode(), **files}.items():
            head = tarfile.TarInfo(name)
            head.size = len(text)
            archive.addfile(head, io.BytesIO(text))
    return file


def test_what_is_backed_up_comes_back(own_home, tmp_path, monkeypatch, capsys):
    draft = paths.drafts() / "20260101-000000-aaaaaa"
    durable.write(draft / "received.xlsx", b"workbook" * 1000)
    durable.write(paths.received() / "2024-abc.csv", b"large" * 500_000)
    durable.write(paths.home() / "something" / "new.json", b"{}")
    for passing in ("cookie_secret", "sign_ins.json", ".half", "drafts/.x.lock"):
        durable.write(paths.home() / passing, b"of this moment")
    before, file = content(paths.home()), tmp_path / "a" / "atlas.tar.gz"

    assert cli.main(["backup", str(file)]) == 0
    monkeypatch.setenv("SEI_HOME", str(tmp_path / "elsewhere"))
    assert cli.main(["restore", str(file)]) == 0

    after = content(paths.home())
    passing = {"cookie_secret", "sign_ins.json", ".half", "drafts/.x.lock"}
    assert set(after) == set(before) - passing
    assert [name for name in after if after[name] != before[name]] == ["journal.jsonl"]
    last = journal.entries()[-1]
    assert (last.action, last.note, last.release) == (Action.RESTORE, "atlas.tar.gz", releases.current_name())
    assert meta.years() == [2023]
    assert health.served().built.timestamp() == pytest.approx(releases.path_of(last.release).stat().st_mtime)
    out = capsys.readouterr().out
    assert f"Uloženo: {file} (" in out
    assert f"Obnoveno vydání {last.release} ze zálohy z " in out


def test_another_program_opens_a_backup_and_only_its_owner_reads_it(backup_file):
    listed = subprocess.run(["tar", "-tzf", str(backup_file)], capture_output=True, text=True, check=True).stdout

    assert listed.splitlines()[:2] == ["manifest.json", "current"]
    assert not [name for name in listed.splitlines() if name.startswith("public/")]
    if os.name == "posix":
        assert backup_file.stat().st_mode & 0o777 == 0o600


def test_only_releases_that_somebody_needs_are_saved(own_home, tmp_path):
    served = releases.current_name()
    for name in ("isv-old", "isv-before"):
        releases.path_of(name).write_bytes(b"small")
    for name in ("isv-before", served):
        releases.publish(name)

    assert releases.previous_name() == "isv-before"
    with tarfile.open(_backed_up(tmp_path / "some.tar.gz")) as archive:
        names = {Path(name).stem for name in archive.getnames() if name.startswith("releases/")}
    assert names == {served, "isv-before"}
    with tarfile.open(_backed_up(tmp_path / "all.tar.gz", all_releases=True)) as archive:
        assert "releases/isv-old.duckdb" in archive.getnames()


def _backed_up(file: Path, **options: bool) -> Path:
    operations.backup(file, **options)
    return file


def test_a_file_that_grows_meanwhile_is_saved_as_it_was(own_home, tmp_path, monkeypatch):
    text = paths.journal().read_bytes()
    told = operations._pack

    def grow_first(*arguments: object) -> None:
        journal.record(Action.SIGN_IN, "somebody")
        releases.path_of(releases.current_name()).unlink()
        told(*arguments)

    monkeypatch.setattr(operations, "_pack", grow_first)
    operations.backup(tmp_path / "a.tar.gz")

    monkeypatch.setenv("SEI_HOME", str(tmp_path / "elsewhere"))
    operations.restore(tmp_path / "a.tar.gz")
    assert paths.journal().read_bytes().startswith(text)
    assert [entry.action for entry in journal.entries()] == [Action.PUBLISH, Action.RESTORE]
    assert health.served().years == [2023]


def test_what_is_there_stays_unless_it_is_to_be_replaced(own_home, backup_file, capsys):
    durable.write(paths.received() / "mine.csv", b"mine")
    durable.write(paths.cookie_secret(), b"secret")
    before = content(paths.home())

    assert cli.main(["restore", str(backup_file)]) == 2
    assert "přidejte --replace" in capsys.readouterr().err
    assert content(paths.home()) == before

    assert cli.main(["restore", str(backup_file), "--replace"]) == 0
    (aside,) = paths.home().glob("replaced-*")
    assert (aside / "received" / "mine.csv").read_bytes() == b"mine"
    assert (aside / "current").exists()
    assert not paths.received().exists()
    assert paths.cookie_secret().read_bytes() == b"secret", "visitors stay signed in"
    assert meta.years() == [2023]
    operations.restore(backup_file, replace=True)
    assert len(list(paths.home().glob("replaced-*"))) == 2


def test_an_interrupted_restore_is_done_again(own_home, backup_file, monkeypatch):
    def killed(home: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(operations, "_put_aside", killed)
        with pytest.raises(KeyboardInterrupt):
            operations.restore(backup_file, replace=True)
    assert meta.years() == [2023]
    (paths.home() / ".restoring-killed" / "releases").mkdir(parents=True)

    operations.restore(backup_file, replace=True)
    assert not list(paths.home().glob(".restoring-*"))


BAD_NAMES = ["../out", "/out", "a/../../out", "a\\b", "C:out", "./out", "a//b"]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_nothing_is_written_outside(empty_home, name):
    files = {"current": b"isv-a", "releases/isv-a.duckdb": b"x", name: b"escaped"}
    file = write_archive(empty_home / "bad.tar.gz", files)

    with pytest.raises(BackupError) as error:
        operations.restore(file)
    assert error.value.reason == "damaged"
    assert not [path for path in empty_home.rglob("*") if path.name in {"out", "b"}]
    assert not content(paths.home())


def test_links_are_refused(empty_home):
    file = empty_home / "bad.tar.gz"
    manifest = {"format": 1, "created": "2026-01-01T00:00:00+00:00", "release": "isv-a"}
    told = json.dumps(manifest | {"files": {"current": {"size": 0, "sha256": hashlib.sha256().hexdigest()}}}).encode()
    with tarfile.open(file, "w:gz") as archive:
        head = tarfile.TarInfo("manifest.json")
        head.size = len(told)
        archive.addfile(head, io.BytesIO(told))
        link = tarfile.TarInfo("current")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)

    with pytest.raises(BackupError, match="poškozená"):
        operations.restore(file)


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ({"format": 2}, "newer"),
        ({"format": "1"}, "damaged"),
        ({"files": []}, "damaged"),
        ({"release": "isv-b"}, "damaged"),
        ({"created": "yesterday"}, "damaged"),
        ({"files": {"current": {"size": 1 << 60, "sha256": "0"}}}, "full"),
        ({"files": {"current": {"size": 5}}}, "damaged"),
    ],
)
def test_a_manifest_that_does_not_hold_is_refused(empty_home, manifest, reason):
    files = {"current": b"isv-a", "releases/isv-a.duckdb": b"x"}

    with pytest.raises(BackupError) as error:
        operations.restore(write_archive(empty_home / "bad.tar.gz", files, manifest))
    assert error.value.reason == reason
    assert not content(paths.home())


def test_a_damaged_backup_changes_nothing(own_home, backup_file, tmp_path):
    before, whole = content(paths.home()), backup_file.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 0xFF
    plain = gzip.compress(b"no archive", mtime=0)
    for number, damaged in enumerate([b"", whole[:100], whole[:-1000], bytes(flipped), b"text", plain]):
        file = tmp_path / f"{number}.tar.gz"
        file.write_bytes(damaged)
        with pytest.raises(BackupError) as error:
            operations.restore(file, replace=True)
        assert error.value.reason in {"damaged", "foreign"}
    for missing in (tmp_path / "nothing.tar.gz", tmp_path):
        with pytest.raises(BackupError, match="nelze přečíst"):
            operations.restore(missing, replace=True)
    assert content(paths.home()) == before
    assert not list(paths.home().glob("*restoring*"))


def test_a_backup_is_not_put_into_what_it_saves(atlas, tmp_path):
    with pytest.raises(BackupError, match="kterou zálohuje"):
        operations.backup(paths.home() / "drafts" / "a.tar.gz")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BackupError, match="nelze zapsat"):
        operations.backup(tmp_path / "file" / "a.tar.gz")


def test_a_release_that_does_not_answer_is_told_and_not_saved(own_home, tmp_path, capsys):
    durable.write(releases.path_of(releases.current_name()), b"torn")

    assert cli.main(["backup", str(tmp_path / "a.tar.gz")]) == 2
    assert "nelze přečíst" in capsys.readouterr().err
    assert not (tmp_path / "a.tar.gz").exists()


def test_without_a_release_there_is_nothing_to_save(empty_home):
    with pytest.raises(NoReleaseError):
        operations.backup(empty_home / "a.tar.gz")
    assert not (empty_home / "a.tar.gz").exists()


def test_a_backup_waits_for_a_release_that_is_being_built(own_home, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(operations, "PATIENCE_SECONDS", 0)

    with build.lock():
        assert cli.main(["backup", str(tmp_path / "a.tar.gz")]) == 2
    assert "Právě běží jiné sestavení" in capsys.readouterr().err
