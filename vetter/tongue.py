"""The language the program speaks: every text a person reads passes through here, its English wording being its name.

`tr` gives a text, `trc` one whose English word alone could mean two things, `trn` a sentence with a number in it, `said` a text of the
data. The language is settled once, before anything that speaks is imported, and then stays: what is declared at import and what is said
later agree.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ENGLISH = "en"
STRETCHED, MIRRORED = "xx", "xr"
"""Two languages nobody speaks, which show what is untranslated, too narrow, or on the wrong side."""

_CONTEXT_END = "\x04"
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}
_PLURAL = re.compile(r"^Plural-Forms:.*?plural=\s*(.+?);?$", re.MULTILINE)
_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_ACCENTS = str.maketrans("ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz", "ÅÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽåçðéĝĥîĵķļñöŕšţûŵýž")
_VOWEL = re.compile("[AEIOUYaeiouy]")
_QUOTED = re.compile("[“„«]([^“”„«»]*)[”“»]")
_LONGER = 1.4


@dataclass(frozen=True)
class Catalogue:
    """A language by its code, and its wordings; English needs none."""

    language: str = ENGLISH
    one: Mapping[str, str] | None = None
    several: Mapping[str, tuple[str, ...]] | None = None
    form: Callable[[int], int] = lambda number: number != 1

    def wording(self, text: str, context: str = "") -> str:
        """Return the wording of a text, in English where there is none."""
        return (self.one or {}).get(f"{context}{_CONTEXT_END}{text}" if context else text, text)

    def sentence(self, one: str, many: str, number: int) -> str:
        """Return the wording that goes with a number."""
        forms = (self.several or {}).get(one)
        return forms[self.form(number)] if forms else (one if number == 1 else many)


class Pseudo(Catalogue):
    """English made longer, accented and put between ⟦brackets⟧: whatever is shown without them is not translated."""

    def wording(self, text: str, context: str = "") -> str:
        """Return the text as it would look in a language of long words."""
        del context
        return stretched(text) if any(letter.isalpha() for letter in text) else text

    def sentence(self, one: str, many: str, number: int) -> str:
        """Return either wording likewise."""
        return self.wording(one if number == 1 else many)


def stretched(text: str) -> str:
    """Return a text with accents and every vowel doubled, longer by 40 % at least; placeholders stay."""
    parts = _PLACEHOLDER.split(text)
    parts[::2] = [_VOWEL.sub(r"\g<0>\g<0>", part).translate(_ACCENTS) for part in parts[::2]]
    made = "".join(parts)
    return f"⟦{made}{'~' * round(_LONGER * len(text) - len(made))}⟧"


def read(language: str, text: str) -> Catalogue:
    """Return the catalogue that stands in the text of a .po file; entries without a wording, or with a doubtful one, are left out."""
    one: dict[str, str] = {}
    several: dict[str, tuple[str, ...]] = {}
    header = ""
    for entry in _entries(text):
        name, forms = entry["msgid"], tuple(value for key, value in entry.items() if key.startswith("msgstr"))
        if not name:
            header = forms[0]
        elif not all(forms):
            continue
        elif "msgid_plural" in entry:
            several[name] = forms
        else:
            one[f"{entry['msgctxt']}{_CONTEXT_END}{name}" if "msgctxt" in entry else name] = forms[0]
    plural = _PLURAL.search(header)
    return Catalogue(language, one, several, gettext.c2py(plural[1]) if plural else Catalogue.form)


def _entries(text: str) -> Iterator[dict[str, str]]:
    """Yield the entries of a .po file, keyword by keyword; a blank line ends one."""
    entry: dict[str, str] = {}
    doubtful, keyword = False, ""
    for line in (*text.split("\n"), ""):
        if line.startswith("#"):
            doubtful |= line.startswith("#,") and "fuzzy" in line
        elif line.startswith('"'):
            entry[keyword] += _unquoted(line)
        elif line:
            keyword, _blank, rest = line.partition(" ")
            entry[keyword] = _unquoted(rest)
        else:
            if entry and (not doubtful or not entry["msgid"]):
                yield entry
            entry, doubtful = {}, False


def _unquoted(quoted: str) -> str:
    text = quoted[1:-1]
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), text) if "\\" in text else text


class _Voice:
    """What is spoken in this process."""

    catalogue = Catalogue()


def speak(catalogue: Catalogue) -> None:
    """Speak this language from now on; whatever was said before stays as it was said."""
    _Voice.catalogue = catalogue


def language() -> str:
    """Return the code of the language spoken."""
    return _Voice.catalogue.language


def tr(text: str, /, **values: object) -> str:
    """Return a text in the language spoken, its {placeholders} filled in."""
    return _filled(_Voice.catalogue.wording(text), values)


def trc(context: str, text: str, /, **values: object) -> str:
    """Return a text whose English wording means something else elsewhere; `context` tells the translator which is meant."""
    return _filled(_Voice.catalogue.wording(text, context), values)


def said(text: str, /) -> str:
    """Return the wording of a text that ships as data; the translations gather these from the data."""
    return _Voice.catalogue.wording(text)


def trn(one: str, many: str, number: float, /, **values: object) -> str:
    """Return the sentence that goes with a number: `one` for a single one, `many` for all others, or as the language has it."""
    whole = int(number) if number == int(number) else 2
    return _filled(_Voice.catalogue.sentence(one, many, whole), {"number": number, **values})


class Grouped(int):
    """A number whose thousands stand apart as the language has it."""

    def __format__(self, spec: str) -> str:
        """Write it with that mark."""
        return super().__format__(spec).replace(",", trc("the mark between thousands, as in 2,800", ","))


def _filled(wording: str, values: dict[str, object]) -> str:
    if ":,}" in wording:
        values = {name: Grouped(value) if isinstance(value, int) else value for name, value in values.items()}
    return wording.format(**values) if values else wording


def in_quotes(text: str) -> str:
    """Return what somebody typed or said between the quotation marks of the language; those it holds itself become the inner ones."""
    inner = trc("quotation marks inside quotation marks", "‘{words}’")
    return tr("“{words}”", words=_QUOTED.sub(lambda found: inner.format(words=found[1]), text))


def inside(label: str) -> str:
    """Return a label as it stands inside a sentence: with a small first letter, unless the language keeps it or it is an abbreviation."""
    kept = trc("the first letter of a noun inside a sentence: “small”, or “capital” where nouns keep it", "small") == "capital"
    return label if kept or label[1:2].isupper() else label[:1].lower() + label[1:]
