"""Mapa, its overlays in view/overlays.py."""

from __future__ import annotations

from sei_core.view.texts.frame import OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

OVERLAY = "Překryv"
OVERLAY_CHOICE = {
    "none": "žádný",
    "cooperation": "spolupráce s ASZ",
    "localities": "vyloučené lokality",
    "both": "obojí",
}
OVERLAY_HEADING = {
    "cooperation": "Překryv: spolupráce obcí s ASZ k {day}",
    "localities": "Překryv: známé vyloučené lokality v obcích",
    "both": "Překryv: spolupráce obcí s ASZ k {day} a známé vyloučené lokality",
}
OVERLAY_LINE = {
    "solid": "spolupráce trvá ({count})",
    "before": "spolupráce naposledy doložena {confirmed} ({count})",
    "dashed": "spolupráce možná trvá ({count})",
    "dotted": "spolupráce skončila ({count})",
}
OVERLAY_CREDIT = "{title} (pramenů: {count}, uvedeny v Atlasu)"
OVERLAY_NONE = "Ve zvoleném území není pro tento překryv nic známo."
OVERLAY_POINTS = "známé vyloučené lokality (počet v obci)"
OVERLAY_POINT = "{name}: {count}"
OVERLAY_CAVEAT = (
    "Spolupráce a lokality jsou jen ty, které atlas zná z pramenů; oba seznamy jsou neúplné. Bod leží v obci, "
    "ne v místě lokality."
)
OVERLAY_NOTE = "spolupráce s ASZ: {0}"
OVERLAY_KNOWN = "vyloučené lokality: {0}"
OFFER_TITLE |= {"prekryv": "Překryv mapy: spolupráce s ASZ a známé vyloučené lokality"}
COLUMN |= {"standing_label": ("Spolupráce s ASZ",)}
