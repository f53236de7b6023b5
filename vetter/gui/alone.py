"""One window a data folder: its lock, what a second start tells the first, and a lock that another computer holds or has left behind."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QDialog

from vetter.gui.style_sheet import dress
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, row
from vetter.gui.widgets.letters import Letters
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label
from vetter.tongue import in_quotes, tr

if TYPE_CHECKING:
    from pathlib import Path

LOCK_FILE = "vetter.lock"
PATIENCE = 1_000
"""Milliseconds for the first window to answer a second start."""


class Elsewhere(QDialog):
    """Asks whether the folder may be opened here though another computer seems to have it open; Enter and Escape leave it there."""

    def __init__(self, host: str) -> None:
        """Name the other computer."""
        super().__init__()
        title = tr("Open on another computer?")
        self.setWindowTitle(title)
        self.here = button(tr("It is closed there: open it here"), self.accept)
        self.there = button(tr("Leave it"), self.reject, kind="primary")
        told = tr(
            "On the computer {host} Vetter has this data folder open, or was not closed properly. Close it there first: what two computers "
            "save at once ends in two case files.",
            host=in_quotes(host),
        )
        words = [label(title, Role.TITLE), label(told)]
        self.setLayout(column([*words, row([self.here, -1, self.there])], gap=12, margins=(24, 24, 24, 24)))
        dress(self)
        Letters(self)
        open_at(self, 520)
        self.there.setDefault(True)
        self.there.setFocus()


class Alone(QObject):
    """Holds the lock of a data folder for as long as the program runs.

    Signals:
        called: the program was started once more; with the interview file it was given, or nothing.
    """

    called = Signal(str)

    def __init__(self, folder: Path) -> None:
        """Hold nothing yet."""
        super().__init__()
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK_FILE))
        self._lock.setStaleLockTime(0)  # a window may be open for days
        self._server: QLocalServer | None = None

    def holds(self, file: Path | None) -> bool:
        """Take the lock; where another window has it, raise that one, with `file`, and where another computer has, ask."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return True
        while not self._taken():
            if self._answered(file):
                sys.stderr.write(f"{tr('Vetter is open already; its window was brought to the front.')}\n")
                return False
            _process, host, _program = self._lock.getLockInfo()
            if host and host != QSysInfo.machineHostName() and not Elsewhere(host).exec():
                return False
            if host == QSysInfo.machineHostName() or not self._lock.removeStaleLockFile():
                sys.stderr.write(f"{tr('Vetter is open already and does not answer. Wait a moment, or end it, and start it again.')}\n")
                return False
        self._listen()
        return True

    def let_go(self) -> None:
        """Leave the folder to another process."""
        self._lock.unlock()

    def _taken(self) -> bool:
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def _answered(self, file: Path | None) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._channel())
        if not socket.waitForConnected(PATIENCE):
            return False
        socket.write(str(file or "").encode() + b"\n")
        socket.waitForBytesWritten(PATIENCE)
        return True

    def _channel(self) -> str:
        return "vetter-" + hashlib.sha256(str(self._folder).encode()).hexdigest()[:16]

    def _listen(self) -> None:
        QLocalServer.removeServer(self._channel())
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._hear)
        server.listen(self._channel())
        self._server = server

    def _hear(self) -> None:
        if self._server is None or not self._server.hasPendingConnections():
            return
        self.called.emit(told_by(self._server.nextPendingConnection()))


def told_by(connection: QLocalSocket) -> str:
    """Return the interview file that another start of the program was given, or nothing, and let it go."""
    connection.waitForReadyRead(500)
    told = bytes(connection.readAll().data()).decode(errors="replace").strip()
    connection.disconnectFromServer()
    return told
