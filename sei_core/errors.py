"""Everything that can go wrong by a user's hand; anything else is a bug and stays loud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar


class SeiError(Exception):
    """A mistake that its reader can mend: the text is Czech, shown without a traceback."""


@dataclass(frozen=True)
class CellProblem:
    """One cell of a received file that cannot be taken as it is.

    Attributes:
        sheet: name of the sheet; empty for a text table.
        row: as seen in Excel, from 1.
        header: column as headed in the file; empty for a row as a whole.
        value: the cell as text, empty where there is nothing.
        advice: what is wrong and what to do, in Czech.
    """

    sheet: str
    row: int
    header: str
    value: str
    advice: str


class DataFileError(SeiError):
    """A file that cannot be taken as it is.

    Attributes:
        path: the file.
        problems: every problem found in it, one Czech sentence each, in reading order; many cells of one column with
            the same fault are one sentence.
        cells: each cell at fault by itself, in reading order; empty where the file as a whole is the problem.
    """

    def __init__(self, path: Path | str, problems: Sequence[str], cells: Sequence[CellProblem] = ()):
        self.path = Path(path)
        self.problems, self.cells = list(problems), list(cells)
        lines = "\n".join(f"  - {problem}" for problem in self.problems)
        super().__init__(f"{self.path.name}: počet problémů: {len(self.problems)}\n{lines}")


class NoReleaseError(SeiError):
    """There is no database yet, or not the one that was asked for."""

    def __init__(self, name: str = ""):
        super().__init__(
            f"Vydání „{name}“ neexistuje. Seznam vypíše „python -m sei_core releases“."
            if name
            else "Databáze ještě není sestavena. Spusťte „python -m sei_core build“ nebo „make run“."
        )


class LostReleaseError(SeiError):
    """A release was served here and is not any more: another one would lack what was imported."""

    def __init__(self, home: Path):
        super().__init__(
            f"Ve složce „{home}“ chybí zveřejněné vydání, ačkoli v ní už nějaké bylo, nebo se do ní obnovovala záloha "
            "a nedoběhla. Nové by se sestavilo bez importů, a proto nevzniklo. Obnovte zálohu příkazem „python -m "
            "sei_core restore“, nebo zveřejněte vydání, které na disku je („releases“ je vypíše): „publish NÁZEV“."
        )


class NothingToUndoError(SeiError):
    """The served release is the first one."""

    def __init__(self, name: str):
        super().__init__(f"Není k čemu se vrátit: „{name}“ je první zveřejněné vydání.")


class ReleaseCheckError(SeiError):
    """A built release broke one of its own checks and was not published."""

    def __init__(self, broken: Sequence[tuple[str, int, str]]):
        """Take the description, number of offending rows and first cases of each broken check."""
        lines = "\n".join(f"  - {text} – nevyhovělo řádků: {count} (první: {first})" for text, count, first in broken)
        super().__init__(f"Vydání neprošlo kontrolou a nebylo zveřejněno:\n{lines}")


class BuildInProgressError(SeiError):
    """Another process is building a release right now."""

    def __init__(self) -> None:
        super().__init__("Právě běží jiné sestavení databáze. Počkejte, až skončí, a spusťte příkaz znovu.")


class ReleaseUnreadableError(SeiError):
    """The file of the served release does not answer."""

    def __init__(self, name: str):
        super().__init__(
            f"Soubor zveřejněného vydání „{name}“ nelze přečíst. Vraťte předchozí vydání příkazem "
            "„python -m sei_core rollback“, nebo obnovte zálohu."
        )


class PublicFileError(SeiError):
    """The public file of a release cannot be read, although it was made anew where it had to be."""

    def __init__(self, name: str):
        super().__init__(
            f"Soubor vydání „{name}“ pro vlastní dotazy nelze přečíst. Zkuste to za chvíli; pokud to potrvá, "
            "smažte ho ze složky „var/public“ a otevřete stránku SQL, vytvoří se znovu."
        )


class UnknownExportError(SeiError):
    """An export, or a file ending, that nobody declared."""

    @classmethod
    def of_name(cls, name: str, known: Sequence[str]) -> UnknownExportError:
        """Say that there is no export of that name, and which there are."""
        return cls(f"Vývoz „{name}“ neexistuje. Možné jsou: {', '.join(known)}.")


class QueryError(SeiError):
    """A question in SQL that has no answer.

    Attributes:
        reason: key of ``REASONS``.
        detail: what the database itself says, in English; empty where it was not asked.
    """

    REASONS: ClassVar[dict[str, str]] = {
        "empty": "Dotaz je prázdný. Napište ho, nebo otevřete některý z příkladů.",
        "long": "Dotaz je příliš dlouhý. Nejvýše může mít 20 000 bajtů.",
        "letters": "Dotaz obsahuje znak, který není písmenem žádného písma. Napište ho znovu.",
        "several": "Je to víc příkazů najednou. Spustit lze jeden; smažte ostatní i středníky mezi nimi.",
        "statement": "Databáze je jen ke čtení. Ptát se lze příkazy SELECT, FROM, WITH, VALUES, PIVOT, DESCRIBE, "
        "SHOW, SUMMARIZE a EXPLAIN.",
        "function": "Dotaz volá funkci, která čte soubory, spouští text nebo sahá na nastavení; ta zde není dovolena. "
        "Číst lze z tabulek v přehledu.",
        "columns": "Odpověď má příliš mnoho sloupců. Vyjmenujte jen ty, které potřebujete, nejvýše 500.",
        "memory": "Dotaz potřebuje víc paměti, než smí. Vyberte méně řádků nebo sloupců, nebo nejdřív seskupte.",
        "time": "Dotaz trval příliš dlouho a byl ukončen. Omezte řádky podmínkou, nebo spojte tabulky přes klíč.",
        "cancelled": "Dotaz byl zrušen.",
        "worker": "Dotaz ukončil svůj výpočet bez odpovědi; patrně je na něj příliš složitý. Zjednodušte ho.",
        "engine": "Databáze dotazu nerozumí, nebo ho nemůže spočítat. Její vlastní slova:",
    }

    def __init__(self, reason: str, detail: str = ""):
        self.reason, self.detail = reason, detail
        super().__init__(self.REASONS[reason] + (f"\n{detail}" if detail else ""))


class QueryBusyError(SeiError):
    """As many questions are being answered as the server answers at once."""

    def __init__(self) -> None:
        super().__init__("Server právě odpovídá na jiné dotazy. Zkuste to za chvíli znovu.")


class NotStewardError(SeiError):
    """Somebody who is not signed in as a steward, or not any more, asked for a change of the data."""

    def __init__(self) -> None:
        super().__init__("Ke změně dat je třeba přihlášení správce, a to vaše neplatí nebo už skončilo. Přihlaste se.")


class SignInError(SeiError):
    """Somebody who was not let in as a steward.

    Attributes:
        reason: key of ``REASONS``.
    """

    REASONS: ClassVar[dict[str, str]] = {
        "off": "Přihlašování správců není na tomto serveru zapnuté.",
        "name": "Napište své jméno, 1 až 60 znaků na jednom řádku; zapíše se ke změnám, které uděláte.",
        "wrong": "Heslo nesouhlasí. Zkuste to znovu; po několika chybách server hesla na čas přestane přijímat.",
        "blocked": "Nezdařených pokusů bylo příliš mnoho. Zkuste to znovu za {minutes} min.",
        "busy": "Server právě ověřuje jiná přihlášení. Zkuste to za chvíli znovu.",
        "unwritable": "Server nemůže zapsat pokus o přihlášení, a proto nikoho nepustí; patrně má plný disk. "
        "Řekněte to jeho správci.",
        "unverified": "Poskytovatel přihlášení nepotvrdil vaši e-mailovou adresu. Nechte si ji u něj ověřit "
        "a přihlaste se znovu.",
        "stranger": "Jste přihlášeni jako {email}, ale nejste mezi správci. Požádejte provozovatele, aby vás zapsal, "
        "nebo se odhlaste a přihlaste jiným účtem.",
        "ended": "Vaše přihlášení už skončilo. Přihlaste se znovu.",
    }

    def __init__(self, reason: str, *, minutes: int = 0, email: str = ""):
        self.reason = reason
        super().__init__(self.REASONS[reason].format(minutes=minutes, email=email))


class DiskFullError(SeiError):
    """What was to be written does not fit; nothing of it stays."""

    def __init__(self) -> None:
        super().__init__(
            "Na disku serveru není místo. Zveřejněné vydání se nezměnilo a nic rozepsaného nezůstalo. Uvolněte místo "
            "(stará vydání smaže „python -m sei_core releases --prune 3“) a zkuste to znovu."
        )


class DraftError(SeiError):
    """A draft with which the asked cannot be done."""

    REASONS: ClassVar[dict[str, str]] = {
        "missing": "Návrh „{key}“ neexistuje; patrně jej někdo mezitím zahodil.",
        "busy": "Návrh se právě připravuje. Počkejte, až skončí.",
        "state": "Návrh není připraven ke zveřejnění. Podívejte se na jeho stav; jde-li to, připravte jej znovu.",
        "closed": "Návrh je už zveřejněný, a ten se nemění. Zpět vede vrácení vydání v historii.",
        "moved": "Mezitím bylo zveřejněno jiné vydání, než proti kterému jste návrh porovnali. Připravte návrh znovu "
        "a podívejte se na nové porovnání.",
        "changed": "Návrh byl mezitím připraven znovu, třeba jiným správcem. Podívejte se na něj znovu, než jej "
        "zveřejníte.",
        "unpublished": "Toto vydání ještě nikdy nebylo zveřejněné; zveřejňuje se jako návrh, po porovnání.",
        "time": "Čtení souboru trvalo příliš dlouho a bylo ukončeno. Patrně v něm je mnohem víc, než by mělo být; "
        "zkontrolujte ho a nahrajte znovu.",
        "undone": "Mezitím bylo zveřejněno nebo vráceno jiné vydání, než na které jste se dívali. Podívejte se na "
        "historii znovu.",
        "withdrawn": "Zápis už v návrhu není, někdo jej mezitím odebral. Podívejte se na seznam zápisů znovu.",
        "cut": "Soubor návrhu nedošel celý. Návrh zahoďte a soubor nahrajte znovu.",
        "memory": "Soubor potřebuje víc paměti, než návrh smí mít. Patrně v něm je mnohem víc, než by mělo být; "
        "zkontrolujte ho a nahrajte znovu.",
    }

    def __init__(self, reason: str, key: str = ""):
        self.reason = reason
        super().__init__(self.REASONS[reason].format(key=key))


class BackupError(SeiError):
    """A backup that cannot be written or put back."""

    REASONS: ClassVar[dict[str, str]] = {
        "inside": "Zálohu nelze uložit do složky, kterou zálohuje („{path}“). Zvolte jinou složku, nejlépe jiný disk.",
        "unread": "Soubory ve složce „{path}“ nelze přečíst. Zkontrolujte, že k nim máte práva; záloha nevznikla.",
        "unwritten": "Zálohu „{path}“ nelze zapsat. Zkontrolujte, že složka existuje, smíte do ní psát a na disku je "
        "místo; dřívější soubor zůstal, jak byl.",
        "unreadable": "Soubor „{path}“ nelze přečíst. Zkontrolujte, že existuje a že k němu máte práva.",
        "foreign": "„{path}“ není záloha atlasu; tu píše příkaz „python -m sei_core backup“.",
        "newer": "Zálohu „{path}“ zapsal novější program. Obnovte ji stejnou nebo novější verzí atlasu.",
        "damaged": "Záloha „{path}“ je poškozená nebo neúplná. Nic se nezměnilo; obnovte jinou.",
        "full": "Na disku složky „{path}“ není pro zálohu místo. Uvolněte ho a zkuste to znovu; nic se nezměnilo.",
        "not_empty": "Ve složce „{path}“ už data jsou. Mají-li se nahradit, přidejte --replace: dosavadní se přesunou "
        "do podsložky „replaced-…“.",
        "unplaced": "Do „{path}“ nelze zapsat. Zkontrolujte, že tam smíte psát a na disku je místo, a spusťte příkaz "
        "znovu; nezměněná data zůstala na místě nebo v podsložce „replaced-…“.",
    }

    def __init__(self, reason: str, path: Path):
        self.reason = reason
        super().__init__(self.REASONS[reason].format(path=path))
