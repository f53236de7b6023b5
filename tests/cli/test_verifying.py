"""Papers written with and without a password, and told apart by `verify`."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


@pytest.fixture
def papers(run: Program, samples: dict[str, Path], tmp_path: Path) -> Path:
    """Return a folder with the report of a saved verdict, one of a verdict never saved, a changed one, and a text."""
    assert run("import", samples["specialist"]).code == 0
    assert run("pdf", "Ingrid Solheim", "--to", tmp_path / "saved.pdf").code == 0
    assert run("assess", samples["walk-in"], "--pdf", tmp_path / "unsaved.pdf").code == 0
    with pikepdf.open(io.BytesIO((tmp_path / "saved.pdf").read_bytes())) as pdf:
        pdf.pages.remove(p=1)
        pdf.save(tmp_path / "changed.pdf")
    (tmp_path / "text.pdf").write_text("%PDF-1.7, so they say")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("saved.pdf", 0, "saved.pdf matches its saved record: the verdict of "),
        ("changed.pdf", 4, "changed.pdf was changed after Vetter wrote it: do not rely on it, print it anew.\n"),
        ("unsaved.pdf", 5, "unsaved.pdf is as Vetter wrote it, but its verdict is not in this case file.\n"),
        ("text.pdf", 6, "text.pdf is no Vetter report, or its mark was taken out.\n"),
    ],
)
def test_each_outcome_in_one_sentence(run: Program, papers: Path, name: str, code: int, said: str) -> None:
    """Each has its sentence and its exit code."""
    ran = run("verify", papers / name)
    assert ran.code == code
    assert " ".join(ran.out.split()).startswith(" ".join(said.split()))
    assert ran.err == ""


def test_several_at_once_end_with_the_gravest(run: Program, papers: Path) -> None:
    """Every file has its line, a missing one too."""
    ran = run("verify", papers / "saved.pdf", papers / "none.pdf", papers / "changed.pdf")
    assert ran.code == 4
    assert len(ran.out.splitlines()) >= 2
    assert "none.pdf: The file cannot be read." in ran.err


def test_a_paper_closed_with_a_password(run: Program, papers: Path) -> None:
    """It is written from a password in a file, and verified with it alone."""
    words, wrong = papers / "words.txt", papers / "wrong.txt"
    words.write_text("three plain words\nand a second line\n", encoding="utf-8")
    wrong.write_text("three other words", encoding="utf-8")
    target = papers / "closed.pdf"
    assert run("pdf", "Ingrid Solheim", "--to", target, "--password-file", words).code == 0
    assert run("verify", target, "--password-file", words).code == 0
    refused = run("verify", target, "--password-file", wrong)
    assert (refused.code, refused.err) == (2, f"vetter: {target}: The password is wrong.\n")
    assert "closed with a password" in run("verify", target).err


@pytest.mark.parametrize(
    ("held", "said"), [("", "no password on the first line"), ("short", "fewer than 8 characters"), (None, "cannot be read")]
)
def test_a_password_file_that_holds_none(run: Program, papers: Path, held: str | None, said: str) -> None:
    """Nothing is written with a password that protects nothing."""
    words = papers / "words.txt"
    if held is not None:
        words.write_text(held)
    ran = run("pdf", "Ingrid Solheim", "--to", papers / "closed.pdf", "--password-file", words)
    assert ran.code == 2
    assert said in ran.err
    assert not (papers / "closed.pdf").exists()


def test_a_password_is_asked_for(run: Program, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it is typed twice and not shown."""
    typed = iter(["three plain words", "three plain words"])
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: next(typed))
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: next(typed))
    assert run("pdf", "Ingrid Solheim", "--to", papers / "closed.pdf", "--password").code == 0
    with pikepdf.open(papers / "closed.pdf", password="three plain words") as pdf:  # noqa: S106 - of the file above
        assert pdf.encryption.R == 6
