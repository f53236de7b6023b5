"""How numbers, dates and money are written where the owner lives."""

from __future__ import annotations

from dataclasses import dataclass

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Region:
    """Marks for decimals and groups, the order of a date, the currency's code and sign."""

    name: str = "en_GB"
    decimal_mark: str = "."
    group_mark: str = ","
    date_order: str = "dmy"
    currency: str = "GBP"
    currency_sign: str = "£"
    sign_first: bool = True

    def money(self, number: str) -> str:
        """Return a formatted amount with the currency's sign on its side."""
        return f"{self.currency_sign}{number}" if self.sign_first else f"{number}{NBSP}{self.currency_sign}"


REGIONS = {
    region.name: region
    for region in (
        Region(),
        Region("en_US", ".", ",", "mdy", "USD", "$"),
        Region("en_IE", ".", ",", "dmy", "EUR", "€"),
        Region("de_DE", ",", ".", "dmy", "EUR", "€", sign_first=False),
        Region("fr_FR", ",", "\u202f", "dmy", "EUR", "€", sign_first=False),
        Region("es_ES", ",", ".", "dmy", "EUR", "€", sign_first=False),
        Region("lv_LV", ",", NBSP, "dmy", "EUR", "€", sign_first=False),
        Region("en_IN", ".", ",", "dmy", "INR", "₹"),
        Region("en_AU", ".", ",", "dmy", "AUD", "$"),
        Region("en_CA", ".", ",", "dmy", "CAD", "$"),
    )
}
DEFAULT_REGION = REGIONS["en_GB"]
