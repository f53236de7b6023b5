"""Where one can go in the window: what a page asks for and the window opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from vetter.domain.labelled import Labelled
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.actions import Judged, Practice
    from vetter.domain.case import Case


class Titled:
    """What every place has: the title the window bears there, and the entry of the rail it stands under."""

    words: ClassVar[str]
    entry: ClassVar[str]

    def title(self) -> str:
        """Return the title."""
        return self.words

    def rail(self) -> str:
        """Return the key of the entry."""
        return self.entry


@dataclass(frozen=True)
class HomePlace(Titled):
    """The home page."""

    words, entry = tr("Home"), "home"


@dataclass(frozen=True)
class CandidatesPlace(Titled):
    """The list of candidates, searched for some words, or some to be chosen from it beside those that are kept."""

    words, entry = tr("Candidates"), "candidates"

    query: str = ""
    choosing: bool = False
    kept: tuple[str, ...] = ()

    def rail(self) -> str:
        """Return the key of the entry; those to be compared are chosen under the entry for that."""
        return "compare" if self.choosing else self.entry


@dataclass(frozen=True)
class DoublesPlace(Titled):
    """Entries that may be one person, side by side."""

    words, entry = tr("Possible doubles"), "candidates"


@dataclass(frozen=True)
class HistoryPlace(Titled):
    """One candidate's history."""

    words, entry = tr("History"), "candidates"

    candidate: str


@dataclass(frozen=True)
class VerdictPlace(Titled):
    """A verdict, fresh or as it was judged."""

    entry = "candidates"

    judged: Judged

    def title(self) -> str:
        """Return whom the verdict is on."""
        return tr("Verdict on {candidate}", candidate=self.judged.dossier.candidate)

    def rail(self) -> str:
        """Return the key of the entry; a sample is looked at from home."""
        return "home" if self.judged.dossier.sample else self.entry


@dataclass(frozen=True)
class InterviewPlace(Titled):
    """An interview to fill in, new or under way; without a case, a new one; for practice, one that is not kept."""

    words, entry = tr("Interview"), "candidates"

    case: Case | None = None
    section: str = ""
    candidate: str | None = None
    practice: Practice | None = None


@dataclass(frozen=True)
class ComparePlace(Titled):
    """Two to four verdicts side by side."""

    words, entry = tr("Side by side"), "compare"

    verdicts: tuple[Judged, ...]


@dataclass(frozen=True)
class BusinessPlace(Titled):
    """What is known of the owner's business; one of its questions, when it is named."""

    words, entry = tr("Your business"), "business"

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
class SettingsPlace(Titled):
    """Everything that can be set; one part of it, or one number by its name, when it is named."""

    words, entry = tr("Settings"), "settings"

    part: str = ""


@dataclass(frozen=True)
class BenchmarksPlace(Titled):
    """The figures claims are held against; one of them, when it is named by the id of a row."""

    words, entry = tr("Benchmarks"), "benchmarks"

    row: str = ""


@dataclass(frozen=True)
class HelpPlace(Titled):
    """What the program is for, its words, its keys, its licences; begun at one chapter."""

    words, entry = tr("Help"), "help"

    chapter: str = ""


Listed = HomePlace | CandidatesPlace | BenchmarksPlace | BusinessPlace | SettingsPlace | HelpPlace
Place = Listed | DoublesPlace | HistoryPlace | VerdictPlace | InterviewPlace | ComparePlace

BY_RAIL: dict[str, Callable[[], Place]] = {
    "home": HomePlace,
    "candidates": CandidatesPlace,
    "compare": lambda: CandidatesPlace(choosing=True),
    "benchmarks": BenchmarksPlace,
    "business": BusinessPlace,
    "settings": SettingsPlace,
    "help": HelpPlace,
}
"""What each entry of the rail opens."""
