"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from vetter.domain.region import REGIONS
from vetter.errors import InputError
from vetter.kinds import Day, UnclearError
from vetter.kinds.dates import FULL_MONTHS, MONTHS, brief, spoken
from vetter.startup import catalogue, languages
from vetter.tongue import Catalogue, speak

GB, US = REGIONS["en_GB"], REGIONS["en_US"]
NOVEMBER = date(2026, 11, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12 Nov 2026", "12 november 2026", "12th Nov, 2026", "12. Nov. 2026", "Nov 12, 2026", "November 12th 2026",
        "12 de noviembre de 2026", "12 nov. de 2026", "12 November 2026",
        "12 Nov 26", "Nov 12, 26", "12.11.26", "12. 11. 26",
        "2026-11-12", "2026-11-12 ", "12\u00a0Nov\u00a02026", "12.11.2026", "12. 11. 2026",
    ],
)  # fmt: skip
def test_one_day_in_many_hands(text: str) -> None:
    """However a day is written, it is that day."""
    assert Day().parse(text, GB) == NOVEMBER


@pytest.mark.parametrize(("text", "day"), [("13/11/2026", 13), ("11/13/2026", 13), ("11-13-2026", 13), ("11/11/2026", 11)])
def test_figures_with_one_reading(text: str, day: int) -> None:
    """A day above twelve can be no month, so there is nothing to ask."""
    assert Day().parse(text, US) == date(2026, 11, day)


@pytest.mark.parametrize("text", ["05/06/2026", "5-6-2026", "05.06.2026"])
def test_figures_with_two_readings(text: str) -> None:
    """The fifth of June and the sixth of May are asked about, and both offers are clear."""
    with pytest.raises(UnclearError) as caught:
        Day().parse(text, US)
    assert [Day().parse(reading, US) for reading in caught.value.readings] == [date(2026, 6, 5), date(2026, 5, 6)]


def test_points_are_day_first_where_the_region_writes_so() -> None:
    """With points, the day stands first in regions that write it first."""
    assert Day().parse("05.06.2026", GB) == date(2026, 6, 5)


@pytest.mark.parametrize(
    ("text", "last"),
    [("Feb 2024", date(2024, 2, 29)), ("Sept 2026", date(2026, 9, 30)), ("Dec 2100", date(2100, 12, 31))],
)
def test_a_month_alone_is_asked_about(text: str, last: date) -> None:
    """A month without a day is offered with its first and its last day."""
    with pytest.raises(UnclearError) as caught:
        Day().parse(text, GB)
    assert str(caught.value) == f"“{text}” is a whole month. Which day?"
    assert [Day().parse(reading, GB) for reading in caught.value.readings] == [last.replace(day=1), last]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("30 Feb 2026", "is not a day of the calendar."),
        ("Feb 30, 2026", "is not a day of the calendar."),
        ("2026-13-01", "is not a day of the calendar."),
        ("99/99/2026", "is not a day of the calendar."),
        ("12 Foo 2026", "is not a date. Write it like 12 Nov 2026."),
        ("Foo 12, 2026", "is not a date. Write it like 12 Nov 2026."),
        ("Foo 2026", "is not a date. Write it like 12 Nov 2026."),
        ("12 Nov", "is not a date. Write it like 12 Nov 2026."),
        ("yesterday", "is not a date. Write it like 12 Nov 2026."),
        ("12/11/26", "is not a date. Write it like 12 Nov 2026."),
        ("12 Nov 50", "is not a date. Write it like 12 Nov 2026."),
        ("12.11.50", "is not a date. Write it like 12 Nov 2026."),
        ("٢٠٢٦-١١-١٢", "is not a date. Write it like 12 Nov 2026."),
        ("12026-01-01", "is not a date. Write it like 12 Nov 2026."),
    ],
)
def test_refused(typed: str, said: str) -> None:
    """What is no day is refused, with what was typed and why."""
    with pytest.raises(InputError) as caught:
        Day().parse(typed, GB)
    assert not isinstance(caught.value, UnclearError)
    assert str(caught.value) == f"“{typed}” {said}"


@pytest.mark.parametrize("typed", ["1 Jan 1949", "1 Jan 2101", "Jan 1949", "2/1/1949"])
def test_a_year_out_of_reach_is_refused(typed: str) -> None:
    """Before anybody sold anything on a social medium, and after anybody here."""
    with pytest.raises(InputError) as caught:
        Day().parse(typed, GB)
    assert str(caught.value) == f"“{typed}”: the year must lie between 1950 and 2100."


@pytest.mark.parametrize("typed", ["12/05/2026", "05/12/2026", "5.12.2026"])
def test_a_december_day_has_two_readings_too(typed: str) -> None:
    """Twelve is a month."""
    with pytest.raises(UnclearError) as caught:
        Day().parse(typed, US)
    assert str(caught.value) == f"“{typed}” can be read in two ways. Which day is meant?"
    assert len(caught.value.readings) == 2


@pytest.mark.parametrize(("typed", "day"), [("12/12/2026", date(2026, 12, 12)), ("13/12/2026", date(2026, 12, 13))])
def test_december_in_figures(typed: str, day: date) -> None:
    """One reading, so nothing to ask."""
    assert Day().parse(typed, US) == day


@pytest.mark.parametrize("raw", ["20261112", "2026-W46-4", "2026-1-5", "12 Nov 2026", 20261112, "2026-11-12T00:00"])
def test_files_hold_plain_dates(raw: object) -> None:
    """A file has year, month and day, and nothing cleverer."""
    with pytest.raises(InputError) as caught:
        Day().from_json(raw)
    assert str(caught.value) == 'This must be a date such as "2026-11-12".'


def test_a_file_s_day_must_be_in_the_calendar() -> None:
    """And it is named."""
    with pytest.raises(InputError, match=r"“2026-02-30” is not a day of the calendar\."):
        Day().from_json("2026-02-30")


def test_a_file_s_form_is_told() -> None:
    """For programs that write one."""
    assert Day().schema() == {"type": "string", "format": "date", "pattern": "^([0-9]{4})-([0-9]{2})-([0-9]{2})$"}


def test_written_in_words() -> None:
    """A day on paper cannot be misread, and does not break over two lines."""
    assert (spoken(NOVEMBER), brief(NOVEMBER)) == ("12\u00a0November\u00a02026", "12\u00a0Nov\u00a02026")


@pytest.mark.parametrize(
    ("language", "full", "short"),
    [
        ("de", "12.\u00a0November\u00a02026", "12.\u00a0Nov\u00a02026"),
        ("es", "12\u00a0de\u00a0November\u00a0de\u00a02026", "12\u00a0Nov\u00a02026"),
    ],
)
def test_written_in_the_words_of_a_language(language: str, full: str, short: str) -> None:
    """The dots and small words between them; the names of the months are fixed when the program starts."""
    speak(catalogue(language))
    try:
        assert (spoken(NOVEMBER), brief(NOVEMBER)) == (full, short)
    finally:
        speak(Catalogue())


@pytest.mark.parametrize("language", languages())
def test_a_date_is_read_as_any_language_writes_it(language: str) -> None:
    """Short and in full, whichever language is spoken meanwhile."""
    words = catalogue(language)
    for month, (name, short) in enumerate(zip(FULL_MONTHS, MONTHS, strict=True), 1):
        full = words.wording("{day}\u00a0{month}\u00a0{year}", "a date").format(day=7, month=words.wording(name, "month"), year=2026)
        brief_ = words.wording("{day}\u00a0{month}\u00a0{year}", "a short date").format(
            day=7, month=words.wording(short, "short month"), year=2026
        )
        assert [Day().parse(text, GB) for text in (full, brief_)] == [date(2026, month, 7)] * 2


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1 mar", date(2026, 3, 1)),
        ("3. Dezember", date(2025, 12, 3)),
        ("Nov 28th", date(2026, 11, 28)),
        ("29 nov", date(2025, 11, 29)),
        ("29 de febrero", date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_last_one_where_today_is_known(typed: str, day: date) -> None:
    """Claims speak of what was; elsewhere, as in files, no year is guessed."""
    region = REGIONS["en_GB"]
    assert Day(today=date(2026, 11, 28)).parse(typed, region) == day
    with pytest.raises(InputError, match="is not a date"):
        Day().parse(typed, region)


@pytest.mark.parametrize("typed", ["31 feb", "0 mar", "de 3", "12", "mar"])
def test_what_is_no_day_of_any_year_is_refused(typed: str) -> None:
    """Though today is known."""
    with pytest.raises(InputError):
        Day(today=date(2026, 11, 28)).parse(typed, REGIONS["en_GB"])
