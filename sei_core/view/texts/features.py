"""Words of the layers for GIS (OGC API – Features)."""

from __future__ import annotations

from sei_core.view.texts.documents import INDICATOR_LABEL
from sei_core.view.texts.measures import COLUMN

FEATURES_NAME = "Atlas sociálního začleňování: vrstvy pro GIS (OGC API – Features)"
FEATURES_DESCRIPTION = (
    "Obce, OPOU, ORP, okresy a kraje s indexem sociálního vyloučení, spolupráce obcí s Agenturou pro sociální "
    "začleňování a obce se známými vyloučenými lokalitami. Rozhraní je jen ke čtení. Index popisuje místa, ne lidi."
)
FEATURES_TITLE = {
    "municipality": "Obce: index sociálního vyloučení, {year}",
    "opou": "OPOU: index sociálního vyloučení, {year}",
    "orp": "ORP: index sociálního vyloučení, {year}",
    "district": "Okresy: index sociálního vyloučení, {year}",
    "region": "Kraje: index sociálního vyloučení, {year}",
}
FEATURES_LATEST = "nejnovější rok (nyní {year})"
FEATURES_FIXED = "rok {year} (neměnné)"
FEATURES_OF_MUNICIPALITIES = (
    "Prvek je obec: index 0–30 bodů, pásmo a pět ukazatelů s počtem, základem, podílem, lokalizačním kvocientem "
    "a body. Obec bez vlastní školy přebírá body za předčasné odchody; její podíl pak chybí. Absolutní počty "
    "zatěžují velká města, v malých obcích rozhoduje několik lidí. Hranice jsou zjednodušené."
)
FEATURES_OF_AREAS = (
    "Prvek je území: průměr indexu vážený obyvateli 15+, prostý průměr, počty obcí podle pásem a podíly pěti "
    "ukazatelů. Index se počítá za obce; za větší území jsou to průměry a součty. Hranice jsou zjednodušené."
)
FEATURES_COOPERATION_TITLE = "Obce: spolupráce s Agenturou pro sociální začleňování k dnešnímu dni"
FEATURES_COOPERATION = (
    "Prvek je obec, o jejíž spolupráci mluví prameny, sama nebo jako člen skupiny obcí. Seznam je po roce 2019 "
    "neúplný: obec, která tu není, mohla spolupracovat také."
)
FEATURES_LOCALITIES_TITLE = "Obce se známými vyloučenými lokalitami"
FEATURES_LOCALITIES = (
    "Prvek je bod obce s počtem lokalit, které prameny uvádějí; poloha lokalit se nezveřejňuje. Malé rozpoznatelné "
    "lokality jsou jen v počtu. Údaje s nízkou jistotou vynechány. Soupis není úplný."
)
FEATURES_MORE_SOURCES = "{shown}; další prameny v odkazech ({more})"
FEATURES_SOURCE = "{source} – data: {date}; licence: {licence}"
FEATURES_LICENCE = "Licence {licence}: {sources}"
FEATURES_GEOMETRY = "Tvar"
FEATURES_STANDING = {
    "running": "spolupracuje",
    "confirmed_before": "naposledy doložena dříve",
    "end_uncertain": "možná, konec není znám přesně",
    "start_uncertain": "možná, začátek není znám přesně",
    "end_unknown": "možná, konec neuveden",
    "ended_early": "předčasně skončila",
    "ended": "skončila",
    "not_yet": "ještě nezačala",
    "none": "jen zájem nebo pořadník",
}
COLUMN |= {f"{key}_mean_points": (f"{label} – průměr bodů obcí", "bodů") for key, label in INDICATOR_LABEL.items()}
COLUMN |= {
    "band_0_1_count": ("Obce v pásmu 0–1", "obcí"),
    "band_2_7_count": ("Obce v pásmu 2–7", "obcí"),
    "band_8_11_count": ("Obce v pásmu 8–11", "obcí"),
    "band_12_30_count": ("Obce v pásmu 12–30", "obcí"),
    "standing_words": ("Spolupráce slovy",),
    "standing_day": ("Stav ke dni",),
}

FEATURES_LINK = {
    "json": "Tento dokument jako JSON",
    "html": "Stránka pro čtení",
    "openapi": "Popis rozhraní (OpenAPI 3.0)",
    "conformance": "Splněné části standardu",
    "collections": "Seznam vrstev",
    "items": "Prvky (GeoJSON)",
    "item": "Jeden prvek (GeoJSON)",
    "next": "Další stránka",
    "prev": "Předchozí stránka",
    "schema": "Popis vlastností",
    "queryables": "Podle čeho se lze ptát",
}
FEATURES_PAGE_QGIS = "Jak vrstvu otevřít v QGIS"
FEATURES_PAGE_ADDRESS = "Adresa rozhraní:"
FEATURES_PAGE_STEPS = (
    "Vrstva → Přidat vrstvu → Přidat vrstvu WFS / OGC API – Features.",
    "Nové připojení: libovolný název, do pole URL zkopírujte adresu rozhraní, verze OGC API – Features.",
    "Připojit, vybrat vrstvu, Přidat. Vrstva se načítá po stránkách podle výřezu mapy.",
)
FEATURES_PAGE_LAYERS = "Vrstvy"
FEATURES_PAGE_ABOUT = "popis"
FEATURES_PAGE_FIRST = "prvních deset prvků"
FEATURES_PAGE_PROGRAMS = "Pro programy"

FEATURES_PARAMETER = {
    "f": "Forma odpovědi.",
    "limit": "Nejvýše kolik prvků na stránce; větší číslo než nejvyšší dovolené se sníží na ně.",
    "offset": "Kolik prvků přeskočit.",
    "bbox": "Jen prvky, které zasahují do obdélníku: západ, jih, východ, sever.",
    "bbox-crs": "Souřadnicový systém obdélníku.",
    "crs": "Souřadnicový systém odpovědi.",
    "datetime": "Den, okamžik nebo interval (RFC 3339), například 2023-01-01/2023-12-31 nebo 2023-01-01/..",
    "properties": "Které vlastnosti poslat, oddělené čárkou; bez parametru všechny.",
    "skipGeometry": "Poslat prvky bez tvarů.",
    "featureId": "Kód obce nebo území.",
}
FEATURES_RESPONSE = {
    "invalid": "Parametr není znám nebo jeho hodnota nedává smysl.",
    "missing": "Takový prvek není.",
    "unbuilt": "Databáze ještě není sestavena, nebo server odpovídá na mnoho dotazů; opakujte po době v Retry-After.",
}
FEATURES_UNCHANGED = "Odpověď se od uvedeného ETag nezměnila."
FEATURES_KIND = {"integer": "celé číslo", "number": "číslo s desetinnou tečkou"}

FEATURES_UNKNOWN_PARAMETER = "Parametr „{name}“ tu není. Možné jsou: {known}."
FEATURES_REPEATED_PARAMETER = "Parametr „{name}“ smí být v adrese jen jednou."
FEATURES_BAD_FORMAT = "Forma „{value}“ tu není. Možné jsou: {known}."
FEATURES_BAD_WHOLE = "Parametr „{name}“ má být celé číslo nejméně {least}, ne „{value}“."
FEATURES_BAD_CRS = "Parametr „{name}“ zná jen tyto souřadnicové systémy: {known}; ne „{value}“."
FEATURES_CRS_WITHOUT_BOX = "Parametr „bbox-crs“ má smysl jen s parametrem „bbox“."
FEATURES_BAD_BOX = (
    "Parametr „bbox“ mají být čtyři čísla: západ, jih, východ, sever, jih nejvýš jako sever; ne „{value}“."
)
FEATURES_BAD_TIME = (
    "Parametr „datetime“ má být den, okamžik nebo interval podle RFC 3339, například 2023-12-31 nebo "
    "2023-01-01/2023-12-31; ne „{value}“."
)
FEATURES_BAD_VALUE = "Vlastnost „{name}“ je {kind}, ne „{value}“."
FEATURES_UNKNOWN_PROPERTY = "Vlastnost „{name}“ tu není. Možné jsou: {known}."
FEATURES_BAD_FLAG = "Parametr „{name}“ má být true, nebo false, ne „{value}“."
FEATURES_UNKNOWN_COLLECTION = "Vrstva „{name}“ tu není. Možné jsou: {known}."
FEATURES_UNKNOWN_FEATURE = "Prvek s kódem „{code}“ v této vrstvě není."
FEATURES_NO_RELEASE = "Databáze ještě není sestavena. Zkuste to za chvíli."
FEATURES_HTTP = {
    404: "Na této adrese nic není. Začněte úvodním dokumentem rozhraní.",
    405: "Rozhraní je jen ke čtení: použijte metodu GET nebo HEAD.",
}
