"""Lokality, in pages/podpora/lokality.py, view/localities.py, view/locality_charts.py and view/locality_maps.py."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

NOUN |= {"locality": ("lokalita", "lokality", "lokality", "lokalit")}
LOCALITY_AT_LEAST, LOCALITY_AT_MOST = "nejméně {0}", "nejvýše {0}"
LOCALITY_THOUSANDS = "{0}\u00a0tis."
LOCALITY_SURVEY_HEADING = "Šetření lokalit {year}: {area}"
LOCALITY_SURVEY_OF = "šetření {year}"
LOCALITY_SCOPE = "Šetření počítalo jen za kraje a celé Česko. Čísla jsou za území {counted}, zvolené je {chosen}."
LOCALITY_METRIC_COUNT, LOCALITY_METRIC_MUNICIPALITIES = "Lokality", "Obce s lokalitou"
LOCALITY_METRIC_PEOPLE, LOCALITY_METRIC_AVERAGE = "Lidé v lokalitách", "Lidé na lokalitu"
LOCALITY_METRIC_UNSTATED = "Zdroj je za kraje neuvádí."
LOCALITY_METRIC_PEOPLE_HELP = "Dolní a horní odhad podle zdroje; střed se nepočítá."
LOCALITY_METRIC_AVERAGE_HELP = "Přepočteno: dolní a horní odhad počtu lidí dělený počtem lokalit."
LOCALITY_METRIC_STATED = "zdroj uvádí {0}"
LOCALITY_METRIC_DIFFERS = "zdroj uvádí {0}, neodpovídá"

LOCALITY_KNOWN_HEADING = "Známé lokality v obcích: {area}"
LOCALITY_WITH_MENTIONS = "I zmínky o obcích bez jmenované lokality"
LOCALITY_WITH_LOW = "I údaje s nízkou jistotou"
LOCALITY_LOW_HIDDEN = "Údaje s nízkou jistotou jsou skryté; takových řádků je tu {count}."
LOCALITY_LOW_SHOWN = "Ukazují se i údaje s nízkou jistotou; takových řádků je tu {count}."
LOCALITY_KNOWN = "Atlas tu zná {count}; obcí s nimi je {municipalities}."
LOCALITY_COUNTED = "Šetření {year} jich ve stejném území napočítalo {count}."
LOCALITY_INCOMPLETE = "Výčet zdaleka není úplný: obec, která v něm není, lokalitu mít může."
LOCALITY_NONE_KNOWN = "Atlas tu jmenovitě nezná žádnou lokalitu. Neznamená to, že tu žádná není."
LOCALITY_HIDDEN = (
    "Jen v počtu své obce, bez názvu, typu, počtu lidí a pramene: {count}, tak malá místa, že by šlo poznat "
    "jednotlivé domácnosti."
)
LOCALITY_YEARS = (
    "Prameny jmenovaných lokalit popisují různé doby: {years}, bez data je lokalit {undated}. Co se s lokalitou stalo, "
    "uvádějí jen u {stated}; ostatní už nemusí existovat nebo vypadat stejně."
)
LOCALITY_MENTIONED = "Obce, o kterých pramen říká jen to, že lokalitu mají: {count}. Ukáže je přepínač zmínek."
LOCALITY_MENTION = "Zmínka bez jména: {name}"
LOCALITY_DATED, LOCALITY_UNDATED = "pramen k datu {0}", "pramen bez data"
LOCALITY_PEOPLE, LOCALITY_STATE, LOCALITY_CERTAINTY = "lidí: {0}", "stav: {0}", "jistota {0}"
LOCALITY_ONLY_COUNTED = "Jen v počtu obce: {count} bez podrobností"
LOCALITY_MAP_TITLE = "Známé lokality v obcích: {area}"
LOCALITY_MAP_LEGEND = "Známé lokality"
LOCALITY_MAP_CLASSES = ("žádná není známa", "1 lokalita", "2 lokality", "3–4 lokality", "5 a více")
LOCALITY_MAP_NOTE = (
    "Počet lokalit, které atlas zná z pramenů různých let; výčet zdaleka není úplný a místo lokality se neukazuje"
)
LOCALITY_MAP_DATE = "prameny z let {years}"
LOCALITY_MAP_UNDATED = "prameny bez data"
LOCALITY_UNSTATED = "zdroj neuvádí"
LOCALITY_MAP_MENTIONS = "jen zmínka bez jména ({count})"
LOCALITY_NOUN = {
    "locality_count": NOUN["locality"],
    "known": ("známá lokalita", "známé lokality", "známé lokality", "známých lokalit"),
    "people_from": NOUN["person"],
    "people_to": NOUN["person"],
    "average_from": tuple(f"{form} na lokalitu" for form in NOUN["person"]),
    "average_to": tuple(f"{form} na lokalitu" for form in NOUN["person"]),
}

LOCALITY_REGIONS_HEADING = "Šetření {year} po krajích"
LOCALITY_MEASURE = "Mapa krajů ukazuje"
LOCALITY_MEASURE_CHOICE = {
    "locality_count": "počet lokalit",
    "people_from": "osob nejméně",
    "people_to": "osob nejvýše",
    "average_from": "osob na lokalitu nejméně",
    "average_to": "osob na lokalitu nejvýše",
}
LOCALITY_SURVEY_MAP_TITLE = "Lokality v krajích: {measure}, šetření {year}"
LOCALITY_SURVEY_MAP_NOTE = "Počty a odhady podle zdroje; průměr na lokalitu je z nich přepočtený"
LOCALITY_COUNTS_TITLE = "Kolik lokalit je v krajích"
LOCALITY_COUNTS_AXIS = "Počet lokalit"
LOCALITY_COUNTS_ALT = "Pruhový graf počtu vyloučených lokalit v krajích, {subtitle}: {rows}."
LOCALITY_PEOPLE_TITLE = "Kolik lidí v lokalitách žije"
LOCALITY_PEOPLE_AXIS = "Počet lidí"
LOCALITY_PEOPLE_RANGE = "od dolního do horního odhadu"
LOCALITY_RANGE_NOTE = "od dolního do horního odhadu"
LOCALITY_PEOPLE_ALT = "Graf rozpětí odhadů počtu lidí v lokalitách krajů, {subtitle}: {rows}."
LOCALITY_AVERAGES_TITLE = "Kolik lidí připadá na lokalitu"
LOCALITY_AVERAGES_AXIS = "Lidí na lokalitu"
LOCALITY_AVERAGES_NOTE = "přepočtené rozpětí a průměr, který uvádí zdroj"
LOCALITY_AVERAGE_RANGE = "přepočteno z počtů zdroje"
LOCALITY_AVERAGE_AGREES = "průměr uvedený zdrojem"
LOCALITY_AVERAGE_DIFFERS = "uvedený průměr neodpovídá počtům téhož zdroje"
LOCALITY_AVERAGE_BESIDE = "{computed} · zdroj {stated}"
LOCALITY_AVERAGES_ALT = "Graf rozpětí průměrného počtu lidí na lokalitu v krajích, {subtitle}: {rows}."
LOCALITY_DISAGREEMENTS = (
    "Průměr na lokalitu, který uvádí zdroj, neodpovídá jeho vlastním počtům: {rows}. "
    "Atlas ukazuje obojí a nic neopravuje."
)
LOCALITY_DISAGREES = "{area} – uvádí {stated}, z počtů vychází {computed}"
LOCALITY_EARLIER = "Starší šetření"
LOCALITY_EARLIER_NOTE = (
    "Prameny o starším šetření se neshodnou v počtu obcí a za většinu krajů se čísla nedochovala; "
    "s novějším šetřením se přímo srovnávat nedají, protože lokality počítala každá mapa jinak."
)
COLUMN |= {
    "known_count": ("Známých lokalit",),
    "mention_count": ("Zmínek bez jména",),
    "average_from": ("Lidí na lokalitu nejméně (přepočteno)", "osob", "integer"),
    "average_to": ("Lidí na lokalitu nejvýše (přepočteno)", "osob", "integer"),
    "average_differs": ("Uvedený průměr neodpovídá počtům",),
}
OFFER_TITLE |= {
    "lokality-souhrn": "Šetření lokalit ve zvoleném území",
    "lokality-seznam": "Známé lokality",
    "lokality-kraje": "Šetření lokalit po krajích: počet lokalit",
    "lokality-lide": "Šetření lokalit po krajích: lidé v lokalitách",
    "lokality-prumery": "Šetření lokalit po krajích: lidé na lokalitu",
    "lokality-drive": "Starší šetření lokalit",
}
