"""Case files of every earlier form, as the program of their day left them, opened by this one."""

from __future__ import annotations

import gzip
import os
import random
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from sqlite_utils import Database

from tests.actions.people import person
from vetter import actions
from vetter.domain.business import Business, Offer
from vetter.domain.case import Answer
from vetter.domain.claims import ClientMoney
from vetter.questions import columns
from vetter.questions.business import BUSINESS, OFFER
from vetter.questions.results import MONEY
from vetter.storage import connection, inspection
from vetter.storage.layout import FILE_NAME
from vetter.storage.salvage import salvage
from vetter.storage.schema import migrations

KEPT = sorted((Path(__file__).parents[1] / "data" / "casefiles").glob("*.db.gz"))
"""Each named by the last change of form it knows. The first three never stood alone: their tables were filled from the fourth."""

NAMES = {"Dale Mercer", "Ingrid Solheim", "Priya Nair"}
FIRST_WITH_VERDICTS, FIRST_WITH_WORDS = "002", "004"


@pytest.fixture(params=KEPT, ids=lambda path: path.name[:3])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """Return the form of an old case file, and a folder that holds it."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    (folder / FILE_NAME).write_bytes(gzip.decompress(request.param.read_bytes()))
    return request.param.name[:3], folder


def test_an_old_case_file_is_what_it_says(older: tuple[str, Path]) -> None:
    """The file knows the changes up to its own and none after, so that the upgrade has something to do."""
    form, folder = older
    with closing(connection.connect(folder / FILE_NAME, read_only=True)) as plain:
        applied = [migration.name[:3] for migration in migrations.applied(Database(plain))]
    assert applied[-1] == form
    assert applied == sorted(applied)


def test_everybody_is_there_after_the_upgrade(older: tuple[str, Path]) -> None:
    """Candidates, interviews and verdicts of an old file are listed, opened, found by their words, and the file is whole."""
    form, folder = older
    with actions.open_desk(folder) as desk:
        assert not migrations.pending(desk.file.db)
        listed = actions.list_candidates(desk).rows
        assert {row.name for row in listed} == NAMES
        if form >= FIRST_WITH_VERDICTS:
            for row in listed:
                verdict = actions.latest_verdict(desk, row.candidate)
                assert verdict is not None
                judged = actions.open_verdict(desk, verdict)
                assert judged.dossier.candidate == row.name
                assert judged.dossier.verdict is row.verdict
        if form >= FIRST_WITH_WORDS:
            assert [row.name for row in actions.list_candidates(desk, "ingrid").rows] == ["Ingrid Solheim"]
        assert desk.file.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert desk.file.rows("PRAGMA foreign_key_check") == []


def test_an_old_case_file_takes_new_interviews(older: tuple[str, Path]) -> None:
    """After the upgrade an interview is saved and judged as in a new file."""
    _form, folder = older
    with actions.open_desk(folder) as desk:
        case = actions.samples()[0].case
        saved = actions.finish(desk, case)
        assert actions.open_verdict(desk, saved.verdict).dossier.verdict is saved.dossier.verdict


def test_an_old_case_file_is_sound_after_the_upgrade(older: tuple[str, Path]) -> None:
    """Everything in it is sealed, and nothing is told as changed; words that never were in it are missed."""
    form, folder = older
    before = inspection.inspect(folder)
    assert (before.sound, before.older) == (True, True)
    actions.open_desk(folder).close()
    assert [problem.kind for problem in inspection.inspect(folder).problems] == ([] if form >= FIRST_WITH_WORDS else ["search"])


def test_an_old_case_file_that_is_damaged(older: tuple[str, Path]) -> None:
    """What was never opened by this program is salvaged by it all the same, in today's form."""
    form, folder = older
    with (folder / FILE_NAME).open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        file.write(random.Random(form).randbytes(4096))  # noqa: S311 - not a secret
    found = salvage(folder, datetime(2026, 11, 27, tzinfo=UTC))
    assert found.interviews + found.answers > 0
    with actions.open_desk(folder) as desk:
        assert {row.name for row in actions.list_candidates(desk).rows} <= NAMES
        assert not inspection.inspect(folder).damaged


def test_every_form_has_a_file() -> None:
    """Before a release each form but the present one is kept here, as `vetter import` of the three samples leaves it."""
    with closing(connection.in_memory()) as plain:
        forms = [migration.name[:3] for migration in migrations.pending(Database(plain))]
    assert set(forms[:-1]) <= {path.name[:3] for path in KEPT}


def test_what_an_earlier_program_let_pass_is_opened_and_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than all of a sale left of it, more buyers promised than visitors: kept as typed wherever it lies, and never refused."""
    money, business, offer = (
        ClientMoney(revenue=Decimal(900), margin=Decimal(140)),
        Business(margin=Decimal(120)),
        Offer(promised=Decimal(250)),
    )
    case = person("Ana Ruiz").with_answer(MONEY, Answer((money,)))
    case = case.with_answer(BUSINESS, Answer((business,))).with_answer(OFFER, Answer((offer,)))
    unread = {"money.0.margin": "140", "business.0.margin": "120", "offer.0.promised": "250"}
    with monkeypatch.context() as earlier, actions.open_desk(tmp_path) as desk:
        earlier.setattr(columns, "_at_most_all", lambda *_told: None)
        saved = actions.finish(desk, case)
        actions.keep_draft(desk, replace(case, id=str(uuid4())))
        exported = actions.export_interview(replace(case, id=str(uuid4())), tmp_path / "ana.interview.json")
    with actions.open_desk(tmp_path) as desk:
        reopened = actions.open_verdict(desk, saved.verdict)
        assert reopened.dossier == saved.dossier
        assert reopened.case.unread == unread
        assert reopened.case[MONEY] == (replace(money, margin=None),)
        (draft,) = actions.drafts(desk)
        assert draft.case.unread == unread
        assert actions.profile(desk).unread == {"business.0.margin": "120"}
        assert actions.new_case(desk, case.candidate)[MONEY] == (replace(money, margin=None),)
        assert actions.judge_again(desk, case.candidate) is not None
        brought = actions.import_interview(desk, exported)
        assert actions.open_verdict(desk, brought.verdict).case.unread == unread
