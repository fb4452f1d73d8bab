"""The look of a presentation when nobody gives a template: theme, master and layouts of the atlas, 16:9.

They are made from the tokens of ``view.theme`` at each writing, so that no colour is kept twice. Whoever wants to
change them by hand takes any presentation of the atlas, edits its master in PowerPoint and gives it as a template.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Document
from pptx.slide import SlideLayout
from pptx.util import Inches

from sei_core.view import texts, theme

WIDTH, HEIGHT = 13.333, 7.5
#: On every PC with an office, or with a font of the same widths (Liberation Sans) beside LibreOffice.
FONT = "Arial"
TITLE_SIZE, TEXT_SIZE, FOOTER_SIZE, OPENING_SIZE, SUBTITLE_SIZE = 28, 18, 10, 40, 20

#: Left, top, width, height in inches.
Box = tuple[float, float, float, float]
_TITLE: Box = (0.55, 0.35, 12.23, 1.05)
_CONTENT: Box = (0.55, 1.5, 12.23, 5.2)
_FIGURE_BESIDE: Box = (0.55, 1.5, 8.25, 5.2)
_TEXT_BESIDE: Box = (9.0, 1.5, 3.78, 5.2)
_FIGURE_ABOVE: Box = (0.55, 1.5, 12.23, 3.7)
_TEXT_BELOW: Box = (0.55, 5.3, 12.23, 1.4)
_FOOTER: Box = (0.55, 6.74, 11.2, 0.68)  # three lines
_NUMBER: Box = (11.85, 6.74, 0.93, 0.68)
_OPENING_TITLE: Box = (0.9, 1.6, 11.5, 2.2)
_OPENING_SUBTITLE: Box = (0.9, 4.0, 11.5, 2.3)

_MASTER_ID, _FIRST_LAYOUT_ID = 2147483648, 2147483649
_DARK = theme.CATEGORY[0]


def presentation() -> Document:
    """An empty presentation with the layouts ``opening``, ``content``, ``beside``, ``below`` and ``title_only``."""
    document = Presentation()
    document.slide_width, document.slide_height = Inches(WIDTH), Inches(HEIGHT)
    document.element.find(qn("p:sldSz")).attrib.pop("type", None)
    _dress_theme(document)
    _dress_master(document)
    kept = list(document.slide_layouts)[: len(_LAYOUTS)]
    for layout in list(document.slide_layouts)[len(_LAYOUTS) :]:
        document.slide_layouts.remove(layout)
    for layout, (key, (kind, shapes)) in zip(kept, _LAYOUTS.items(), strict=True):
        _dress_layout(layout, key, kind, shapes)
    return document


def _dress_theme(document: Document) -> None:
    part = document.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    fonts = "".join(
        f'<a:{which}Font><a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/></a:{which}Font>'
        for which in ("major", "minor")
    )
    dressed = part.blob.decode()
    for pattern, new in (
        (r"<a:clrScheme .*</a:clrScheme>", f'<a:clrScheme name="Atlas">{_colour_scheme()}</a:clrScheme>'),
        (r"<a:fontScheme .*</a:fontScheme>", f'<a:fontScheme name="Atlas">{fonts}</a:fontScheme>'),
        (r'name="Office Theme"', f"name={quoteattr(texts.PPTX_MASTER)}"),
    ):
        dressed = re.sub(pattern, new, dressed, flags=re.DOTALL)
    part._blob = dressed.encode()


def _colour_scheme() -> str:
    colours = {
        "dk1": theme.TEXT,
        "lt1": theme.BACKGROUND,
        "dk2": _DARK,
        "lt2": theme.SURFACE,
        **{f"accent{number}": colour for number, colour in enumerate(theme.CATEGORY[:6], start=1)},
        "hlink": theme.LINK,
        "folHlink": theme.PRIMARY,
    }
    return "".join(f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>' for name, colour in colours.items())


def _dress_master(document: Document) -> None:
    master = document.slide_master.element
    master.cSld.set("name", texts.PPTX_MASTER)
    _replace_shapes(
        master.cSld.spTree,
        _bar(_DARK),
        _placeholder("title", "title", 'type="title"', _TITLE, "ctr"),
        _placeholder("figure", "figure", 'type="body" idx="1"', _CONTENT, "t"),
        _footer(2, theme.TEXT_MUTED),
        _number(3, theme.TEXT_MUTED),
    )
    master.replace(master.find(qn("p:txStyles")), parse_xml(_text_styles()))


def _dress_layout(layout: SlideLayout, key: str, kind: str, shapes: tuple[str, ...]) -> None:
    element = layout.element
    element.set("type", kind)
    element.set("preserve", "1")
    element.cSld.set("name", texts.PPTX_LAYOUT[key])
    is_opening = key == "opening"
    ink = theme.TEXT_ON_DARK if is_opening else theme.TEXT_MUTED
    _replace_shapes(element.cSld.spTree, *shapes, _footer(11, ink), _number(12, ink))
    if is_opening:
        element.set("showMasterSp", "0")
        background = f"<p:bg {nsdecls('p', 'a')}><p:bgPr>{_fill(_DARK)}<a:effectLst/></p:bgPr></p:bg>"
        element.cSld.insert(0, parse_xml(background))


def _replace_shapes(tree: etree._Element, *shapes: str) -> None:
    for old in tree[2:]:  # the first two describe the group itself
        tree.remove(old)
    for number, shape in enumerate(shapes, start=2):
        tree.append(parse_xml(shape.replace("NUMBER", str(number), 1)))


def _placeholder(name: str, prompt: str, kind: str, box: Box, anchor: str, style: str = "") -> str:
    """A placeholder with its prompt; ``style`` is of its first level."""
    words = escape(texts.PPTX_PROMPT[prompt])
    run = f'<a:r><a:rPr lang="{texts.PPTX_LANGUAGE}"/><a:t>{words}</a:t></a:r>'
    if prompt == "number":
        field = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
        run = f'<a:fld id="{field}" type="slidenum"><a:rPr lang="{texts.PPTX_LANGUAGE}"/><a:t>{words}</a:t></a:fld>'
    return (
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
        f'<p:cNvPr id="NUMBER" name={quoteattr(texts.PPTX_PLACEHOLDER[name])}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" '
        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle>'
        f"<a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _footer(index: int, ink: str) -> str:
    return _placeholder("footer", "footer", f'type="ftr" sz="quarter" idx="{index}"', _FOOTER, "ctr", _small(ink, "l"))


def _number(index: int, ink: str) -> str:
    return _placeholder(
        "number", "number", f'type="sldNum" sz="quarter" idx="{index}"', _NUMBER, "ctr", _small(ink, "r")
    )


def _small(ink: str, align: str) -> str:
    return f'<a:lvl1pPr algn="{align}"><a:defRPr sz="{FOOTER_SIZE}00">{_fill(ink)}</a:defRPr></a:lvl1pPr>'


def _bar(colour: str) -> str:
    """A strip at the upper edge of every slide."""
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="NUMBER" name=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f"</p:nvSpPr><p:spPr>{_transform((0, 0, WIDTH, 0.14))}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _transform(box: Box) -> str:
    left, top, wide, high = (int(Inches(each)) for each in box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def _text_styles() -> str:
    """Title, five levels of text, and everything else."""
    fonts = {
        which: f'<a:latin typeface="+{which}-lt"/><a:ea typeface="+{which}-ea"/><a:cs typeface="+{which}-cs"/>'
        for which in ("mj", "mn")
    }
    levels = "".join(
        f'<a:lvl{level}pPr marL="{228600 * (2 * level - 1)}" indent="-228600" algn="l">'
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="600"/></a:spcBef>'
        f'<a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="{max(TEXT_SIZE - 2 * (level - 1), 12)}00">'
        f'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>{fonts["mn"]}</a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 6)
    )
    return (
        f"<p:txStyles {nsdecls('p', 'a')}><p:titleStyle>"
        '<a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef>'
        f'<a:buNone/><a:defRPr sz="{TITLE_SIZE}00" b="1"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        f"{fonts['mj']}</a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f'<p:otherStyle><a:lvl1pPr algn="l"><a:defRPr sz="{TEXT_SIZE}00"><a:solidFill><a:schemeClr val="tx1"/>'
        f"</a:solidFill>{fonts['mn']}</a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles>"
    )


def _on_dark(size: int, weight: int) -> str:
    """Style of a text of the opening slide."""
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="{size}00" b="{weight}">'
        f"{_fill(theme.TEXT_ON_DARK)}</a:defRPr></a:lvl1pPr>"
    )


_TITLE_SHAPE = _placeholder("title", "title", 'type="title"', _TITLE, "ctr")
#: Key of ``texts.PPTX_LAYOUT`` → its type in the format, and its placeholders in the order of reading.
_LAYOUTS = {
    "opening": (
        "title",
        (
            _placeholder("title", "title", 'type="ctrTitle"', _OPENING_TITLE, "b", _on_dark(OPENING_SIZE, 1)),
            _placeholder(
                "subtitle", "subtitle", 'type="subTitle" idx="1"', _OPENING_SUBTITLE, "t", _on_dark(SUBTITLE_SIZE, 0)
            ),
        ),
    ),
    "content": ("obj", (_TITLE_SHAPE, _placeholder("figure", "figure", 'idx="1"', _CONTENT, "t"))),
    "beside": (
        "objAndTx",
        (
            _TITLE_SHAPE,
            _placeholder("figure", "figure", 'sz="half" idx="1"', _FIGURE_BESIDE, "t"),
            _placeholder("sentences", "sentences", 'type="body" sz="half" idx="2"', _TEXT_BESIDE, "t"),
        ),
    ),
    "below": (
        "objOverTx",
        (
            _TITLE_SHAPE,
            _placeholder("figure", "figure", 'sz="half" idx="1"', _FIGURE_ABOVE, "t"),
            _placeholder("sentences", "sentences", 'type="body" sz="half" idx="2"', _TEXT_BELOW, "t"),
        ),
    ),
    "title_only": ("titleOnly", (_TITLE_SHAPE,)),
}
