"""Every Czech word of the screens and documents, a module for each page or part that uses them."""

from __future__ import annotations

from sei_core.view.texts.change import *
from sei_core.view.texts.clusters import *
from sei_core.view.texts.command_line import *
from sei_core.view.texts.command_line_errors import *
from sei_core.view.texts.console import *
from sei_core.view.texts.cooperation import *
from sei_core.view.texts.documents import *
from sei_core.view.texts.explorer import *
from sei_core.view.texts.frame import *
from sei_core.view.texts.gaps import *
from sei_core.view.texts.localities import *
from sei_core.view.texts.map_page import *
from sei_core.view.texts.map_words import *
from sei_core.view.texts.measures import *
from sei_core.view.texts.meetings import *
from sei_core.view.texts.method import *
from sei_core.view.texts.municipality import *
from sei_core.view.texts.overlays import *
from sei_core.view.texts.overview import *
from sei_core.view.texts.plans import *
from sei_core.view.texts.projects import *
from sei_core.view.texts.regions import *
from sei_core.view.texts.sensitivity import *
from sei_core.view.texts.server import *
from sei_core.view.texts.simulator import *
from sei_core.view.texts.sources import *
from sei_core.view.texts.streamlit_words import *
from sei_core.view.texts.support import *
from sei_core.view.texts.support_parts import *
from sei_core.view.texts.support_workbook import *
