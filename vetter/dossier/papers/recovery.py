"""The recovery sheet: the code that opens a protected case file when its passphrase is forgotten, to be printed and kept elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.dossier.document import Document, Readers
from vetter.dossier.model import Cell, Grid, Head, Line, Lines, Section
from vetter.kinds.dates import spoken
from vetter.tongue import tr

if TYPE_CHECKING:
    from datetime import date

ACROSS = 4
"""Groups of the code in a row."""

LEAD = tr(
    "Your case file is protected by a passphrase. Without the passphrase and without this sheet nobody can open it again: not you, "
    "not a technician, and not we who made Vetter."
)
KEEP = (
    tr("Print this sheet, or copy the code by hand, and keep it where you keep contracts; not beside the computer."),
    tr("Whoever holds this sheet and your files can read everything. Treat it like a key to your office."),
    tr("Leave no copy of it on the computer, in an e-mail or in a picture."),
    tr("It stays valid when you change the passphrase. Take the protection away and set it up anew, and there is a new sheet."),
)
USE = (
    tr("Open Vetter. Where it asks for the passphrase, choose the recovery code; in a terminal: vetter passphrase recover."),
    tr("Type the eight groups. Large or small letters and spaces do not matter; there are no letters I, L, O and U in it."),
    tr("The last sign of each group checks it: Vetter names the group that was mistyped."),
    tr("Choose a new passphrase. Nothing of what you saved is lost."),
)


def recovery(code: str, day: date) -> Document:
    """Return the sheet with a recovery code, its groups numbered."""
    groups = code.split()
    rows = tuple(
        tuple(Cell(group, strong=True, after=str(at + number + 1)) for number, group in enumerate(groups[at : at + ACROSS]))
        for at in range(0, len(groups), ACROSS)
    )
    return Document(
        name=tr("Recovery sheet"),
        readers=Readers.OWNER,
        whose=tr("Recovery sheet"),
        dated=spoken(day),
        lead=(LEAD,),
        sections=(
            Section(
                "code",
                tr("Recovery code"),
                (Grid(tuple(Head("") for _ in range(ACROSS)), rows, tr("Small beside each group: its number.")),),
            ),
            Section("use", tr("When the passphrase is forgotten"), (Lines(tuple(Line(text=text) for text in USE), numbered=True),)),
            Section("keep", tr("How to keep this sheet"), (Lines(tuple(Line(text=text) for text in KEEP), numbered=True),)),
        ),
        foot=(tr("Keep this sheet apart from the computer. It opens one case file and its backups."),),
        day=day.isoformat(),
    )
