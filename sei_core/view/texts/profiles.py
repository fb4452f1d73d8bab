"""Words of profiles: PDF of a municipality and of a larger area, and the archive of many."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN

PDF_NO_ADDRESS = (
    "Aktuální údaje a tabulky: Atlas sociálního začleňování, stránka Obec, hledejte kód {code}, rok {year}."
)
PDF_CODE_ALT = "QR kód s odkazem {link}"
#: Explained where they occur in print.
PDF_ABBREVIATIONS = {
    "KPSVL": "koordinovaný přístup k sociálně vyloučeným lokalitám",
    "SVL": "sociálně vyloučená lokalita",
    "GAC": "výzkumná společnost GAC spol. s r. o.",
}
PDF_ABBREVIATION, PDF_ABBREVIATIONS_LINE = "{short} – {meaning}", "Zkratky: {meant}."

PROFILE_NO_AREA = (
    "Území s kódem „{code}“ atlas nezná. Obec má šest číslic, kraj například CZ042, okres CZ0425, ORP 4202."
)
PROFILE_NO_LEVEL = "Profil má obec, ORP, okres a kraj, ne „{area}“. Zvolte některé z těchto území."
PROFILES_NO_LEVEL = "Archiv profilů má ORP, okres a kraj, ne „{area}“. Zvolte některé z těchto území."
PROFILE_NO_YEAR = "Rok {year} v atlasu není. Možné jsou: {years}."
PROFILES_CHANGED = "Během tvorby archivu bylo zveřejněno jiné vydání dat. Spusťte tvorbu znovu."

AREA_PDF_TITLE = "Profil území: {area}"
AREA_IDENTITY = {
    "region": "kraj · {count} · kód {code}",
    "district": "okres · {region} · {count} · kód {code}",
    "orp": "obvod obce s rozšířenou působností · {region} · {count} · kód {code}",
}
AREA_PDF_HEADING = {
    "findings": "Co z čísel plyne",
    "caveats": "Na co dát pozor",
    "map": "Obce podle pásem indexu",
    "heaviest": "Nejvíce zatížené obce",
    "bands": "Pásma vedle vyšších celků",
    "matrix": "Z čeho se body skládají",
    "comparison": "Podíly území a vyšších celků",
    "gaps": "12+ bodů bez známé spolupráce",
    "support": "Podpora",
    "sources": "Zdroje",
}
AREA_RANK = {"region": "Pořadí mezi kraji", "district": "Pořadí mezi okresy", "orp": "Pořadí mezi ORP"}
AREA_RANK_VALUE = "{rank}. z {total}"
AREA_PART_VALUE = "{points} z {most}"
AREA_HEAVIEST = "Nejvíc bodů: {names}."
AREA_HEAVIEST_ONE = "{name} ({points})"
AREA_RANK_FINDING = (
    "Průměr indexu vážený obyvateli 15+ je {mean}, v Česku {country}; mezi {peers} je to {rank}. místo od nejvyššího."
)
AREA_PEERS = {"region": "{count} kraji", "district": "{count} okresy", "orp": "{count} obvody ORP"}
AREA_CAVEAT_MEANS = (
    "Průměr indexu a body za podíly, kvocienty a počty jsou vážené obyvateli 15+; body jednotlivých ukazatelů na druhé "
    "straně jsou prosté průměry obcí. Nejsou proto součtem jeden druhého."
)
AREA_CAVEAT_ONE = (
    "Území tvoří jediná obec: v jednom pásmu je celé a body za absolutní počty u velkého města váží nejvíc."
)
AREA_CAVEAT_FEW = "Území má jen {count}; jedna obec tu mění podíl obcí o {step}."
AREA_CAVEAT_TOWN = (
    "Jediná obec ({name}) má {share} obyvatel 15+ všech obcí s 12 a více body; vážené údaje jsou hlavně její."
)
AREA_MAP_ALT = "Mapa obcí: {area}, v barvách pásem indexu; čísla odpovídají tabulce nejvíce zatížených obcí."
AREA_MAP_NOTE = "Čísla odkazují na tabulku vedle."
AREA_MAP_NOTE_ORP = "Čísla odkazují na tabulku vedle; tmavší čáry jsou hranice obvodů ORP."
AREA_BANDS_TITLE = {"municipality_count": "Podíl obcí (%)", "population_15plus": "Podíl obyvatel 15+ (%)"}
AREA_MATRIX_HEAD = (
    "Ukazatel",
    "Počet",
    "Základ",
    "Podíl",
    "Česko",
    "Násobek Česka",
    "Průměr bodů obcí (0–6)",
    "Česko",
)
AREA_MATRIX_NOTE = (
    "Podíly jsou podíly součtů (počet dělený základem). Dávky jsou průměrné za měsíc. Body jsou prostým průměrem obcí, "
    "u předčasných odchodů včetně převzatých od nejbližší školy."
)
AREA_RANKING = {
    "orp": "Obvody ORP: {area}",
    "district": "Okresy: {area}",
    "region": "Kraje: {area}",
}
AREA_RANKING_HEAD = ("Území", "Obcí", "12+ bodů", "Průměr indexu")
AREA_RANKING_MORE = "Seřazeno podle váženého průměru; celkem {count} území."
AREA_GAPS_NONE = "Taková obec tu v roce {year} není."
AREA_GAPS_HEAD = ("Obec (okres)", "Obyv. 15+", "Body")
AREA_PDF_ADDRESS = "Stránka území s aktuálními údaji a tabulkami:"
AREA_PDF_NO_ADDRESS = (
    "Aktuální údaje a tabulky: Atlas sociálního začleňování, stránka Kraje, území „{area}“, rok {year}."
)
NOUN |= {"profile": ("profil", "profily", "profilu", "profilů")}

AREA_PROFILE_DOWNLOAD = "Profil území (PDF)"
AREA_PROFILE_NONE = "Profil v PDF má kraj, okres a ORP: zvolte některé z nich v postranním panelu."
BATCH_START = "Profily v jednom archivu (ZIP: {holds})"
BATCH_HOLDS = {
    "region": "{count} a profil kraje",
    "district": "{count} a profil okresu",
    "orp": "{count} a profil ORP",
}
BATCH_WAITING = "{label}: čeká, až bude hotov jiný archiv"
BATCH_STARTING = "{label}: startuje se"
BATCH_RUNNING = "{label}: hotovo {done} z {total} profilů"
BATCH_CANCEL = "Zrušit"
BATCH_READY = "Stáhnout: {label}, {size} MB"
BATCH_CANCELLED = "Tvorba archivu byla zrušena, nic po ní nezůstane."
BATCH_BROKEN = "Archiv se nepodařilo dokončit; příčina je v záznamu serveru. Zkuste to znovu."
BATCH_NOTE = "Stránku nechte otevřenou: po jejím opuštění se tvorba asi za minutu a půl zastaví."
PROFILE_FILE_OF_AREA, PROFILES_FILE = "profil", "profily-obci"
PROFILES_LABEL = "profily, {area}, {year} ({holds})"
DOCUMENT_LOCAL = "Odkazy v dokumentu povedou na adresu tohoto počítače; z jiného se neotevřou."
