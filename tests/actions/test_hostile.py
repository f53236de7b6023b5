"""Hostile text in every place that is stored: kept to the letter, found without a fault, written and read back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.people import person
from tests.hostile import HOSTILE
from vetter import actions
from vetter.domain.case import Answer
from vetter.domain.decision import Decision
from vetter.errors import InputError
from vetter.kinds.text import readable
from vetter.questions.start import CONTACT, NAME
from vetter.questions.watch import NOTES, REPLY
from vetter.storage import inspection

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions import Desk
    from vetter.domain.case import Case


def _storable(text: str) -> bool:
    try:
        readable(text)
    except InputError:
        return False
    return True


KEPT = {key: text for key, text in HOSTILE.items() if text.strip() and _storable(text)}
REFUSED = {key: text for key, text in HOSTILE.items() if not _storable(text)}


def _case(key: str, text: str) -> Case:
    case = person(key)
    for question in (NAME, CONTACT, NOTES, REPLY):
        case = case.with_answer(question, Answer(text[:200], note=text))
    return case


@pytest.mark.goal("G4", "hostile texts, in every stored place and back", len(KEPT))
def test_kept_found_and_read_back(desk: Desk, tmp_path: Path) -> None:
    """Each text goes through draft, save, note, decision, search, interview file, backup and restore, and is what it was."""
    assert desk.folder is not None
    kept = {}
    for key, text in KEPT.items():
        case = _case(key, text)
        actions.keep_draft(desk, case)
        (draft,) = actions.drafts(desk)
        assert draft.case.answer(NOTES) == case.answer(NOTES), key
        saved = actions.finish(desk, case)
        actions.decide(desk, saved.candidate, Decision.THINKING, text)
        actions.list_candidates(desk, text)
        kept[key] = saved
    made = actions.back_up(desk)
    actions.restore(desk, made.path)
    for key, text in KEPT.items():
        case, opened = _case(key, text), actions.open_verdict(desk, kept[key].verdict).case
        for question in (NAME, CONTACT, NOTES, REPLY):
            assert opened.answer(question) == case.answer(question), key
        file = actions.export_interview(opened, tmp_path / "out.interview.json")
        assert actions.read_interview(file).answer(NOTES) == case.answer(NOTES), key
        told = [entry.detail for entry in actions.history(desk, kept[key].candidate).entries if entry.what == "decision"]
        assert told == [text.strip()], key
    assert inspection.inspect(desk.folder).problems == ()


@pytest.mark.goal("G4", "hostile texts, in every stored place and back", len(REFUSED))
def test_what_no_file_can_keep_is_marked(desk: Desk) -> None:
    """A zero and half a character are kept as a mark in their place, and a search for them finds nothing rather than fail."""
    assert REFUSED
    saved = actions.finish(desk, person("Ana Ruiz"))
    for key, text in REFUSED.items():
        actions.note(desk, saved.candidate, text)
        actions.tag(desk, saved.candidate, [text])
        actions.hold(desk, saved.candidate, text)
        actions.list_candidates(desk, text)
        assert "\ufffd" in actions.history(desk, saved.candidate).entries[-1].detail, key
        assert "\ufffd" in str(actions.held(desk, saved.candidate)), key


@pytest.mark.goal("G4", "hostile texts, in every stored place and back", len(KEPT) // 9)
def test_everything_of_a_hostile_name_is_handed_out_and_erased(desk: Desk, tmp_path: Path) -> None:
    """A name cannot steer where a file is written, nor keep itself from being erased."""
    for key, text in tuple(KEPT.items())[::9]:
        saved = actions.finish(desk, _case(key, text))
        actions.hand_out(desk, saved.candidate, tmp_path / "all.zip")
        assert actions.erase(desk, saved.candidate).finished is not None
    assert actions.list_candidates(desk).total == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip", "data"]
