"""How one person is recognised again: however a name or a contact was typed, its marks stay the same."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.domain.likeness import CONTACT, NAME, WORD, contact_marks, folded, name_marks, words_of

if TYPE_CHECKING:
    import random

NAMES = st.lists(st.text("abcdeéöñßžĀ李", min_size=2, max_size=8), min_size=1, max_size=4)


@given(NAMES, st.randoms())
def test_neither_order_nor_case_nor_accents_matter(words: list[str], chance: random.Random) -> None:
    """A name typed surname first, in capitals, with spaces and commas, composed or decomposed, is the same name."""
    name = " ".join(words)
    shuffled = list(words)
    chance.shuffle(shuffled)
    typed = unicodedata.normalize("NFD", "  ,".join(shuffled)).title()
    assert name_marks(typed) == name_marks(name)


@given(st.text(max_size=60))
def test_whatever_is_typed_makes_marks_of_known_kinds(text: str) -> None:
    """Nothing breaks it, and folding twice changes nothing more."""
    assert {kind for kind, _mark in name_marks(text)} <= {NAME, WORD}
    assert {kind for kind, _mark in contact_marks(text)} <= {CONTACT}
    assert folded(folded(text)) == folded(text)
    assert bool(words_of(text)) == bool(name_marks(text))


@given(
    st.from_regex(r"[a-z0-9]{3,10}@[a-z]{3,8}\.(org|com)", fullmatch=True), st.sampled_from(["{}", "mail: {}.", "({}), evenings", "<{}>"])
)
def test_an_address_is_found_wherever_it_stands(mail: str, around: str) -> None:
    """In capitals too."""
    assert (CONTACT, mail) in contact_marks(around.format(mail.upper()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+44 20 7946 0018", "020 7946 0018"),
        ("Tel. (020) 7946-0018 or by mail", "0044.20.7946.0018"),
        ("@maren.sells", "on Instagram as @Maren.Sells."),
        ("https://www.linkedin.com/in/maren-oduya/", "linkedin.com/in/maren-oduya"),
    ],
)
def test_written_differently_and_the_same(one: str, other: str) -> None:
    """Country codes, brackets, capitals and what stands before a page make no difference."""
    assert contact_marks(one)
    assert contact_marks(one) == contact_marks(other)


@pytest.mark.parametrize("text", ["", "by telephone", "12 Nov 2026", "room 4", "a @ b", "www", "7946 00"])
def test_what_is_no_contact_makes_no_mark(text: str) -> None:
    """A word or a short number would make strangers one."""
    assert contact_marks(text) == frozenset()
