"""The language spoken: wordings found by their English, numbers with their form, and two languages that show what is untranslated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter import tongue
from vetter.startup import catalogue
from vetter.tongue import Catalogue, Pseudo, in_quotes, read, speak, stretched, tr, trc, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

PO = r"""
# A head.
msgid ""
msgstr ""
"Language: de\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#: vetter/somewhere.py
msgid "Rate of {base}"
msgstr "Quote ({base})"

msgctxt "a month"
msgid "May"
msgstr "Mai"

msgid "May"
msgstr "Darf"

msgid "{number} day"
msgid_plural "{number} days"
msgstr[0] "{number} Tag"
msgstr[1] "{number} Tage"

msgid "Long"
msgstr ""
"Über \"zwei\"\n"
"Zeilen"

#, fuzzy
msgid "Doubtful"
msgstr "Zweifelhaft"

msgid "Empty"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Fort"
"""


@pytest.fixture
def _german() -> Iterator[None]:
    """Speak the catalogue above, and English again afterwards."""
    speak(read("de", PO))
    yield
    speak(Catalogue())


def test_without_a_catalogue_english_is_spoken() -> None:
    """The text itself, filled in."""
    assert tongue.language() == "en"
    assert (tr("Plain {braces}"), tr("Rate of {base}", base="visitors")) == ("Plain {braces}", "Rate of visitors")
    assert [trn("{number} day", "{number} days", number) for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert trc("a month", "May") == "May"


@pytest.mark.usefixtures("_german")
def test_a_catalogue_is_spoken() -> None:
    """By text, by text and context, and by number; a half counts as several."""
    assert tongue.language() == "de"
    assert tr("Rate of {base}", base="Besucher") == "Quote (Besucher)"
    assert (tr("May"), trc("a month", "May"), trc("elsewhere", "May")) == ("Darf", "Mai", "May")
    assert [trn("{number} day", "{number} days", number) for number in (0, 1, 0.5)] == ["0 Tage", "1 Tag", "0.5 Tage"]


@pytest.mark.usefixtures("_german")
def test_a_wording_over_lines_with_marks_is_read() -> None:
    """As gettext writes it."""
    assert tr("Long") == 'Über "zwei"\nZeilen'


@pytest.mark.usefixtures("_german")
def test_what_has_no_sure_wording_stays_english() -> None:
    """Doubtful, empty or gone."""
    assert [tr(text) for text in ("Doubtful", "Empty", "Gone")] == ["Doubtful", "Empty", "Gone"]


def test_what_nobody_speaks_is_longer_and_in_brackets() -> None:
    """Placeholders stay, and blanks are left alone."""
    speak(Pseudo(tongue.STRETCHED))
    try:
        assert tr("Rate of {base:,}", base=1_000) == "⟦Ŕååţéé ööf 1,000~~~⟧"
        assert trn("{number} day", "{number} days", 3) == "⟦3 ðååýýš~~~⟧"
        assert (trc("a month", "May"), tr(" ")) == ("⟦Mååýý⟧", " ")
    finally:
        speak(Catalogue())


@given(st.text(st.characters(codec="ascii", exclude_characters="{}"), min_size=1))
def test_stretched_is_always_longer(text: str) -> None:
    """By two fifths at least, between the brackets."""
    assert len(stretched(text)) - 2 >= round(1.4 * len(text))


@pytest.mark.parametrize(("language", "told"), [("en", "“He said ‘no’, twice.” 2,800"), ("de", "„He said ‚no‘, twice.“ 2.800")])
def test_quotations_and_numbers_are_marked_as_the_language_has_it(language: str, told: str) -> None:
    """A quotation inside a quotation by its own marks, thousands by theirs."""
    speak(catalogue(language))
    try:
        assert in_quotes("He said “no”, twice.") == told.rpartition(" ")[0]
        assert tr("sample {size:,}", size=2_800).endswith(told.rpartition(" ")[2])
    finally:
        speak(Catalogue())
