"""The application: one window a data folder, errors shown and logged without personal data."""

from __future__ import annotations

import hashlib
import logging
import os
import signal
import subprocess
import sys
import threading
import time
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from vetter import actions
from vetter.__version__ import __version__
from vetter.errors import CaseFileError, DamagedFileError, VetterError
from vetter.gui import icons, jobs, theme, tongue
from vetter.gui.look import chosen_appearance, chosen_text
from vetter.gui.places import SettingsPlace
from vetter.gui.rescue import Rescue
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, row
from vetter.gui.widgets.letters import Letters
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import field_label, label
from vetter.gui.window import MainWindow
from vetter.startup import LANGUAGE
from vetter.tongue import tr

if TYPE_CHECKING:
    from types import TracebackType

LOCK_FILE = "vetter.lock"
LOG_FILE = "vetter.log"
SETTLED = 1_500
"""Milliseconds after the first paint until everything is looked at and backed up."""
PACKAGE = Path(__file__).resolve().parent.parent
GO_ON = tr("What you typed is kept. You can go on; if it happens again, close Vetter and open it anew.")
NOT_KEPT = tr("What you typed is still on the screen but not on the disk yet. Go back to it; the page says why.")
_log = logging.getLogger("vetter")


class Bugs(QObject):
    """Brings what went wrong from whichever thread it happened in to the one where windows live.

    Signals:
        met: a bug: what happened and where, without personal data.
        hindered: an error a person can act on.
    """

    met = Signal(str)
    hindered = Signal(object)


class Application:
    """One run of the program with a window."""

    def __init__(self, data_dir: Path | None, *, file: Path | None = None, began: float | None = None) -> None:
        """Prepare Qt; `file` is brought in at the start, `began` is when the process began, when start-up is to be reported."""
        self._file = file.absolute() if file else None
        self._began = began
        self._app = QApplication.instance() or QApplication(sys.argv[:1])
        self._again = False
        self._folder = actions.data_folder(data_dir)
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None
        self._window: MainWindow | None = None
        self._bugs = Bugs()
        self._telling = False

    def run(self) -> int:
        """Open the window and stay until it is closed."""
        app = self._app
        if not isinstance(app, QApplication):
            return 1
        app.setApplicationName("Vetter")
        app.setApplicationVersion(__version__)
        app.setDesktopFileName(actions.APPLICATION_ID)
        tongue.teach(app)
        self._paint(app)
        app.setWindowIcon(icons.icon("logo", theme.current().accent, 64))
        if not self._alone():
            return 0
        try:
            desk = actions.open_desk(self._folder)
        except DamagedFileError as error:
            rescued = self._rescued(error)
            if rescued is None:
                return error.exit_code
            desk = rescued
        except CaseFileError as error:
            return self._refused(error)
        self._catch_errors()
        opened = self._open_window(desk)
        if self._file is not None:
            opened.bring_in_file(str(self._file))
        QTimer.singleShot(0, app, theme.load_other_scripts)
        QTimer.singleShot(0, app, lambda: actions.tidy_exhibits(desk))
        QTimer.singleShot(0, app, lambda: actions.finish_erasures(desk))
        if self._began is None and not desk.read_only:
            QTimer.singleShot(SETTLED, app, self._look_after)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._repaint(app, desk))
        self._end_politely(app)
        if self._began is not None:
            self._report(app, self._began)
        code = int(app.exec())
        jobs.finish_all()
        desk.close()
        if self._again:
            self._start_again()
        return code

    def _start_again(self) -> None:
        """Leave the folder to a new process, which reads afresh what is settled only once, such as the language."""
        if self._lock is not None:
            self._lock.unlock()
        arguments = [] if getattr(sys, "frozen", False) else ["-m", "vetter"]
        surroundings = {name: value for name, value in os.environ.items() if name != LANGUAGE}
        subprocess.Popen([sys.executable, *arguments, "--data-dir", str(self._folder)], env=surroundings)  # noqa: S603 - this program, and no other

    def _paint(self, app: QApplication) -> None:
        """Give the application the colours and the size of text that were chosen."""
        theme.apply(app, theme.wanted(chosen_appearance(self._folder)), pixels=theme.text_pixels(chosen_text(self._folder)))

    def _alone(self) -> bool:
        """Take the lock of the data folder; when another window has it, raise that one."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return True
        lock = QLockFile(str(self._folder / LOCK_FILE))
        lock.setStaleLockTime(0)
        if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
            self._lock = lock
            self._listen()
            return True
        socket = QLocalSocket()
        socket.connectToServer(self._channel())
        if socket.waitForConnected(1_000):
            socket.write(str(self._file or "").encode() + b"\n")
            socket.waitForBytesWritten(1_000)
        sys.stderr.write(f"{tr('Vetter is open already; its window was brought to the front.')}\n")
        return False

    def _channel(self) -> str:
        return "vetter-" + hashlib.sha256(str(self._folder).encode()).hexdigest()[:16]

    def _listen(self) -> None:
        QLocalServer.removeServer(self._channel())
        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._raise)
        server.listen(self._channel())
        self._server = server

    def _raise(self) -> None:
        file = ""
        if self._server is not None and self._server.hasPendingConnections():
            file = _told_by(self._server.nextPendingConnection())
        if self._window is not None:
            if file:
                self._window.bring_in_file(file)
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()

    def _rescued(self, error: DamagedFileError) -> actions.Desk | None:
        """Offer what can be done about a damaged file; return what was opened, or None."""
        if self._began is not None:
            sys.stderr.write(f"{error}\n")
            return None
        rescue = Rescue(self._folder, error)
        rescue.exec()
        return rescue.desk

    def _look_after(self) -> None:
        """Look at everything and back it up, in another thread; only what is wrong is said."""
        folder = self._folder

        def work() -> actions.Inspection:
            found = actions.check_folder(folder)
            if not found.damaged:
                actions.back_up_daily(folder)
            return found

        jobs.start(work, self._tell_found, self._tell_error)

    def _tell_found(self, found: actions.Inspection) -> None:
        window = self._window
        if window is None or found.sound:
            return
        more = " " + tr("And {number} more.", number=len(found.problems) - 1) if len(found.problems) > 1 else ""

        def show() -> None:
            window.open(SettingsPlace())
            window.settings.backups.show_found(found)

        window.present_page().banner.say(f"{found.problems[0].sentence}{more}", (tr("See what can be done"), show), problem=True)

    def _refused(self, error: VetterError) -> int:
        sys.stderr.write(f"{error}\n")
        if self._began is None:
            told = Told(tr("Vetter cannot open its case file"), str(error), tr("Data folder: {folder}", folder=self._folder))
            told.exec()
        return error.exit_code

    def _open_window(self, desk: actions.Desk) -> MainWindow:
        window = MainWindow(desk)
        window.appearance_changed.connect(lambda: self._repaint(QApplication.instance(), desk))
        window.restart_wanted.connect(self._restart)
        window.show()
        self._window = window
        return window

    def _repaint(self, app: object, desk: actions.Desk) -> None:
        """Draw everything anew in the palette that is wanted now, at the same place."""
        before = self._window
        if before is None or not isinstance(app, QApplication) or not before.present_page().flush():
            return
        jobs.finish_all()
        app.processEvents()
        place, geometry = before.present_place(), before.saveGeometry()
        self._paint(app)
        after = self._open_window(desk)
        after.restoreGeometry(geometry)
        after.open(place)
        before.interview.case = None
        before.hide()
        before.deleteLater()

    def _end_politely(self, app: QApplication) -> None:
        """Keep what is typed when the session is about to end, and close the window when the system asks the program to end."""
        app.commitDataRequest.connect(self._keep, Qt.ConnectionType.DirectConnection)
        signal.signal(signal.SIGTERM, lambda _number, _frame: self._end())
        signal.signal(signal.SIGINT, lambda _number, _frame: self._end())
        listen = QTimer(app, interval=250)
        listen.timeout.connect(lambda: None)  # gives Python its turn, so that the signal is heard
        listen.start()

    def _restart(self) -> None:
        """Close the window, and open it anew in a process of its own; what is typed is kept first."""
        self._again = True
        self._again = self._window is not None and self._window.close()

    def _keep(self) -> None:
        if self._window is not None:
            self._window.present_page().flush()

    def _end(self) -> None:
        if self._window is not None:
            self._window.close()

    def _report(self, app: QApplication, began: float) -> None:
        def ready() -> None:
            sys.stdout.write(f"ready {(time.perf_counter() - began) * 1000:.0f} ms\n")
            sys.stdout.flush()
            app.quit()

        sys.stdout.write(f"first paint {self._painted(app, began):.0f} ms\n")
        QTimer.singleShot(0, app, ready)

    def _painted(self, app: QApplication, began: float) -> float:
        if self._window is not None:
            self._window.repaint()
        app.processEvents()
        return (time.perf_counter() - began) * 1000

    def _catch_errors(self) -> None:
        self._log_to_file()
        self._bugs.met.connect(self._tell_bug)
        self._bugs.hindered.connect(self._tell_error)
        sys.excepthook = self._broke
        threading.excepthook = lambda told: self._broke(told.exc_type, told.exc_value, told.exc_traceback)

    def _log_to_file(self) -> None:
        try:
            handler = RotatingFileHandler(self._folder / LOG_FILE, maxBytes=200_000, backupCount=2, encoding="utf-8")
        except OSError:
            return
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)
        _log.propagate = False

    def _broke(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Show and log a bug: the kind of error and where, never its text, which may hold what was typed."""
        if isinstance(error, VetterError):
            self._bugs.hindered.emit(error)
            return
        details = crash_details(kind, trace)
        _log.error("%s", details)
        sys.stderr.write(f"{details}\n")
        self._bugs.met.emit(details)

    def _tell_error(self, error: VetterError) -> None:
        if self._window is not None:
            self._window.tell(error)

    def _tell_bug(self, details: str) -> None:
        """Show a bug, unless one is shown already: a timer that fails again must not bury the screen."""
        if self._window is None or self._telling:
            return
        self._telling = True
        try:
            kept = self._window.present_page().flush()
            Told(tr("Something went wrong in Vetter"), GO_ON if kept else NOT_KEPT, details).exec()
        finally:
            self._telling = False


def _told_by(connection: QLocalSocket) -> str:
    """Return the interview file that another start of the program was given, or nothing, and let it go."""
    connection.waitForReadyRead(500)
    told = bytes(connection.readAll().data()).decode(errors="replace").strip()
    connection.disconnectFromServer()
    return told


def crash_details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what happened and where in our own files, without any text a person typed and without folders of the account."""
    ours = [(Path(frame.filename), frame) for frame in traceback.extract_tb(trace) if Path(frame.filename).is_relative_to(PACKAGE)]
    frames = [f"  {path.relative_to(PACKAGE).as_posix()}:{frame.lineno} {frame.name}" for path, frame in ours]
    return "\n".join([f"Vetter {__version__}, Python {sys.version.split()[0]}: {kind.__name__}", *frames])


class Told(QDialog):
    """A message with details that can be copied."""

    def __init__(self, title: str, text: str, details: str) -> None:
        """Show `text`, and `details` beneath."""
        super().__init__()
        self.setWindowTitle(title)
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName(tr("Details"))
        shown.setMaximumHeight(160)
        copy = button(tr("Copy details"), lambda: QApplication.clipboard().setText(details))
        close = button(tr("Close"), self.accept, kind="primary")
        words = [label(title, Role.SECTION), label(text), field_label(tr("Details"), shown)]
        self.setLayout(column([*words, shown, row([copy, -1, close])], gap=12, margins=(24, 24, 24, 24)))
        theme.dress(self)
        Letters(self)
        open_at(self, 520)
