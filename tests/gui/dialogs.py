"""How every dialog is opened; a new one is entered here."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from tests.gui.screen import every, settle
from vetter import actions
from vetter.domain.benchmark import Counted
from vetter.domain.own import OwnFigure
from vetter.errors import DamagedFileError
from vetter.gui.alone import Elsewhere
from vetter.gui.gone import Gone
from vetter.gui.jobs import Job
from vetter.gui.line_form import Asked, LineForm
from vetter.gui.lock import LockWindow
from vetter.gui.pages.backups import PutBack
from vetter.gui.pages.compare import ADD
from vetter.gui.pages.privacy import EraseDialog, Erasing
from vetter.gui.password import PasswordForm
from vetter.gui.places import BenchmarksPlace, CandidatesPlace, ComparePlace, InterviewPlace, SettingsPlace, VerdictPlace
from vetter.gui.rescue import Rescue
from vetter.gui.told import Told
from vetter.gui.waiting import Waiting
from vetter.gui.working import Working
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from vetter.gui.window import MainWindow


OWN = OwnFigure(Counted.VISITORS_ORDER, Decimal("2.1"), year=2026, source="“Note”")


def verdicts(window: MainWindow) -> tuple[Any, ...]:
    """Return the finished samples, saved once."""
    saved = [actions.finish(window.desk, sample.case) for sample in actions.samples()[:2]]
    return tuple(actions.open_verdict(window.desk, each.verdict) for each in saved)


def _explanation(window: MainWindow) -> None:
    window.open(VerdictPlace(verdicts(window)[0]))
    dossier = verdicts(window)[0].dossier
    window.verdict.explain(next(section for section in dossier.sections if section.points))


def help_on(window: MainWindow, section: str = "") -> None:
    """Ask for help on the first field of a section."""
    window.open(InterviewPlace(actions.new_case(window.desk), section))
    settle(window)
    window.help_here()


def _preview(window: MainWindow) -> None:
    window.open(VerdictPlace(verdicts(window)[0]))
    window.verdict.preview()


def _incoming(window: MainWindow) -> None:
    key = actions.add_figure(window.desk, OWN)
    window.open(BenchmarksPlace())
    assert window.desk.folder is not None
    file = window.desk.folder / "figures.csv"
    window.benchmarks.write_file(file)
    actions.keep_figures(window.desk, {key: None})
    window.benchmarks.read_file(file)
    settle(window)


def _evidence(window: MainWindow) -> None:
    from vetter.gui.exhibit_view import look_at  # noqa: PLC0415 - as the page does

    case = actions.new_case(window.desk)
    actions.keep_draft(window.desk, case, "results")
    kept = actions.attach(window.desk, case, "conversions", "Note.txt", b"76 of 1,800")
    look_at(window, window.desk, kept, pytest.fail)


def _own_figure(window: MainWindow) -> None:
    window.open(BenchmarksPlace())
    window.benchmarks.add_own()


def _passphrase(window: MainWindow) -> None:
    window.open(SettingsPlace())
    window.settings.passphrase.set()


def _rescue(window: MainWindow) -> QDialog:
    assert window.desk.folder is not None
    rescue = Rescue(window.desk.folder, DamagedFileError("“Note”"))
    rescue.show()
    return rescue


def _told(_window: MainWindow) -> QDialog:
    told = Told("Something went wrong in Vetter", "“Note”", "Vetter 1")
    told.show()
    return told


def _elsewhere(_window: MainWindow) -> QDialog:
    asked = Elsewhere("studio-mac")
    asked.show()
    return asked


def _gone(_window: MainWindow) -> QDialog:
    asked = Gone(Path("/media/stick/Vetter"))
    asked.show()
    return asked


def _erase(window: MainWindow) -> None:
    judged = verdicts(window)[0]
    erasing = Erasing.of(window.desk, str(judged.candidate), judged.dossier.candidate)
    EraseDialog(window, erasing, lambda *_words, **_ways: None).open()


def _working(window: MainWindow) -> QDialog:
    job = Job(lambda: None)
    working = Working(window, tr("Backing up"), job)
    working.show_slow()
    job.stop = job.run  # type: ignore[method-assign] - it has ended as soon as it is called off
    return working


def _locked(window: MainWindow, *, recovering: bool) -> QWidget:
    assert window.desk.folder is not None
    made = LockWindow(window.desk.folder)
    made.show_recovery(recovering=recovering)
    made.show()
    return made


DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "Finder": lambda window: window.find_anything(),
    "KeySheet": lambda window: window.show_keys(),
    "Explanation": _explanation,
    "FieldHelp": help_on,
    "Preview": _preview,
    "FigureForm": _own_figure,
    "IncomingFigures": _incoming,
    "ExhibitView": _evidence,
    "Told": _told,
    "Elsewhere": _elsewhere,
    "Gone": _gone,
    "Waiting": lambda window: Waiting(window, lambda: False).open(),
    "PassphraseForm": _passphrase,
    "Rescue": _rescue,
    "EraseDialog": _erase,
    "PutBack": lambda window: PutBack(window, actions.back_up(window.desk), lambda: None).open(),
    "LineForm": lambda window: LineForm(window, window.desk, Asked("“Title”", "“Question”", "“place”"), lambda _line: "").open(),
    "Working": _working,
    "PasswordForm": lambda window: PasswordForm(window, "“Note”", lambda _password: None, new=True).open(),
}


def _papers(window: MainWindow) -> None:
    window.open(VerdictPlace(verdicts(window)[0]))
    window.verdict.offer_papers()


def _editions(window: MainWindow) -> None:
    window.open(VerdictPlace(verdicts(window)[0]))
    window.verdict.offer_editions()


def _adding(window: MainWindow) -> None:
    window.open(ComparePlace(verdicts(window)))
    settle(window)
    next(each for each in every(window, QPushButton) if each.accessibleName() in ADD.values()).click()


def _columns(window: MainWindow) -> None:
    window.open(CandidatesPlace())
    next(each for each in every(window, QAbstractButton) if each.text() == tr("Columns")).click()


MENUS: dict[str, Callable[[MainWindow], object]] = {
    "main": lambda window: window.show_menu(),
    "papers": _papers,
    "editions": _editions,
    "adding": _adding,
    "columns": _columns,
}
"""How every menu is opened."""

LOCKS: dict[str, Callable[[MainWindow], QWidget]] = {
    "passphrase": partial(_locked, recovering=False),
    "recovery": partial(_locked, recovering=True),
}
"""How the lock window opens, on each of its sheets."""
