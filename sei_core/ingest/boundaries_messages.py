"""What the reader of the cadastre's package says, in Czech."""

from __future__ import annotations

from collections.abc import Sequence

#: So many municipalities are named; of more, the first ones and their number.
NAMED = 8

# getting it
NOT_WEB = "Adresa „{url}“ nezačíná http:// ani https://. Zadejte adresu, ze které jde balík stáhnout, nebo soubor."
WRONG_ADDRESS = "Adresa „{url}“ není napsaná správně. Zkontrolujte ji a zkuste to znovu."
NO_SERVER = (
    "K serveru adresy „{url}“ se nelze připojit ({detail}). Zkontrolujte adresu a připojení k síti, "
    "nebo balík stáhněte jinde a zadejte soubor."
)
REFUSED = "Server na adresu „{url}“ odpověděl chybou {status}. Zkontrolujte adresu, nebo to zkuste později."
TOO_MANY_REDIRECTS = "Adresa „{url}“ přesměrovává pořád dál. Zadejte adresu, na které balík opravdu je."
NOT_SECURE = (
    "Server adresy „{url}“ se neprokázal platným certifikátem ({detail}). Nic se nestáhlo; ověřte adresu u vydavatele."
)
TOO_SLOW = "Server adresy „{url}“ přestal posílat data. Nic se neuložilo; zkuste to znovu."
CUT = "Stahování z adresy „{url}“ se přerušilo: přišlo {got} z {all} MB. Nic se neuložilo; zkuste to znovu."
CUT_SOMEWHERE = "Stahování z adresy „{url}“ se přerušilo. Nic se neuložilo; zkuste to znovu."
TOO_LARGE = "Soubor na adrese „{url}“ je větší než {most} MB, a to balík hranic není. Zkontrolujte adresu."
DISK_FULL = "na disku není místo pro rozbalený balík – uvolněte je a zkuste to znovu"
DISK = "Stažený soubor se nevejde na disk. Uvolněte místo a zkuste to znovu."

# the archive
OTHER_ENDING = "soubor nemá příponu {ending} – čeká se balík hranic tak, jak jej ČÚZK zveřejňuje"
NOT_ZIP = "soubor není archiv ZIP, nebo je poškozený – stáhněte balík znovu"
NO_MEMBER = "v balíku chybí soubor {member} – stáhněte balík pro stát (EPSG:5514), v něm vrstva obcí je"
TWICE = "soubor {member} je v balíku vícekrát – stáhněte balík znovu, přebaleným se nedá věřit"
ENCRYPTED = "soubor {member} je v balíku zaheslovaný – stáhněte balík znovu od vydavatele"
BROKEN_MEMBER = "soubor {member} je v balíku poškozený – stáhněte balík znovu"
BIG_MEMBER = "soubor {member} má po rozbalení {size} MB, nejvýše smí mít {most} MB – to není balík hranic"
MANY_MEMBERS = "v archivu je {count} souborů, nejvýše smí být {most} – to není balík hranic"

# the layer
UNREADABLE = "vrstvu {layer} nelze přečíst – stáhněte balík znovu"
NO_COLUMN = "ve vrstvě {layer} chybí sloupec {column} – stáhněte balík pro stát, v něm je"
MANY_ROWS = "vrstva {layer} má {count} řádků, nejvýše smí mít {most} – to nejsou obce"
NO_ROWS = "vrstva {layer} je prázdná – stáhněte balík znovu"
OTHER_CRS = "souřadnice jsou v systému {crs}, čeká se S-JTSK / Krovak East North (EPSG:5514) – stáhněte balík v něm"
NO_CRS = "neříká, v jakém systému jsou souřadnice (soubor OBCE_P.prj) – stáhněte balík v EPSG:5514"
BAD_LETTERS = "názvy obcí nejsou v kódování, které balík uvádí (soubor OBCE_P.cpg) – stáhněte balík znovu"
NOT_A_CODE = "kód {values} není šestimístný kód obce – stáhněte balík znovu"
REPEATED = "obec je ve vrstvě vícekrát: {names} – stáhněte balík znovu"
MISSING = "hranice chybí: {names} – stáhněte novější balík, nebo nejdřív nahrajte sešit indexu s hierarchií bez nich"
NO_SHAPE = "obec nemá žádný tvar, nebo jej nelze opravit: {names} – stáhněte balík znovu"
NOT_POLYGON = "tvar obce není plocha: {names} – stáhněte balík znovu"
POSITIVE = (
    "souřadnice jsou kladné; EPSG:5514 je má záporné (východ, sever) – stáhněte balík v EPSG:5514, ne v EPSG:5513"
)
SWAPPED = "souřadnice mají prohozené osy; EPSG:5514 má první východ a druhý sever – stáhněte balík v EPSG:5514"
ELSEWHERE = "tvar leží mimo Česko: {names} – stáhněte balík znovu"

# what came of it
OVERLAP = "po odstranění překryvů se plocha obce změnila o více než 1 %: {names} – stáhněte balík znovu"
HOLE = "mezi obcemi je díra, kterou nepokrývá žádná ({size} ha), u obcí: {names} – stáhněte balík znovu"
CHANGED = "po zjednodušení se plocha změnila o více než 1 %: {names} – ohlaste to správci programu"
COUNTRY_CHANGED = "po zjednodušení se plocha státu změnila o více než 1 % – ohlaste to správci programu"
NOT_WHOLE = "zjednodušené hranice na sebe nenavazují – ohlaste to správci programu"
NOT_DERIVED = "uložené zobecněné hranice nelze přečíst – načtěte balík hranic znovu"

# warnings
UNKNOWN = "obec není v hierarchii: {names}; nejdřív nahrajte sešit indexu s ní"
RENAMED = "název se liší od známého: {names}"
MENDED = "tvar bylo třeba opravit: {names}"
RESIZED = (
    "plocha se proti zveřejněným hranicím změnila o více než 1 %: {names}; jsou-li obce malé, bývá to různým "
    "zjednodušením hranic, jinak se hranice obce opravdu změnila"
)
COUNTRY_RESIZED = (
    "součet ploch všech obcí se od zveřejněných hranic liší o {change} %, což skutečné změny hranic nezpůsobí – "
    "zkontrolujte, zda je to balík pro celý stát, a stáhněte jej znovu"
)
NO_POINTS = "vrstva definičních bodů {layer} v balíku není nebo ji nelze přečíst; definiční body se nemění"


def named(names: Sequence[str]) -> str:
    """List municipalities: the first ones, and how many there are if that is not all."""
    shown = ", ".join(names[:NAMED])
    count = f"{len(names):,}".replace(",", "\u00a0")
    return shown if len(names) <= NAMED else f"{shown} a další (celkem {count})"


def megabytes(size: int) -> str:
    """Bytes as whole megabytes."""
    return str(round(size / 1e6))


def with_change(name: str, change: float) -> str:
    """A municipality with how much its area changed."""
    return f"{name} ({change * 100:+.1f} %)".replace(".", ",").replace("-", "−")
