"""How a number came about: the window and the terminal tell the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.gui.screen import every, press, said
from vetter import actions
from vetter.cli import main
from vetter.dossier.explain import explained
from vetter.gui.explanation import Explanation
from vetter.gui.places import VerdictPlace

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


def test_the_terminal_tells_the_same_trace(qtbot: QtBot, window: MainWindow, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One interview file, opened in the window and handed to `vetter explain`: the same numbers, from the same, in the same words."""
    file = actions.export_interview(actions.open_sample(window.desk, "specialist").case, tmp_path / "one.interview.json")
    judged = actions.open_verdict(window.desk, actions.import_interview(window.desk, file).verdict)
    window.open(VerdictPlace(judged))
    for section in (each for each in judged.dossier.sections if each.points):
        press(qtbot, window.verdict, f"How this was worked out: {section.title}")
        [opened] = every(window.verdict, Explanation)
        shown = said(opened)
        qtbot.keyClick(opened, Qt.Key.Key_Escape)
        capsys.readouterr()
        keys = [each.key for each in explained(judged.dossier, section.points)]
        assert main(["explain", str(file), "--json", *(f"--point={key}" for key in keys)]) == 0
        points = json.loads(capsys.readouterr().out)["points"]
        assert points
        for point in points:
            told = [point["title"], point["value"], point["formula"], *point["sources"]]
            told += [words for given in point["inputs"] for words in (given["label"], given["value"])]
            assert [words for words in told if words not in shown] == []
        assert sorted(keys) == sorted(point["key"] for point in points)
