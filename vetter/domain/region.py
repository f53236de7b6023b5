"""How numbers, dates and money are written where the owner lives."""

from __future__ import annotations

from dataclasses import dataclass

from vetter.tongue import tr, trc

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Region:
    """Marks for decimals and groups, the order of a date, the currency's code and sign, the size of paper in the printer."""

    name: str = "en_GB"
    decimal_mark: str = "."
    group_mark: str = ","
    date_order: str = "dmy"
    currency: str = "GBP"
    currency_sign: str = "£"
    sign_first: bool = True
    page: str = "A4"

    @property
    def country(self) -> str:
        """The country's name."""
        return _COUNTRIES[self.name]

    @property
    def words(self) -> str:
        """The country, and an example of how it writes."""
        day = {"dmy": tr("31 Dec"), "mdy": tr("Dec 31")}[self.date_order]
        return f"{self.country}: {self.money(f'1{self.group_mark}250{self.decimal_mark}50')}, {day}"

    def money(self, number: str) -> str:
        """Return a formatted amount with the currency's sign on its side."""
        return f"{self.currency_sign}{number}" if self.sign_first else f"{number}{NBSP}{self.currency_sign}"


REGIONS = {
    region.name: region
    for region in (
        Region(),
        Region("en_US", ".", ",", "mdy", "USD", "$", page=tr("Letter")),
        Region("en_IE", ".", ",", "dmy", "EUR", "€"),
        Region("de_DE", ",", ".", "dmy", "EUR", "€", sign_first=False),
        Region("fr_FR", ",", "\u202f", "dmy", "EUR", "€", sign_first=False),
        Region("es_ES", ",", ".", "dmy", "EUR", "€", sign_first=False),
        Region("lv_LV", ",", NBSP, "dmy", "EUR", "€", sign_first=False),
        Region("en_IN", ".", ",", "dmy", "INR", "₹"),
        Region("en_AU", ".", ",", "dmy", "AUD", "$"),
        Region("en_CA", ".", ",", "dmy", "CAD", "$", page=tr("Letter")),
    )
}
_COUNTRIES = {
    "en_GB": tr("United Kingdom"),
    "en_US": tr("United States"),
    "en_IE": tr("Ireland"),
    "de_DE": tr("Germany"),
    "fr_FR": tr("France"),
    "es_ES": tr("Spain"),
    "lv_LV": tr("Latvia"),
    "en_IN": tr("India"),
    "en_AU": tr("Australia"),
    "en_CA": tr("Canada"),
}
DEFAULT_REGION = REGIONS.get(trc("region where most speakers of this language live, such as de_DE", "en_GB"), Region())
"""Where the owner is taken to live until told otherwise."""
