"""What is there to publish, what would it change, and how is it undone?"""

from functools import partial

import streamlit as st

from sei_core.export.offer import Offer
from sei_core.queries import meta
from sei_core.stewardship import comparison, drafts, entries, history, marked, originals, rights, worker
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
        ui.warn(change_words.suspicions(compared))
        ui.tables(words.changes(compared), partial(Offer, sources=compared.sources))
        if compared.indexes:
            change = ui.choose(texts.DRAFT_CHANGED_YEAR, compared.indexes, "zmena", words.year)
            ui.lines(change_words.index_heading(change), change_words.index_statements(change))
            if change.baseline:
                transitions = Offer(change.transitions, "porovnani-prechody", change.sources)
                ui.figure(change_words.transitions(change), transitions)
            ui.tables(words.moves(change), partial(Offer, sources=change.sources))


def show_found(steward: rights.Steward, draft: drafts.Draft, told: words.Standing) -> None:
    """What was recognised in the file, all that is wrong with it, and municipalities that the atlas does not know."""
    for title, sentences in words.findings(draft).items():
        ui.lines(title, sentences)
    if words.may_accept(draft, told):
        ui.verb(words.accepting(draft), partial(worker.accept_territory, steward, draft.key))
    ui.tables(words.found(draft.report), UNSOURCED)
    if draft.report.cells:
        ui.take_away(texts.DRAFT_MARKED, partial(marked.marked, draft), words.marked_name(draft))


def show_history(steward: rights.Steward) -> None:
    """Releases on disk, the way back, and the files that came."""
    events = history.events(steward)
    known = words.releases(history.publications(steward), events, comparison.years(steward))
    rows, served = list(known.itertuples()), meta.release()
    against = partial(comparison.between, steward, served)
    for undoing in words.undoing(rows, against):
        ui.verb(undoing, partial(history.undo, steward, served=served))
    ui.statements([words.way_back(known)])
    ui.tables({"historie-vydani": change_words.history(known)}, UNSOURCED)
    release = ui.choose(texts.HISTORY_CHOICE, rows, "vydani", words.release_name)
    if why_not := words.why_not_again(release):
        st.caption(why_not)
    else:
        again = partial(history.publish, steward, release.release_name, served=served)
        ui.verb(words.republishing(release, rows, against), again)
    inside = history.contents(steward, release.release_name)
    ui.statements([change_words.checks_statement(inside.checks)])
    ui.tables(words.contents(inside), partial(Offer, sources=inside.sources))
    kept = change_words.originals(history.received(steward), events)
    ui.tables({"prijate-soubory": change_words.received(kept)}, UNSOURCED)
    ui.originals(kept, partial(originals.original, steward))


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
        ui.statements([words.served_now(meta.release(), history.events(steward))])
        ui.warn(words.unfinished(drafts.listing()))
        part = ui.choose(texts.STEWARDSHIP_PART, list(PARTS), ui.PART, texts.STEWARDSHIP_PARTS.get, inline=True)
        ui.follow(lambda: words.look(worker.seen(steward)))
        PARTS[part](steward)
