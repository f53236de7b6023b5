"""The sample candidates that ship with the program: invented people, with the words that introduce them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from vetter.errors import InputError
from vetter.exchange import interview_file
from vetter.kinds import quoted
from vetter.resources import read_text
from vetter.tongue import said, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.case import Case


@dataclass(frozen=True, slots=True)
class Introduction:
    """How a sample is offered: its key (the name of its file), a title, and a sentence or two."""

    key: str
    title: str
    text: str


INTRODUCTIONS = (
    Introduction("walk-in", tr("The 100,000-follower walk-in"), tr("Followers, retweets, views; no sale named.")),
    Introduction("specialist", tr("The conversion specialist"), tr("76 of 1,800 list members bought: 4.2\u00a0%.")),
    Introduction("beginner", tr("The honest beginner"), tr("7 of 240 visitors bought: 2.9\u00a0%. Open about what is not known.")),
)


NAMES = frozenset({"name", "second_listener", "who", "ring"})
"""Fields in which people are named."""


def sample_names() -> tuple[str, ...]:
    """Return the keys of the samples, in the order they are offered."""
    return tuple(introduction.key for introduction in INTRODUCTIONS)


@cache
def sample(name: str) -> Case:
    """Return the case of a sample; raise `InputError` when there is none of that name."""
    if name not in sample_names():
        message = tr("There is no sample {name}; there are: {list}.", name=quoted(name), list=", ".join(sample_names()))
        raise InputError(message)
    text = _written(name)
    for words in prose(name):
        text = text.replace(json.dumps(words, ensure_ascii=False), json.dumps(said(words), ensure_ascii=False))
    return interview_file.loads(text, f"{name}.interview.json")


def prose(name: str) -> Iterator[str]:
    """Yield every text of a sample that is said in words, which is to be translated: names of people stay."""
    yield from dict.fromkeys(_words(json.loads(_written(name))["answers"], ""))


def _written(name: str) -> str:
    return read_text(f"samples/{name}.interview.json")


def _words(value: object, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for inner, each in value.items():
            yield from _words(each, inner)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each, key)
    elif isinstance(value, str) and " " in value and key not in NAMES:
        yield value
