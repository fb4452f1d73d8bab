"""Obec, its words in view/profile.py and its document in export/profile_pdf.py."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

MUNICIPALITY_TITLE = "Obec"
MUNICIPALITY_LEAD = "Proč má tato obec právě tolik bodů, co by je změnilo, kdo jí pomáhá a které obce jsou jí podobné?"
MUNICIPALITY_HOW = (
    "Vyhledejte obec podle názvu, okresu nebo kódu. Sem vede také klepnutí na obec v mapě. "
    "Odkaz na stránku obce si můžete uložit nebo poslat."
)
MUNICIPALITY_STATUS = {
    "O": "obec",
    "M": "město",
    "T": "městys",
    "S": "statutární město",
    "H": "hlavní město",
    "U": "vojenský újezd",
}
MUNICIPALITY_IDENTITY = "{status} · okres {district} · ORP {orp} · {region} · kód {code}"
MUNICIPALITY_FINDINGS = "Co z čísel plyne"
MUNICIPALITY_WHY = "Proč má obec své body"
MUNICIPALITY_WHY_LEAD = (
    "Každý ukazatel skládá tři zkoušky po nejvýše {most} bodech: podíl, lokalizační kvocient (podíl dělený měřítkem, "
    "což je průměr podílu kraje a Česka) a absolutní počet. Kroky v posledním sloupci předpokládají, "
    "že se změní jen počet v této obci; pohyb měřítka, který tím obec sama způsobí, je započten. "
    "Dávky jsou průměrné za měsíc, jejich kroky zaokrouhlené nahoru na desetiny."
)
MUNICIPALITY_AROUND_LABEL = "{name} a okolí"
MUNICIPALITY_NEIGHBOURS = "Sousední obce"
MUNICIPALITY_SIMILAR = "Obce téže velikosti s nejbližšími podíly"
MUNICIPALITY_MORE_LINKS = "Další v tabulce: {count}."
PROFILE_DOWNLOAD = "Profil obce (PDF, 2 strany)"
PROFILE_FILE = "profil-obce-{code}-{year}.pdf"

METRIC_INDEX, METRIC_RANK, METRIC_REGION_RANK = "Index {year}", "Pořadí v Česku", "Pořadí v kraji"
METRIC_POPULATION = "Obyvatelé 15+"
METRIC_INDEX_VALUE = "{points} z {most}"
METRIC_INDEX_HELP = "Pásmo {band}. Více bodů znamená větší zatížení."
METRIC_RANK_HELP = (
    "Z {total}; 1. je nejvíce zatížená. Percentil {percentile}: podíl obcí s méně body, "
    "obce se stejnými body se počítají z poloviny."
)
METRIC_REGION_RANK_HELP = "{region}, {total}."
METRIC_POPULATION_HELP = "Jde o všechny obyvatele od 15 let, ne o počet lidí v nouzi."
METRIC_PART = {"share": "Body za podíly", "lq": "Body za kvocienty", "count": "Body za počty"}
METRIC_PART_VALUE = "{points} z {most}"
RANK_ONE, RANK_TIED, RANK_ALONE = "{first}.", "{first}.–{last}.", "jediná obec"

FINDING_STANDING = "Index {year}: {points} z {most}, pásmo {band}, {rank} místo z {total}."
NO_MUNICIPALITY = "žádná obec"
FINDING_OTHERS = "Více bodů má {more}, stejně {same}, méně {fewer}."
FINDING_HEAVIEST = "Nejvíc bodů ({points}): {heaviest}."
FINDING_HEAVIEST_EACH = "Nejvíc bodů (za každý {points}): {heaviest}."
FINDING_WITHOUT_POINTS = "Bez bodu: {labels}."
FINDING_NO_POINTS = "Obec nemá bod v žádném z pěti ukazatelů."
FINDING_RATIO = "Největší násobek podílu Česka: {highest} ({high}); nejmenší: {lowest} ({low})."
FINDING_STEP = "Nejmenší krok, který by body změnil: {indicator}, {test} – {step}."

CAVEAT_PLACE = "Index popisuje místo, ne lidi: body neříkají, kolik obyvatel obce je sociálně vyloučeno."
CAVEAT_EMPTY_WITH_POINTS = (
    "Obec nemá obyvatele od 15 let. Její body pocházejí z předčasných odchodů převzatých od školy v jiné obci "
    "a nepopisují nikoho, kdo by tu žil."
)
CAVEAT_EMPTY = "Obec nemá obyvatele od 15 let, podíly ani kvocienty se pro ni nedají spočítat."
CAVEAT_SMALL = (
    "Malá obec ({people} 15+): o bodech rozhoduje hrstka lidí a mezi roky mohou skákat, "
    "aniž by se v obci mnoho změnilo."
)
CAVEAT_LARGE = (
    "Body tu dávají hlavně absolutní počty: {count} z {points}. Počty přidávají body velkým městům "
    "i tam, kde jsou podíly obvyklé."
)
CAVEAT_BELOW_EDGE = "Obec stojí jeden bod pod hranicí pásma {band}; posunout ji může i malá změna počtů nebo měřítka."
CAVEAT_ON_EDGE = "Obec stojí přesně na hranici pásma {band}; ztráta jediného bodu by ji zařadila níž."
CAVEAT_STRICT = (
    "Kvocient je tu přísnější než jinde: {region} je zatížený kraj, a tak první bod za kvocient žádá "
    "({indicator}) podíl {here}, při měřítku celého Česka by stačilo {country}."
)
CAVEAT_MILD = (
    "Kvocient je tu mírnější než jinde: {region} je méně zatížený kraj, a tak první bod za kvocient žádá "
    "({indicator}) jen podíl {here}, při měřítku celého Česka by bylo třeba {country}."
)
CAVEAT_OTHER_DONOR = (
    "Zveřejněný index má {published}, pravidlo dává {computed}: vydavatel převzal předčasné odchody nejspíš "
    "od jiné školy, než je nejbližší. Atlas ukazuje zveřejněnou hodnotu; tak se v roce {year} liší {count}."
)
CAVEAT_NO_DONOR = (
    "Obec nemá vlastní školu s běžnými třídami a nemá zatím ani definiční bod, podle kterého by se našla nejbližší "
    "škola. Dárce jejích bodů za předčasné odchody proto neznáme a index za ni pravidlem nepřepočítáváme."
)
CAVEAT_NOT_DRAWN = (
    "Hranice obce zatím nejsou k dispozici: vznikla až po jejich poslední aktualizaci. Proto není na mapě a nemá "
    "sousední obce."
)
MUNICIPALITY_NOT_IN_YEAR = "Obec {name} ({code}) v roce {year} v indexu není. Atlas ji má za: {years}. Zvolte jiný rok."
CAVEAT_UNEXPLAINED = (
    "Zveřejněný index má {published}, pravidlo dává {computed} a rozdíl neumíme vysvětlit. "
    "Atlas ukazuje zveřejněnou hodnotu; tak se v roce {year} liší {count}."
)

REASON_TITLE = "{indicator}: {points} z {most}"
REASON_COUNT = "{count}, základ {base} ({base_label}), podíl {share}."
REASON_MONTHLY = "{amount} měsíčně"
REASON_YARDSTICK = (
    "Měřítko kvocientu {yardstick} je průměr kraje ({region}) a Česka ({country}); první bod je tu od podílu {needed}."
)
REASON_NO_PEOPLE = "Základ ({base_label}) je 0; podíl ani kvocient nelze spočítat, a tak dávají 0 bodů."
REASON_NO_PUPILS = "Povinnou docházku tu nikdo neukončil; podíl ani kvocient nelze spočítat, a tak dávají 0 bodů."
REASON_TAKEN_OVER = (
    "Obec nemá vlastní školu s běžnými třídami, proto přebírá body za tento ukazatel celé: {points}. "
    "Pravděpodobný dárce je nejbližší obec se školou: {donor}."
)
REASON_NO_DONOR = (
    "Obec nemá vlastní školu s běžnými třídami, proto přebírá body za tento ukazatel celé: {points}, tedy zveřejněný "
    "index bez ostatních čtyř ukazatelů. Dárce neznáme, obec zatím nemá definiční bod."
)
REASON_OTHER_DONOR = (
    "Podle pravidla by tento dárce předal {donor_points}. Zveřejněný index odpovídá jinému skóre, "
    "takže skutečný dárce je nejspíš jiný a není znám."
)
DONOR = "{name} (okres {district}, {code})"

STEP_GAIN = {(0, 1): "do 1 bodu chybí {amount}", (1, 2): "do 2 bodů chybí {amount}"}
STEP_GAIN |= {(0, 2): "chybí {amount}, zkouška by pak dala rovnou 2 body"}
STEP_LOSE = {1: "1 bod by zmizel při poklesu o {amount}", 2: "2 body by zmizely naráz při poklesu o {amount}"}
STEP_UNREACHABLE_COUNT = "více bodů získat nelze: {bound}, ale základ má jen {base}"
STEP_UNREACHABLE_LQ = "více bodů získat nelze: s počtem obce roste i měřítko, takže kvocient {bound} být nemůže"
STEP_NO_BASE = "nelze spočítat, základ je 0"
STEP_JOIN = "; "
BOUNDS = "od {lo} / nad {hi}"
BOUND_NEEDED = ("1 bod je od {value}", "2 body jsou nad {value}")
BOUND_REACHED = ("aspoň {value}", "nad {value}")
#: Nouns after ``při poklesu o``.
NOUN |= {
    "less_person": ("osobu", "osoby", "osoby", "osob"),
    "less_benefit": ("dávku", "dávky", "dávky", "dávek"),
    "less_pupil": ("žáka", "žáky", "žáka", "žáků"),
}

SIMILAR_WHAT = (
    "Srovnávají se obce se stejnou velikostí ({size}) podle pěti podílů, každý v násobcích své směrodatné odchylky."
)
SIZE_BETWEEN, SIZE_FROM = "{low} až {high} obyvatel 15+", "{low} a více obyvatel 15+"
SIMILAR_ALL = "Všechny uvedené jsou blíž než {close}, jsou si tedy opravdu podobné."
SIMILAR_SOME = "Opravdu podobné, blíž než {close}, jsou jen první {count}; ostatní jsou pouze nejbližší, jaké jsou."
SIMILAR_ONE = "Opravdu podobná, blíž než {close}, je jen první; ostatní jsou pouze nejbližší, jaké jsou."
SIMILAR_NONE = (
    "Opravdu podobná obec mezi nimi není: i ta nejbližší je vzdálená {nearest}. "
    "Výčet říká jen, kdo je nejméně daleko, ne kdo je stejný."
)
SIMILAR_NOBODY = "Obec bez obyvatel nebo bez podílů nemá s čím srovnávat."
NOUN |= {"deviation": ("směrodatná odchylka", "směrodatné odchylky", "směrodatné odchylky", "směrodatných odchylek")}
HISTORY_ONE_YEAR = "Atlas má po obcích jen rok {year}; vývoj se ukáže, až přibude další rok."
HISTORY_FROM_TO = "Roky po obcích, které atlas má: {years}."

OFFER_TITLE |= {
    "ukazatele-obce": "Ukazatele obce a jejich body",
    "zkousky-obce": "Zkoušky obce a vzdálenost k dalšímu bodu",
    "srovnani-obce": "Podíly obce a jejího okolí",
    "sousedni-obce": "Sousední obce",
    "podobne-obce": "Obce téže velikosti s nejbližšími podíly",
    "index-obce": "Index obce v letech",
}
COLUMN |= {
    "donor_district_name": ("Okres dárce",),
    "test_value": ("Hodnota", "", "ratio"),
    "test_unit": ("Jednotka hodnoty a hranic",),
    "one_point_from": ("1 bod od", "", "ratio"),
    "two_points_above": ("2 body nad", "", "ratio"),
    "test_points": ("Body zkoušky", "0–2"),
    "to_gain": ("K více bodům chybí", "jednotek počtu", "ratio"),
    "points_if_gained": ("Body pak", "0–2"),
    "to_lose": ("Ke ztrátě stačí pokles", "jednotek počtu", "ratio"),
    "points_if_lost": ("Body po poklesu", "0–2"),
    "next_step": ("Co by body změnilo",),
}
TEST_UNIT = {"share": "%", "lq": "násobek měřítka"}
REASON_COLUMNS = ("Zkouška", "Hodnota", "1 bod / 2 body", "Body", "Co by body změnilo")

PDF_TITLE = "Profil obce: {name}"
PDF_SUBTITLE = "Index sociálního vyloučení {year}"
PDF_HEADING = {
    "findings": "Co z čísel plyne",
    "caveats": "Na co dát pozor",
    "matrix": "Proč má obec své body",
    "comparison": "Podíly obce a jejího okolí",
    "map": "Obec a její sousedé",
    "neighbours": "Sousední obce",
    "similar": "Obce téže velikosti s nejbližšími podíly",
    "sources": "Zdroje",
}
PDF_COLUMN = {"name": "Obec (okres)", "population": "Obyv. 15+", "points": "Body", "distance": "Vzdálenost"}
PDF_MAP_ALT = "Mapa obce {name} a jejích sousedů v barvách pásem indexu; čísla odpovídají tabulce sousedních obcí."
PDF_MAP_NOTE = "Obec je obtažena silně; čísla odkazují na tabulku vedle."
PDF_COMPARISON_ALT = "Pruhový graf podílů v pěti ukazatelích: {areas}. Hodnoty jsou vepsány u pruhů."
PDF_MORE = "a dalších {count}"
PDF_ADDRESS = "Stránka obce s aktuálními údaji a tabulkami:"
PDF_CREATED = "Vytvořeno {date}"
PDF_PAGE = "strana"
PDF_INDICATOR = "Ukazatel"
