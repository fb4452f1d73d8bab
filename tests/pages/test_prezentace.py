"""Page Prezentace: the list of slides in its order, and the presentation mode of one slide a screen."""

from __future__ import annotations

from datetime import date

import pytest

from sei_core.documents import presentation
from sei_core.view import slide_words, texts
from sei_core.view.deck import Meeting, SlideKey
from tests.pages.exercises_prezentace import MEETING, PAGE, plain, preview
from tests.pages.opening import open_page

DAY = "2024-07-31"
USTI = {"uzemi": "Ústecký kraj", "den": DAY}


@pytest.fixture(scope="module")
def deck(atlas_module):
    return presentation.deck("CZ042", 2023, Meeting("", "", date.fromisoformat(DAY)))


def shown(app):
    """The title of the page, as its reader sees it."""
    (title,) = app.title
    return plain(title.value)


def asked(app, key):
    """What the address says; a list after some runs of the test bench."""
    written = app.query_params[key]
    return written[0] if isinstance(written, list) else written


def test_slides_stand_in_their_order_and_what_is_missing_is_told(atlas, deck):
    app = open_page(PAGE, **USTI, nazev=MEETING)

    lines = preview(app)
    assert lines[0].startswith(f"1. {MEETING}")
    assert [line.split("  \n")[0] for line in lines[1:]] == [
        f"{number}. {slide.title}" for number, slide in enumerate(deck.slides[1:], start=2)
    ]
    reason = deck.missing[SlideKey.CHANGE]
    missing = texts.SLIDES_MISSING_LINE.format(name=texts.SLIDE_NAME[SlideKey.CHANGE], reason=reason)
    assert plain(missing) in [plain(mark.value) for mark in app.markdown]
    assert [each.label for each in app.get("download_button")] == list(texts.SLIDES_FILE.values())


def test_a_slide_without_anything_to_show_says_so_in_the_choice(atlas):
    app = open_page(PAGE, **USTI)

    names = app.multiselect(key="choice_snimky").options
    assert texts.SLIDES_MISSING_NAME.format(name=texts.SLIDE_NAME[SlideKey.CHANGE]) in names
    assert texts.SLIDE_NAME[SlideKey.MAP] in names


def test_words_and_order_do_not_build_the_slides_again(atlas, deck, monkeypatch):
    app = open_page(PAGE, **USTI)
    monkeypatch.delattr(presentation, "deck")

    app.text_input(key="choice_nazev").set_value(MEETING).run()
    app.text_input(key="choice_misto").set_value("Most").run()
    app.button(key="arrow_downward_uvod").click().run()

    assert not app.exception
    assert preview(app)[1].startswith(f"2. {MEETING}")
    assert "Most" in preview(app)[1]


def test_a_slide_moves_by_its_buttons_and_the_address_keeps_the_order(atlas):
    app = open_page(PAGE, **USTI, snimky="uvod|mapa|obce")

    app.button(key="arrow_downward_uvod").click().run()
    assert asked(app, "snimky") == "mapa|uvod|obce"
    app.button(key="arrow_upward_obce").click().run()

    assert asked(app, "snimky") == "mapa|obce|uvod"
    assert [line.split("  \n")[1].split(" · ")[0] for line in preview(app)] == [
        texts.SLIDE_NAME[key] for key in ("mapa", "obce", "uvod")
    ]
    assert app.button(key="arrow_upward_mapa").disabled
    assert app.button(key="arrow_downward_uvod").disabled


def test_no_slide_chosen_means_all_of_them(atlas, deck):
    app = open_page(PAGE, **USTI, snimky="uvod")

    app.multiselect(key="choice_snimky").set_value([]).run()

    assert "snimky" not in app.query_params
    assert len(preview(app)) == len(deck.slides)


@pytest.mark.parametrize("order", ["uvod|nic", "uvod|uvod", ""])
def test_an_unknown_order_in_a_link_is_answered_by_a_notice(atlas, deck, order):
    app = open_page(PAGE, **USTI, snimky=order)

    (warning,) = app.warning
    assert texts.SLIDES_ALL_SHOWN in warning.value
    assert len(preview(app)) == len(deck.slides)


def test_a_presentation_begins_goes_on_and_ends(atlas, deck):
    app = open_page(PAGE, **USTI)

    app.button(key="start_presentation").click().run()
    assert asked(app, "snimek") == "1"
    assert shown(app) == deck.slides[0].title
    assert app.button(key="slide_previous").disabled
    app.button(key="slide_next").click().run()
    assert (asked(app, "snimek"), shown(app)) == ("2", deck.slides[1].title)
    app.button(key="slide_end").click().run()

    assert "snimek" not in app.query_params
    assert shown(app) == texts.SLIDES_TITLE


def test_every_slide_opens_by_its_number_alone(atlas, deck):
    app = open_page(PAGE, **USTI, snimek="1")
    total = len(deck.slides)

    for number, slide in enumerate(deck.slides, start=1):
        if number > 1:
            app.button(key="slide_next").click().run()
        assert not app.exception
        assert shown(app) == slide.title
        assert texts.SLIDE_NUMBER.format(number=number, total=total) in [mark.value for mark in app.markdown]
        said = plain("\n".join(mark.value for mark in app.markdown))
        assert all(plain(sentence) in said for sentence in slide.sentences)
        assert plain(slide_words.source_line(slide)) in plain("\n".join(each.value for each in app.caption))
        assert not app.get("download_button")
        assert not preview(app)
    assert app.button(key="slide_next").disabled


def test_notes_are_shown_when_asked_for(atlas, deck):
    app = open_page(PAGE, **USTI, snimek="6")
    note = plain(deck.slides[5].notes[0])
    before = plain("\n".join(mark.value for mark in app.markdown))

    app.button(key="slide_toggle_notes").click().run()
    with_notes = plain("\n".join(mark.value for mark in app.markdown))
    app.button(key="slide_toggle_notes").click().run()

    assert texts.SLIDE_NOTES_HEADING in with_notes
    assert note in with_notes
    assert plain("\n".join(mark.value for mark in app.markdown)) == before
    app.button(key="slide_toggle_notes").click().run()
    app.button(key="slide_close_notes").click().run()
    assert plain("\n".join(mark.value for mark in app.markdown)) == before


@pytest.mark.parametrize("number", ["99", "0", "tri", "-1", ""])
def test_a_number_beyond_the_presentation_falls_back_with_a_notice(atlas, deck, number):
    app = open_page(PAGE, **USTI, snimek=number)

    assert shown(app) == deck.slides[0].title
    (warning,) = app.warning
    assert texts.SLIDE in warning.value


def test_slides_without_anything_to_show_say_so_and_leave_a_way_out(atlas):
    app = open_page(PAGE, **USTI, snimky="zmena", snimek="1")

    assert not app.exception
    assert len(app.error) == 1
    app.button(key="slide_end").click().run()
    assert "snimek" not in app.query_params


@pytest.mark.parametrize("area", ["okres Most", "ORP Pacov", "Česko bez Prahy", "Hlavní město Praha"])
def test_a_presentation_of_an_area_of_every_level(atlas, area):
    app = open_page(PAGE, uzemi=area)

    assert not app.exception
    assert not app.error
    assert area in preview(app)[0]
