"""The closed vocabularies of cooperation, localities, projects and plans.

The value of a member is the word as it stands in the data, in workbooks and on the screen; another word is an error
of the file. These words are data, so this is the one module of the domain with Czech in it.
"""

from __future__ import annotations

from enum import StrEnum

#: Between the keys of a cell that lists several.
BETWEEN_KEYS = " | "
#: In place of a date: it does not end on any agreed day.
OPEN_END = "neurčito"


class YesNo(StrEnum):
    """An answer in a cell."""

    YES = "ano"
    NO = "ne"


class Certainty(StrEnum):
    """How sure a fact is; low ones are unconfirmed and not shown unless asked for."""

    HIGH = "vysoká"
    MEDIUM = "střední"
    LOW = "nízká"


class UnitKind(StrEnum):
    """What a territorial unit is: who cooperates, or whom a project, plan or task concerns."""

    COUNTRY = "stát"
    REGION = "kraj"
    ORP = "ORP"
    MUNICIPALITY = "obec"
    CITY_DISTRICT = "městský obvod"
    MICROREGION = "mikroregion"
    UNION = "svazek obcí"
    LOCAL_ACTION_GROUP = "MAS"
    JOINT = "společné partnerství"


class EpisodePhase(StrEnum):
    """How an episode of cooperation began."""

    PILOT = "pilotní"
    NEW = "nová"
    RENEWED = "obnovená"
    AFTER = "po odchodu ASZ"
    APPLICANT = "zájemce"


class EpisodeState(StrEnum):
    """What is known last of an episode of cooperation."""

    RUNNING = "trvá"
    STARTING = "zahajuje se"
    END_UNKNOWN = "konec neuveden"
    ENDED = "ukončeno"
    ENDED_EARLY = "předčasně ukončeno"
    WAITING = "v pořadníku"
    UNCONFIRMED = "nepotvrzeno"


class MemorandumKind(StrEnum):
    """Form of the cooperation with a kraj."""

    MEMORANDUM = "memorandum"
    DECLARATION = "deklarace"
    COOPERATION = "spolupráce"
    PROJECT = "projektové partnerství"


class MemorandumState(StrEnum):
    """What is known last of the cooperation with a kraj."""

    VALID = "platné"
    RUNNING = "běží"
    STARTING = "zahajuje se"
    ENDED = "ukončeno"
    TERMINATED = "vypovězeno krajem"
    PROBABLY_ENDED = "zřejmě skončilo"


class CountedUnit(StrEnum):
    """What a published count counts; counts of different units never add up."""

    LOCALITY = "lokality"
    MUNICIPALITY = "obce"
    UNIT = "územní celky"
    REGION = "kraje"


class LocalityLevel(StrEnum):
    """Whether a source names a locality, or only says that the municipality has one."""

    LOCALITY = "lokalita"
    MUNICIPALITY = "obec"


class Identifiable(StrEnum):
    """Whether a locality is so small that its households could be recognised."""

    NO = "ne"
    PROBABLY = "spíše ano"
    YES = "ano"


class ProjectLevel(StrEnum):
    """Reach of a project."""

    SYSTEMIC = "systémový"
    LOCAL = "místní"


class ProjectState(StrEnum):
    """What is known last of a project."""

    INTENTION = "záměr"
    PROPOSAL = "návrh"
    PREPARED = "připravovaný"
    SELECTION = "výběr obcí"
    INTRODUCED = "zaváděný"
    RUNNING = "v realizaci"
    CARRIED_OUT = "realizovaný"
    ENDED = "ukončený"


class TerritoryRole(StrEnum):
    """What a territory is in a project."""

    PLACE = "místo realizace"
    PARTICIPANT = "účastník"
    SUBSTITUTE = "náhradník"
    PARTNER = "partner"


class Comparator(StrEnum):
    """How a value is compared with its target."""

    EQUAL = "="
    AT_LEAST = "≥"


class Topic(StrEnum):
    """Area of policy that a measure belongs to."""

    HOUSING = "bydlení"
    EMPLOYMENT = "zaměstnanost"
    EDUCATION = "vzdělávání"
    DEBT = "dluhy"
    SAFETY = "bezpečnost"
    HEALTH = "zdraví"
    FAMILY = "rodina"
    SOCIAL_SERVICES = "sociální služby"
    OTHER = "jiné"


class DocumentKind(StrEnum):
    """Kind of a strategic document."""

    REGIONAL_STRATEGY = "krajská strategie"
    MONITORING = "monitoring"
    ACTION_PLAN = "akční plán"
    STRATEGIC_PLAN = "strategický plán"
    COMMUNITY_PLAN = "komunitní plán"
    ANALYSIS = "analýza"
    INCLUSION_PLAN = "SPSZ"
    THEMATIC_PLAN = "tematický akční plán"
    METHODOLOGY = "metodika"
    GOVERNMENT_POLICY = "nástroj vládní politiky"
    NATIONAL_STRATEGY = "národní strategie"
    AGREEMENT = "dohoda"
    DATA_TOOL = "datový nástroj"
    MAP = "mapová aplikace"
    REGIONAL_DOCUMENTS = "krajské dokumenty"


class DocumentState(StrEnum):
    """What is known last of a document."""

    DRAFT = "návrh"
    PREPARED = "zpracovává se"
    FINISHED = "dokončen"
    APPROVED = "schválen"
    VALID = "platný"
    PUBLISHED = "publikován"
    REPLACED = "nahrazen"
    ENDED = "ukončen"
    OTHER = "jiný"


class MeasureKind(StrEnum):
    """What a row of a plan is."""

    PRIORITY = "priorita"
    MEASURE = "opatření"
    WORKING_GROUP_AREA = "oblast pracovní skupiny 2016"
    PLAN_AREA = "oblast plánu"
    PRIORITY_AREA = "prioritní oblast"
    INVOLVEMENT = "zapojení ASZ"
    KEY_THEME = "klíčové téma"
    THEME = "téma"
    SUPPORT_FORM = "forma podpory"
    OFFER = "nabídka"
    AGENCY_WORK = "činnost ASZ"
    MONITORING_SUMMARY = "souhrn monitoringu"
    SUGGESTION = "podnět"
    ACTIVITY = "aktivita"
    DEPARTMENT = "gesce odboru"
    AREA = "oblast"
    NEW_THEME = "nové téma"


class MeasureState(StrEnum):
    """How a monitoring found a measure."""

    FULFILLED = "plněno"
    PARTLY = "částečně plněno"
    NOT_FULFILLED = "neplněno"
    NOT_ASSESSED = "nehodnoceno"


class MeetingKind(StrEnum):
    """Who or what meets."""

    SESSION = "zasedání"
    WORKING_GROUP = "pracovní skupina"
    REGIONAL_COUNCIL = "rada kraje"
    COORDINATION_GROUP = "koordinační skupina"
    GATHERING = "setkání"
    CONFERENCE = "konference / setkání"
    PUBLIC_EVENT = "veřejná akce"
    LOCAL_PARTNERSHIP = "lokální partnerství"
    MUNICIPAL_ASSEMBLY = "zastupitelstvo"
    SIGNING = "podpis memoranda"


class MeetingState(StrEnum):
    """What is known last of a meeting."""

    HELD = "proběhlo"
    PLANNED = "plánováno"
    CANCELLED = "zrušeno"


class TaskState(StrEnum):
    """What is known last of a task."""

    SET = "termín stanoven"
    PLANNED = "plán"
    REPEATED = "opakovaný"
    ASSIGNED = "uloženo"
    IN_PROGRESS = "probíhá"
    NO_DEADLINE = "bez termínu"
    DONE = "splněno"
    PRESUMED_DONE = "splněno (předpoklad)"


class OrganisationKind(StrEnum):
    """What an organisation is."""

    STATE = "stát"
    PLATFORM = "platforma"
    REGION = "kraj"
    COMPANY = "firma"
    UNION = "svazek obcí"
    NON_PROFIT = "NNO"
    RESEARCH = "výzkum"
    ASSOCIATION = "svaz"
    ADVISORY = "poradní orgán"
