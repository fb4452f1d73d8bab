"""Who is let in as a steward, for how long, and how often a password may be guessed."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import argon2
import pytest

from sei_core import paths
from sei_core.__main__ import main
from sei_core.errors import NotStewardError, SignInError
from sei_core.paths import ROOT
from sei_core.stewardship import grants, rights, sessions, sign_ins
from sei_core.stewardship.rights import Steward
from sei_core.store import journal
from tests.stewardship.signing_in import NAME, PASSWORD, allow_password, as_steward, write_secrets

AUTH = f"""
[auth]
redirect_uri = "https://atlas.cz/oauth2callback"
cookie_secret = "{"0123456789abcdef" * 2}"
client_id = "atlas"
client_secret = "secret"
server_metadata_url = "https://login.cz/.well-known/openid-configuration"
"""
EMAILS = '[stewards]\nemails = ["Jana@Example.cz", "petr@example.cz"]\n'
WRONG = "not the password"


@pytest.fixture(autouse=True)
def home(empty_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and no secrets, and nobody here who signed in or out in another test of this second."""
    sessions._sessions.clear()
    sessions._signed_out_here.clear()
    monkeypatch.setenv("SEI_SECRETS", str(empty_home / "secrets.toml"))
    return empty_home


@pytest.fixture
def by_password(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return allow_password(home, monkeypatch)


@pytest.fixture
def by_identity(home: Path) -> Path:
    return write_secrets(home, EMAILS + AUTH)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets time pass."""
    passed = timedelta()

    def pass_time(**time: float) -> None:
        nonlocal passed
        passed += timedelta(**time)
        monkeypatch.setattr(sessions, "now", lambda: datetime.now(UTC) + passed)

    return pass_time


def claims(email: str = "jana@example.cz", **others: object) -> dict[str, object]:
    """What a provider says of somebody who signed in just now."""
    issued = int(sessions.now().timestamp())
    return {"iss": "https://login.cz", "sub": email, "email": email, "email_verified": True, "iat": issued} | others


def refusal(attempt: Callable[[], object]) -> str:
    with pytest.raises(SignInError) as refused:
        attempt()
    return refused.value.reason


def guess(password: str = WRONG, address: str | None = "192.0.2.1") -> Steward:
    return rights.sign_in_by_password(NAME, password, address, "tab")


def identify(**told: object) -> Steward:
    return rights.sign_in_by_identity(claims(**told), "192.0.2.1", "tab")


def is_valid(steward: Steward | None) -> bool:
    try:
        return bool(rights.require(steward))
    except NotStewardError:
        return False


# What the secrets may say


def test_without_secrets_nobody_can_sign_in(caplog):
    assert not rights.is_on()
    assert refusal(guess) == refusal(identify) == "off"
    assert not is_valid(None)
    assert not is_valid(Steward("Jana", "guessed"))
    assert not is_valid(Steward("Jana", "operator"))  # only ``operator`` gives it out
    assert rights.require(rights.operator())
    assert not caplog.records
    assert not journal.entries()


def test_secrets_of_something_else_are_no_rights(home, caplog):
    write_secrets(home, '[connections.other]\npassword = "x"\n')

    assert not rights.is_on()
    assert not caplog.records


def test_a_password_lets_in(by_password):
    assert rights.is_on()
    assert rights.providers() == ()
    assert refusal(identify) == "off"
    assert rights.require(guess(PASSWORD)) == NAME


def test_listed_addresses_let_in(by_identity):
    assert rights.is_on()
    assert rights.providers() == ("default",)
    assert refusal(lambda: guess(PASSWORD)) == "off"
    assert rights.require(identify()) == "jana@example.cz"


def test_oidc_goes_before_a_password(home, by_password):
    hashed = by_password.read_text(encoding="utf-8")
    write_secrets(home, hashed + 'emails = ["jana@example.cz"]\n' + AUTH)

    assert rights.providers() == ("default",)
    assert refusal(lambda: guess(PASSWORD)) == "off"


def test_providers_may_have_names(home):
    head, _, provider = AUTH.partition("client_id")
    named = "".join(f"[auth.{name}]\nclient_id{provider}" for name in ("entra", "keycloak"))
    write_secrets(home, EMAILS + head + named)

    assert rights.providers() == ("entra", "keycloak")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (AUTH, "[stewards] has no emails"),
        ("[stewards]\nemails = []\n" + AUTH, "[stewards] has no emails"),
        ('[stewards]\nemails = "jana@example.cz"\n' + AUTH, "not a list"),
        ("[stewards]\nemails = [1]\n" + AUTH, "not a list"),
        (EMAILS, "no password_hash"),
        ('stewards = "jana"\n', "not a table"),
        ('[stewards]\npassword_hash = "heslo"\n', "is not what"),
        (f'[stewards]\npassword_hash = "{argon2.PasswordHasher(1, 8, 1, type=argon2.Type.I).hash("x")}"\n', "argon2id"),
        (EMAILS + AUTH.replace("cookie_secret", "cookies"), "needs redirect_uri and cookie_secret"),
        (EMAILS + AUTH.replace("0123456789abcdef" * 2, "short"), "at least 32"),
        (EMAILS + AUTH.replace("client_secret", "other"), "client_secret"),
        ("[stewards\npassword_hash = 'very secret'\n", "not valid TOML"),
    ],
)
def test_rights_that_are_not_whole_let_nobody_in_and_the_log_says_why_once(home, caplog, text, told):
    write_secrets(home, text)

    assert not rights.is_on()
    assert not rights.is_on()
    (record,) = caplog.records
    assert told in record.getMessage()
    assert "secret'" not in record.getMessage()


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights of files")
def test_secrets_that_everybody_can_read_let_nobody_in(by_password, caplog):
    by_password.chmod(0o640)
    assert rights.is_on()

    by_password.chmod(0o644)
    assert not rights.is_on()
    assert "chmod o=" in caplog.text


# How long a sign-in goes on


def test_a_sign_in_ends_by_signing_out(by_password):
    steward, other = as_steward(), as_steward("Petr")

    rights.sign_out(steward)
    rights.sign_out(steward)

    assert not is_valid(steward)
    assert is_valid(other)
    told = [(entry.action, entry.author) for entry in journal.entries()]
    assert told == [("sign_in", NAME), ("sign_in", "Petr"), ("sign_out", NAME)]


def test_a_sign_in_ends_after_half_an_hour_without_a_run(by_password, later):
    steward = as_steward()
    later(minutes=29)
    assert rights.keep(steward)
    later(minutes=29)
    assert is_valid(steward)  # a verb asks and does not prolong

    later(minutes=2)

    assert not is_valid(steward)
    assert not rights.keep(steward)


def test_a_page_that_draws_itself_anew_prolongs_nothing(by_password, later):
    steward = as_steward()
    later(minutes=29)
    assert rights.keep(steward, is_asked=False)

    later(minutes=2)

    assert not is_valid(steward)


def test_a_sign_in_ends_after_eight_hours_of_work(by_password, later):
    steward = as_steward()
    for _ in range(16):
        later(minutes=29, seconds=58)
        assert rights.keep(steward)

    later(minutes=1)

    assert not rights.keep(steward)


def test_a_new_password_ends_sign_ins_by_the_old_one(home, by_password, monkeypatch):
    steward = as_steward()
    by_password.write_text(by_password.read_text() + "# a remark\n")
    assert is_valid(steward)

    allow_password(home, monkeypatch, "another long password")

    assert not is_valid(steward)
    assert not rights.may_upload("tab")


def test_secrets_taken_away_end_every_sign_in(by_password):
    steward = as_steward()
    by_password.unlink()

    assert not rights.is_on()
    assert not is_valid(steward)


def test_an_address_taken_off_the_list_ends_only_its_own_sign_in(home, by_identity):
    jana, petr = identify(), identify(email="petr@example.cz")

    write_secrets(home, EMAILS.replace('"petr@example.cz"', '"eva@example.cz"') + AUTH)

    assert is_valid(jana)
    assert not is_valid(petr)
    assert refusal(lambda: identify(email="petr@example.cz")) == "stranger"


def test_another_provider_ends_every_sign_in(home, by_identity):
    steward = identify()

    write_secrets(home, EMAILS + AUTH.replace("login.cz", "elsewhere.cz"))

    assert not is_valid(steward)


def test_uploads_belong_to_the_tab_that_signed_in(by_password):
    steward = as_steward(tab="own")
    assert rights.may_upload("own")
    assert not rights.may_upload("other")

    rights.sign_out(steward)

    assert not rights.may_upload("own")


# What is believed


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"email": "nobody@example.cz"}, "stranger"),
        ({"email": "petr@example.cz.evil.com"}, "stranger"),
        ({"email_verified": False}, "unverified"),
        ({"email_verified": "true"}, "unverified"),
        ({"email_verified": None}, "unverified"),
        ({"email": None}, "unverified"),
        ({"iat": None}, "ended"),
    ],
)
def test_an_identity_that_is_not_a_steward_is_refused(by_identity, told, reason):
    assert refusal(lambda: identify(**told)) == reason


def test_case_of_an_address_does_not_matter_other_alphabets_do(home):
    write_secrets(home, '[stewards]\nemails = ["Kamil@example.cz"]\n' + AUTH)

    assert rights.require(identify(email="KAMIL@Example.CZ")) == "kamil@example.cz"
    assert refusal(lambda: identify(email="\N{KELVIN SIGN}amil@example.cz")) == "stranger"


def test_a_stranger_is_in_the_journal_once(by_identity):
    told = claims("stranger@example.cz")
    for _ in range(3):
        assert refusal(lambda: rights.sign_in_by_identity(told, "192.0.2.1", "tab")) == "stranger"

    (entry,) = journal.entries()
    assert (entry.action, entry.detail["email"]) == ("sign_in_failed", "stranger@example.cz")
    assert "times" not in entry.detail
    assert refusal(lambda: identify(email="another@example.cz")) == "stranger"
    (entry,) = journal.entries()
    assert (entry.detail["email"], entry.detail["times"]) == ("another@example.cz", "2")
    assert not paths.journal().exists()


def test_an_answer_of_the_provider_is_good_for_a_while_and_as_long_as_it_is_used(by_identity, later):
    told = claims()
    later(minutes=31)
    assert refusal(lambda: rights.sign_in_by_identity(told, None, "tab")) == "ended"

    told = claims()
    first = rights.sign_in_by_identity(told, None, "tab")
    for _ in range(15):
        later(minutes=29)
        assert rights.keep(first)
    second = rights.sign_in_by_identity(told, None, "another tab")
    assert is_valid(second)

    later(minutes=29)
    rights.keep(second)
    later(minutes=20)
    assert not rights.keep(second)  # eight hours since the provider knew it, whichever tab
    assert [entry.action for entry in journal.entries()] == ["sign_in"]


def test_signing_out_is_for_all_tabs_and_the_kept_cookie_does_not_let_in_again(by_identity):
    told = claims()
    first, second = (rights.sign_in_by_identity(told, None, tab) for tab in ("one", "two"))

    rights.sign_out(first)

    assert not is_valid(second)
    assert refusal(lambda: rights.sign_in_by_identity(told, None, "three")) == "ended"
    assert is_valid(rights.sign_in_by_identity(claims(iat=int(sessions.now().timestamp()) + 1), None, "three"))


def test_signing_out_is_for_all_processes(by_identity, later):
    told = claims()
    here, there = rights.sign_in_by_identity(told, None, "here"), dict(sessions._sessions)
    rights.sign_out(here)
    written = (paths.home() / "signed_out.json").read_text()
    assert "jana" not in written

    sessions._sessions.update(there)  # as another process has it
    sessions._signed_out_here.clear()

    assert not is_valid(here)
    assert not rights.may_upload("here")
    later(hours=9)
    rights.sign_out(identify())
    assert len(json.loads((paths.home() / "signed_out.json").read_text())) == 1  # what has ended anyway is forgotten


def test_somebody_who_signs_out_is_out_where_it_cannot_be_written_down(by_identity, caplog):
    told = claims()
    steward = rights.sign_in_by_identity(told, None, "tab")
    (paths.home() / "signed_out.json").mkdir()

    rights.sign_out(steward)

    assert "signed_out.json" in caplog.text
    assert not is_valid(steward)
    assert refusal(lambda: rights.sign_in_by_identity(told, None, "tab")) == "ended"


def test_an_answer_from_the_future_is_refused(by_identity):
    assert refusal(lambda: identify(iat=int(sessions.now().timestamp()) + 600)) == "ended"


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "Jana\nNováková", "Jana\u202eNováková", "Jana\x00"])
def test_a_name_that_would_spoil_the_journal_is_refused_before_the_password_is_looked_at(by_password, name):
    assert refusal(lambda: rights.sign_in_by_password(name, PASSWORD, None, "tab")) == "name"
    assert not paths.sign_ins().exists()


def test_a_name_is_kept_as_written(by_password):
    assert as_steward("  Jana  " + "Nováková" + "x" * 40).name == "Jana  Nováková" + "x" * 40
    assert as_steward("Nova\N{COMBINING ACUTE ACCENT}k").name == "Novák"


def test_a_password_is_the_same_however_its_accents_are_typed(by_password):
    assert guess(PASSWORD.replace("č", "c\N{COMBINING CARON}"))


# How often


def test_five_wrong_passwords_close_an_address_for_a_quarter_of_an_hour(by_password, later):
    assert [refusal(guess) for _ in range(6)] == ["wrong"] * 5 + ["blocked"]
    assert refusal(lambda: guess(PASSWORD)) == "blocked"  # so that the answer tells nothing
    assert guess(PASSWORD, "192.0.2.2")

    later(minutes=14)
    with pytest.raises(SignInError, match="za 1 min"):
        guess(PASSWORD)
    later(minutes=1, seconds=1)

    assert guess(PASSWORD)


def test_fifty_wrong_passwords_close_the_server_but_where_somebody_signed_in_from(by_password, later):
    assert guess(PASSWORD, "203.0.113.7")
    for number in range(50):
        assert refusal(partial(guess, address=f"192.0.2.{number}")) == "wrong"
    with pytest.raises(SignInError, match="za 60 min"):
        guess(PASSWORD, "198.51.100.1")
    assert guess(PASSWORD, "203.0.113.7")
    assert [refusal(partial(guess, address="203.0.113.7")) for _ in range(6)] == ["wrong"] * 5 + ["blocked"]

    later(hours=1, seconds=1)

    assert guess(PASSWORD, "198.51.100.1")
    assert refusal(guess) == "wrong"
    assert len(sign_ins._recent()) == 1  # what does not count any more is forgotten


def test_a_right_password_is_not_counted(by_password):
    for _ in range(6):
        guess(PASSWORD)

    assert not paths.sign_ins().exists()


@pytest.mark.parametrize(
    ("address", "group"),
    [
        (None, "local"),
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("unix:", "unix:"),
    ],
)
def test_addresses_that_one_visitor_may_have_count_as_one(address, group):
    assert sign_ins.group(address) == group


def test_a_wrong_password_that_cannot_be_counted_lets_nobody_guess_on(by_password, home):
    (home / "var" / "sign_ins.json").mkdir(parents=True)

    assert refusal(guess) == "unwritable"
    assert refusal(lambda: guess(PASSWORD)) == "unwritable"


def test_nobody_is_let_in_who_cannot_be_written_down_and_anybody_may_leave(by_password, home, caplog):
    steward = guess(PASSWORD)
    (home / "var" / "journal.jsonl").unlink()
    (home / "var" / "journal.jsonl").mkdir()

    assert refusal(lambda: guess(PASSWORD)) == "unwritable"
    rights.sign_out(steward)

    assert not is_valid(steward)
    assert "sign_out" in caplog.text


def test_a_torn_count_begins_anew_and_the_log_says_so(by_password, caplog):
    assert refusal(guess) == "wrong"
    paths.sign_ins().write_text("[[1")

    assert refusal(guess) == "wrong"
    assert "cannot be understood" in caplog.text
    assert len(sign_ins._recent()) == 1


GUESSES = """
from sei_core.errors import SignInError
from sei_core.stewardship import rights
for _ in range(4):
    try:
        rights.sign_in_by_password("Jana", "not the password", "192.0.2.1", "tab")
    except SignInError as error:
        print(error.reason)
"""


def test_processes_count_together_and_a_restart_forgets_nothing(by_password):
    started = [subprocess.Popen([sys.executable, "-c", GUESSES], cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    said = b" ".join(process.communicate(timeout=60)[0] for process in started).decode().split()

    assert sorted(said) == ["blocked"] * 3 + ["wrong"] * 5
    assert refusal(lambda: guess(PASSWORD)) == "blocked"


def test_no_password_is_kept_anywhere(by_password, home, caplog):
    caplog.set_level(logging.DEBUG)
    assert refusal(lambda: guess("mistyped passw0rd")) == "wrong"
    assert refusal(lambda: rights.sign_in_by_password("mistyped passw0rd", "", None, "tab")) == "wrong"
    steward = guess(PASSWORD)
    rights.sign_out(steward)

    kept = "".join(file.read_text(encoding="utf-8") for file in (home / "var").iterdir())
    assert NAME in kept
    for secret in ("mistyped", PASSWORD, steward.session):
        assert secret not in kept + caplog.text


# The command


def command(stdin: str, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    read, write = os.pipe()
    with os.fdopen(write, "w", encoding="utf-8") as into:
        into.write(stdin)
    with os.fdopen(read, encoding="utf-8") as source:
        monkeypatch.setattr(sys, "stdin", source)
        return main(["password", *words])


def test_the_command_writes_secrets_that_let_in_by_the_password(home, monkeypatch, capsys):
    assert command("dlouhé heslo správců\n", monkeypatch, "--stdin") == 0
    said = capsys.readouterr()
    write_secrets(home, said.out)

    assert str(paths.secrets()) in said.err
    assert "dlouhé" not in said.out + said.err
    assert guess("dlouhé heslo správců")
    assert refusal(guess) == "wrong"
    assert argon2.extract_parameters(said.out.split('"')[1]).memory_cost >= 64 * 1024


def test_each_hash_has_a_salt_of_its_own(monkeypatch, capsys):
    said = set()
    for _ in range(2):
        command("dlouhé heslo správců\n", monkeypatch, "--stdin")
        said.add(capsys.readouterr().out)

    assert len(said) == 2


@pytest.mark.parametrize(
    ("stdin", "words", "told"),
    [
        ("jedenáct zn\n", ["--stdin"], "nejméně 12"),
        ("", ["--stdin"], "nejméně 12"),
        ("x" * 201, ["--stdin"], "nejvýše 200"),
        ("dlouhé heslo správců\n", [], "v terminálu"),
    ],
)
def test_the_command_refuses(monkeypatch, capsys, stdin, words, told):
    assert command(stdin, monkeypatch, *words) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert not said.out


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals to play on Windows")
@pytest.mark.parametrize(("again", "code"), [("dlouhé heslo správců", 0), ("dlouhé heslo správce", 2)])
def test_a_terminal_asks_twice_and_shows_nothing(again, code):
    import pty  # not on Windows

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "sei_core", "password"])
    shown = b""
    for prompt, typed in (("správců (nejméně 12 znaků): ", "dlouhé heslo správců"), ("znovu: ", again)):
        while not shown.endswith(prompt.encode()):
            shown += os.read(terminal, 1024)
        os.write(terminal, typed.encode() + b"\n")
    while part := read_on(terminal):
        shown += part
    os.close(terminal)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == code
    assert b"dlouh" not in shown
    assert (b"$argon2id$" in shown) == (code == 0)


def read_on(terminal: int) -> bytes:
    """What comes next; nothing once the other end is closed, which Linux tells by an error."""
    try:
        return os.read(terminal, 1024)
    except OSError:
        return b""


def test_the_example_of_secrets_is_right_in_both_its_ways(home):
    example = (ROOT / ".streamlit" / "secrets.example.toml").read_text(encoding="utf-8")
    _, password, provider = example.split("# --- ")
    hashed = argon2.PasswordHasher(1, 8, 1).hash("x")

    def uncommented(part: str) -> str:
        lines = part.splitlines()[1:]
        return "\n".join(line.removeprefix("# ") for line in lines if line.startswith(("# [", "#")) and "`" not in line)

    write_secrets(home, uncommented(password).replace("$argon2id$v=19$m=65536,t=3,p=4$…", hashed))
    assert rights.is_on()
    told = uncommented(provider).replace('cookie_secret = "…"', f'cookie_secret = "{"x" * 32}"')
    write_secrets(home, "\n".join(line for line in told.splitlines() if not line.startswith("The provider")))
    assert grants.current().providers == ("default",)
