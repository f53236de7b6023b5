"""Opens everything in the language told and writes which letters Alt shows: `python -m tests.gui.lettering FOLDER`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vetter import startup

startup.settle()

# ruff: noqa: E402 - what speaks is read once the language is settled
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from tests.gui.screen import every
from tests.gui.test_accessibility import DIALOGS, PLACES
from vetter import actions
from vetter.gui import theme, tongue
from vetter.gui.helping import MainMenu
from vetter.gui.lock import LockWindow
from vetter.gui.places import HomePlace
from vetter.gui.widgets.letters import Letters
from vetter.gui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.gui.places import Place

Seen = list[tuple[str, bool]]
"""Words as Qt was given them, and whether they must have a letter: buttons that stand out, and labels of fields."""


def seen(letters: Letters, window: QWidget) -> Seen:
    """Return the words in sight of a window while Alt is held."""
    every(window, QWidget)
    letters.show(window)
    found: Seen = []
    for bearer, _before, marked in letters._shown:  # noqa: SLF001 - what is shown is what is asked about
        standing_out = not isinstance(bearer, QAbstractButton) or bearer.property("kind") in {"primary", "strong"}
        found.append((marked, standing_out))
    letters.hide()
    return found


def entries(menu: QMenu) -> Iterator[tuple[str, Seen]]:
    """Yield each menu with its entries."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from entries(inner)
    yield f"menu {menu.title()}", [(action.text(), True) for action in menu.actions()]


def pages(window: MainWindow) -> Iterator[tuple[str, Place]]:
    """Yield every place of every page."""
    for name, places in PLACES.items():
        for number, place in enumerate(places(window)):
            yield f"{name} {number}", place


def main(folder: Path) -> None:
    """Walk, and write what was seen."""
    app = QApplication([])
    tongue.teach(app)
    theme.apply(app, theme.LIGHT)
    window = MainWindow(actions.open_desk(folder / "data"))
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    letters = window.findChild(Letters)
    assert letters is not None
    told: dict[str, Seen] = {}
    for name, place in pages(window):
        window.open(place)
        told[name] = seen(letters, window)
        window.interview.case = None
    for name, opened in DIALOGS.items():
        window.open(HomePlace())
        held = opened(window)
        every(window, QWidget)
        for dialog in app.topLevelWidgets():
            if type(dialog).__name__ == name and dialog.isVisible():
                told[name] = seen(letters, dialog)
                dialog.close()
        del held
    lock = LockWindow(folder / "data")
    lock.show()
    locked = lock.findChild(Letters)
    assert locked is not None
    for recovering in (True, False):
        lock.show_recovery(recovering=recovering)
        told[f"LockWindow {recovering}"] = seen(locked, lock)
    lock.close()
    told.update(entries(MainMenu(window, window.deeds)))
    (folder / "letters.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
