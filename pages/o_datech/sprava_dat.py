"""What is there to publish, what would it change, and how is it undone?"""

from functools import partial

import streamlit as st

from sei_core.domain.comparison import IndexChange
from sei_core.export.offer import Offer
from sei_core.queries import meta
from sei_core.stewardship import comparison, drafts, entries, history, marked, rights, worker
from sei_core.view import comparison as change_words
from sei_core.view import components as ui
from sei_core.view import stewardship as words
from sei_core.view import texts

UNSOURCED = partial(Offer, sources=words.NO_SOURCES)


def show_drafts(steward: rights.Steward) -> None:
    """All drafts, and one of them: where it stands, what can be done, what was found and what would change."""
    seen = worker.seen(steward)
    if not seen.drafts:
        return ui.nothing(texts.DRAFTS_NONE)
    ui.table(UNSOURCED(words.rows(seen), "navrhy"))
    draft = ui.choose(texts.DRAFT_CHOICE, seen.drafts, ui.DRAFT, words.draft_name)
    told = words.standing(draft, seen)
    ui.draft_head(words.title(draft), words.facts(draft), told)
    compared = comparison.compare(steward, draft) if told.key == "ready" else None
    with st.container(horizontal=True):
        if compared:
            publishing = words.publishing(draft, seen.served, change_words.statements(compared))
            ui.verb(publishing, partial(drafts.publish, steward, draft.key, release=draft.release))
        if told.key in words.PREPARABLE:
            ui.verb(words.preparing(draft, told), partial(worker.start, steward, draft.key))
        if told.key in words.DISCARDABLE:
            ui.verb(words.discarding(draft), partial(drafts.discard, steward, draft.key))
    show_found(steward, draft, told)
    if compared:
        ui.lines(texts.DRAFT_COMPARISON, change_words.statements(compared))
        ui.tables(words.changes(compared), partial(Offer, sources=compared.sources))
        if compared.indexes:
            show_index(ui.choose(texts.DRAFT_CHANGED_YEAR, compared.indexes, "zmena", words.year), compared.sources)


def show_found(steward: rights.Steward, draft: drafts.Draft, told: words.Standing) -> None:
    """What was recognised in the file, all that is wrong with it, and municipalities that the atlas does not know."""
    ui.lines(texts.DRAFT_FOUND, words.recognised(draft.report))
    ui.lines(texts.DRAFT_PROBLEMS, words.problems(draft))
    ui.lines(texts.DRAFT_WARNINGS, draft.report.warnings)
    ui.lines(texts.DRAFT_PLACES, words.place_notes(draft))
    if words.may_accept(draft, told):
        ui.verb(words.accepting(draft), partial(worker.accept_territory, steward, draft.key))
    ui.tables(words.found(draft.report), UNSOURCED)
    if draft.report.cells:
        ui.take_away(texts.DRAFT_MARKED, partial(marked.marked, draft), words.marked_name(draft))


def show_index(change: IndexChange, sources: object) -> None:
    """What moves in the index of one year."""
    ui.lines(change_words.index_heading(change), change_words.index_statements(change))
    if change.baseline:
        ui.figure(change_words.transitions(change), Offer(change.transitions, "porovnani-prechody", sources))
    ui.tables(words.moves(change), partial(Offer, sources=sources))


def show_history(steward: rights.Steward) -> None:
    """Releases on disk, the way back, and the files that came."""
    known, served = history.publications(steward), meta.release()
    for previous in known.loc[known["is_previous"], "release_name"]:
        ui.verb(words.undoing(served, previous), partial(history.undo, steward, served=served))
    st.caption(words.way_back(known))
    ui.tables({"historie-vydani": change_words.history(known)}, UNSOURCED)
    release = ui.choose(texts.HISTORY_CHOICE, list(known.itertuples()), "vydani", words.release_name)
    if why_not := words.why_not_again(release):
        st.caption(why_not)
    else:
        again = partial(history.publish, steward, release.release_name, served=served)
        ui.verb(words.republishing(release.release_name, served), again)
    inside = history.contents(steward, release.release_name)
    ui.statements([change_words.checks_statement(inside.checks)])
    ui.tables(words.contents(inside), partial(Offer, sources=inside.sources))
    ui.tables({"prijate-soubory": change_words.received(history.received(steward))}, UNSOURCED)


def show_diary(steward: rights.Steward) -> None:
    """Who did what."""
    known = history.events(steward)
    st.markdown(texts.DIARY_LEAD)
    actions = ui.choose_several(texts.DIARY_ACTION, list(texts.JOURNAL_ACTION), "cinnost", words.action)
    authors = ui.choose_several(texts.DIARY_AUTHOR, words.authors(known), "kdo", str)
    ui.tables({"denik": words.diary(words.chosen(known, actions, authors))}, UNSOURCED, texts.DIARY_NONE)


PARTS = {
    "upload": lambda steward: ui.upload_form(words.UPLOADS, partial(worker.receive, steward)),
    "drafts": show_drafts,
    "entry": lambda steward: ui.entry_forms(entries.Desk(steward)),
    "history": show_history,
    "diary": show_diary,
}

with ui.page(texts.STEWARDSHIP_TITLE, texts.STEWARDSHIP_LEAD):
    ui.outcome_of_verb()
    if steward := ui.signed_in(rights):
        st.caption(texts.STEWARDSHIP_SERVED.format(release=meta.release()))
        ui.warn(words.unfinished(drafts.listing()))
        part = ui.choose(texts.STEWARDSHIP_PART, list(PARTS), ui.PART, texts.STEWARDSHIP_PARTS.get, inline=True)
        ui.follow(lambda: words.look(worker.seen(steward)))
        PARTS[part](steward)
