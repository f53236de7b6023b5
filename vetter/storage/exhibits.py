"""Exhibits in the case file: one row for each showing; the bytes stand once in a folder beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vetter.domain.exhibit import Exhibit, ExhibitKind
from vetter.storage.layout import EVIDENCE as FOLDER
from vetter.storage.schema import EXHIBIT

if TYPE_CHECKING:
    from vetter.storage.casefile import CaseFile

__all__ = ["FOLDER", "forget_strays", "is_held", "keep", "of_candidate", "of_interview", "take_out"]


def keep(case_file: CaseFile, exhibit: Exhibit) -> None:
    """Keep a row; one that is there already stays as it is."""
    with case_file.write() as db:
        row = {name: getattr(exhibit, name) for name in Exhibit.__slots__} | {"kind": exhibit.kind.value}
        db.table(EXHIBIT).insert(row, ignore=True)


def take_out(case_file: CaseFile, key: str) -> None:
    """Take a row out; the bytes stay until nobody can want them back."""
    with case_file.write() as db:
        db.table(EXHIBIT).delete_where("id = ?", [key])


def of_interview(case_file: CaseFile, interview: str) -> tuple[Exhibit, ...]:
    """Return what was shown in an interview, in order."""
    return _read(case_file.rows("SELECT * FROM exhibit WHERE interview = ? ORDER BY rowid", (interview,)))


def of_candidate(case_file: CaseFile, candidate: str) -> tuple[Exhibit, ...]:
    """Return everything a candidate ever showed, in order."""
    return _read(
        case_file.rows(
            "SELECT * FROM exhibit WHERE candidate = ?1 OR candidate IN (SELECT id FROM candidate WHERE same_as = ?1) ORDER BY rowid",
            (candidate,),
        )
    )


def is_held(case_file: CaseFile, interview: str) -> bool:
    """Return whether an interview is saved or under way, so that what was shown in it stays."""
    return case_file.row("SELECT id FROM interview WHERE id = ?1 UNION SELECT id FROM draft WHERE id = ?1", (interview,)) is not None


def forget_strays(case_file: CaseFile) -> frozenset[str]:
    """Take out rows whose interview is neither saved nor under way; return the names of the files still wanted."""
    with case_file.write() as db:
        db.execute(
            "DELETE FROM exhibit WHERE interview NOT IN (SELECT id FROM interview UNION SELECT id FROM draft)",
        )
    rows = case_file.rows("SELECT DISTINCT sha256, kind FROM exhibit")
    return frozenset(f"{row['sha256']}.{row['kind']}" for row in rows)


def _read(rows: list[dict[str, Any]]) -> tuple[Exhibit, ...]:
    told = ({name: row[name] for name in Exhibit.__slots__} for row in rows)
    return tuple(Exhibit(**{**row, "kind": ExhibitKind(row["kind"])}) for row in told)
