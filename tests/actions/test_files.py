"""Interview files: what is written reads back equal, and an import twice adds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from tests.actions.people import everything, person
from tests.locked import BOTH
from tests.often import examples, often
from tests.strategies import cases
from vetter.actions import (
    drafts,
    export_interview,
    finish,
    history,
    import_interview,
    interview_schema,
    keep_draft,
    loose_desk,
    open_verdict,
    read_interview,
    samples,
)
from vetter.actions.candidates import latest_verdict
from vetter.domain.case import Answer
from vetter.errors import InputError
from vetter.questions.start import CONTACT

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions import Desk
    from vetter.domain.case import Case


@pytest.mark.goal("G15", "interviews written as files and read back equal", examples(of=4_000))
@given(cases())
@settings(max_examples=examples(of=4_000), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_round_trip(tmp_path: Path, case: Case) -> None:
    """Any interview written to a file reads back equal, and written again the file is the same."""
    first = export_interview(case, tmp_path / "first.json")
    again = read_interview(first)
    assert again == case
    assert export_interview(again, tmp_path / "second.json").read_bytes() == first.read_bytes()


@pytest.mark.goal("G15", "interviews kept in the case file, judged, and read back with the same verdict", often(40, of=4_000))
@given(cases())
@settings(max_examples=often(40, of=4_000), suppress_health_check=[HealthCheck.too_slow])
def test_through_the_case_file(case: Case) -> None:
    """Any interview comes back equal from the case file, as a draft and as judged, in the verdict's own words."""
    with loose_desk() as desk:
        keep_draft(desk, case)
        assert drafts(desk)[0].case == case
        saved = finish(desk, case)
        reopened = open_verdict(desk, saved.verdict)
        assert (reopened.case, reopened.dossier) == (case, saved.dossier)
        assert drafts(desk) == ()


@BOTH
def test_imported_twice(desk: Desk, tmp_path: Path) -> None:
    """The same file a second time adds nothing and gives the same verdict."""
    path = export_interview(person("Ana Ruiz"), tmp_path / "ana.json")
    first = import_interview(desk, path)
    before = everything(desk)
    second = import_interview(desk, path)
    assert everything(desk) == before
    assert (second.interview, second.verdict, second.dossier) == (first.interview, first.verdict, first.dossier)
    assert [entry.what.value for entry in history(desk, first.candidate).entries] == ["imported", "verdict"]


def test_imported_without_identities(desk: Desk, tmp_path: Path) -> None:
    """A file written by hand, without identities, is one interview however often it is read."""
    path = tmp_path / "hand.json"
    path.write_text('{"format": "vetter-interview", "version": 1, "answers": {"name": "Ana Ruiz"}}', encoding="utf-8")
    assert import_interview(desk, path).verdict == import_interview(desk, path).verdict


def test_an_older_file_takes_nothing_back(desk: Desk, tmp_path: Path) -> None:
    """A file imported again after the interview went on changes neither what was saved since nor what is being typed."""
    case = person("Ana Ruiz")
    path = export_interview(case, tmp_path / "ana.json")
    first = import_interview(desk, path)
    later = finish(desk, case.with_answer(CONTACT, Answer("by telephone")))
    keep_draft(desk, case.with_answer(CONTACT, Answer("by letter")))
    before = everything(desk)
    assert import_interview(desk, path).verdict == first.verdict
    assert everything(desk) == before
    assert latest_verdict(desk, case.candidate) == later.verdict


@BOTH
def test_an_import_leaves_the_draft(desk: Desk, tmp_path: Path) -> None:
    """An import of the interview that is being typed does not throw away what was typed."""
    case = person("Ana Ruiz")
    typed = case.with_answer(CONTACT, Answer("by letter"))
    keep_draft(desk, typed)
    import_interview(desk, export_interview(case, tmp_path / "ana.json"))
    assert [draft.case for draft in drafts(desk)] == [typed]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "other"}', '{"format": "vetter-interview", "version": 2, "answers": {}}'])
def test_a_file_that_cannot_be_read_changes_nothing(desk: Desk, tmp_path: Path, text: str) -> None:
    """A file that is refused is named, and nothing of it is stored."""
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    before = everything(desk)
    with pytest.raises(InputError, match=r"^bad\.json: "):
        import_interview(desk, path)
    assert everything(desk) == before


def test_samples_and_schema() -> None:
    """The samples are offered with a title and a word, and the schema is that of the interview file."""
    offered = samples()
    assert [each.key for each in offered] == ["walk-in", "specialist", "beginner"]
    assert all(each.title and each.text and each.case.sample for each in offered)
    assert interview_schema()["title"] == "Vetter interview file"
