"""Simulátor, in pages/analyza/simulator.py."""

from __future__ import annotations

SIMULATOR_NAV = SIMULATOR_TITLE = "Simulátor"
SIMULATOR_LEAD = "Co by se stalo s body, kdyby se změnily počty, a co by stačilo k přechodu do jiného pásma?"
