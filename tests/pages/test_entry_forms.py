"""The forms of direct entry: found by human names, checked beside the fields, sent once, nothing lost on an error."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from sei_core.errors import DraftError
from sei_core.schema.entered import ENTERED
from sei_core.stewardship import drafts, entries, rights
from sei_core.store import journal
from sei_core.store.journal import Action
from sei_core.view import texts


def forms() -> None:
    """A page that is only the forms; AppTest runs its source by itself."""
    from sei_core.stewardship import entries, rights
    from sei_core.view import components as ui
    from sei_core.view.components.choices import begin_choices

    begin_choices()
    ui.entry_forms(entries.Desk(rights.operator()))


@pytest.fixture
def app(own_home) -> AppTest:
    return AppTest.from_function(forms, default_timeout=60).run()


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return app


def field(app: AppTest, label: str):
    kinds = (app.text_input, app.text_area, app.selectbox, app.multiselect)
    return next(widget for kind in kinds for widget in kind if widget.label == label)


def pick(app: AppTest, label: str, part: str) -> AppTest:
    chooser = field(app, label)
    chooser.set_value(next(option for option in chooser.options if part in option))
    app.run()
    assert not app.exception
    return app


def open_kind(app: AppTest, table: str) -> AppTest:
    app.segmented_control[0].set_value(table)
    return app.run()


def said(app: AppTest) -> list[str]:
    return [each.value.replace("\\", "") for each in (*app.error, *app.success, *app.info)]


def shown(app: AppTest) -> dict[str, str]:
    """What holds now, as the table beside the form says it."""
    return {name: value.replace("\\", "") for name, value in app.table[0].value.to_numpy().tolist()}


@pytest.mark.parametrize("table", list(texts.ENTRY_KINDS))
def test_each_form_has_the_fields_of_its_table_and_says_what_holds_now(app, table):
    open_kind(app, table)

    assert not app.exception
    assert texts.ENTRY_KINDS[table] in {app.query_params.get("zapis"), app.segmented_control[0].options[0]}
    kinds = (app.text_input, app.text_area, app.selectbox, app.multiselect)
    labels = [widget.label for kind in kinds for widget in kind]
    entered = ENTERED[table]
    key = set(entered.described.key) if field(app, texts.ENTRY_SUBJECT[table]) and not entered.may_add else set()
    assert {each.label for each in entered.fields if each.name not in key} <= set(labels)
    assert all(widget.proto.help for kind in kinds[:3] for widget in kind if widget.label in {"K datu", "Konec"})
    assert len(shown(app)) >= 3


def test_wrong_values_are_told_beside_their_fields_and_stay(app):
    pick(app, "Indikátor", "(I001)")
    app.toggle[0].set_value(True)
    app.run()
    field(app, "K datu").set_value("květen")
    field(app, "Skutečnost").set_value("mnoho")
    press(app, texts.ENTRY_CHECK)

    told = "\n".join(said(app))
    assert "„květen“ nelze přečíst" in told
    assert "„mnoho“ není číslo" in told
    assert texts.ENTRY_PROBLEMS in told
    assert (field(app, "K datu").value, field(app, "Skutečnost").value) == ("květen", "mnoho")
    assert not [button for button in app.button if button.label == texts.ENTRY_SEND]
    assert drafts.listing() == []


def test_a_value_with_a_new_document_is_confirmed_sent_once_and_waits(app):
    pick(app, "Indikátor", "(I001)")
    assert shown(app)["Skutečnost"] == texts.ENTRY_NOTHING_YET["indicator_value"]
    app.toggle[0].set_value(True)
    app.run()
    written = {"K datu": "2024-05", "Skutečnost": "12,5", "Původce": "ASZ", "Název": "Výkaz", "Licence": "neuvedena"}
    for label, value in written.items():
        field(app, label).set_value(value)
    press(app, texts.ENTRY_CHECK)

    sentences = "\n".join(each.value for each in app.markdown)
    assert "Skutečnost bude „12,5“" in sentences
    assert "K datu bude „5/2024“" in sentences
    send = next(button for button in app.button if button.label == texts.ENTRY_SEND)
    press(app, texts.ENTRY_SEND)
    ((draft, found),) = entries.waiting()
    assert [entry.table for entry in found] == ["reference", "indicator_value"]
    assert found[1].after["reference_keys"] == "asz-vykaz"
    assert found[1].after["actual_value"] == "12.5"
    assert any("Zápis čeká" in text for text in said(app))
    assert field(app, "Skutečnost").value == ""

    assert send.label not in [button.label for button in app.button]
    assert len(entries.waiting()) == 1
    assert {entry.draft for entry in journal.entries() if entry.action == Action.ENTRY} == {draft.key}

    press(app, texts.ENTRY_WITHDRAW.format(number=2))
    ((_, left),) = entries.waiting()
    assert [entry.table for entry in left] == ["reference"]


def test_a_change_says_both_values_and_an_unchanged_form_says_so(app):
    open_kind(app, "episode")
    pick(app, "Spolupráce", "(C035)")
    press(app, texts.ENTRY_CHECK)
    assert texts.ENTRY_UNCHANGED in said(app)

    field(app, "Stav spolupráce").set_value("ukončeno")
    field(app, "Konec").set_value("2024-12-31")
    press(app, texts.ENTRY_CHECK)

    (sentence,) = [each.value for each in app.markdown if "se změní" in each.value and "C035" in each.value]
    assert "Stav spolupráce se změní z „trvá“ na „ukončeno“" in sentence
    assert "Konec bude „31. 12. 2024“ (teď prázdné)" in sentence.replace("\\", "").replace("\u00a0", " ")


def test_a_correction_begins_with_what_is_there(app):
    pick(app, "Indikátor", "(I014)")
    pick(app, texts.ENTRY_ROW, "I014-2015-12-06")

    assert field(app, "K datu").value == "2015-12-06"
    assert field(app, "Skutečnost").value == "18"
    assert field(app, "Prameny").value == ["pl-hodnoceni-2015"]


def test_what_failed_on_the_way_out_leaves_the_form_as_it_was(app, monkeypatch):
    open_kind(app, "task")
    pick(app, "Úkol", "(lk-akcni-plan-rade)")
    field(app, "Stav úkolu").set_value("splněno")
    press(app, texts.ENTRY_CHECK)

    def full(*told: object) -> None:
        raise DraftError("busy")

    monkeypatch.setattr(drafts, "receive", full)
    press(app, texts.ENTRY_SEND)

    assert str(DraftError("busy")) in said(app)
    assert field(app, "Stav úkolu").value == "splněno"
    assert rights.operator().name
    assert drafts.listing() == []


def test_a_waiting_draft_can_be_prepared_and_an_entry_can_be_published_at_once(app, monkeypatch):
    started = []
    monkeypatch.setattr(entries.worker, "start", lambda steward, key: started.append(key))
    monkeypatch.setattr(entries, "publish", lambda steward, *changes, note: f"isv-{len(changes)}")
    draft = entries.propose(rights.operator(), entries.Change("task", ("lk-akcni-plan-rade",), {"note": "x"}))
    open_kind(app, "task")
    prepare = next(button for button in app.button if button.label == texts.ENTRY_PREPARE)
    press(app, texts.ENTRY_PREPARE)
    assert texts.ENTRY_PREPARING in said(app)
    prepare.click().run()  # the second half of a double click
    assert started == [draft.key]

    pick(app, "Úkol", "(lk-akcni-plan-rade)")
    field(app, "Stav úkolu").set_value("splněno")
    press(app, texts.ENTRY_CHECK)
    next(toggle for toggle in app.toggle if toggle.label == texts.ENTRY_AT_ONCE).set_value(True)
    app.run()
    press(app, texts.ENTRY_SEND)
    assert texts.ENTRY_PUBLISHED.format(release="isv-1") in said(app)
