"""Enumerations whose members carry the owner's words for them."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A closed list of values: the stored key, and the label a person reads."""

    label: str

    def __new__(cls, value: str, label: str = "", *_: object) -> Self:
        """Make a member from its stored key and its label (the key itself when none is given)."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.replace("_", " ")
        return member
