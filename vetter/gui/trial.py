"""The window opened once on a sample, to see that it can be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vetter import actions
from vetter.actions import Found, Health
from vetter.gui.doctor import hindrance
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path


def self_test(folder: Path) -> Found:
    """Open the window on the first sample's verdict and see that something is drawn."""
    hindered = hindrance()
    if hindered is not None:
        return hindered
    from PySide6.QtCore import QEvent  # noqa: PLC0415 - Qt is loaded only where it can be
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt is loaded only where it can be

    from vetter.gui import theme  # noqa: PLC0415
    from vetter.gui.places import VerdictPlace  # noqa: PLC0415
    from vetter.gui.window import MainWindow  # noqa: PLC0415

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - this program makes no other kind
    theme.apply(app, theme.LIGHT)
    with actions.open_desk(folder) as desk:
        window = MainWindow(desk)
        window.show()
        window.open(VerdictPlace(actions.open_sample(desk, actions.samples()[0].key)))
        app.processEvents()
        drawn = window.grab().toImage()
        colours = {drawn.pixel(across, down) for across in range(0, drawn.width(), 7) for down in range(0, drawn.height(), 7)}
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    blank = len(colours) < 3
    value = tr(
        "{width} × {height} points drawn on {platformname}", width=drawn.width(), height=drawn.height(), platformname=app.platformName()
    )
    return Found(tr("Window opened"), value, Health.BAD if blank else Health.GOOD, tr("Nothing was drawn in it.") if blank else "")
