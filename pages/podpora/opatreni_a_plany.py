"""What do strategies promise, and what do they deliver?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.PLANS_TITLE, texts.PLANS_LEAD):
    pass
