"""Many papers at once: every one whole, none twice, stopped and taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vetter.actions import Made, export_all, open_sample
from vetter.dossier.papers import report
from vetter.progress import Stopped, heard
from vetter.report import render

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.dossier.document import Document


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Document, Path]]:
    """Return a dozen papers with their files, enough for several processes."""
    from vetter.actions import loose_desk  # noqa: PLC0415 - as the fixture of a desk does

    folder = tmp_path_factory.mktemp("unused")
    with loose_desk() as desk:
        paper = report(open_sample(desk, "walk-in").dossier)
    return [(paper, folder / f"{number}.pdf") for number in range(12)]


def into(folder: Path, many: list[tuple[Document, Path]]) -> list[tuple[Document, Path]]:
    """Return the papers with files in a folder."""
    return [(paper, folder / path.name) for paper, path in many]


def test_each_is_what_it_would_be_alone(many: list[tuple[Document, Path]], tmp_path: Path) -> None:
    """On several cores the same bytes are written as on one, and nothing else is left in the folder."""
    made: list[Made] = []
    export_all(iter(into(tmp_path, many)), len(many), made.append)
    assert sorted(each.path for each in made) == sorted(tmp_path.iterdir())
    assert all(each.written and not each.problem for each in made)
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {render(many[0][0]).data}


def test_what_stands_there_unchanged_is_left_alone(many: list[tuple[Document, Path]], tmp_path: Path) -> None:
    """Only what is gone, half, foreign or of other words is written again."""
    asked = into(tmp_path, many)[:6]
    export_all(iter(asked), 6, lambda _made: None)
    whole = asked[0][1].read_bytes()
    asked[1][1].unlink()
    asked[2][1].write_bytes(whole[:5000])
    asked[3][1].write_text("shopping list")
    other = asked[4][0].with_foot("Another line.")
    made: dict[str, bool] = {}
    papers = [*asked[:4], (other, asked[4][1]), asked[5]]
    export_all(iter(papers), 6, lambda each: made.update({each.path.name: each.written}))
    assert made == {"0.pdf": False, "1.pdf": True, "2.pdf": True, "3.pdf": True, "4.pdf": True, "5.pdf": False}
    assert asked[2][1].read_bytes() == whole


@pytest.mark.parametrize("count", [3, 12])
def test_stopped_and_taken_up_again(many: list[tuple[Document, Path]], tmp_path: Path, count: int) -> None:
    """What was begun is finished, nothing is half, and the next time only the rest is written."""
    asked, made = into(tmp_path, many)[:count], list[Made]()
    with pytest.raises(Stopped), heard(lambda _step: None, lambda: len(made) >= 1):
        export_all(iter(asked), count, made.append)
    begun = sorted(tmp_path.iterdir())
    assert 1 <= len(begun) < count
    assert {path.read_bytes() for path in begun} == {render(many[0][0]).data}
    again: list[Made] = []
    export_all(iter(asked), count, again.append)
    assert sorted(each.path for each in again if not each.written) == begun
    assert len(list(tmp_path.iterdir())) == count


def test_one_that_cannot_be_written_does_not_stop_the_others(many: list[tuple[Document, Path]], tmp_path: Path) -> None:
    """It is named in a sentence."""
    asked = into(tmp_path, many)[:5]
    asked[2][1].mkdir()
    made: list[Made] = []
    export_all(iter(asked), 5, made.append)
    assert [each.problem for each in made if each.problem] == ["2.pdf is a folder. Give the file another name."]
    assert sum(each.written for each in made) == 4
