"""The language spoken, as Qt knows it: its own words, the names of keys, and the side a line begins on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QKeySequence

from vetter import tongue

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def teach(app: QApplication) -> None:
    """Let Qt's own buttons, menus and messages speak the language of the program, on the side where it is read from."""
    spoken = QLocale(tongue.language())
    QLocale.setDefault(spoken)
    words = QTranslator(app)
    if words.load(spoken, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if tongue.language() == tongue.MIRRORED else spoken.textDirection())


def spelled(*keys: str) -> str:
    """Return keys by the names Qt gives them in the language spoken, on this system: the one way they are named anywhere."""
    return ", ".join(QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText) for each in keys)
