"""When a protected case file should be locked by itself: nobody has touched the window for some time, or the computer sleeps."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from vetter.gui import look
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtDBus import QDBusConnection
    from PySide6.QtGui import QWindow

TICK = 5_000
"""Milliseconds between two looks at the clock."""
ASLEEP = 60.0
"""Seconds between two such looks after which the computer must have slept."""
MINUTE = 60.0
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
IDLE = tr("It was locked because nobody had touched it for a while. What you typed is kept.")
SLEEP = tr("It was locked because the computer went to sleep. What you typed is kept.")
SCREEN = tr("It was locked together with the screen. What you typed is kept.")


class Watch(QObject):
    """Looks at the clock, at the keys and the mouse in the windows, and listens to the desktop on the local bus where there is one.

    Signals:
        due: it should be locked now; says why.
    """

    due = Signal(str)

    def __init__(self, folder: Path) -> None:
        """Begin to watch for a data folder."""
        super().__init__()
        self._folder = folder
        self._touched, self._looked = time.monotonic(), time.time()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._follow)
            self._follow(application.focusWindow())
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._desktop = Desktop(self, lambda: self.due.emit(SLEEP), lambda: self.due.emit(SCREEN))

    def _follow(self, window: QWindow | None) -> None:
        """Watch the window that takes the keys: few events pass there, unlike in the application.

        It is never kept, because nobody tells when it is gone.
        """
        self._touched = time.monotonic()
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a key or the mouse."""
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Look at the clocks."""
        now, before = time.time(), self._looked
        self._looked = now
        minutes = look.idle_minutes(self._folder)
        if now - before > ASLEEP:
            self.due.emit(SLEEP)
        elif minutes and time.monotonic() - self._touched >= minutes * MINUTE:
            self.due.emit(IDLE)


class Desktop(QObject):
    """What the desktop tells on the two local buses of Linux; nothing where there are none."""

    def __init__(self, parent: QObject, slept: Callable[[], object], screen: Callable[[], object]) -> None:
        """Listen; `slept` hears before the computer sleeps, `screen` when the screen is locked."""
        super().__init__(parent)
        self._slept, self._screen = slept, screen
        try:
            from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - Linux alone has it
        except ImportError:
            return
        if _is_local("DBUS_SYSTEM_BUS_ADDRESS"):
            self._listen(QDBusConnection.systemBus(), "org.freedesktop.login1.Manager", "PrepareForSleep", "sleeps(bool)")
        if _is_local("DBUS_SESSION_BUS_ADDRESS"):
            for interface in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver", "org.cinnamon.ScreenSaver"):
                self._listen(QDBusConnection.sessionBus(), interface, "ActiveChanged", "screen_changes(bool)")

    def _listen(self, bus: QDBusConnection, interface: str, name: str, slot: str) -> None:
        if bus.isConnected():
            with suppress(TypeError, ValueError):  # a bus that cannot be heard must not keep the window from opening
                bus.connect("", "", interface, name, self, SLOT(slot))  # type: ignore[call-overload]  # it takes text, whatever its stub says

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:  # noqa: FBT001 - the bus gives no names
        """Hear that the computer is about to sleep, or is awake again."""
        if begins:
            self._slept()

    @Slot(bool)
    def screen_changes(self, active: bool) -> None:  # noqa: FBT001 - as above
        """Hear that the screen is locked or free."""
        if active:
            self._screen()


def _is_local(variable: str) -> bool:
    """Return whether a bus is one of this computer: a bus can be told to be anywhere."""
    return all(each.startswith("unix:") for each in os.environ.get(variable, "unix:").split(";"))
