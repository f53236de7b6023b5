"""How one person is recognised again: names and contacts folded into marks that stay the same however they were typed."""

from __future__ import annotations

import re
import unicodedata

NAME, WORD, CONTACT = "name", "word", "contact"

_PHONE = re.compile(r"\+?[0-9][0-9 ()/.\u00a0-]{5,}[0-9]")
_MAIL = re.compile(r"[^\s,;:<>()\[\]\"'“”@]+@[^\s,;:<>()\[\]\"'“”@]+\.[^\s,;:<>()\[\]\"'“”@]+")
_ACCOUNT = re.compile(r"(?<![\w@.])@([\w.]{2,})")
_PAGE = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,}/[^\s,;<>()]+)", re.IGNORECASE)
_DIGITS = 8
"""Of a telephone number the last ones, so that +44 and a leading 0 make no difference."""


def folded(text: str) -> str:
    """Return a text without accents and case, as names are sorted and compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain if not unicodedata.combining(character)).strip()


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded and in order: "Bērziņš, Jānis" and "Janis Berzins" give the same."""
    return tuple(sorted(word for word in re.split(r"[\W_]+", folded(name)) if word))


def name_marks(name: str) -> frozenset[tuple[str, str]]:
    """Return the marks of a name: the whole of it, and each word long enough to mean something."""
    words = words_of(name)
    whole = {(NAME, " ".join(words))} if words else set()
    return frozenset(whole | {(WORD, word) for word in words if len(word) > 1})


def contact_marks(contact: str) -> frozenset[tuple[str, str]]:
    """Return the marks of a contact: its e-mail addresses, telephone numbers, account names and pages."""
    text = folded(contact)
    mails = {mail.rstrip(".") for mail in _MAIL.findall(text)}
    digits = {re.sub(r"\D", "", number) for number in _PHONE.findall(text)}
    phones = {number[-_DIGITS:] for number in digits if len(number) >= _DIGITS}
    rest = _MAIL.sub(" ", text)
    accounts = {f"@{account.rstrip('.')}" for account in _ACCOUNT.findall(rest)}
    pages = {page.rstrip("/.") for page in _PAGE.findall(rest)}
    return frozenset((CONTACT, mark) for mark in mails | phones | accounts | pages)
