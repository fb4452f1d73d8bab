"""What ``deploy/`` gives to systemd and to a builder of images: names files, commands and ports that are there."""

from __future__ import annotations

import fnmatch
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sei_core import __main__ as cli
from sei_core import paths
from sei_core.stewardship import worker

DEPLOY = paths.ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
GUIDE = (paths.ROOT / "docs" / "nasazeni.md").read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """Instructions of the Containerfile, each on one line, without its comments."""
    text = re.sub(r"\\\n\s*", "", re.sub(r"(?m)^#.*\n", "", CONTAINERFILE))
    return [tuple(line.split(None, 1)) for line in text.splitlines() if line.strip()]


def test_systemd_finds_nothing_wrong(tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not installed")
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace("/opt/atlas/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *[str(tmp_path / unit.name) for unit in UNITS]],
        capture_output=True,
        text=True,
        check=False,
    )

    ours = [line for line in done.stderr.splitlines() if "atlas" in line]
    assert (done.returncode, ours) == (0, [])


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"], ids=lambda unit: unit.name)
def test_units_run_commands_that_there_are_and_may_write_only_home(unit):
    text = unit.read_text(encoding="utf-8")
    (words,) = re.findall(r"-m sei_core (.+?)'?$", text, re.MULTILINE)
    arguments = cli.parser().parse_args(re.sub(r"\$\([^)]*\)|\"", "", words.replace("%i", "8501")).split())

    assert arguments.function in {cli.serve, cli.backup}
    assert "Environment=SEI_HOME=/var/lib/atlas" in text
    written = re.search(r"^ReadWritePaths=(.*)$", text, re.MULTILINE)[1].split()
    assert set(written) <= {"/var/lib/atlas", "/var/backups/atlas"}
    for line in ("User=atlas", "ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet="):
        assert f"\n{line}\n" in text
    assert re.search(r"^Environment=.*\bTZ=Europe/Prague$", text, re.MULTILINE)
    known = set(re.findall(r"    (SEI_\w+): ", (paths.ROOT / "sei_core" / "paths.py").read_text(encoding="utf-8")))
    assert set(re.findall(r"SEI_[A-Z_]+", text)) <= known


def test_a_draft_that_takes_too_much_memory_does_not_take_the_server_with_it():
    text = (DEPLOY / "systemd" / "atlas@.service").read_text(encoding="utf-8")

    assert "\nOOMPolicy=continue\n" in text
    assert int(re.search(r"^MemoryMax=(\d+)G$", text, re.MULTILINE)[1]) << 30 > worker.MOST_MEMORY_OF_BOUNDARIES
    assert "MemoryHigh=" not in text


def test_the_image_is_made_of_files_that_are_there_and_sent():
    ignored = (paths.ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sent = [line[1:] for line in ignored if line.startswith("!")]

    assert "*" in ignored
    for instruction, rest in instructions():
        if instruction == "COPY" and not rest.startswith("--from"):
            for source in rest.split()[:-1]:
                assert (paths.ROOT / source).exists(), source
                assert any(fnmatch.fnmatch(source, pattern) for pattern in sent), source
    assert not [secret for secret in (".streamlit/secrets.toml", "var", ".git") if secret in sent]


def test_the_image_has_what_the_app_imports():
    copied = {source for name, rest in instructions() if name == "COPY" for source in rest.split()[:-1]}

    assert {"app.py", "pages", "sei_core", "data", ".streamlit/config.toml", "requirements.txt"} <= copied


def test_the_image_serves_as_nobody_special():
    said = dict(reversed(instructions()))  # the last of each kind is first

    assert [rest.split()[0] for name, rest in instructions() if name == "FROM"] == ["python:3.11-slim"] * 2
    command = json.loads(dict(instructions())["CMD"])
    assert command[:3] == ["python", "-m", "sei_core"]
    assert cli.parser().parse_args(command[3:]).port == int(dict(instructions())["EXPOSE"])
    assert dict(instructions())["USER"] == "10001:10001"
    assert f"SEI_HOME={dict(instructions())['VOLUME']}" in said["ENV"]
    assert "TZ=Europe/Prague" in said["ENV"]
    check = re.search(r"CMD (\[.*\])$", said["HEALTHCHECK"])[1]
    assert "/health" in json.loads(check)[2]


def test_the_check_of_the_image_is_python():
    check = json.loads(re.search(r"CMD (\[.*\])$", dict(instructions())["HEALTHCHECK"])[1])

    compile(check[2], "healthcheck", "exec")


def test_the_guide_names_every_file_and_every_command_is_right():
    for file in [*UNITS, DEPLOY / "Containerfile", DEPLOY / "nginx" / "atlas.conf"]:
        assert f"deploy/{file.relative_to(DEPLOY).as_posix()}" in GUIDE, file.name
    commands = re.findall(r"python -m sei_core ([^`#\n|&]+)", GUIDE)
    assert len(commands) > 5
    for command in commands:
        words = command.split("  ")[0].split()
        cli.parser().parse_args([word.strip("'\"") for word in words])
    for name in re.findall(r"\]\(([^)#:]+)\)", GUIDE):
        assert (Path(paths.ROOT) / "docs" / name).resolve().exists(), name
