"""What of the window is as it was left at the next start: its place, and the panel that was folded away."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from vetter.gui.places import InterviewPlace
from vetter.gui.window import MainWindow


def opened(before: MainWindow) -> MainWindow:
    """Close a window and open the next on the same folder."""
    desk = before.desk
    before.close()
    after = MainWindow(desk)
    after.show()
    return after


def test_the_folded_panel_stays_folded_and_can_be_opened_for_good(window: MainWindow) -> None:
    """Folded, started anew, opened, started anew."""
    window.resize(1400, 800)
    window.open(InterviewPlace())
    assert window.interview._live.isVisible()  # noqa: SLF001
    for folded in (True, False):
        window.interview.toggle_live()
        window = opened(window)
        window.resize(1400, 800)
        window.open(InterviewPlace())
        assert window.interview._live.isVisible() is not folded  # noqa: SLF001
        window.interview.case = None


def test_the_window_has_its_size_again_and_never_stands_where_no_screen_is(window: MainWindow) -> None:
    """As large as it was left, and in sight though it was left beyond every screen."""
    window.setGeometry(90_000, 90_000, 700, 560)
    window = opened(window)
    size = window.size()
    assert (size.width(), size.height()) == (max(700, window.minimumWidth()), 560)
    assert QGuiApplication.primaryScreen().availableGeometry().intersects(window.frameGeometry())
