"""Shluky, in pages/analyza/shluky.py."""

from __future__ import annotations

from sei_core.view.texts.documents import NOUN, VALUE_LABEL
from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

CLUSTERS_NAV = CLUSTERS_TITLE = "Shluky"
CLUSTERS_LEAD = "Leží zatížené obce vedle sebe častěji, než by odpovídalo náhodě?"

CLUSTERS_MEASURE = "Ukazatel"
CLUSTERS_NEIGHBOURHOOD = "Kdo je soused"
CLUSTERS_BORDER, CLUSTERS_TOUCH = "společný úsek hranice", "společný úsek nebo bod hranice"
CLUSTERS_WITHIN = "obce do {km} km"
CLUSTERS_STATISTIC = "Místní statistika"
CLUSTERS_STATISTIC_CHOICE = {"local_moran": "místní Moranovo I", "hot_spots": "Getis–Ord G*"}
CLUSTERS_PERMUTATIONS = "Permutace"
CLUSTERS_RUN = "Spočítat 99\u00a0999 permutací (trvá několik sekund)"
CLUSTERS_ALPHA = "Hladina po opravě"
CLUSTERS_SEED = "Semínko"
CLUSTERS_SEED_HELP = "Číslo, kterým začíná generátor náhody: stejné semínko dá stejné permutace."

CLUSTERS_OBSTACLE = {
    "too_few": (
        "Obcí s hodnotou a se sousedem s hodnotou je v území „{area}“ {count}, statistiky se počítají nejméně "
        "z {least}; zvolte větší území nebo jiný ukazatel."
    ),
    "constant": "V území „{area}“ mají všechny obce stejnou hodnotu: není co porovnávat.",
}

CLUSTERS_I, CLUSTERS_EXPECTED, CLUSTERS_Z = "Moranovo I", "I při náhodě", "Skóre z"
CLUSTERS_P, CLUSTERS_COUNT = "p z permutací", "Obcí ve výpočtu"
CLUSTERS_I_HELP = (
    "Kladné: podobné hodnoty leží vedle sebe. Kolem nuly: náhoda. Záporné: vedle sebe leží rozdílné hodnoty."
)
CLUSTERS_EXPECTED_HELP = "Hodnota I, kterou dá v průměru náhodné rozmístění: −1 / (počet obcí − 1)."
CLUSTERS_Z_HELP = "Kolik směrodatných odchylek leží I nad očekáváním při náhodném rozdělení hodnot; p podle něj: {p}."
CLUSTERS_P_HELP = (
    "Oboustranné p: jak často by náhodné přemístění týchž hodnot mezi obcemi dalo aspoň tak krajní I. "
    "Permutací: {permutations}; nejmenší možné p je {least}."
)
CLUSTERS_COUNT_HELP = "Celkem v území: {total}. Obec má průměrně {mean} sousedů. Vynechané obce a důvody jsou níže."

CLUSTERS_FINDINGS = "Co z čísel plyne"
CLUSTERS_GLOBAL_POSITIVE = (
    "{measure}: obce s podobnou hodnotou leží vedle sebe častěji, než by odpovídalo náhodě "
    "(Moranovo I {i}, p z permutací {p})."
)
CLUSTERS_GLOBAL_NEGATIVE = (
    "{measure}: vedle sebe leží obce s rozdílnou hodnotou častěji, než by odpovídalo náhodě "
    "(Moranovo I {i}, p z permutací {p})."
)
CLUSTERS_GLOBAL_NONE = (
    "{measure}: rozložení mezi obcemi se od náhody neliší (Moranovo I {i}, p z permutací {p}, hladina {alpha})."
)
CLUSTERS_HIGH = {
    "local_moran": "Shluk vysokých hodnot tvoří ve zvoleném území {count} s vysokou hodnotou i okolím ({people} 15+).",
    "hot_spots": "Horká místa, vysoká i se svými sousedy: {count} ({people} 15+).",
}
CLUSTERS_HIGH_NONE = (
    "Shluk vysokých hodnot po opravě na počet zkoušek (hladina {alpha}) ve zvoleném území není. Bez opravy by p do "
    "{alpha} vyšlo u {uncorrected} (vysokých i nízkých), ale tolik zkoušek dává i falešné nálezy."
)
CLUSTERS_LARGEST = (
    "Největší souvislé území z nich má {count} kolem obce {centre} (okres {district}), dalších území: {others}."
)
CLUSTERS_ONLY = "Tvoří jediné souvislé území: {count} kolem obce {centre} (okres {district})."
CLUSTERS_ALONE = "Žádné dvě z nich spolu nesousedí."
CLUSTERS_OUTLIERS = (
    "Z okolí se vymyká: {high_low} s vysokou hodnotou mezi nízkými a {low_high} s nízkou hodnotou mezi vysokými."
)
CLUSTERS_COLD = "Studená místa, nízká i se svými sousedy: {count}."
CLUSTERS_FLOOR = (
    "Permutací je na {count} málo: nejmenší možné p {least} by po opravě stačilo, jen kdyby ho mělo obcí "
    "aspoň {needed}. Zvolte více permutací."
)
CLUSTERS_EDGE = (
    "Počítá se jen uvnitř území „{area}“: sousedé za jeho hranicí se neberou v úvahu, obce na kraji jich proto mají "
    "méně. Průměr, se kterým se hodnoty porovnávají, je průměr tohoto území, ne Česka."
)

CLUSTER_LABEL = {
    "high_high": "vysoká mezi vysokými",
    "low_low": "nízká mezi nízkými",
    "high_low": "vysoká mezi nízkými",
    "low_high": "nízká mezi vysokými",
    "hot": "horké místo (vysoká i s okolím)",
    "cold": "studené místo (nízká i s okolím)",
    "none": "nevýznamné",
}
LEFT_OUT_LABEL = {
    "without_value": "nemá hodnotu",
    "without_neighbour": "žádný soused ve zvoleném území nemá hodnotu",
}
CLUSTERS_MAP_STATISTIC = {"local_moran": "Místní Moranovo I", "hot_spots": "Getis–Ord G*"}
CLUSTERS_MAP_TITLE = "{statistic} – {measure}: {area}, rok {year}"
CLUSTERS_MAP_LEGEND = {"local_moran": "Hodnota obce a jejích sousedů", "hot_spots": "Obec spolu se sousedy"}
CLUSTERS_MAP_MISSING = "nezařazeno do výpočtu: obec nemá hodnotu nebo souseda s hodnotou"

#: How a result was made, in the files and under the map.
CLUSTERS_METHOD = {
    "local_moran": (
        "Místní Moranovo I (Anselin 1995); p oboustranné z podmíněných permutací: vlastní hodnota obce zůstává, "
        "sousedé se losují ze všech ostatních obcí"
    ),
    "hot_spots": (
        "Getis–Ord G* (Getis a Ord 1992, Ord a Getis 1995); p oboustranné z permutací: losují se všechny hodnoty, "
        "i vlastní"
    ),
}
CLUSTERS_METHOD_GLOBAL = "Moranovo I (Moran 1950, Cliff a Ord 1981), rozptyl při náhodném přemístění hodnot"
CLUSTERS_METHOD_WEIGHTS = "Sousedé: {neighbourhood}; všichni sousedé obce váží stejně, dohromady 1"
CLUSTERS_METHOD_PERMUTATIONS = "Permutací: {permutations}, semínko: {seed}"
CLUSTERS_METHOD_CORRECTION = "Významné: p po opravě na falešné nálezy (Benjamini a Hochberg 1995) nejvýše {alpha}"
CLUSTERS_METHOD_SOFTWARE = "Spočteno programy {software} (Rey a Anselin 2007)"

CLUSTERS_COUNTS = "Počty obcí"
CLUSTERS_CHOSEN = "Vybraná obec"
CLUSTERS_CHOOSE = "Klikněte na obec v mapě, nebo ji vyhledejte: ukáže se, s jakými sousedy se porovnává."
CLUSTERS_OF_ONE = {
    "local_moran": "{name}: {value}, průměr sousedů ({count}) {mean}. {cluster}; p {p}, po opravě {corrected}.",
    "hot_spots": "{name}: {value}, průměr obce a sousedů ({count}) {mean}. {cluster}; p {p}, po opravě {corrected}.",
}
CLUSTERS_NOT_IN = "{name}: obec ve výpočtu není – {reason}."
CLUSTERS_OUTSIDE = "Vybraná obec neleží ve zvoleném území."

CLUSTERS_SCATTER_TITLE = "Hodnota obce a průměr jejích sousedů"
CLUSTERS_SCATTER_SUBTITLE = (
    "{measure} · rok {year} · ve směrodatných odchylkách od průměru území · barva: místní Moranovo I"
)
CLUSTERS_SCATTER_X, CLUSTERS_SCATTER_Y = "Hodnota obce", "Průměr sousedů"
CLUSTERS_SCATTER_SLOPE = "sklon = Moranovo I {i}"
CLUSTERS_SCATTER_ALT = (
    "Moranův graf, {measure}, rok {year}: {count}. Vpravo nahoře (vysoká mezi vysokými) {high_high}, vlevo dole "
    "(nízká mezi nízkými) {low_low}, vpravo dole (vysoká mezi nízkými) {high_low}, vlevo nahoře (nízká mezi vysokými) "
    "{low_high}. Sklon přímky, Moranovo I: {i}. Významných po opravě: {significant}."
)
CLUSTERS_SCATTER_HOVER = "{name} (okres {district})<br>{value}, průměr sousedů {mean}<br>{cluster}"
CLUSTERS_HISTOGRAM_TITLE = "Moranovo I při náhodě a skutečné"
CLUSTERS_HISTOGRAM_SUBTITLE = "{permutations} permutací, semínko {seed} · svislá čára: skutečné I"
CLUSTERS_HISTOGRAM_X, CLUSTERS_HISTOGRAM_Y = "Moranovo I", "Permutací"
CLUSTERS_HISTOGRAM_OBSERVED = "skutečné I = {i}"
CLUSTERS_HISTOGRAM_ALT = (
    "Histogram Moranova I z {permutations} permutací (semínko {seed}): od {low} do {high}, průměr {mean}. "
    "Skutečné I je {i}, p {p}."
)
CLUSTERS_HISTOGRAM_HOVER = "I {low} až {high}<br>permutací: {count}"

CLUSTERS_TERRITORIES = "Souvislá území vysokých hodnot"
CLUSTERS_TERRITORIES_NOTE = (
    "Obce shluku vysokých hodnot, které spolu sousedí úsekem hranice; zde nejvýše deset největších území, všechna jsou "
    "v tabulce. Obyvatelé jsou všichni obyvatelé těchto obcí ve věku 15 a více let, ne lidé vyloučení."
)
CLUSTERS_NONE = "Pro tuto volbu žádné nejsou."
CLUSTERS_TABLE_NOTE = (
    "Obce s p po opravě do zvolené hladiny, zde nejvýše deset; ostatní jsou v tabulce, nevýznamné v tabulce mapy."
)
CLUSTERS_TABLE = "Obce podle zařazení"
CLUSTERS_LEFT_OUT = "Obce mimo výpočet"
CLUSTERS_LEFT_OUT_NOTE = "Nemá hodnotu ({reason}): {without_value}. Bez souseda s hodnotou: {without_neighbour}."
CLUSTERS_LEFT_OUT_NONE = "Ve výpočtu jsou všechny obce území."

NOUN |= {
    "nearest_municipality": ("nejbližší obec", "nejbližší obce", "nejbližší obce", "nejbližších obcí"),
}
VALUE_LABEL |= {"cluster": CLUSTER_LABEL, "left_out_reason": LEFT_OUT_LABEL}
COLUMN |= {
    "neighbour_count": ("Sousedů ve výpočtu",),
    "neighbour_mean": ("Průměr sousedů", "u G* i s obcí", "ratio"),
    "standardised_value": ("Hodnota ve směrodatných odchylkách", "", "ratio"),
    "standardised_mean": ("Průměr sousedů ve směrodatných odchylkách", "", "ratio"),
    "local_statistic": ("Místní statistika", "I, nebo z u G*", "ratio"),
    "normal_p": ("p podle z", "", "precise"),
    "permutation_p": ("p z permutací", "", "precise"),
    "corrected_p": ("p po opravě", "", "precise"),
    "cluster": ("Zařazení",),
    "left_out_reason": ("Důvod",),
    "moran_i": ("Moranovo I", "", "precise"),
    "permutation_count": ("Permutací",),
    "territory": ("Území číslo",),
    "mean_value": ("Průměr hodnot", "prostý", "ratio"),
    "centre_code": ("Kód největší obce",),
    "centre_name": ("Největší obec",),
    "centre_district_name": ("Okres největší obce",),
    "district_names": ("Okresy",),
    "region_names": ("Kraje",),
    "municipality_codes": ("Kódy obcí",),
}
OFFER_TITLE |= {
    "shluky-obce": "Obce podle zařazení do shluků",
    "shluky-pocty": "Počty obcí podle zařazení do shluků",
    "shluky-moran": "Moranův graf: hodnota obce a průměr sousedů",
    "shluky-permutace": "Moranovo I v permutacích",
    "shluky-uzemi": "Souvislá území vysokých hodnot",
    "shluky-vynechane": "Obce mimo výpočet shluků",
    "shluky-sousede": "Sousedé vybrané obce",
}
