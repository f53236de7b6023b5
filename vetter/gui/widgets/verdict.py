"""A verdict in a list: its icon and its word, always both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.gui import theme
from vetter.gui.theme import Role
from vetter.gui.widgets.layout import holding, row
from vetter.gui.widgets.text import colour, label, picture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vetter.domain.verdict import Verdict


def icon_name(verdict: Verdict) -> str:
    """Return the name of a verdict's icon."""
    return f"verdict-{verdict.value}"


def verdict_words(verdict: Verdict) -> QWidget:
    """Return icon and word in the verdict's tone; the word goes on in a second line where large text leaves it no room."""
    tint = theme.current().tone(verdict.tone)
    large = theme.fitting(2) < 2
    words = label(verdict.short, Role.STRONG, wrap=large)
    least = verdict.short.split(" ") if large else [verdict.short]
    words.setMinimumWidth(max(map(words.fontMetrics().horizontalAdvance, least)))
    colour(words, tint)
    line = row([picture(icon_name(verdict), tint, 20), words])
    line.setStretch(1, 1)
    made = holding(line)
    made.setAccessibleName(verdict.label)
    return made
