"""How long people are kept: a period for each outcome, holds and extensions, and who is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vetter.storage.schema import HOLD, RETENTION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.storage.casefile import CaseFile

_DUE = """
SELECT id AS candidate, name, coalesce(decision, 'undecided') AS outcome, last, date(last, '+' || months || ' months') AS due,
       h.reason, h.until, h.candidate IS NOT NULL AND h.until IS NULL AS held
FROM (SELECT c.id, c.name, c.decision, max(c.last_seen, coalesce((SELECT max(substr(at, 1, 10)) FROM history WHERE candidate = c.id
        AND what <> 'exported_pdf'), '')) AS last
      FROM candidate c WHERE c.sample = 0 AND c.same_as IS NULL)
JOIN (SELECT value ->> '$[0]' AS outcome, value ->> '$[1]' AS months FROM json_each(?1)) p ON p.outcome = coalesce(decision, 'undecided')
LEFT JOIN hold h ON h.candidate = id
WHERE date(last, '+' || months || ' months') <= ?2 AND (h.until IS NULL OR h.until <= ?2)
ORDER BY due, name, id
"""


def periods(case_file: CaseFile) -> dict[str, int]:
    """Return the months each outcome is kept, as the owner set them; 0 means until the owner decides."""
    return {row["outcome"]: row["months"] for row in case_file.rows("SELECT outcome, months FROM retention")}


def set_periods(case_file: CaseFile, months: Mapping[str, int]) -> None:
    """Set these."""
    with case_file.write() as db:
        for outcome, number in months.items():
            db.table(RETENTION).upsert({"outcome": outcome, "months": number}, pk="outcome")


def due(case_file: CaseFile, months: str, day: str) -> list[dict[str, Any]]:
    """Return who is due on a day, by pairs of outcome and months as JSON; who is on hold is told as such."""
    return case_file.rows(_DUE, (months, day))


def hold(case_file: CaseFile, candidate: str, until: str | None, reason: str, at: str) -> None:
    """Keep a candidate until a day, or until released."""
    with case_file.write() as db:
        db.table(HOLD).upsert({"candidate": candidate, "until": until, "reason": reason, "at": at}, pk="candidate")


def release(case_file: CaseFile, candidate: str) -> None:
    """Take a hold or an extension away."""
    with case_file.write() as db:
        db.table(HOLD).delete_where("candidate = ?", [candidate])


def held(case_file: CaseFile, candidate: str) -> str | None:
    """Return why a candidate may not be erased now, or None."""
    row = case_file.row(
        "SELECT reason FROM hold WHERE until IS NULL AND (candidate = ?1 OR candidate IN (SELECT id FROM candidate WHERE same_as = ?1))",
        (candidate,),
    )
    return None if row is None else str(row["reason"])
