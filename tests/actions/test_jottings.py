"""Jottings: left at a place, found there again, and gone with the person they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.actions.people import person
from vetter import actions

if TYPE_CHECKING:
    from pathlib import Path


def test_left_at_a_place_and_found_there(tmp_path: Path) -> None:
    """By place and by candidate, over a restart; a blank text leaves nothing."""
    with actions.open_desk(tmp_path) as desk:
        assert actions.jotting(desk, "note") == ""
        actions.jot(desk, "note", "about nobody")
        actions.jot(desk, "note", "Rang \ud800Kari", "ana")
        actions.jot(desk, "note", "Rang Kari: agrees", "ana")
    with actions.open_desk(tmp_path) as desk:
        assert actions.jotting(desk, "note") == "about nobody"
        assert actions.jotting(desk, "note", "ana") == "Rang Kari: agrees"
        assert actions.jotting(desk, "tags", "ana") == ""
        actions.jot(desk, "note", "  ", "ana")
        assert actions.jotting(desk, "note", "ana") == ""
        assert len(desk.file.rows("SELECT * FROM jotting")) == 1
    assert actions.check_folder(tmp_path).sound


def test_what_no_file_can_keep_is_marked(tmp_path: Path) -> None:
    """Half a character, as some programs paste it, keeps nothing else from the disk."""
    with actions.open_desk(tmp_path) as desk:
        actions.jot(desk, "note", "Rang \ud800 Kari")
        assert actions.jotting(desk, "note") == "Rang \ufffd Kari"


def test_erased_and_handed_out_with_the_person(tmp_path: Path) -> None:
    """It is about them, so it is theirs; what is left about others stays."""
    with actions.open_desk(tmp_path) as desk:
        saved = actions.finish(desk, person("Ana Ruiz"))
        actions.jot(desk, "note", "half a thou", saved.candidate)
        actions.jot(desk, "figure new", "{}")
        actions.erase(desk, saved.candidate)
        assert actions.jotting(desk, "note", saved.candidate) == ""
        assert actions.jotting(desk, "figure new") == "{}"
