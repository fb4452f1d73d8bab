"""Colours: order survives grey print and colour blindness, text on them can be read, Streamlit uses the same ones."""

import tomllib

import numpy as np
import plotly.io as pio
import pytest

from sei_core import paths
from sei_core.domain.bands import Band
from sei_core.domain.indicators import INDICATORS
from sei_core.view import theme

#: Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
BLINDNESS = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def lightness(colour):
    """CIE L*, 0–100: how dark the colour comes out of a grey printer."""
    return 116 * np.cbrt(theme.luminance(colour)) - 16


def seen(colour, blindness):
    """CIE Lab of a colour as seen with a colour vision deficiency."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = to_xyz @ np.clip(np.array(BLINDNESS[blindness]) @ linear, 0, 1) / np.array([0.95047, 1, 1.08883])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def pairs(colours):
    return [(a, b) for position, a in enumerate(colours) for b in colours[position + 1 :]]


def test_luminance_and_contrast_know_black_and_white():
    assert theme.luminance("#000000") == 0
    assert theme.luminance("#ffffff") == pytest.approx(1)
    assert theme.contrast("#ffffff", "#000000") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_band_and_indicator_has_a_colour():
    assert list(theme.BAND_COLOUR) == list(Band)
    assert list(theme.INDICATOR_COLOUR) == [indicator.key for indicator in INDICATORS]


@pytest.mark.parametrize("palette", [tuple(theme.BAND_COLOUR.values()), theme.SEQUENTIAL], ids=["bands", "sequential"])
def test_heavier_is_darker_by_a_step_that_grey_print_keeps(palette):
    steps = -np.diff([lightness(colour) for colour in palette])
    assert (steps >= 7).all()


@pytest.mark.parametrize("n", range(1, 8))
def test_sequential_has_n_darkening_classes_with_readable_text(n):
    palette = theme.sequential(n)
    assert len(set(palette)) == n
    assert sorted(palette, key=theme.luminance, reverse=True) == palette
    assert min(theme.contrast(colour, theme.text_on(colour)) for colour in palette) >= 4.5


@pytest.mark.parametrize("n", [0, 8])
def test_sequential_refuses_other_numbers(n):
    with pytest.raises(ValueError, match="1 to 7"):
        theme.sequential(n)


@pytest.mark.parametrize("n", [3, 5, 7])
def test_diverging_is_neutral_in_the_middle_and_darkens_to_both_ends(n):
    palette = theme.diverging(n)
    middle = n // 2
    light = [lightness(colour) for colour in palette]
    assert palette[middle] == theme.DIVERGING[3]
    assert light[: middle + 1] == sorted(light[: middle + 1])
    assert light[middle:] == sorted(light[middle:], reverse=True)
    assert min(theme.contrast(colour, theme.text_on(colour)) for colour in palette) >= 4.5


@pytest.mark.parametrize("n", [1, 2, 4, 9])
def test_diverging_refuses_a_palette_without_a_zero(n):
    with pytest.raises(ValueError, match="3, 5 or 7"):
        theme.diverging(n)


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize(
    "palette",
    [tuple(theme.BAND_COLOUR.values()), theme.DIVERGING, tuple(style.colour for style in theme.SERIES)],
    ids=["bands", "diverging", "series"],
)
def test_colours_stay_apart_for_colour_blind_readers(palette, blindness):
    nearest = min(np.linalg.norm(seen(a, blindness) - seen(b, blindness)) for a, b in pairs(palette))
    assert nearest >= 9.5


def test_series_differ_in_lightness_marker_and_dash_and_stand_out_from_paper():
    light = sorted(lightness(style.colour) for style in theme.SERIES)
    assert np.diff(light).min() >= 4
    assert len({style.symbol for style in theme.SERIES}) == len({style.dash for style in theme.SERIES}) == 5
    assert min(theme.contrast(style.colour, theme.BACKGROUND) for style in theme.SERIES) >= 3


@pytest.mark.parametrize("text", [theme.TEXT, theme.TEXT_MUTED, theme.LINK, theme.PRIMARY])
@pytest.mark.parametrize("paper", [theme.BACKGROUND, theme.SURFACE])
def test_text_meets_wcag_aa(text, paper):
    assert theme.contrast(text, paper) >= 4.5


def test_streamlit_uses_the_same_tokens():
    with (paths.ROOT / ".streamlit" / "config.toml").open("rb") as file:
        settings = tomllib.load(file)["theme"]
    expected = {
        "base": "light",
        "primaryColor": theme.PRIMARY,
        "backgroundColor": theme.BACKGROUND,
        "secondaryBackgroundColor": theme.SURFACE,
        "textColor": theme.TEXT,
        "linkColor": theme.LINK,
        "borderColor": theme.GRID,
        "dataframeBorderColor": theme.GRID,
        "dataframeHeaderBackgroundColor": theme.SURFACE,
        "chartCategoricalColors": [style.colour for style in theme.SERIES],
    }
    assert {name: settings[name] for name in expected} == expected
    assert not {"font", "headingFont", "codeFont", "fontFaces"} & set(settings)  # bundled letters, no download


def test_template_writes_czech_numbers_and_reads_titles_from_the_left():
    layout = pio.templates["sei"].layout
    assert layout.separators == ",\u00a0"
    assert layout.title.x == 0
    assert layout.xaxis.automargin is layout.yaxis.automargin is True
    assert list(layout.colorway) == [style.colour for style in theme.SERIES]
