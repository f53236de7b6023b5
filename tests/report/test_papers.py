"""Every paper on pages: hostile text printed literally, titles that name nobody, whole on A4 and Letter."""

from __future__ import annotations

import io
import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from tests.every_paper import every_paper, texts, typed
from tests.hostile import HOSTILE, PRINTABLE
from tests.worked_cases import WORKED_CASES, case_of
from vetter.domain.business import Business, Offer
from vetter.domain.case import Answer
from vetter.dossier.model import Waterfall
from vetter.exchange.samples import sample, sample_names
from vetter.questions.business import BUSINESS, OFFER
from vetter.questions.start import NAME
from vetter.report import render

if TYPE_CHECKING:
    from vetter.domain.case import Case

LONG_NAME = "Dr. Maximiliane Theodora Freifrau von Hohenstein-Wittgenstein zu Schlüsselfeld, geb. Oberhuber-Zimmermann"
RUN = (Business(1500, Decimal(80), Decimal(50), 60, Decimal(6), Decimal(40)),)
ASKED = (Offer(Decimal(900), Decimal(200), Decimal(300), Decimal(3), Decimal(0)),)
FULL = (sample("walk-in"), case_of(next(worked for worked in WORKED_CASES if worked["id"] == "V03")))
"""Cases whose first page has the most to say."""
PAPERS = ("report", "findings", "letter", "notice", "calls", "pilot", "comparison", "history", "kit")
MADE_OF_TEXT = tuple(name for name in PAPERS if name != "kit")


LONG = 300
"""Characters; texts shorter than this stand in one field all together."""
UNCUT = 0.9
"""The share of fields in which a text is found whole; the others are those that a page's end cuts."""


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_is_whole_and_names_nobody_within(name: str, page: str) -> None:
    """The title and nothing else stands in the file's own description; the same paper is the same bytes."""
    paper = every_paper(sample("walk-in"))[name]
    made = render(paper, page=page)
    assert made.missing == ()
    assert render(paper, page=page).data == made.data
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        told = " ".join(str(value) for value in pdf.docinfo.values())
        assert str(pdf.docinfo["/Title"]) == paper.title
        assert "Dale" not in told
        assert "guru" not in told.lower()


@pytest.mark.goal("G4", "hostile texts, on every paper", len(HOSTILE))
@pytest.mark.parametrize("name", MADE_OF_TEXT)
def test_every_hostile_text_in_every_field_is_printed_literally(name: str) -> None:
    """Each field holds all of the table at once; nothing fails, nothing is loaded, nothing can be clicked, nothing is left out."""
    together = "\n".join(text for text in HOSTILE.values() if len(text) < LONG)
    paper = every_paper(typed(lambda _where: together), together)[name]
    fields = sum(together in text for text in texts(paper))
    assert fields
    data = render(paper).data
    told = squeezed("".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)))
    counted = {text: told.count(squeezed(text)) for text in PRINTABLE.values() if len(text) < LONG}
    assert {text: count for text, count in counted.items() if count < fields * UNCUT} == {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not [page for page in pdf.pages if "/Annots" in page]
        assert "/OpenAction" not in pdf.Root


@pytest.mark.goal("G4", "hostile texts, on every paper", len(HOSTILE))
@pytest.mark.parametrize("name", MADE_OF_TEXT)
def test_long_hostile_text_makes_no_paper_fail(name: str) -> None:
    """Words without an end, brackets opened deep, marks piled up: a paper comes of each."""
    following = itertools.cycle([text for text in HOSTILE.values() if len(text) >= LONG])
    assert render(every_paper(typed(lambda _where: next(following)), next(following))[name]).data


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("name", sample_names())
def test_no_title_is_left_alone_and_no_chart_without_its_sentence(name: str, page: str) -> None:
    """The last line above the foot of a page is never a title; bars and the words below them stand on one page."""
    paper = every_paper(sample(name))["report"]
    titles = {section.title for section in paper.sections}
    charts = [block for section in paper.sections for block in section.blocks if isinstance(block, Waterfall)]
    with pdfplumber.open(io.BytesIO(render(paper, page=page).data)) as pdf:
        read = [each.extract_text() for each in pdf.pages]
    for text in read:
        lines = text.split("\n")
        foot = next(at for at, line in enumerate(lines) if line.startswith("Vetter advises"))
        assert lines[foot - 1].replace("\xa0", " ") not in titles
    for block in charts:
        (held,) = [text for text in read if block.sentence.split(".")[0] in text]
        assert block.bars[0].label in held


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("full", FULL, ids=["pattern", "pattern and flags"])
def test_the_first_page_says_everything_an_owner_asks_first(full: Case, page: str) -> None:
    """Why, the three claims, the flags, the money, what would change it, what to ask: on one page, however much there is."""
    case = full.with_answer(BUSINESS, Answer(RUN)).with_answer(OFFER, Answer(ASKED)).with_answer(NAME, Answer(LONG_NAME))
    paper = every_paper(case)["report"]
    (rest,) = [at for at, section in enumerate(paper.sections) if section.page_after is not None]
    titles = [section.title for section in paper.sections[:rest] if section.key != "unchecked"]
    assert {"Money for you", "For the next talk", "Vanity-metric “guru” pattern"} <= set(titles)
    with pdfplumber.open(io.BytesIO(render(paper, page=page).data)) as pdf:
        first = pdf.pages[0].extract_text()
    assert [title for title in titles if title not in first] == []
