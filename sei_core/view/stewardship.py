"""Správa dat in words: what a draft brings, where it stands, what was found in it; the diary of stewards.

Drafts, reports and lines of the journal come as they are (``stewardship.drafts.Draft``, ``stewardship.report.Report``,
``store.journal.Entry``); their sentences hold names of files and values of cells, so show them with ``ui.statements``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

import pandas as pd

from sei_core.domain.comparison import Comparison, IndexChange
from sei_core.view import comparison, labels, numbers, provenance, texts

#: Standings in which a process is at work, or about to be.
MOVING = {"receiving", "starting", "checking", "building"}
#: Standings that a draft may be prepared from.
PREPARABLE = {"received", "interrupted", "moved", "refused"}
#: How loud a standing is said.
TONE = {
    "refused": "error",
    "cut": "warning",
    "unreadable": "warning",
    "interrupted": "warning",
    "moved": "warning",
    "ready": "success",
    "published": "success",
}
#: Standings that a draft may be put away from.
DISCARDABLE = PREPARABLE | {"cut", "ready", "same", "unreadable"}
#: Rows that no source of data stands behind, as ``queries.meta.sources_of`` would say it.
NO_SOURCES = pd.DataFrame(columns=["attribution", "data_date", "licence", "url"], dtype="str")
#: Tables that are open at first.
OPEN = {"navrh-bunky", "navrh-obce", "denik", "historie-vydani"}
#: Municipalities of a kind of change that a question names.
MOST_PLACES = 10
#: Characters of a fingerprint that a reader compares.
SHORT = 12


@dataclass(frozen=True)
class Standing:
    """Where a draft stands.

    Attributes:
        key: of ``texts.DRAFT_STANDING``.
        text: the same as a sentence with what to do.
        tone: ``info``, ``success``, ``warning`` or ``error``.
    """

    key: str
    text: str
    tone: str


@dataclass(frozen=True)
class Expected:
    """What may be uploaded as one kind of file.

    Attributes:
        limits: megabytes at most by the ending of its name, without the point; those of ``ingest``.
    """

    limits: Mapping[str, int]

    @property
    def endings(self) -> tuple[str, ...]:
        """Of its name, without the point."""
        return tuple(self.limits)

    @property
    def megabytes(self) -> int:
        """At most, whatever its ending."""
        return max(self.limits.values())


@dataclass(frozen=True)
class Verb:
    """Something that a steward may do.

    Attributes:
        key: of its widgets, unique on the page.
        label, icon: of its button.
        done: what is said when it was done.
        question: asked before it is done; empty where it is done at once.
        lines: what changes, below the question; plain sentences.
        yes: answer to the question that does it.
        note: what the field of a required note begins with; None where no note is wanted.
        is_main: whether it is the thing to do here.
        tell: says more of what changes, once the question is asked; None where ``lines`` say all.
        forgets: choices in the address that are nothing any more when it was done.
    """

    key: str
    label: str
    icon: str
    done: str
    question: str = ""
    lines: tuple[str, ...] = ()
    yes: str = ""
    note: str | None = None
    is_main: bool = False
    forgets: tuple[str, ...] = ()
    tell: Callable[[], Sequence[str]] | None = None


@dataclass(frozen=True)
class Look:
    """What can be seen of the drafts at one moment.

    Attributes:
        seen: how each draft stands, and the release that visitors see; the page is drawn anew when it is another.
        moving: share done 0–1 and a sentence of each draft that is being prepared.
    """

    seen: object
    moving: list[tuple[float, str]]


#: What may be uploaded, by the key of ``texts.DRAFT_KIND``.
UPLOADS = {
    "index": Expected({"xlsx": 64, "csv": 24}),
    "support": Expected({"xlsx": 64}),
    "boundaries": Expected({"zip": 300}),
}


def mark(key: str) -> str:
    """Short name of a draft, as its readers see it."""
    return key.rpartition("-")[2]


def moment(when: datetime) -> str:
    """``4. 12. 2023 8:05`` on the clock of the server."""
    local = when.astimezone()
    return f"{numbers.date(local)} {local.hour}:{local:%M}"


def megabytes(size: int) -> str:
    """Bytes as megabytes with one decimal place, a small file as less than 0,1."""
    return numbers.decimal(max(size, 100_000) / 1e6)


def draft_name(draft: Any) -> str:
    """What a draft is chosen by; unique."""
    when = moment(draft.created).replace(numbers.NBSP, " ")
    return texts.DRAFT_NAME.format(moment=when, file=draft.file_name, mark=mark(draft.key))


def title(draft: Any) -> str:
    """Heading of one draft."""
    return texts.DRAFT_TITLE.format(mark=mark(draft.key), file=draft.file_name)


def standing(draft: Any, seen: Any) -> Standing:
    """Where a draft stands among drafts and releases, ``stewardship.worker.Seen``."""
    served, is_starting = seen.served, draft.key in seen.starting
    key = draft.state.value
    if key == "interrupted" and not draft.sha256:
        key = "cut"
    elif is_starting and key not in MOVING | {"published"}:
        key = "starting"
    elif key == "ready" and draft.base != served:
        key = "moved"
    elif key == "ready" and draft.release == served:
        key = "same"
    is_territory = key == "refused" and draft.report.may_accept_territory and not draft.accepts_territory
    text = texts.DRAFT_STANDING["territory" if is_territory else key].format(
        step=step(draft), release=draft.release, base=draft.base, served=served
    )
    return Standing(key, text, TONE.get(key, "info"))


def step(draft: Any) -> str:
    """What is, or was, being done with a draft."""
    is_built = draft.base or draft.state.value == "building"  # what to compare with is known when the file was read
    return texts.BUILD_STEPS[draft.step] if is_built else texts.UNFINISHED_READING


def share_done(draft: Any) -> float:
    """How far a preparation is, 0–1."""
    return (draft.step + 1) / len(texts.BUILD_STEPS) if draft.state.value == "building" else 0.0


def progress(draft: Any, key: str) -> str:
    """What is being done with a draft right now, beside its progress; ``key`` of its standing."""
    said = step(draft) if key == "building" else texts.DRAFT_STATE[key]
    return texts.DRAFT_PROGRESS.format(mark=mark(draft.key), file=draft.file_name, step=said)


def look(seen: Any) -> Look:
    """How all drafts of ``stewardship.worker.Seen`` stand."""
    stand = [standing(draft, seen).key for draft in seen.drafts]
    pairs = list(zip(seen.drafts, stand, strict=True))
    moving = [(share_done(draft), progress(draft, key)) for draft, key in pairs if key in MOVING]
    return Look(([(draft.key, key) for draft, key in pairs], seen.served), moving)


def unfinished(drafts: Sequence[Any]) -> list[str]:
    """A sentence for each draft whose preparation stopped in the middle."""
    return [
        (texts.UNFINISHED if draft.sha256 else texts.UNFINISHED_CUT).format(
            file=draft.file_name, mark=mark(draft.key), step=step(draft)
        )
        for draft in drafts
        if draft.state.value == "interrupted"
    ]


def facts(draft: Any) -> list[str]:
    """What came, from whom and when; the author's note; what it was compared with."""
    kind = texts.DRAFT_KIND[draft.kind.value]
    told = {"author": draft.author, "moment": moment(draft.created), "kind": kind}
    lines = [texts.DRAFT_FACTS.format(**told, size=megabytes(draft.size), sha256=draft.sha256[:SHORT])]
    if draft.note:
        lines.append(texts.DRAFT_NOTE.format(note=draft.note))
    if draft.base:
        lines.append(texts.DRAFT_BASE.format(base=draft.base))
    if draft.accepts_territory:
        lines.append(texts.DRAFT_PLACES_ACCEPTED)
    return lines


def rows(seen: Any) -> pd.DataFrame:
    """All drafts of ``stewardship.worker.Seen`` as rows, in their order.

    Returns:
        Columns ``file_name``, ``draft_state``, ``draft_received``, ``draft_kind``, ``draft_author``, ``draft_mark``.
    """
    told = [
        (
            draft.file_name,
            texts.DRAFT_STATE[standing(draft, seen).key],
            moment(draft.created),
            texts.DRAFT_KIND[draft.kind.value],
            draft.author,
            mark(draft.key),
        )
        for draft in seen.drafts
    ]
    names = ["file_name", "draft_state", "draft_received", "draft_kind", "draft_author", "draft_mark"]
    return pd.DataFrame(told, columns=names)


def recognised(report: Any) -> list[str]:
    """The year of a received file and how much was read."""
    found = [texts.DRAFT_YEAR.format(year=report.year)] if report.year else []
    return found + ([texts.DRAFT_ROWS.format(rows=numbers.counted(report.rows, "row"))] if report.rows else [])


def problems(draft: Any) -> list[str]:
    """All that keeps a draft from being published: of the file, or of the release that was to be built from it."""
    told = [line.strip().removeprefix("- ") for line in draft.explanation.splitlines()]
    return [*draft.report.problems, *filter(None, told)]


def may_accept(draft: Any, told: Standing) -> bool:
    """Is there another hierarchy of municipalities that may be taken over now?"""
    is_still = told.key not in MOVING | {"published"}
    return is_still and draft.report.may_accept_territory and not draft.accepts_territory


def columns(report: Any) -> pd.DataFrame:
    """Recognised columns in the order of the file: columns ``column_label``, ``column_header``."""
    found = [(_field(field), header) for field, header in report.columns]
    return pd.DataFrame(found, columns=["column_label", "column_header"])


def cells(report: Any) -> pd.DataFrame:
    """Every cell at fault: columns ``cell_sheet``, ``cell_row``, ``cell_header``, ``cell_value``, ``cell_advice``."""
    found = [(each.sheet, str(each.row), each.header, each.value, each.advice) for each in report.cells]
    return pd.DataFrame(found, columns=["cell_sheet", "cell_row", "cell_header", "cell_value", "cell_advice"])


def places(report: Any) -> pd.DataFrame:
    """Municipalities that differ: columns ``place_change``, ``municipality_code``, ``municipality_name``, where."""
    found = [
        (texts.DRAFT_PLACE[change], code, name, where)
        for change in texts.DRAFT_PLACE
        for code, name, where in getattr(report, change)
    ]
    return pd.DataFrame(found, columns=["place_change", "municipality_code", "municipality_name", "place_where"])


def place_notes(draft: Any) -> list[str]:
    """What a steward has to know before another hierarchy is taken over, or why it cannot be."""
    if draft.accepts_territory or places(draft.report).empty:
        return []
    if draft.report.may_accept_territory:
        return [texts.DRAFT_PLACES_WHY]
    return [texts.DRAFT_PLACES_LATER if draft.report.cells else texts.DRAFT_PLACES_CANNOT]


def findings(draft: Any) -> dict[str, Sequence[str]]:
    """What is said of a draft's file, by heading, in reading order."""
    return {
        texts.DRAFT_FOUND: recognised(draft.report),
        texts.DRAFT_PROBLEMS: problems(draft),
        texts.DRAFT_WARNINGS: draft.report.warnings,
        texts.DRAFT_PLACES: place_notes(draft),
    }


def found(report: Any) -> dict[str, pd.DataFrame]:
    """Tables of a report, by the key of ``texts.OFFER_TITLE``."""
    return {"navrh-bunky": cells(report), "navrh-obce": places(report), "navrh-sloupce": columns(report)}


def marked_name(draft: Any) -> str:
    """Name of the workbook that shows the faulty cells."""
    return texts.DRAFT_MARKED_FILE.format(stem=PurePath(draft.file_name).stem)


def sending(file_name: str, size: int) -> Verb:
    """Send a file."""
    done = texts.UPLOAD_RECEIVED.format(file=file_name, size=megabytes(size))
    return Verb("upload", texts.UPLOAD_SEND, ":material/upload_file:", done, is_main=True)


def preparing(draft: Any, told: Standing) -> Verb:
    """Prepare a draft, for the first time or again."""
    label = texts.VERB_PREPARE_FIRST if told.key == "received" else texts.VERB_PREPARE
    done = texts.PREPARED_DONE.format(mark=mark(draft.key))
    return Verb("prepare", label, ":material/refresh:", done, is_main=told.key != "refused")


def publishing(draft: Any, served: str, more: Sequence[str] = ()) -> Verb:
    """Publish a draft that is ready.

    Args:
        draft: the draft.
        served: name of the release that visitors see.
        more: what the comparison says first.
    """
    return Verb(
        "publish",
        texts.VERB_PUBLISH,
        ":material/publish:",
        texts.PUBLISHED_DONE.format(release=draft.release),
        texts.VERB_PUBLISH_QUESTION.format(mark=mark(draft.key)),
        tuple(_publish_lines(draft, served, more)),
        texts.VERB_PUBLISH_NOW,
        draft.note,
        is_main=True,
    )


def discarding(draft: Any) -> Verb:
    """Put a draft away."""
    return Verb(
        "discard",
        texts.VERB_DISCARD,
        ":material/delete:",
        texts.DISCARDED_DONE.format(mark=mark(draft.key)),
        texts.VERB_DISCARD_QUESTION.format(mark=mark(draft.key)),
        tuple(line.format(file=draft.file_name) for line in texts.VERB_DISCARD_LINES),
        texts.VERB_DISCARD_NOW,
        forgets=("navrh",),
    )


def accepting(draft: Any) -> Verb:
    """Take over the hierarchy of municipalities that a file tells."""
    return Verb(
        "accept",
        texts.DRAFT_ACCEPT,
        ":material/account_tree:",
        texts.DRAFT_ACCEPT_DONE.format(mark=mark(draft.key)),
        texts.DRAFT_ACCEPT_QUESTION,
        (*_place_lines(draft.report), texts.DRAFT_PLACES_WHY),
        texts.DRAFT_ACCEPT_NOW,
        is_main=True,
    )


def undoing(rows: Sequence[Any], against: Callable[[str], Comparison]) -> list[Verb]:
    """Return to the release that was published before, if there is one.

    Args:
        rows: of ``releases``.
        against: compares a release, by its name, with the served one.
    """
    return [_undoing(row, rows, against) for row in rows if row.is_previous]


def _undoing(previous: Any, rows: Sequence[Any], against: Callable[[str], Comparison]) -> Verb:
    told = {"served": _served(rows), "release": release_name(previous)}
    return Verb(
        "undo",
        texts.HISTORY_UNDO,
        ":material/undo:",
        texts.HISTORY_UNDONE.format(release=previous.release_name),
        texts.HISTORY_UNDO_QUESTION,
        tuple(line.format(**told) for line in texts.HISTORY_UNDO_LINES),
        texts.HISTORY_UNDO_NOW,
        "",
        tell=lambda: [texts.HISTORY_CHANGES, *comparison.statements(against(previous.release_name))],
    )


def republishing(release: Any, rows: Sequence[Any], against: Callable[[str], Comparison]) -> Verb:
    """Publish a release of the history again; arguments as ``undoing``."""
    told = {"served": _served(rows), "release": release_name(release)}
    return Verb(
        "republish",
        texts.HISTORY_PUBLISH,
        ":material/publish:",
        texts.PUBLISHED_DONE.format(release=release.release_name),
        texts.HISTORY_PUBLISH_QUESTION,
        tuple(line.format(**told) for line in texts.HISTORY_PUBLISH_LINES),
        texts.VERB_PUBLISH_NOW,
        "",
        tell=lambda: [texts.HISTORY_CHANGES, *comparison.statements(against(release.release_name))],
    )


def _served(rows: Sequence[Any]) -> str:
    return next(release_name(row) for row in rows if row.is_current)


def _publish_lines(draft: Any, served: str, more: Sequence[str]) -> list[str]:
    """What a publication changes."""
    report = draft.report
    told = {"year": report.year, "rows": numbers.counted(report.rows, "row")}
    lines = [texts.PUBLISH_LINES[draft.kind.value].format(**told), *more]
    if draft.accepts_territory:
        lines += _place_lines(report)
    if report.warnings:
        lines.append(texts.PUBLISH_WARNINGS.format(count=len(report.warnings)))
    return [*lines, texts.PUBLISH_SWITCH.format(release=draft.release, served=served)]


def _place_lines(report: Any) -> list[str]:
    counts = {each: numbers.integer(len(getattr(report, each))) for each in texts.DRAFT_PLACE}
    return [texts.PUBLISH_PLACES.format(**counts), *_named_places(report)]


def _named_places(report: Any) -> list[str]:
    """Each kind of change with the names of its municipalities, of many the first ones."""
    lines = []
    for change, group in texts.PUBLISH_PLACES_GROUP.items():
        found = getattr(report, change)
        if not found:
            continue
        names = ", ".join(f"{name} ({code})" for code, name, _ in found[:MOST_PLACES])
        more = len(found) - MOST_PLACES
        rest = texts.PUBLISH_PLACES_REST.format(count=numbers.integer(more)) if more > 0 else ""
        count = numbers.integer(len(found))
        lines.append(texts.PUBLISH_PLACES_NAMED.format(change=group, count=count, places=names + rest))
    return lines


def changes(compared: Comparison) -> dict[str, pd.DataFrame]:
    """Tables of what a draft changes, by the key of ``texts.OFFER_TITLE``."""
    return {
        "porovnani-tabulek": comparison.tables(compared),
        "porovnani-bunek": comparison.cells(compared),
        "porovnani-hranice": compared.outlines,
    }


def moves(change: IndexChange) -> dict[str, pd.DataFrame]:
    """Tables of what moves in the index of a year, by the key of ``texts.OFFER_TITLE``."""
    of_baseline = {
        "porovnani-pohyby": comparison.movers(change),
        "porovnani-poradi": comparison.movers(change, "rank_change"),
        "porovnani-pocty": comparison.inputs(change),
        "porovnani-pocty-obci": comparison.biggest_inputs(change),
        "porovnani-podily": comparison.shares(change),
        "porovnani-pasma": change.bands,
    }
    return (of_baseline if change.baseline else {}) | {"porovnani-prepocet": change.differing}


def contents(release: Any) -> dict[str, pd.DataFrame]:
    """Tables of what is in a release (``stewardship.history.Contents``), by the key of ``texts.OFFER_TITLE``."""
    return {
        "tabulky-vydani": release.row_counts,
        "kontroly": release.checks,
        "soubory-vydani": release.inputs,
        "zdroje": provenance.source_rows(release.sources),
    }


def releases(publications: pd.DataFrame, events: Sequence[Any], years: Mapping[str, Sequence[int]]) -> pd.DataFrame:
    """Releases with what else a steward tells them by.

    Args:
        publications: rows of ``stewardship.history.publications``.
        events: the journal, the newest line first.
        years: of the index, by the name of a release.

    Returns:
        ``publications`` with ``years`` (text) and ``undone`` (when, by whom and why it was undone last; missing where
        it was not).
    """
    undone: dict[str, str] = {}
    served = ""
    for entry in reversed(events):
        if entry.action == "rollback" and served:
            undone[served] = _undone(entry)
        if entry.action in ("publish", "rollback"):
            served = entry.release
    names = publications["release_name"]
    told = names.map(lambda name: ", ".join(map(str, years.get(name, ())))).astype("str")
    return publications.assign(years=told, undone=pd.Series([undone.get(name) for name in names], names.index, "str"))


def _undone(entry: Any) -> str:
    author = entry.author or texts.DIARY_NOBODY
    return ", ".join(filter(None, [moment(entry.time), author, entry.note and f"„{entry.note}“"]))


def served_now(release: str, events: Sequence[Any]) -> str:
    """What visitors see: by when it was published and its note, and that somebody returned to it; one plain sentence.

    Args:
        release: the served one.
        events: the journal, the newest line first.
    """
    moves = [entry for entry in events if entry.action in ("publish", "rollback") and entry.release == release]
    published = next((entry for entry in moves if entry.action == "publish"), None)
    name = release
    if published:
        name = texts.SERVED_NAME.format(moment=moment(published.time), note=_noted(published), release=release)
    if moves and moves[0].action == "rollback":
        author = moves[0].author or texts.DIARY_NOBODY
        when = moment(moves[0].time)
        name = texts.SERVED_RETURNED.format(name=name, moment=when, author=author, note=_noted(moves[0]))
    return texts.STEWARDSHIP_SERVED.format(release=name)


def _noted(entry: Any) -> str:
    return texts.SERVED_NOTE.format(note=entry.note) if entry.note else ""


def original_name(original: Any) -> str:
    """What a received file is chosen by; a row of ``comparison.originals``."""
    day = numbers.date(original.received).replace(numbers.NBSP, " ")
    return texts.ORIGINAL_NAME.format(file=original.uploaded_name, day=day, sha256=original.sha256[:SHORT])


def whole_originals(originals: pd.DataFrame) -> list[Any]:
    """Rows of ``comparison.originals`` whose files are as they came."""
    return [row for row in originals.itertuples() if row.condition == "whole"]


def way_back(publications: pd.DataFrame) -> str:
    """Where the undo leads; rows of ``releases``."""
    previous = [row for row in publications.itertuples() if row.is_previous]
    return texts.HISTORY_WAY_BACK.format(release=release_name(previous[0])) if previous else texts.HISTORY_NOTHING


def release_name(release: Any) -> str:
    """What a release is chosen by: when, years, note, and its name, which makes it unique; a row of ``releases``."""
    is_told = not pd.isna(release.published)
    when = comparison.moment(release.published).replace(numbers.NBSP, " ")
    published = when if is_told else texts.HISTORY_NEVER
    note = "" if pd.isna(release.note) else " ".join(release.note.split())
    most = texts.HISTORY_LONGEST_NOTE
    note = texts.HISTORY_NAME_NOTE.format(note=note if len(note) <= most else f"{note[:most]}…") if note else ""
    return texts.HISTORY_NAME.format(published=published, years=release.years, note=note, release=release.release_name)


def year(change: IndexChange) -> str:
    """What the change of the index of a year is chosen by."""
    return str(change.year)


def why_not_again(release: Any) -> str:
    """Why a release of the history cannot be published from there; a row of ``stewardship.history.publications``."""
    if release.is_current:
        return texts.HISTORY_IS_SERVED
    return texts.HISTORY_IS_DRAFT if release.is_draft and pd.isna(release.published) else ""


def limits(expected: Expected) -> str:
    """What may be uploaded."""
    told = [texts.UPLOAD_LIMIT.format(ending=f".{ending}", size=size) for ending, size in expected.limits.items()]
    return texts.UPLOAD_LIMITS.format(limits=", ".join(told))


def diary(entries: Sequence[Any]) -> pd.DataFrame:
    """Lines of the journal as rows, in their order.

    Returns:
        Columns ``diary_time``, ``diary_action``, ``diary_author``, ``diary_note``, ``diary_release``, ``draft_mark``,
        ``diary_detail``; empty text where there is nothing.
    """
    return pd.DataFrame(
        [
            (
                moment(entry.time),
                action(entry.action),
                entry.author or texts.DIARY_NOBODY,
                entry.note,
                entry.release,
                mark(entry.draft),
                _detail(entry.detail),
            )
            for entry in entries
        ],
        columns=[
            *("diary_time", "diary_action", "diary_author", "diary_note"),
            *("diary_release", "draft_mark", "diary_detail"),
        ],
    )


def action(key: str) -> str:
    """What was done; one of a newer program stays as it is written."""
    return texts.JOURNAL_ACTION.get(key, key)


def chosen(entries: Sequence[Any], actions: Sequence[str], authors: Sequence[str]) -> list[Any]:
    """Lines of the journal with one of the actions and one of the authors; with none chosen, all."""
    return [
        entry
        for entry in entries
        if (not actions or entry.action in actions) and (not authors or (entry.author or texts.DIARY_NOBODY) in authors)
    ]


def authors(entries: Sequence[Any]) -> list[str]:
    """Who stands in the journal, by name."""
    return sorted({entry.author or texts.DIARY_NOBODY for entry in entries}, key=str.casefold)


def _detail(detail: Mapping[str, str]) -> str:
    return "; ".join(
        texts.DIARY_DETAIL.format(
            name=texts.DIARY_DETAIL_NAME.get(name, name),
            value=value[:SHORT] if name == "sha256" else labels.of_journal(name, value),
        )
        for name, value in detail.items()
    )


def _field(name: str) -> str:
    """Label of a recognised column; a field without one stays as the data name it."""
    try:
        return labels.label(name).label
    except KeyError:
        return name
