"""The tables by name, and the migrations that make them: named, never edited once shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from vetter.domain.likeness import contact_marks, name_marks

if TYPE_CHECKING:
    from sqlite_utils import Database

CANDIDATE, INTERVIEW, ANSWER, UNREAD = "candidate", "interview", "answer", "unread"
VERDICT, HISTORY, DRAFT, BENCHMARK, EDITION, SEARCH = "verdict", "history", "draft", "benchmark", "edition", "search"
TAG, SETTING, OWN_FIGURE, BENCHMARK_USE = "tag", "setting", "own_figure", "benchmark_use"
EXHIBIT, MARK, FLAG, APART = "exhibit", "mark", "flag", "apart"
ERASURE, RETENTION, HOLD, JOTTING = "erasure", "retention", "hold", "jotting"
TABLES = frozenset({
    CANDIDATE, INTERVIEW, ANSWER, UNREAD, VERDICT, HISTORY, DRAFT, BENCHMARK, EDITION, TAG, SETTING, OWN_FIGURE, BENCHMARK_USE, EXHIBIT,
    MARK, FLAG, APART, ERASURE, RETENTION, HOLD, JOTTING,
})  # fmt: skip
"""What a case file of today's form cannot do without; the word index can be made anew."""

NOTE_ALL_USES = (
    "INSERT OR IGNORE INTO benchmark_use (benchmark, verdict) SELECT used.value, verdict.id FROM verdict, "
    "json_each(verdict.dossier, '$.figures.comparisons') AS compared, json_each(compared.value, '$.benchmark_rows') AS used "
    "WHERE json_valid(verdict.dossier)"
)
"""Notes which figures every verdict was held against, as their dossiers say."""
NOTE_USES = NOTE_ALL_USES + " AND verdict.id = ?"
"""The same of one verdict; a statement that could do both would read all of them each time."""

_FLAGS_OF = (
    "INSERT OR IGNORE INTO flag (candidate, flag) SELECT verdict.candidate, raised.value FROM verdict, "
    "json_each(verdict.dossier, '$.flags') AS raised WHERE json_valid(verdict.dossier) AND verdict.id IN ("
    "SELECT (SELECT h.verdict FROM history h WHERE h.candidate = c.id AND h.verdict IS NOT NULL ORDER BY h.seq DESC LIMIT 1) "
    "FROM candidate c"
)
NOTE_ALL_FLAGS = _FLAGS_OF + ")"
"""Notes which flags the last verdict on each candidate raised."""
NOTE_FLAGS = _FLAGS_OF + " WHERE c.id = ?)"
"""The same of one candidate."""

migrations = Migrations("vetter")


@migrations(name="001_people_and_interviews")
def people_and_interviews(db: Database) -> None:
    """Make people, their interviews and each answer.

    The last verdict stands on the candidate too, so that a list of 100,000 is sorted by an index.
    """
    db.table(CANDIDATE).create(
        {
            "number": int,
            "id": str,
            "name": str,
            "sort_name": str,
            "sample": int,
            "interviews": int,
            "last_seen": str,
            "verdict": str,
            "score": int,
            "low": int,
            "high": int,
            "best_evidence": str,
            "changed": int,
        },
        pk="number",
        not_null={"id", "name", "sort_name", "sample", "interviews", "last_seen", "changed"},
        strict=True,
    )
    db.table(CANDIDATE).create_index(["id"], unique=True)
    for columns in (["last_seen", "id"], ["sort_name", "id"], ["verdict", "id"], ["score", "id"]):
        db.table(CANDIDATE).create_index(columns)
    db.table(INTERVIEW).create(
        {"id": str, "candidate": str, "held_on": str, "saved_at": str, "sample": int},
        pk="id",
        foreign_keys=[("candidate", CANDIDATE, "id")],
        not_null={"candidate", "saved_at", "sample"},
        strict=True,
    )
    db.table(INTERVIEW).create_index(["candidate"])
    db.table(ANSWER).create(
        {"interview": str, "question": str, "answer": str},
        pk=("interview", "question"),
        foreign_keys=[("interview", INTERVIEW, "id")],
        not_null={"answer"},
        strict=True,
    )
    db.table(UNREAD).create(
        {"interview": str, "path": str, "text": str},
        pk=("interview", "path"),
        foreign_keys=[("interview", INTERVIEW, "id")],
        not_null={"text"},
        strict=True,
    )


@migrations(name="002_verdicts_history_drafts")
def verdicts_history_drafts(db: Database) -> None:
    """Make frozen verdicts, the history in the order things happened, and drafts of what is being typed."""
    db.table(VERDICT).create(
        {
            "id": str,
            "interview": str,
            "candidate": str,
            "judged_at": str,
            "verdict": str,
            "score": int,
            "low": int,
            "high": int,
            "rules": str,
            "benchmarks": str,
            "settings": str,
            "inputs": str,
            "dossier": str,
            "sha256": str,
        },
        pk="id",
        foreign_keys=[("interview", INTERVIEW, "id"), ("candidate", CANDIDATE, "id")],
        not_null={"interview", "candidate", "judged_at", "verdict", "inputs", "dossier", "sha256"},
        strict=True,
    )
    db.table(VERDICT).create_index(["interview"])
    db.table(HISTORY).create(
        {
            "seq": int,
            "at": str,
            "candidate": str,
            "interview": str,
            "verdict": str,
            "what": str,
            "title": str,
            "detail": str,
            "chain": str,
        },
        pk="seq",
        foreign_keys=[("candidate", CANDIDATE, "id")],
        not_null={"at", "candidate", "what", "title", "chain"},
        strict=True,
    )
    db.table(HISTORY).create_index(["candidate", "seq"])
    db.table(DRAFT).create(
        {"id": str, "candidate": str, "name": str, "section": str, "saved_at": str, "body": str},
        pk="id",
        not_null={"candidate", "name", "saved_at", "body"},
        strict=True,
    )


@migrations(name="003_benchmarks")
def benchmarks(db: Database) -> None:
    """Make the benchmark table; editions stay, because frozen verdicts cite them."""
    db.table(EDITION).create({"version": str, "loaded_at": str, "rows": int}, pk="version", not_null={"rows"}, strict=True)
    db.table(BENCHMARK).create(
        {
            "edition": str,
            "id": str,
            "metric": str,
            "base": str,
            "platform": str,
            "industry": str,
            "segment": str,
            "statistic": str,
            "value": float,
            "unit": str,
            "year": int,
            "sample_size": int,
            "source": str,
            "publisher": str,
            "url": str,
            "tier": int,
            "read_at": str,
            "note": str,
        },
        pk=("edition", "id"),
        foreign_keys=[("edition", EDITION, "version")],
        not_null={"metric", "base", "statistic", "value", "tier"},
        strict=True,
    )
    db.table(BENCHMARK).create_index(["edition", "metric", "base"])


@migrations(name="004_search")
def search(db: Database) -> None:
    """Make the word index: one row a candidate, written in the same transaction as what it indexes.

    First letters have an index of their own, because a search begins with one, and one begins half of all words.
    """
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5(candidate UNINDEXED, words, tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2')"
    )


@migrations(name="005_decisions_tags_shelves")
def decisions_tags_shelves(db: Database) -> None:
    """Give each candidate a shelf, the owner's decision and trade, and tags of the owner's own."""
    table = db.table(CANDIDATE)
    table.add_column("shelf", str, not_null_default="current")
    table.add_column("decision", str)
    table.add_column("trade", str)
    table.create_index(["shelf", "last_seen", "id"])
    db.table(TAG).create(
        {"candidate": str, "tag": str},
        pk=("candidate", "tag"),
        foreign_keys=[("candidate", CANDIDATE, "id")],
        strict=True,
    )
    db.table(TAG).create_index(["tag", "candidate"])
    db.execute(
        "UPDATE candidate SET trade = ("
        "SELECT json_extract(answer, CASE json_type(answer) WHEN 'text' THEN '$' ELSE '$.value' END) "
        "FROM answer JOIN interview ON interview.id = answer.interview "
        "WHERE interview.candidate = candidate.id AND question = 'trade' AND json_valid(answer) ORDER BY saved_at DESC LIMIT 1)"
    )


@migrations(name="006_settings")
def settings(db: Database) -> None:
    """Make the table of what the owner set differently."""
    db.table(SETTING).create({"name": str, "value": str}, pk="name", not_null={"value"}, strict=True)


@migrations(name="007_own_figures_and_uses")
def own_figures_and_uses(db: Database) -> None:
    """Make the owner's own figures, and which verdict was held against which figure; earlier verdicts are read once for it."""
    db.table(OWN_FIGURE).create({"id": str, "body": str, "changed_at": str}, pk="id", not_null={"body", "changed_at"}, strict=True)
    db.table(BENCHMARK_USE).create(
        {"benchmark": str, "verdict": str},
        pk=("benchmark", "verdict"),
        foreign_keys=[("verdict", VERDICT, "id")],
        strict=True,
    )
    db.execute(NOTE_ALL_USES)


@migrations(name="008_exhibits")
def exhibits(db: Database) -> None:
    """Make the list of evidence files; an interview under way has some too, so that nothing points to saved ones alone."""
    db.table(EXHIBIT).create(
        {
            "id": str,
            "interview": str,
            "candidate": str,
            "question": str,
            "sha256": str,
            "name": str,
            "kind": str,
            "size": int,
            "added_at": str,
        },
        pk="id",
        not_null={"interview", "candidate", "question", "sha256", "name", "kind", "size", "added_at"},
        strict=True,
    )
    for columns in (["interview"], ["candidate"]):
        db.table(EXHIBIT).create_index(columns)


@migrations(name="009_one_person_and_flags")
def one_person_and_flags(db: Database) -> None:
    """Give candidates marks to recognise them by, a link to the entry they were joined with, and the flags of their last verdict."""
    db.table(CANDIDATE).add_column("same_as", str)
    db.execute("CREATE INDEX idx_candidate_same_as ON candidate (same_as) WHERE same_as IS NOT NULL")
    db.table(MARK).create({"candidate": str, "kind": str, "mark": str}, pk=("candidate", "kind", "mark"), strict=True)
    db.table(MARK).create_index(["kind", "mark", "candidate"])
    db.table(APART).create({"one": str, "other": str}, pk=("one", "other"), strict=True)
    db.table(FLAG).create({"candidate": str, "flag": str}, pk=("candidate", "flag"), strict=True)
    db.table(FLAG).create_index(["flag", "candidate"])
    db.execute(NOTE_ALL_FLAGS)
    told = db.execute(
        "SELECT c.id, c.name, group_concat(json_extract(a.answer, "
        "CASE json_type(a.answer) WHEN 'text' THEN '$' ELSE '$.value' END), ' , ') "
        "FROM candidate c LEFT JOIN interview i ON i.candidate = c.id LEFT JOIN answer a "
        "ON a.interview = i.id AND a.question = 'contact' AND json_valid(a.answer) WHERE c.interviews > 0 AND c.sample = 0 GROUP BY c.id"
    ).fetchall()
    marks = ((key, *mark) for key, name, contact in told for mark in name_marks(name) | contact_marks(contact or ""))
    db.table(MARK).insert_all(({"candidate": key, "kind": kind, "mark": mark} for key, kind, mark in marks), ignore=True)


@migrations(name="010_lists_by_shelf")
def lists_by_shelf(db: Database) -> None:
    """Sort each shelf by an index that also holds what a list is narrowed by, so that any page of 100,000 is found without reading rows."""
    for drop in (
        "DROP INDEX IF EXISTS idx_candidate_last_seen_id",
        "DROP INDEX IF EXISTS idx_candidate_sort_name_id",
        "DROP INDEX IF EXISTS idx_candidate_verdict_id",
        "DROP INDEX IF EXISTS idx_candidate_score_id",
        "DROP INDEX IF EXISTS idx_candidate_shelf_last_seen_id",
    ):
        db.execute(drop)
    narrowed = ["verdict", "decision", "trade", "last_seen"]
    for order in ("last_seen", "sort_name", "verdict", "score"):
        columns = ["shelf", order, "id", *(column for column in narrowed if column != order)]
        db.table(CANDIDATE).create_index(columns, index_name=f"idx_candidate_by_{order}")
    db.execute(
        "UPDATE search SET words = words || char(30) || 'standselsewhere' "
        "WHERE rowid IN (SELECT number FROM candidate WHERE shelf <> 'current')"
    )


@migrations(name="020_seals")
def seals(db: Database) -> None:
    """Give interviews, verdicts, drafts and the words of a candidate a fingerprint, written by whoever applies this.

    A later migration that changes what is sealed clears the seal, so that it is written anew.
    """
    for table in (INTERVIEW, VERDICT, DRAFT, CANDIDATE):
        db.table(table).add_column("seal", str)


@migrations(name="021_privacy")
def privacy(db: Database) -> None:
    """Make receipts of erasures, how long each outcome is kept, and who is kept longer or may not be erased."""
    db.table(ERASURE).create(
        {"id": str, "candidate": str, "at": str, "rows": int, "files": int, "finished_at": str},
        pk="id",
        not_null={"candidate", "at", "rows", "files"},
        strict=True,
    )
    db.table(RETENTION).create({"outcome": str, "months": int}, pk="outcome", not_null={"months"}, strict=True)
    db.table(HOLD).create(
        {"candidate": str, "until": str, "reason": str, "at": str}, pk="candidate", not_null={"reason", "at"}, strict=True
    )


@migrations(name="022_seals_everywhere")
def seals_everywhere(db: Database) -> None:
    """Give every row that is the owner's a seal of its own, and write all seals in the shorter way, whoever applies this."""
    db.execute("ALTER TABLE candidate RENAME COLUMN seal TO words_seal")
    for table in (CANDIDATE, TAG, SETTING, OWN_FIGURE, EXHIBIT, APART, HOLD, RETENTION, ERASURE, EDITION, BENCHMARK):
        db.table(table).add_column("seal", str)
    db.execute("UPDATE interview SET seal = NULL")
    db.execute("UPDATE verdict SET seal = NULL")
    db.execute("UPDATE draft SET seal = NULL")


@migrations(name="023_jottings")
def jottings(db: Database) -> None:
    """Make what is typed outside an interview and not kept yet; the column that names a candidate lets erasing reach it."""
    db.table(JOTTING).create(
        {"place": str, "candidate": str, "text": str, "seal": str},
        pk=("place", "candidate"),
        not_null={"place", "candidate", "text"},
        strict=True,
    )
