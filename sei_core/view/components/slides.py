"""A presentation on the page and on the whole screen: choices, order, preview, and one slide a screen.

``snimek`` in the address is the number of the slide shown; without it the page shows its choices.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from sei_core.errors import SeiError
from sei_core.view import map_component, numbers, slide_charts, slide_words, tables, texts, theme
from sei_core.view.components.choices import choose_day, choose_text, put_choices
from sei_core.view.components.evidence import canvas
from sei_core.view.components.frame import page, readable_errors, statements
from sei_core.view.deck import Bars, Deck, Grid, Map, Meeting, Slide, SlideKey
from sei_core.view.map_component import AreaMap

#: Keys in the address; they are part of links that people keep, so they stay.
NUMBER, ORDER = "snimek", "snimky"
_BETWEEN = "|"
_NOTES, _NARROW = "slide_notes_shown", "slide_is_narrow"
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2050, 12, 31)
#: Height that no screen has: a map is as high as its width allows, see ``_STAGE_STYLE``.
_MAP_HEIGHT = 4000

#: How wide what is shown is beside what is said.
_SHARES = {Bars: [7, 4], Grid: [7, 3], Map: [17, 10]}
#: Gives the map of a slide, and what makes its picture.
Draw = Callable[[Slide], tuple[AreaMap, Callable[[], bytes]]]

_KEYS = st.components.v2.component(
    "slides",
    js=Path(__file__).with_name("slides.js").read_text(encoding="utf-8"),
    html='<button type="button"></button>',
    isolate_styles=False,
)

#: All chosen slides can be seen with their whole names, also on a narrow screen.
_CHOICES_STYLE = """<style>
.st-key-slide_choices [data-testid="stMultiSelect"] [role="group"] { max-height: none; }
.st-key-slide_choices [data-testid="stMultiSelectTagsContainer"] span { height: auto; white-space: normal; }
</style>"""

#: The whole screen is the slide; its type grows with the screen (28 px at 1440 × 900), all lengths in it go along.
#: No data may ever be put into this text.
_STAGE_STYLE = """<style>
html { font-size: max(18px, min(1.9445vw, 3.112vh)) !important; }
[data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stExpandSidebarButton"],
[data-testid="stToolbar"], [data-testid="stDecoration"] { display: none !important; }
[data-testid="stMainBlockContainer"] { max-width: none; padding: 0.6rem 1.4rem 0.4rem; }
.st-key-slide_choices [data-testid="stElementContainer"]:not(:has([data-testid="stAlert"])) { display: none; }
.st-key-slide_choices, [data-testid="stMainBlockContainer"] > div { gap: 0; }
[class*="st-key-slide_of_"] { gap: 0.4rem; }
.st-key-slide h1 { padding: 0 0 0.75rem; font-size: 1.5rem; line-height: 1.15; outline: none; text-wrap: balance; }
.st-key-slide [data-testid="stMarkdown"] :is(p, li) { font-size: 1rem; line-height: 1.3; text-wrap: pretty; }
.st-key-slide_said ul { margin: 0; padding: 0; }
.st-key-slide_said li { margin: 0 0 0.55rem 1.1rem; padding: 0; }
.st-key-slide_said [data-testid="stMarkdownContainer"] { margin: 0; }
.st-key-slide_of_uvod h1 { padding: 16dvh 0 1.2rem; font-size: 2.4rem; }
.st-key-slide_of_uvod .st-key-slide_said [data-testid="stMarkdown"] li
  { margin-left: 0; list-style: none; font-size: 1.3rem; }
.slide-legend { width: 100%; border-collapse: collapse; font-size: 0.9rem; line-height: 1.3; }
.slide-legend :is(th, td) { padding: 0.05rem 0.4rem 0.05rem 0; border: 0; text-align: left; vertical-align: middle; }
.slide-legend :is(th, td):last-child { text-align: right; white-space: nowrap; }
.slide-legend td:first-child { width: 2rem; }
.slide-legend-line { display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
.slide-legend-line span { margin-right: 0.4rem; vertical-align: -0.12rem; }
.slide-legend span { display: inline-block; width: 1.6rem; height: 1rem; border: 1px solid GrayText; }
.st-key-slide_shown_grid table { font-size: 0.9rem; }
.st-key-slide_shown_grid :is(th, td) { padding: 0.26rem 0.4rem; line-height: 1.3; overflow-wrap: break-word; }
.st-key-slide_shown_grid [data-testid="stMarkdownContainer"], .st-key-slide_shown_grid p
  { margin: 0; font-size: inherit; line-height: inherit; }
.st-key-slide_foot [data-testid="stCaptionContainer"] p { font-size: 0.5rem; line-height: 1.3; }
.st-key-slide_bar { gap: 0.4rem; }
.st-key-slide_bar button { min-height: 0; padding: 0.25rem 0.75rem; }
.st-key-slide .st-key-slide_bar [data-testid="stMarkdownContainer"], .st-key-slide .st-key-slide_bar p
  { margin: 0; font-size: 0.62rem; line-height: 1.6; }
.st-key-slide_keys button { border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  background: none; color: inherit; font-family: inherit; font-size: 0.62rem; line-height: 1.6; white-space: nowrap;
  cursor: pointer; }
.st-key-slide_keys button:hover { border-color: currentColor; }
.st-key-slide_keys button:focus-visible { outline: 3px solid currentColor; outline-offset: 1px; }
.st-key-slide_notes { position: fixed; inset: 0 0 0 auto; z-index: 5; width: 27vw; padding: 0.6rem 0.8rem; gap: 0.3rem;
  overflow-y: auto; background: var(--st-secondary-background-color, Canvas); box-shadow: 0 0 12px GrayText; }
.st-key-slide_notes [data-testid="stMarkdown"] :is(p, li) { font-size: 0.68rem; line-height: 1.4; }
.st-key-slide_notes > [data-testid="stLayoutWrapper"] { position: sticky; top: -0.6rem; background: inherit; }
.st-key-slide_close_notes button { min-height: 0; padding: 0.15rem; }
@media (max-width: 768px) {
  .st-key-slide h1 { font-size: 1.3rem; }
  .st-key-slide_shown_grid table { font-size: 0.68rem; }
  .st-key-slide_shown_grid :is(th, td) { padding: 0.26rem 0.22rem; }
  .st-key-slide_foot [data-testid="stCaptionContainer"] p { font-size: 0.62rem; }
  [data-testid="stMainBlockContainer"] { padding-bottom: 5.4rem; }
  [data-testid="stMainBlockContainer"]:has(.st-key-slide_notes) { padding-bottom: calc(44dvh + 5.4rem); }
  .st-key-slide_bar { position: fixed; inset: auto 0 0 0; z-index: 6; width: auto; padding: 0.3rem 0.6rem;
    background: var(--st-background-color, Canvas); border-top: 1px solid var(--st-border-color); }
  .st-key-slide_notes { inset: auto 0 4.9rem 0; width: auto; max-height: 42dvh; }
  .st-key-slide_notes [data-testid="stMarkdown"] :is(p, li) { font-size: 0.8rem; }
}
@media (min-width: 769px) {
  [data-testid="stMainBlockContainer"] { height: 100dvh; overflow: hidden; }
  [data-testid="stMainBlockContainer"]:has(.st-key-slide_notes) { padding-right: calc(27vw + 1rem); }
  [data-testid="stMainBlockContainer"] > div, .st-key-slide, [class*="st-key-slide_of_"], .st-key-slide_middle,
  .st-key-slide_middle :is([data-testid="stHorizontalBlock"], [data-testid="stColumn"]),
  .st-key-slide_middle [data-testid="stColumn"] > [data-testid="stVerticalBlock"]
    { height: 100%; min-height: 0; min-width: 0; flex-wrap: nowrap; }
  [data-testid="stLayoutWrapper"]:has(> :is(.st-key-slide, [class*="st-key-slide_of_"], .st-key-slide_middle)),
  .st-key-slide_middle > [data-testid="stLayoutWrapper"] { flex: 1 1 0; min-height: 0; }
  .st-key-slide_middle { overflow: hidden; }
  .st-key-slide_shown_map { width: min(100%, calc((100dvh - 8.6rem) / 0.78)); }
}
</style>"""


@contextmanager
def presentation_page(title: str, lead: str) -> Iterator[None]:
    """Frame the page as any other, or give the whole screen to one slide if the address asks for one."""
    if NUMBER not in st.query_params:
        with page(title, lead):
            yield
        return
    st.set_page_config(page_title=f"{title} – {texts.APP_TITLE}", layout="wide")
    st.html(_STAGE_STYLE)
    with readable_errors():
        try:
            yield
        except SeiError:
            st.button(texts.SLIDE_END, key="slide_end", on_click=_end)
            raise


def is_presented() -> bool:
    """Does the address ask for one slide on the whole screen?"""
    return NUMBER in st.query_params


def presentation_choices(area: str, year: int, whole: Callable[[date], Deck]) -> tuple[Meeting, Deck, list[SlideKey]]:
    """Offer what the presentation is for and its slides in their order; on the whole screen nothing of it is seen.

    Args:
        area, year: of the presentation, chosen in the filters that all pages share.
        whole: gives every slide there is for a meeting on a day.

    Returns:
        The meeting, the chosen ones of the slides of its day, and the chosen keys, also of slides that are missing.

    Raises:
        SeiError: if none of the chosen slides has anything to show.
    """
    with st.container(key="slide_choices"):
        st.html(_CHOICES_STYLE)
        st.markdown(texts.SLIDES_AREA.format(area=numbers.escape_markdown(area), year=year))
        name, place, day = st.columns([3, 2, 1.4])
        with name:
            title = choose_text(texts.SLIDES_MEETING, "nazev", placeholder=texts.SLIDES_MEETING_HINT, most=90)
        with place:
            where = choose_text(texts.SLIDES_PLACE, "misto", most=90)
        with day:
            when = choose_day(texts.SLIDES_DAY, "den", default=date.today(), first=FIRST_DAY, last=LAST_DAY)
        every = whole(when)
        keys = _choose_order(every.missing)
    return Meeting(title, where, when), _chosen(every, keys), keys


def _chosen(every: Deck, keys: Sequence[SlideKey]) -> Deck:
    """The slides of these keys in their order."""
    made = {slide.key: slide for slide in every.slides}
    slides = tuple(made[key] for key in keys if key in made)
    missing = {key: every.missing[key] for key in keys if key not in made}
    if not slides:
        raise SeiError(texts.DECK_EMPTY.format(reasons=" ".join(missing.values())))
    return replace(every, slides=slides, missing=missing)


def preview(deck: Deck, keys: Sequence[SlideKey]) -> None:
    """List the slides in their order, each with buttons that move it or begin with it; say why one is missing.

    Args:
        deck: as it is shown.
        keys: the chosen slides in their order.
    """
    st.subheader(texts.SLIDES_PREVIEW, anchor=False)
    numbers_of = {slide.key: number for number, slide in enumerate(deck.slides, start=1)}
    for place, key in enumerate(keys):
        name = texts.SLIDE_NAME[key]
        with st.container(border=True):
            said, led = st.columns([5, 3], vertical_alignment="center")
        said.markdown(_preview_line(deck, key, numbers_of.get(key)))
        with led, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
            _move(keys, place, -1, texts.SLIDES_UP, texts.SLIDES_UP_HELP.format(name=name), "arrow_upward")
            _move(keys, place, 1, texts.SLIDES_DOWN, texts.SLIDES_DOWN_HELP.format(name=name), "arrow_downward")
            st.button(
                texts.SLIDES_FROM,
                key=f"show_{key}",
                help=texts.SLIDES_FROM_HELP.format(name=name),
                on_click=_show,
                args=(numbers_of.get(key, 1),),
                disabled=key not in numbers_of,
                icon=":material/slideshow:",
            )


def presentation_actions(name: Callable[[str], str], makers: Mapping[str, Callable[[], bytes]]) -> None:
    """Offer to begin with the first slide, and the files of the presentation; say which keys lead through it.

    Args:
        name: gives the name of a file, without its ending, by what it is.
        makers: what makes each file, by its ending; it is made only when a reader asks for it.
    """
    with st.container(horizontal=True):
        st.button(
            texts.SLIDES_START,
            key="start_presentation",
            type="primary",
            on_click=_show,
            args=(1,),
            icon=":material/slideshow:",
        )
        for ending, make in makers.items():
            st.download_button(
                texts.SLIDES_FILE[ending],
                make,
                file_name=f"{name(texts.SLIDES_FILE_NAME[ending])}.{ending}",
                key=f"download_presentation_{ending}",
                on_click="ignore",
                icon=":material/download:",
            )
    st.caption(texts.SLIDES_START_NOTE)


def stage(deck: Deck, draw: Draw) -> None:
    """Show the slide that the address asks for, alone on the screen, with the ways to the others.

    Args:
        deck: at least one slide.
        draw: gives the map of a slide, and what makes its picture for a browser
            that cannot draw.
    """
    number = _number(len(deck.slides))
    slide = deck.slides[number - 1]
    with st.container(key="slide"), st.container(key=f"slide_of_{slide.key}"):
        st.title(numbers.escape_markdown(slide.title), anchor=False)
        with st.container(key="slide_middle"):
            _middle(slide, draw)
        _foot(slide)
        _bar(slide, number, len(deck.slides))
    if st.session_state.get(_NOTES):
        with st.container(key="slide_notes"):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f"**{texts.SLIDE_NOTES_HEADING}**", width="content")
                close = {"help": texts.SLIDE_NOTES_CLOSE, "icon": ":material/close:"}
                st.button("", key="slide_close_notes", on_click=_toggle_notes, **close)
            statements(slide.notes or (texts.SLIDE_NO_NOTES,))


def _middle(slide: Slide, draw: Draw) -> None:
    """What is shown and what is said, beside each other if there are both."""
    if slide.body is None:
        with st.container(key="slide_said"):
            statements(slide.sentences)
        return
    beside = bool(slide.sentences) or isinstance(slide.body, Map)
    shown, said = st.columns(_SHARES[type(slide.body)], gap="medium") if beside else (st.container(), None)
    legend = ""
    with shown:
        if isinstance(slide.body, Bars):
            _chart(slide.body, slide.key)
        elif isinstance(slide.body, Grid):
            _grid(slide.body)
        else:
            legend = _canvas(slide, draw)
    if beside:
        with said, st.container(key="slide_said"):
            if legend:
                st.html(legend)
            statements(slide.sentences)


def _chart(shown: Bars, key: SlideKey) -> None:
    """Bars as high as their place, their legend above them: Plotly would take the room from the bars.

    On a narrow screen they are as high as their labels need; the browser tells that it is one.
    """
    if shown.values.shape[1] > 1:
        series = zip(shown.values, shown.colours, strict=True)
        st.html(_legend_line([(f"background:{colour}", str(name)) for name, colour in series]))
    is_narrow = st.session_state.get(_NARROW, False)
    chart = slide_charts.bars(shown, is_narrow=is_narrow)
    st.plotly_chart(
        chart,
        theme=None,
        config=slide_charts.CONFIG,
        key=f"slide_chart_{key}",
        alt=chart.layout.meta["alt"],
        height="content" if is_narrow else "stretch",
    )


def _grid(grid: Grid) -> None:
    """A table in large type, numbers to the right; columns are as wide as what stands in them."""
    places = [
        place for place, name in enumerate(grid.frame, start=1) if pd.api.types.is_numeric_dtype(grid.frame[name])
    ]
    if places:
        cells = ", ".join(f".st-key-slide_shown_grid :is(th, td):nth-child({place})" for place in places)
        st.html(f"<style>{cells} {{ text-align: right !important; }}</style>")
    with st.container(key="slide_shown_grid"):
        st.table(tables.written(grid.frame, grid.labels).map(numbers.escape_markdown), hide_index=True)


def _canvas(slide: Slide, draw: Draw) -> str:
    """The map without its table and files; a picture stands in for it in a browser that cannot draw.

    Returns:
        Its legend as HTML, for the place beside the map: over it, in large type, it would cover the area.
    """
    view, picture = draw(slide)
    view = replace(view, show_legend=False, height=_MAP_HEIGHT)
    with st.container(key="slide_shown_map"):
        canvas(view, "slide_map", picture)
    return _legend(view)


def _legend(view: AreaMap) -> str:
    """The legend of a map as HTML: a swatch, its label and the number of areas."""
    counts = np.bincount(view.classes, minlength=map_component.MISSING + 1)
    rows = [
        (f"background:{entry.colour}", entry.label, numbers.integer(count))
        for entry, count in zip(view.legend, counts, strict=False)
    ]
    if missing := counts[map_component.MISSING]:
        rows.append((f"background:{theme.NO_DATA}", view.strings["no_data"], numbers.integer(missing)))
    rows += [
        (f"height:0;border:0;border-top:0.12em {line.style} {line.colour or theme.TEXT}", line.label, "")
        for line in view.outlines
        if line.label
    ]
    if view.point_label:
        rows.append(("border-radius:50%", view.point_label, ""))
    written = "".join(
        f'<tr><td><span style="{style}"></span></td><td>{html.escape(label)}</td><td>{count}</td></tr>'
        for style, label, count in rows
    )
    title, unit = html.escape(view.title), html.escape(view.count_label)
    return (
        f'<table class="slide-legend"><thead><tr><th colspan="2">{title}</th><th>{unit}</th></tr></thead>'
        f"<tbody>{written}</tbody></table>"
    )


def _legend_line(entries: Sequence[tuple[str, str]]) -> str:
    """A legend beside each other: style of the swatch and label."""
    written = "".join(f'<div><span style="{style}"></span>{html.escape(label)}</div>' for style, label in entries)
    return f'<div class="slide-legend slide-legend-line">{written}</div>'


def _foot(slide: Slide) -> None:
    """Whose the numbers are and of when, in small type."""
    with st.container(key="slide_foot"):
        if line := slide_words.source_line(slide):
            st.caption(numbers.escape_markdown(line))


def _bar(slide: Slide, number: int, total: int) -> None:
    """Buttons and keys that lead through the presentation."""
    with st.container(key="slide_bar", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        st.button(texts.SLIDE_PREVIOUS, key="slide_previous", on_click=_show, args=(number - 1,), disabled=number == 1)
        st.markdown(texts.SLIDE_NUMBER.format(number=number, total=total), width="content")
        st.button(texts.SLIDE_NEXT, key="slide_next", on_click=_show, args=(number + 1,), disabled=number == total)
        st.button(texts.SLIDE_NOTES, key="slide_toggle_notes", on_click=_toggle_notes)
        _KEYS(
            key="slide_keys",
            data={
                "number": number,
                "total": total,
                "title": slide.title,
                "fullscreen": texts.SLIDE_FULLSCREEN,
                "narrow": st.session_state.get(_NARROW, False),
            },
            width="content",
            height="content",
            on_pressed_change=lambda: _pressed(total),
            on_sized_change=_sized,
        )
        st.button(texts.SLIDE_END, key="slide_end", on_click=_end)


def _pressed(total: int) -> None:
    """Do what a key asks for: the number of a slide, its notes, or the end."""
    asked = st.session_state["slide_keys"].pressed
    if asked == "end":
        _end()
    elif asked == "notes":
        _toggle_notes()
    elif asked in map(str, range(1, total + 1)):
        _show(int(asked))


def _sized() -> None:
    """Keep what the browser told of its width."""
    st.session_state[_NARROW] = st.session_state["slide_keys"].sized == "narrow"


def _show(number: int) -> None:
    put_choices({NUMBER: str(number)})


def _end() -> None:
    st.session_state.pop(_NOTES, None)
    put_choices({NUMBER: None})


def _toggle_notes() -> None:
    st.session_state[_NOTES] = not st.session_state.get(_NOTES, False)


def _number(total: int) -> int:
    """The number of the slide in the address, 1–``total``; a notice and the first one if it is no such number."""
    asked = st.query_params[NUMBER]
    if asked in map(str, range(1, total + 1)):
        return int(asked)
    used = texts.SLIDE_NUMBER.format(number=1, total=total)
    st.warning(texts.UNKNOWN_IN_LINK.format(label=texts.SLIDE, asked=numbers.escape_markdown(asked), used=used))
    return 1


def _choose_order(missing: Collection[SlideKey]) -> list[SlideKey]:
    """Offer the slides, kept in the address in their order, apart by ``|``; all in reading order without any.

    Args:
        missing: those that have nothing to show; their names say so.
    """

    def name(key: SlideKey) -> str:
        shown = texts.SLIDE_NAME[key]
        return texts.SLIDES_MISSING_NAME.format(name=shown) if key in missing else shown

    widget, asked, chosen = f"choice_{ORDER}", st.query_params.get(ORDER), list(SlideKey)
    if asked is not None:
        parts = asked.split(_BETWEEN)
        if set(parts) <= set(SlideKey) and len(set(parts)) == len(parts):
            chosen = [SlideKey(part) for part in parts]
        else:
            named = {"asked": numbers.escape_markdown(asked), "used": texts.SLIDES_ALL_SHOWN}
            st.warning(texts.UNKNOWN_IN_LINK.format(label=texts.SLIDES_CHOICE, **named))
    st.session_state[widget] = chosen
    st.multiselect(
        texts.SLIDES_CHOICE,
        list(SlideKey),
        format_func=name,
        key=widget,
        on_change=lambda: _put_order(st.session_state[widget]),
        placeholder=texts.SLIDES_NONE,
        help=texts.SLIDES_CHOICE_HELP,
    )
    return chosen


def _put_order(keys: Sequence[SlideKey]) -> None:
    """Put slides in their order into the address; all in reading order need no word, and none means all."""
    is_default = not keys or list(keys) == list(SlideKey)
    put_choices({ORDER: None if is_default else _BETWEEN.join(keys)})


def _move(keys: Sequence[SlideKey], place: int, step: int, label: str, help_text: str, icon: str) -> None:
    """A button that changes the place of a slide with its neighbour."""
    to = place + step
    moved = list(keys)
    if 0 <= to < len(keys):
        moved[place], moved[to] = moved[to], moved[place]
    st.button(
        label,
        key=f"{icon}_{keys[place]}",
        help=help_text,
        on_click=_put_order,
        args=(moved,),
        disabled=not 0 <= to < len(keys),
        icon=f":material/{icon}:",
    )


def _preview_line(deck: Deck, key: SlideKey, number: int | None) -> str:
    """Number and title of a slide, of the first one also what it is for; or why it is not there."""
    name = numbers.escape_markdown(texts.SLIDE_NAME[key])
    if number is None:
        return texts.SLIDES_MISSING_LINE.format(name=name, reason=numbers.escape_markdown(deck.missing[key]))
    slide = deck.slides[number - 1]
    said = [numbers.escape_markdown(text) for text in slide.sentences] if key is SlideKey.TITLE else []
    title = numbers.escape_markdown(slide.title)
    return texts.SLIDES_PREVIEW_LINE.format(number=number, title=title, about=" · ".join([name, *said]))
