"""What the owner set differently from what Vetter comes with, by name, in the case file so that it travels with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.storage.schema import SETTING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.storage.casefile import CaseFile


def kept(case_file: CaseFile) -> dict[str, str]:
    """Return everything that was set, as text by name."""
    return {row["name"]: row["value"] for row in case_file.rows("SELECT name, value FROM setting ORDER BY name")}


def keep(case_file: CaseFile, values: Mapping[str, str | None]) -> None:
    """Set these, all or none; None goes back to what Vetter comes with."""
    with case_file.write() as db:
        for name, value in values.items():
            db.table(SETTING).delete_where("name = ?", [name])
            if value is not None:
                db.table(SETTING).insert({"name": name, "value": value})
