"""The words explained: each found in its forms, none explained twice, and every one an owner meets."""

from __future__ import annotations

import pytest

from vetter.questions.glossary import TERMS, term, terms_in


def test_each_word_has_one_entry() -> None:
    """No form of a word leads to two meanings, and the list is in alphabetical order."""
    names = [name.casefold() for each in TERMS for name in (each.word, *each.forms)]
    assert len(names) == len(set(names))
    assert [each.word for each in TERMS] == sorted((each.word for each in TERMS), key=str.casefold)
    assert len({each.key for each in TERMS}) == len(TERMS)


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("conversion rate", "Conversion rate"),
        ("CONVERSIONS", "Conversion rate"),
        ("vanity-metric", "Vanity metric"),
        ("roas", "Return on advertising"),
    ],
)
def test_a_word_is_found_in_its_forms(asked: str, word: str) -> None:
    """However it is written."""
    found = term(asked)
    assert found is not None
    assert found.word == word


def test_an_unknown_word_is_none() -> None:
    """Rather than the nearest."""
    assert term("synergy") is None
    assert term("") is None


def test_the_words_a_sentence_uses() -> None:
    """Whole words only: a leader is no lead."""
    found = {each.word for each in terms_in("Of the leads, how many converted, and what reach did the leader's posts have?")}
    assert found == {"Lead", "Conversion rate", "Reach"}
    assert terms_in("Nothing here.") == ()


def test_every_meaning_is_a_sentence() -> None:
    """In plain words, ended."""
    for each in TERMS:
        assert each.meaning.endswith((".", "?")), each.word
        assert not each.example or each.example.endswith("."), each.word
