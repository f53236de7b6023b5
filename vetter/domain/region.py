"""How numbers, dates and money are written where the owner lives."""

from __future__ import annotations

from dataclasses import dataclass

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
    country: str = "United Kingdom"
    page: str = "A4"

    @property
    def words(self) -> str:
        """The country, and an example of how it writes."""
        day = {"dmy": "31 Dec", "mdy": "Dec 31"}[self.date_order]
        return f"{self.country}: {self.money(f'1{self.group_mark}250{self.decimal_mark}50')}, {day}"

    def money(self, number: str) -> str:
        """Return a formatted amount with the currency's sign on its side."""
        return f"{self.currency_sign}{number}" if self.sign_first else f"{number}{NBSP}{self.currency_sign}"


REGIONS = {
    region.name: region
    for region in (
        Region(),
        Region("en_US", ".", ",", "mdy", "USD", "$", country="United States", page="Letter"),
        Region("en_IE", ".", ",", "dmy", "EUR", "€", country="Ireland"),
        Region("de_DE", ",", ".", "dmy", "EUR", "€", sign_first=False, country="Germany"),
        Region("fr_FR", ",", "\u202f", "dmy", "EUR", "€", sign_first=False, country="France"),
        Region("es_ES", ",", ".", "dmy", "EUR", "€", sign_first=False, country="Spain"),
        Region("lv_LV", ",", NBSP, "dmy", "EUR", "€", sign_first=False, country="Latvia"),
        Region("en_IN", ".", ",", "dmy", "INR", "₹", country="India"),
        Region("en_AU", ".", ",", "dmy", "AUD", "$", country="Australia"),
        Region("en_CA", ".", ",", "dmy", "CAD", "$", country="Canada", page="Letter"),
    )
}
DEFAULT_REGION = REGIONS["en_GB"]
