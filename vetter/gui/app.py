"""The application: one window a data folder, errors shown and logged without personal data."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from vetter import actions
from vetter.__version__ import __version__
from vetter.errors import BusyFileError, CaseFileError, DamagedFileError, GoneFileError, LockedFileError, VetterError
from vetter.gui import icons, jobs, look, theme, tongue
from vetter.gui.alone import Alone
from vetter.gui.garbage import collected_here
from vetter.gui.gone import Gone
from vetter.gui.lock import needs_recovery
from vetter.gui.locking import Locking
from vetter.gui.look import chosen_appearance, chosen_text
from vetter.gui.pages.interview import InterviewPage
from vetter.gui.places import SettingsPlace
from vetter.gui.rescue import Rescue
from vetter.gui.shared import shared
from vetter.gui.told import Told, crash_details
from vetter.gui.window import MainWindow
from vetter.startup import LANGUAGE
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

LOG_FILE = "vetter.log"
AGAIN = 250
"""Milliseconds between two tries to end while something is under way that cannot be stopped halfway."""
SETTLED = 1_500
"""Milliseconds after the first paint until everything is looked at and backed up."""
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
        self._alone = Alone(self._folder)
        self._alone.called.connect(self._raise)
        self._window: MainWindow | None = None
        self._desk: actions.Desk | None = None
        self._locking = Locking(self._folder)
        self._locking.answered.connect(self._unlocked)
        self._locking.locked.connect(self._forget)
        self._bugs = Bugs()
        self._telling = self._tended = False

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
        if actions.is_gone(self._folder) and self._began is None and not Gone(self._folder).exec():
            return GoneFileError.exit_code
        if not self._alone.holds(self._file):
            return 0
        refused = self.begin()
        if refused is not None:
            return refused
        self._catch_errors()
        QTimer.singleShot(0, app, theme.load_other_scripts)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._repaint())
        self._end_politely(app)
        if self._began is not None:
            self._report(app, self._began)
        with collected_here():
            code = int(app.exec())
        jobs.finish_all()
        if self._desk is not None:
            self._desk.close()
        actions.empty_opened(self._folder)
        if self._again:
            self._start_again()
        return code

    def begin(self) -> int | None:
        """Open the window, or ask for the passphrase first; return an exit code where there is nothing to be opened."""
        try:
            self._show(actions.open_desk(self._folder))
        except DamagedFileError as error:
            return self._rescue(error)
        except CaseFileError as error:
            closed = isinstance(error, LockedFileError) or needs_recovery(self._folder)
            if self._began is not None or not closed:
                return self._refused(error)
            self._locking.ask(str(error))
        return None

    def _rescue(self, error: DamagedFileError) -> int | None:
        """Offer what can be done about a damaged file, and go on with what was opened; return an exit code where nothing was."""
        rescued = self._rescued(error)
        if rescued is None:
            return error.exit_code
        self._show(rescued)
        return None

    def _show(self, desk: actions.Desk) -> None:
        """Open the window on a desk, and see to what waits for that."""
        first, self._desk = self._desk is None and not self._tended, desk
        opened = self._open_window(desk)
        self._locking.begin(opened)
        if actions.is_half_protected(desk):
            opened.present_page().banner.say(actions.HALF_PROTECTED, problem=True)
        elif not desk.read_only and look.is_new(self._folder, told := shared(self._folder)):
            opened.present_page().banner.say(told, problem=True)
        if self._file is not None:
            file, self._file = self._file, None
            opened.bring_in_file(str(file))
        for deed in (actions.tidy_exhibits, actions.finish_erasures):
            QTimer.singleShot(0, opened, partial(self._tidy, deed))
        if first and self._began is None and not desk.read_only:
            self._tended = True
            QTimer.singleShot(SETTLED, self._locking, self._look_after)

    def _tidy(self, deed: Callable[[actions.Desk], object]) -> None:
        """Do something once the window is shown; the desk is asked for only then, so that nothing that waits holds it after a lock."""
        with suppress(BusyFileError):  # the next start does it
            if self._desk is not None:
                deed(self._desk)

    def _unlocked(self, sound: bool) -> None:  # noqa: FBT001 - a signal's slot
        """Open what the passphrase was given for."""
        try:
            self._show(actions.open_desk(self._folder, sound=sound))
        except DamagedFileError as error:
            code = self._rescue(error)
            if code is not None:
                self._app.exit(code)
        except VetterError as error:
            if self._locking.shown is not None:
                self._locking.shown.say(error)

    def _forget(self) -> None:
        self._window = self._desk = None

    def _start_again(self) -> None:
        """Leave the folder to a new process, which reads afresh what is settled only once, such as the language."""
        self._alone.let_go()
        arguments = [] if getattr(sys, "frozen", False) else ["-m", "vetter"]
        surroundings = {name: value for name, value in os.environ.items() if name != LANGUAGE}
        subprocess.Popen([sys.executable, *arguments, "--data-dir", str(self._folder)], env=surroundings)  # noqa: S603 - this program, and no other

    def _paint(self, app: QApplication) -> None:
        """Give the application the colours and the size of text that were chosen."""
        theme.apply(app, theme.wanted(chosen_appearance(self._folder)), pixels=theme.text_pixels(chosen_text(self._folder)))

    def _raise(self, file: str) -> None:
        """Bring what is open to the front, and the file another start was given into it."""
        if file and self._window is not None and self._locking.shown is None:
            self._window.bring_in_file(file)
        elif file:
            self._file = Path(file)  # once it is unlocked
        shown = self._locking.shown or self._window
        if shown is not None:
            shown.setWindowState(shown.windowState() & ~Qt.WindowState.WindowMinimized)
            shown.show()
            shown.raise_()
            shown.activateWindow()

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
        if self._window is None:  # locked meanwhile
            return

        def work() -> actions.Inspection:
            found = actions.check_folder(folder)
            if not found.damaged:
                actions.back_up_daily(folder)
            return found

        jobs.start(work, self._tell_found, self._tell_error, owner=self._window)

    def _tell_found(self, found: actions.Inspection) -> None:
        window = self._window
        if window is None or found.sound:
            return
        more = " " + tr("And {number} more.", number=len(found.problems) - 1) if len(found.problems) > 1 else ""

        def show() -> None:
            window.open(SettingsPlace())
            if window.settings.backups is not None:
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
        window.appearance_changed.connect(self._repaint)
        window.restart_wanted.connect(self._restart)
        window.show()
        self._window = window
        return window

    def _repaint(self) -> None:
        """Draw everything anew in the palette that is wanted now, at the same place."""
        app, before = self._app, self._window
        if not isinstance(app, QApplication):
            return
        if self._locking.shown is not None:
            self._paint(app)
            self._locking.ask()
            return
        if before is None or not before.present_page().flush():
            return
        jobs.finish_all()
        app.processEvents()
        place, geometry = before.present_place(), before.saveGeometry()
        self._paint(app)
        after = self._open_window(before.desk)
        self._locking.begin(after)
        after.restoreGeometry(geometry)
        after.open(place)
        for page in before.findChildren(InterviewPage):
            page.case = None
        before.hide()
        before.deleteLater()

    def _end_politely(self, app: QApplication) -> None:
        """Keep what is typed when the session is about to end, and close every window when the system asks the program to end.

        Python hears a signal between any two steps, in the middle of a save too, so nothing is closed before that is done.
        """
        app.commitDataRequest.connect(self._keep, Qt.ConnectionType.DirectConnection)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: QTimer.singleShot(0, app, self._end))
        listen = QTimer(app, interval=250)
        listen.timeout.connect(lambda: None)  # gives Python its turn, so that the signal is heard
        listen.start()

    def _restart(self) -> None:
        """Close the window, and open it anew in a process of its own; what is typed is kept first."""
        self._again = True
        self._again = self._window is not None and self._window.close()

    def _keep(self) -> None:
        if self._window is not None:
            self._window.present_page().keep_now()

    def _end(self) -> None:
        """Close every window, and once more when what cannot be stopped halfway is done, or what is typed can be kept."""
        QApplication.closeAllWindows()
        if jobs.under_way() or (self._window is not None and self._window.isVisible()):
            QTimer.singleShot(AGAIN, self._app, self._end)

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
