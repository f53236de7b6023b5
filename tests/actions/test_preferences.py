"""The owner's settings: kept with the case file, judged by from then on, never rewriting what was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.people import everything, person
from tests.every_paper import texts
from vetter.actions import (
    PaperKind,
    change_settings,
    choose_region,
    finish,
    notice_paper,
    open_desk,
    open_verdict,
    paper_of,
    restore_settings,
    sign_with,
    signature,
)
from vetter.dossier.model import Blank
from vetter.errors import InputError
from vetter.settings import Settings, shown
from vetter.storage import preferences

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions import Desk


def test_who_signs_is_kept_and_signs_letter_and_notice(tmp_path: Path) -> None:
    """Once told, it stands on both, until somebody else is named; blank again, there are lines to sign on."""
    with open_desk(tmp_path) as desk:
        sign_with(desk, " Ann Reed, 020 7946 0000 ")
        restore_settings(desk)
    with open_desk(tmp_path) as desk:
        assert signature(desk) == "Ann Reed, 020 7946 0000"
        judged = open_verdict(desk, finish(desk, person("Dale Mercer")).verdict)
        written = (paper_of(desk, PaperKind.LETTER, judged), notice_paper(desk))
        assert [list(texts(paper.sections[-1].blocks)) for paper in written] == [["", signature(desk), ""]] * 2
        assert "Tom Reyes" in texts(notice_paper(desk, sender="Tom Reyes").sections[-1].blocks)
        sign_with(desk, " ")
        assert signature(desk) == ""
        assert isinstance(notice_paper(desk).sections[-1].blocks[0], Blank)


def test_a_change_is_there_after_a_restart(tmp_path: Path) -> None:
    """Numbers and region; only what differs is kept."""
    with open_desk(tmp_path) as desk:
        change_settings(desk, {"weights.money": 0.35, "lines.vanity": 70.0})
        choose_region(desk, "de_DE")
        settings = desk.settings
        assert set(preferences.kept(desk.file)) == {"weights.money", "lines.vanity", "region"}
        change_settings(desk, {"lines.vanity": 60.0})
        assert "lines.vanity" not in preferences.kept(desk.file)
        change_settings(desk, {"lines.vanity": 70.0})
    with open_desk(tmp_path) as desk:
        assert desk.settings == settings
        assert desk.settings.region.currency == "EUR"
        restore_settings(desk)
        assert desk.settings.weights == Settings().weights
        assert desk.settings.region.name == "de_DE"
    with open_desk(tmp_path) as desk:
        assert not [setting for setting in shown(desk.settings) if setting.changed]


def test_later_verdicts_follow_and_earlier_ones_stay(desk: Desk) -> None:
    """Each verdict tells by what it was judged."""
    before = finish(desk, person("Ana"))
    change_settings(desk, {"weights.money": 0.9})
    after = finish(desk, person("Ana"))
    assert after.verdict != before.verdict
    assert open_verdict(desk, before.verdict).dossier == before.dossier
    assert after.dossier.score != before.dossier.score
    assert [item.label for item in after.dossier.figures.settings] == ["weights.money"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"weights.luck": 1.0}, "is no setting"),
        ({"lines.vanity": -1.0}, "must lie between"),
        ({"weights.money": float("nan")}, "must lie between"),
        ({f"weights.{name}": 0.0 for name in ("conversion", "money", "audience", "trust", "plan", "reputation")}, "above 0"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(desk: Desk, values: dict[str, float], words: str) -> None:
    """In a sentence that names it."""
    before, settings = everything(desk), desk.settings
    with pytest.raises(InputError, match=words):
        change_settings(desk, values)
    assert desk.settings is settings
    assert everything(desk) == before
    assert preferences.kept(desk.file) == {}


def test_an_unknown_region_is_refused(desk: Desk) -> None:
    """With those that are known."""
    with pytest.raises(InputError, match="en_GB"):
        choose_region(desk, "tlh_QO")


@pytest.mark.parametrize(
    ("name", "value"), [("weights.luck", "1.0"), ("lines.vanity", "many"), ("lines.vanity", "1e9"), ("region", "tlh_QO")]
)
def test_what_another_vetter_kept_does_no_harm(tmp_path: Path, name: str, value: str) -> None:
    """It counts as not set, and stays in the file."""
    with open_desk(tmp_path) as desk:
        preferences.keep(desk.file, {name: value})
    with open_desk(tmp_path) as desk:
        assert desk.settings == Settings()
        assert preferences.kept(desk.file) == {name: value}
