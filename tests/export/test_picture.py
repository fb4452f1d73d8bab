"""Map pictures: size, colours where they belong, words in the picture, equal bytes."""

import re
from datetime import date
from io import BytesIO
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image
from shapely.geometry import Polygon, box

from sei_core.export import About, Source, greys, picture
from sei_core.view import theme
from sei_core.view.map_component import Outline, Point

ABOUT = About("Žluťoučký kraj 2023", "Pásmo", "31. 12. 2023", (), (Source("Zdroj: ASZ", "–"),), date(2024, 5, 6))
LIGHT, DARK = theme.SEQUENTIAL[1], theme.SEQUENTIAL[6]
LEGEND = [picture.LegendClass("málo", LIGHT), picture.LegendClass("hodně", DARK)]
RING = Polygon(box(15, 49, 16, 50).exterior.coords, [box(15.3, 49.3, 15.7, 49.7).exterior.coords])


@pytest.fixture(scope="module")
def shapes():
    areas = gpd.GeoDataFrame(
        {"area_code": ["ring", "core", "east"]},
        geometry=[RING, box(15.3, 49.3, 15.7, 49.7), box(16, 49, 17, 50)],
        crs="EPSG:4326",
    )
    return picture.shapes_of(areas)


def pixels(content):
    image = Image.open(BytesIO(content))
    return np.asarray(image.convert("RGB")), image


def amount(content, colour):
    """How many pixels have exactly this colour."""
    rgb = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return int((pixels(content)[0] == rgb).all(axis=2).sum())


def words(content):
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", content.decode()))


def test_png_is_a4_landscape_at_300_dpi(shapes):
    content = picture.map_png(shapes, pd.Series({"ring": 0, "core": 1, "east": 0}), LEGEND, ABOUT)
    image = pixels(content)[1]
    assert image.size == (3507, 2481)
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)


def test_hole_shows_the_area_inside_it_whichever_is_drawn_last(shapes):
    core_dark = picture.map_png(shapes, pd.Series({"ring": 0, "core": 1, "east": 0}), LEGEND, ABOUT)
    core_light = picture.map_png(shapes, pd.Series({"ring": 1, "core": 0, "east": 1}), LEGEND, ABOUT)
    assert 0.05 < amount(core_dark, DARK) / amount(core_dark, LIGHT) < 0.2
    assert 0.05 < amount(core_light, LIGHT) / amount(core_light, DARK) < 0.2


def test_missing_class_is_hatched_and_named(shapes):
    complete = pd.Series({"ring": 0, "core": 1, "east": 0})
    assert "bez dat" not in words(picture.map_svg(shapes, complete, LEGEND, ABOUT))
    gap = complete.drop("east")
    assert "bez dat" in words(picture.map_svg(shapes, gap, LEGEND, ABOUT))
    assert amount(picture.map_png(shapes, gap, LEGEND, ABOUT), theme.NO_DATA) > 100_000


def test_svg_carries_its_words_as_text(shapes):
    classes = pd.Series({"ring": 0, "core": 1, "east": 0})
    text = words(picture.map_svg(shapes, classes, LEGEND, ABOUT, legend_title="Pásmo indexu"))
    for word in (
        "Žluťoučký kraj 2023",
        "Pásmo indexu",
        "málo",
        "obcí",
        "málo 2",
        "hodně 1",
        "Zdroj: ASZ",
        "31. 12. 2023",
    ):
        assert word in text
    assert "6.\u00a05.\u00a02024" in text


def test_focus_zooms_counts_only_inside_and_pales_the_rest(shapes):
    classes = pd.Series({"ring": 0, "core": 0, "east": 1})
    whole = picture.map_png(shapes, classes, LEGEND, ABOUT)
    close = picture.map_png(shapes, classes, LEGEND, ABOUT, focus=["ring", "core"])
    pale = theme.SURFACE
    assert amount(close, LIGHT) > 1.1 * amount(whole, LIGHT)
    assert amount(close, pale) > 10_000 > amount(whole, pale)
    text = words(picture.map_svg(shapes, classes, LEGEND, ABOUT, focus=["ring", "core"]))
    assert "hodně 0" in text
    assert "mimo vybrané" in text


def test_focus_on_nothing_is_a_bug(shapes):
    with pytest.raises(KeyError, match="focus"):
        picture.draw(shapes, pd.Series({"ring": 0}), LEGEND, ABOUT, focus=["elsewhere"])


def test_borders_are_drawn_over(shapes):
    classes = pd.Series({"ring": 0, "core": 0, "east": 0})
    plain = picture.map_png(shapes, classes, LEGEND, ABOUT)
    bordered = picture.map_png(shapes, classes, LEGEND, ABOUT, borders=shapes)
    assert amount(bordered, theme.TEXT) > amount(plain, theme.TEXT) + 1_000


def test_dollar_signs_in_a_title_stay_text(shapes):
    about = About("Obec $x$ a ${y}$", "", "2023", created=date(2024, 1, 1))
    assert "Obec $x$ a ${y}$" in words(picture.map_svg(shapes, pd.Series({"ring": 0}), LEGEND, about))


@pytest.mark.parametrize("make", [picture.map_png, picture.map_svg, picture.map_pdf])
def test_equal_input_gives_equal_bytes(shapes, make):
    classes = pd.Series({"ring": 0, "core": 1})
    assert make(shapes, classes, LEGEND, ABOUT) == make(shapes, classes, LEGEND, ABOUT)


def test_outlines_are_drawn_and_explained(shapes):
    classes = pd.Series({"ring": 0, "core": 0, "east": 0})
    outlines = [Outline(("core",), "solid", "pomáhá se"), Outline(("east",), "dotted", "skončilo")]
    plain = picture.map_svg(shapes, classes, LEGEND, ABOUT)
    lined = picture.map_svg(shapes, classes, LEGEND, ABOUT, outlines=outlines)

    assert "pomáhá se" in words(lined)
    assert "skončilo" in words(lined)
    assert lined.count(b"stroke-dasharray") > plain.count(b"stroke-dasharray")


def test_a_long_label_of_the_legend_is_wrapped(shapes):
    legend = [picture.LegendClass("naposledy doloženo dříve, konec neznámý", LIGHT), LEGEND[1]]
    content = picture.map_svg(shapes, pd.Series({"ring": 0, "core": 1, "east": 0}), legend, ABOUT)

    assert "naposledy doloženo" in words(content)
    assert "naposledy doloženo dříve, konec neznámý" not in content.decode(), "not in one line"


def test_points_stand_over_the_map_with_their_text_and_in_the_legend(shapes):
    classes, points = pd.Series({"ring": 0, "core": 1, "east": 0}), [Point(49.5, 15.5, "Obec: 7", text="7")]
    plain = words(picture.map_svg(shapes, classes, LEGEND, ABOUT))

    drawn = words(picture.map_svg(shapes, classes, LEGEND, ABOUT, points=points, point_label="lokality"))
    without = words(picture.map_svg(shapes, classes, LEGEND, ABOUT, focus=["east"], points=points))

    assert drawn.split().count("7") == plain.split().count("7") + 1
    assert "lokality" in drawn
    assert without.split().count("7") == plain.split().count("7"), "a point outside the window is left out"


def test_lines_have_their_colour_and_may_go_around_areas_of_another_level(shapes):
    line = Outline(("core",), "solid", "pomoc", theme.SERIES[1].colour)
    only = picture.Shapes(shapes.codes[:1], shapes.paths[:1], shapes.bounds[:1], shapes.labels[:1])
    classes = pd.Series({"ring": 0})

    drawn = picture.map_png(only, classes, LEGEND, ABOUT, outlines=[line], outlined=shapes)

    assert amount(drawn, theme.SERIES[1].colour) > 1000
    assert amount(picture.map_png(only, classes, LEGEND, ABOUT), theme.SERIES[1].colour) == 0


def test_of_many_sources_the_first_are_named_and_those_whose_licence_asks_for_it(shapes):
    many = tuple(Source(f"Pramen {number}", "neuvedena") for number in range(1, 30))
    about = About("Mapa", "Popis", "2023", (), (*many, Source("© ČÚZK", "CC BY 4.0")), date(2024, 5, 6))

    text = words(picture.map_svg(shapes, pd.Series({"ring": 0}), LEGEND, about))

    assert "Zdroje: Pramen 1; Pramen 2, licence neuvedena; © ČÚZK, licence CC BY 4.0; a další (27), uvedené v" in text
    assert "Pramen 3" not in text


@pytest.mark.parametrize("count", [3, 4, 5, 6, 7])
def test_greys_of_classes_keep_their_order_and_stay_apart(count):
    colours = theme.sequential(count)
    found = greys.scale(colours)
    levels = [int(found[colour].colour[1:3], 16) for colour in colours]

    assert levels == sorted(levels, reverse=True)
    assert min(high - low for high, low in pairwise(levels)) >= 20
    assert {ink.hatch for ink in found.values()} == {""}


@pytest.mark.parametrize("count", [3, 5, 7])
def test_one_side_of_a_change_has_a_pattern_in_grey(count):
    colours = theme.diverging(count)
    found = [greys.scale(colours)[colour] for colour in colours]
    half = count // 2

    assert {ink.hatch for ink in found[half:]} == {""}
    assert all(ink.hatch for ink in found[:half])
    assert len({(ink.colour, ink.hatch) for ink in found}) == count


@pytest.mark.parametrize("palette", [theme.CATEGORY, tuple(theme.STANDING_COLOUR.values())])
def test_no_two_categories_look_the_same_in_grey(palette):
    found = greys.scale(palette)

    assert len({(ink.colour, ink.hatch) for ink in found.values()}) == len(set(palette))


def test_a_grey_map_has_no_colour_and_the_legend_of_the_coloured_one(shapes):
    classes = pd.Series({"ring": 0, "core": 1})
    content = picture.map_png(shapes, classes, LEGEND, ABOUT, is_grey=True)
    inside = pixels(content)[0][400:2000, 100:2400].astype(int)

    assert amount(content, LIGHT) == amount(content, DARK) == 0
    assert amount(content, greys.scale([LIGHT, DARK])[DARK].colour) > 10_000
    assert (np.ptp(inside, axis=2) > 40).sum() == 0
    assert words(picture.map_svg(shapes, classes, LEGEND, ABOUT, is_grey=True)) == words(
        picture.map_svg(shapes, classes, LEGEND, ABOUT)
    )


def test_a_picture_of_another_size_has_that_size(shapes):
    image = pixels(picture.map_png(shapes, pd.Series({"ring": 0}), LEGEND, ABOUT, size=(8, 5.4)))[1]

    assert image.size == (2400, 1620)


def written(figure):
    return {text.get_text(): text.get_fontsize() for text in figure.findobj(Text) if text.get_text()}


def test_a_picture_for_a_slide_has_large_letters_and_no_title(shapes):
    classes, names = pd.Series({"ring": 0, "core": 1}), ["Kruh", "Jádro", "Východ"]
    outlines = [Outline(("core",), "solid", "naposledy doloženo dříve, konec neznámý")]
    choices = {"legend_title": "Pásmo indexu", "outlines": outlines, "focus": ["ring", "core"], "names": names}
    slide, sheet = (
        written(picture.draw(shapes, classes, LEGEND, ABOUT, **choices, **size)) for size in ({"size": (9.3, 5.2)}, {})
    )
    footer = {text for text in slide if text.startswith("Zdroj: ASZ")}

    assert ABOUT.title in sheet
    assert ABOUT.title not in slide
    assert len(footer) == 1
    assert "31. 12. 2023" in footer.copy().pop()
    assert {"Pásmo indexu", "málo", "hodně", "Jádro"} <= set(slide)
    assert min(size for text, size in slide.items() if text not in footer) >= 10
    assert slide[footer.pop()] >= 9


def test_words_of_a_slide_stay_in_the_picture_and_apart(shapes):
    legend = [picture.LegendClass("naposledy doloženo dříve, konec neznámý", LIGHT), LEGEND[1]]
    figure = picture.draw(shapes, pd.Series({"ring": 0, "core": 1}), legend, ABOUT, "Pásmo indexu", size=(9.3, 5.2))
    FigureCanvasAgg(figure).draw()
    boxes = [text.get_window_extent() for text in figure.texts]

    assert all(each.x0 >= 0 and each.x1 <= figure.bbox.x1 and each.y0 >= 0 for each in boxes)
    assert not [1 for at, one in enumerate(boxes) for other in boxes[:at] if one.overlaps(other)]


def test_names_on_a_slide_do_not_lie_over_each_other():
    squares = [box(15 + step, 49, 15.01 + step, 49.01) for step in np.linspace(0, 1, 60)]
    squares[30] = box(15.4, 49.2, 15.6, 49.4)
    codes = [str(number) for number in range(60)]
    row = picture.shapes_of(gpd.GeoDataFrame({"area_code": codes}, geometry=squares, crs="EPSG:4326"))
    names = [f"Obec {number:02}" for number in range(60)]
    figure = picture.draw(row, pd.Series(0, codes), LEGEND, ABOUT, names=names, size=(9.3, 5.2))
    FigureCanvasAgg(figure).draw()
    named = [text for text in figure.axes[0].texts if text.get_text().startswith("Obec")]
    boxes = [text.get_window_extent() for text in named]

    assert 3 < len(named) <= picture.MOST_ON_SLIDE
    assert "Obec 30" in {text.get_text() for text in named}, "the largest area is named first"
    assert not [1 for at, one in enumerate(boxes) for other in boxes[:at] if one.overlaps(other)]


def test_long_filters_push_the_map_down_instead_of_lying_over_it(shapes):
    long = About("Mapa", "Popis", "2023", ("slovo " * 150,), ABOUT.sources, ABOUT.created)
    drawn = [picture.draw(shapes, pd.Series({"ring": 0}), LEGEND, about) for about in (ABOUT, long)]
    tops = [figure.axes[0].get_position().y1 for figure in drawn]

    assert tops[1] < tops[0] - 0.05
    assert "Zdroj: ASZ, licence –" in words(picture.map_svg(shapes, pd.Series({"ring": 0}), LEGEND, ABOUT))
