"""Where one can go in the window: what a page asks for and the window opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.domain.labelled import Labelled
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.actions import Judged, Practice
    from vetter.domain.case import Case


@dataclass(frozen=True)
class HomePlace:
    """The home page."""


@dataclass(frozen=True)
class CandidatesPlace:
    """The list of candidates, searched for some words, or some to be chosen from it beside those that are kept."""

    query: str = ""
    choosing: bool = False
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class DoublesPlace:
    """Entries that may be one person, side by side."""


@dataclass(frozen=True)
class HistoryPlace:
    """One candidate's history."""

    candidate: str


@dataclass(frozen=True)
class VerdictPlace:
    """A verdict, fresh or as it was judged."""

    judged: Judged


@dataclass(frozen=True)
class InterviewPlace:
    """An interview to fill in, new or under way; without a case, a new one; for practice, one that is not kept."""

    case: Case | None = None
    section: str = ""
    candidate: str | None = None
    practice: Practice | None = None


@dataclass(frozen=True)
class ComparePlace:
    """Two to four verdicts side by side."""

    verdicts: tuple[Judged, ...]


@dataclass(frozen=True)
class BusinessPlace:
    """What is known of the owner's business; one of its questions, when it is named."""

    question: str = ""


class SettingsPart(Labelled):
    """A part of the settings: its key, its title, and the other words it is looked for by."""

    also: str

    def __init__(self, _key: str, _title: str, also: str) -> None:
        """Keep the other words."""
        self.also = also

    LOOK = "look", tr("How it looks"), tr("colours, dark, light, night, theme, contrast, font, letters, size, zoom")
    REGION = "region", tr("Where you live"), tr("language, English, German, Spanish, country, currency, euro, dollar, dates")
    LETTERS = "letters", tr("Letters and notices"), tr("signature, sender, address, my name")
    NUMBERS = "numbers", tr("Assumptions, weights and lines"), tr("rules, thresholds, method, defaults")
    DATA = "data", tr("Your data"), tr("folder, file, database, where it is kept")
    PASSPHRASE = "passphrase", tr("Passphrase"), tr("password, encryption, lock, protect, recovery sheet")
    BACKUPS = "backups", tr("Backups"), tr("copy, save, restore, put back, check")
    PRIVACY = "privacy", tr("Privacy"), tr("delete, erase, keep, how long, retention, hold")


@dataclass(frozen=True)
class SettingsPlace:
    """Everything that can be set; one part of it, or one number by its name, when it is named."""

    part: str = ""


@dataclass(frozen=True)
class BenchmarksPlace:
    """The figures claims are held against; one of them, when it is named by the id of a row."""

    row: str = ""


@dataclass(frozen=True)
class HelpPlace:
    """What the program is for, its words, its keys, its licences; begun at one chapter."""

    chapter: str = ""


Listed = HomePlace | CandidatesPlace | BenchmarksPlace | BusinessPlace | SettingsPlace | HelpPlace
Place = Listed | DoublesPlace | HistoryPlace | VerdictPlace | InterviewPlace | ComparePlace
