"""Numbers as people write them: understood, asked about, or refused; never guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import values
from vetter.domain.region import REGIONS, Region
from vetter.errors import InputError
from vetter.kinds import Amount, Count, Figure, Kind, Percent, UnclearError, Year

GB, US, DE, FR, LV = (REGIONS[name] for name in ("en_GB", "en_US", "de_DE", "fr_FR", "lv_LV"))

UNDERSTOOD: list[tuple[Kind[Any], str, Region, str]] = [
    (Count(), "100k", GB, "100000"),
    (Count(), "100 K", GB, "100000"),
    (Count(), "1.2 million", GB, "1200000"),
    (Count(), "1,2 million", GB, "1200000"),
    (Count(), "1,2 Mio.", DE, "1200000"),
    (Count(), "1.2m", GB, "1200000"),
    (Count(), "3 Tsd.", DE, "3000"),
    (Count(), "12 tausend", DE, "12000"),
    (Count(), "12 mil", DE, "12000"),
    (Count(), "1,5 millones", DE, "1500000"),
    (Count(), "2 millón", DE, "2000000"),
    (Count(), "1,2 Mrd.", DE, "1200000000"),
    (Percent(), "3,5 Prozent", DE, "3.5"),
    (Percent(), "3,5 por ciento", DE, "3.5"),
    (Count(), "2 bn", GB, "2000000000"),
    (Count(), "2,900", GB, "2900"),
    (Count(), "2.900", DE, "2900"),
    (Count(), "2 900", GB, "2900"),
    (Count(), "2\u202f900", FR, "2900"),
    (Count(), "2\u00a0900", LV, "2900"),
    (Count(), "2'900", GB, "2900"),
    (Count(), "1,234,567", DE, "1234567"),
    (Count(), "1.234.567", GB, "1234567"),
    (Count(), " 38 ", GB, "38"),
    (Count(), "0", GB, "0"),
    (Count(), "38.0", GB, "38"),
    (Figure(), "12.5", DE, "12.5"),
    (Figure(), "12,5", GB, "12.5"),
    (Figure(), "1.234,56", GB, "1234.56"),
    (Figure(), "1,234.56", DE, "1234.56"),
    (Figure(), "0.125", DE, "0.125"),
    (Figure(), "1.2345", GB, "1.2345"),
    (Percent(), "3,5 %", GB, "3.5"),
    (Percent(), "3,5 %", DE, "3.5"),
    (Percent(), "4.20", GB, "4.20"),
    (Percent(), "5 per cent", GB, "5"),
    (Percent(), "5percent", GB, "5"),
    (Percent(), "1.250 %", GB, "1.250"),
    (Percent(), "1,250 %", DE, "1.250"),
    (Amount(), "£3,400", GB, "3400"),
    (Amount(), "3.400 €", DE, "3400"),
    (Amount(), "EUR 3.400,50", DE, "3400.50"),
    (Amount(), "3400 gbp", GB, "3400"),
    (Amount(), "$1.2 million", US, "1200000"),
]


@pytest.mark.parametrize(("kind", "text", "region", "value"), UNDERSTOOD)
def test_understood(kind: Kind[Any], text: str, region: Region, value: str) -> None:
    """Numbers said aloud are typed the way they are said, and read with the decimals they were told with."""
    assert str(kind.parse(text, region)) == value


ASKED: list[tuple[Kind[Any], str, Region, tuple[str, ...]]] = [
    (Count(), "1.250", GB, ("1,250",)),
    (Count(), "1,250", DE, ("1.250",)),
    (Count(), "1.000", GB, ("1,000", "1")),
    (Count(), "1,250", FR, ("1\u202f250",)),
    (Figure(), "1.250", GB, ("1,250", "1.25")),
    (Figure(), "1.234", GB, ("1,234", "1.2340")),
    (Figure(), "1,250", DE, ("1.250", "1,25")),
    (Percent(), "1,250 %", GB, ("1250", "1.250")),
    (Percent(), "1.250 %", DE, ("1250", "1,250")),
    (Count(), "1,250k", GB, ("1,250,000", "1,250")),
    (Count(), "1.250k", DE, ("1.250.000", "1.250")),
    (Count(), "1,250 million", GB, ("1,250,000,000", "1,250,000")),
    (Count(), "10-20", GB, ("10", "20")),
    (Count(), "10 to 20k", GB, ("10,000", "20,000")),
    (Count(), "900 or 1.000", GB, ("900", "1,000", "1")),
    (Percent(), "4 – 5 %", GB, ("4", "5")),
    (Count(), "about 100", GB, ("100",)),
    (Count(), "over 100k", GB, ("100,000",)),
    (Count(), "100+", GB, ("100",)),
    (Count(), "roughly 1.250", GB, ("1,250",)),
    (Count(), "~ 2 900", GB, ("2,900",)),
]


@pytest.mark.parametrize(("kind", "text", "region", "readings"), ASKED)
def test_asked_about(kind: Kind[Any], text: str, region: Region, readings: tuple[str, ...]) -> None:
    """What has two readings is asked about, and each reading offered has one."""
    with pytest.raises(UnclearError) as caught:
        kind.parse(text, region)
    assert caught.value.readings == readings
    for reading in readings:
        kind.parse(reading, region)


REFUSED = [
    "x", "-5", "−5", "1_000", "١٢٣", "1e5", "0x1f", "12 34", "1,,250", "1,25,000.5.6", "NaN", "inf", "½", "12\x00",
    "1.2.3", "12 apples", "k", ".", ",", "9" * 5_000, "10000000000000000", "2000000 bn", "1,2345,678",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("kind", [Count(), Figure(), Percent(), Amount()])
@pytest.mark.parametrize("region", [GB, DE, FR])
def test_refused(kind: Kind[Any], text: str, region: Region) -> None:
    """What is no number is refused in one short sentence, not turned into one."""
    with pytest.raises(InputError) as caught:
        kind.parse(text, region)
    assert not isinstance(caught.value, UnclearError)
    assert len(str(caught.value)) < 200
    assert "\x00" not in str(caught.value)


@pytest.mark.parametrize("text", ["12.5", "1.5k and a bit", "0.5"])
def test_people_are_counted_whole(text: str) -> None:
    """Half a person is refused."""
    with pytest.raises(InputError):
        Count().parse(text, GB)


def test_half_a_thousand_people() -> None:
    """A fraction of a thousand can be a whole number."""
    assert Count().parse("0.5k", GB) == 500


@pytest.mark.parametrize("kind", [Amount(), Percent()])
def test_a_lone_sign_is_no_blank(kind: Kind[Any]) -> None:
    """A sign without a number was typed, so it is not thrown away as a blank."""
    for sign in ("%", "£"):
        with pytest.raises(InputError):
            kind.parse(sign, GB)


def test_too_many_decimals() -> None:
    """More decimals than a file can keep are refused when typed, not lost when saved."""
    with pytest.raises(InputError, match="more than 12 decimals"):
        Figure().parse("1.1234567890123", GB)


@pytest.mark.parametrize(
    ("kind", "value", "region", "shown"),
    [
        (Count("people"), 2900, GB, "2,900 people"),
        (Count(), 2900, DE, "2.900"),
        (Amount(), Decimal(3400), GB, "£3,400"),
        (Amount(), Decimal("3400.50"), DE, "3.400,50\u00a0€"),
        (Percent(), Decimal("4.20"), DE, "4,20\u00a0%"),
        (Percent(), Decimal(1250), GB, "1,250\u00a0%"),
        (Figure(), Decimal("1.250"), GB, "1.250"),
    ],
)
def test_echoed(kind: Kind[Any], value: Decimal, region: Region, shown: str) -> None:
    """A number is echoed as the owner's region writes it, with its unit after a non-breaking space."""
    assert kind.show(value, region) == shown


typed = st.text(st.sampled_from("0123456789.,' \u00a0kKmb%£€-–+~aboutor"), max_size=12) | st.text(max_size=8)


@given(typed, st.sampled_from([Count(), Figure(), Amount(), Percent()]), st.sampled_from(list(REGIONS.values())))
def test_every_reading_offered_settles_the_question(text: str, kind: Kind[Any], region: Region) -> None:
    """Whatever is typed is read, refused, or asked about with readings that are read at once."""
    try:
        value = kind.parse(text, region)
    except UnclearError as unclear:
        for reading in unclear.readings:
            assert kind.parse(reading, region) is not None
    except InputError:
        assert text.strip()
    else:
        assert (value is None) == (not text.strip())
        assert value is None or value >= 0


@given(values(Percent()), st.sampled_from(list(REGIONS.values())))
def test_a_percentage_keeps_its_decimals_in_the_field(value: Decimal, region: Region) -> None:
    """A percentage written into a field and read back has the decimals it was told with."""
    assert str(Percent().parse(Percent().write(value, region), region)) == str(value)


@pytest.mark.parametrize("raw", [Decimal("-0.0"), Decimal("NaN"), Decimal("1E+16"), "1,000", "1e3", "", True, [1], 1.5])
def test_json_that_is_no_number(raw: object) -> None:
    """Only plain numbers from 0 up come out of a file."""
    with pytest.raises(InputError):
        Figure().from_json(raw)


@given(st.integers(0, 9_999), st.sampled_from(tuple(REGIONS.values())))
def test_a_year_is_never_written_in_groups(year: int, region: Region) -> None:
    """And is read back as it was written."""
    assert Year().write(year, region) == Year().show(year, region) == str(year)
    assert Year().parse(str(year), region) == year
