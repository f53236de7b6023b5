"""The defences: where each stands in the source text, what is left when it is taken out, and the test that must notice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Defence:
    """One defence: where it stands, what it is replaced by, and the test that must notice."""

    name: str
    file: str
    stands: str
    gone: str
    test: str


DEFENCES = (
    Defence(
        "begin immediate",
        "vetter/storage/casefile.py",
        'self.db.execute("BEGIN IMMEDIATE")',
        'self.db.execute("BEGIN")',
        "tests/storage/test_locks.py::test_opening_again_drops_no_lock",
    ),
    Defence(
        "one transaction",
        "vetter/storage/casefile.py",
        """                with self.db.atomic():
                    yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.conn.in_transaction:
                    self.db.execute("ROLLBACK")
                raise
""",
        """                yield self.db
            finally:
                self.db.execute("COMMIT")
""",
        "tests/storage/test_durability.py::test_rolled_back",
    ),
    Defence(
        "durable settings",
        "vetter/storage/connection.py",
        '("synchronous", "EXTRA", "3")',
        '("synchronous", "OFF", "0")',
        "tests/storage/test_opening.py::test_settings_are_read_back",
    ),
    Defence(
        "settings read back",
        "vetter/storage/connection.py",
        "if row is not None and str(row[0]) != expected:",
        "if row is None:",
        "tests/storage/test_opening.py::test_a_setting_that_does_not_take_is_refused",
    ),
    Defence(
        "private files",
        "vetter/storage/connection.py",
        "os.umask(0o077)",
        "os.umask(0o022)",
        "tests/storage/test_opening.py::test_private",
    ),
    Defence(
        "saved twice is saved once",
        "vetter/storage/interviews.py",
        "        if known:\n            return known\n",
        "",
        "tests/storage/test_durability.py::test_saved_twice",
    ),
    Defence(
        "whole files only",
        "vetter/actions/papers.py",
        "part.replace(target)",
        "target.write_bytes(data)",
        "tests/actions/test_papers.py::test_a_full_disk",
    ),
    Defence(
        "no empty file in place of one that is gone",
        "vetter/storage/casefile.py",
        "if backups.newest(path.parent) is not None:",
        "if path.is_dir():",
        "tests/storage/test_backups.py::test_never_an_empty_file_in_place_of_one_that_is_gone",
    ),
    Defence(
        "nothing begun anew unasked",
        "vetter/actions/desk.py",
        "    if is_gone(where):\n",
        "    if False:\n",
        "tests/actions/test_desk.py::test_never_begun_anew_unasked",
    ),
    Defence(
        "nothing written through what another program put there",
        "vetter/storage/casefile.py",
        "_refuse_triggers(connection, path)\n                case_file",
        "case_file",
        "tests/storage/test_opening.py::test_refused[plain-trigger]",
    ),
    Defence(
        "nothing among the evidence",
        "vetter/actions/papers.py",
        "if any(each.name in KEPT_FOLDERS and",
        "if any(each.name in () and",
        "tests/actions/test_papers.py::test_not_among_what_is_kept",
    ),
    Defence(
        "members compared",
        "vetter/storage/bundle.py",
        "sound = sound and disk.fingerprint(path) == member.sha256",
        "sound = bool(sound)",
        "tests/storage/test_backups.py::test_a_bundle_that_is_not_what_it_says[plain-a file changed]",
    ),
    Defence(
        "form compared",
        "vetter/storage/restoring.py",
        "if content.form(new) != form:",
        "if not form:",
        "tests/storage/test_backups.py::test_a_backup_that_was_tampered_with[plain-signed-trigger]",
    ),
    Defence(
        "the damaged file kept",
        "vetter/storage/restoring.py",
        "return Replaced(_set_aside(path, at), damaged=True)",
        "return Replaced(path, damaged=True)",
        "tests/storage/test_backups.py::test_what_is_restored_over_a_damaged_file",
    ),
    Defence(
        "seals",
        "vetter/storage/seals.py",
        "if kept != _seal(",
        "if kept is None and _seal(",
        "tests/storage/test_damage.py::test_a_changed_letter_is_told_by_name",
    ),
    Defence(
        "the chain",
        "vetter/storage/history.py",
        'return hashlib.sha256("\\x1f".join([part or "" for part in parts]).encode()).hexdigest()',
        'return hashlib.sha256("\\x1f".join([part or "" for part in parts[1:2]]).encode()).hexdigest()',
        "tests/storage/test_history.py::test_changed_by_another_program",
    ),
    Defence(
        "row by row",
        "vetter/storage/salvage.py",
        "        at += 1\n",
        "        return\n",
        "tests/storage/test_damage.py::test_what_comes_after_a_lost_page_is_saved",
    ),
    Defence(
        "the index made anew",
        "vetter/storage/erasing.py",
        "db.execute(\"INSERT INTO search (search) VALUES ('rebuild')\")",
        "db.execute('SELECT 1')",
        "tests/actions/test_privacy.py::test_erased_without_a_trace",
    ),
    Defence(
        "free pages given back",
        "vetter/storage/erasing.py",
        "        _rewrite(folder, backup, gone)\n",
        "        pass\n",
        "tests/actions/test_privacy.py::test_erased_without_a_trace",
    ),
    Defence(
        "typed words quoted",
        "vetter/storage/candidates.py",
        "'\"' + word.replace('\"', '\"\"') + '\"*'",
        "word",
        "tests/actions/test_candidates.py::test_search",
    ),
    Defence(
        "no formula in a table",
        "vetter/exchange/figures_csv.py",
        '_guarded(row.get(name, ""))',
        'row.get(name, "")',
        "tests/exchange/test_figures_csv.py::test_no_cell_begins_a_formula",
    ),
    Defence(
        "labels of plain text",
        "vetter/gui/widgets/text.py",
        "self.setTextFormat(Qt.TextFormat.PlainText)",
        "self.setTextFormat(Qt.TextFormat.AutoText)",
        "tests/gui/test_text.py::test_a_label_shows_markup_to_the_letter",
    ),
    Defence(
        "tips without markup",
        "vetter/gui/widgets/text.py",
        "<span>{escape(marked(text))}</span>",
        "<span>{marked(text)}</span>",
        "tests/gui/test_text.py::test_a_tip_reads_as_what_was_typed",
    ),
    Defence(
        "no picture larger than the memory",
        "vetter/gui/exhibit_view.py",
        "size.width() * size.height() > MOST_PIXELS",
        "size.isEmpty()",
        "tests/gui/test_exhibits.py::test_a_picture_cannot_fill_the_memory",
    ),
    Defence(
        "no link followed",
        "vetter/actions/exhibits.py",
        ' | getattr(os, "O_NOFOLLOW", 0)',
        "",
        "tests/actions/test_exhibits.py::test_a_link_put_in_place_of_a_file_is_not_followed",
    ),
    Defence(
        "a key file that another hand changed",
        "vetter/storage/envelope.py",
        "if not hmac.compare_digest(envelope.seal, _seal(envelope, secret)):",
        "if not envelope.seal:",
        "tests/storage/test_protecting.py::test_nobody_elses_hand",
    ),
    Defence(
        "a damaged key file",
        "vetter/storage/envelope.py",
        "whole = hmac.compare_digest(found.check, _check(found))",
        "whole = bool(found.check)",
        "tests/actions/test_passphrase.py::test_a_damaged_key_file",
    ),
    Defence(
        "a key file that is gone",
        "vetter/storage/connection.py",
        "    if head.startswith(keys.MARK):\n",
        "    if not head:\n",
        "tests/actions/test_passphrase.py::test_the_recovery_code",
    ),
    Defence(
        "one window a folder",
        "vetter/gui/alone.py",
        "return self._lock.tryLock(0) or ",
        "return bool(self._lock) or ",
        "tests/gui/test_alone.py::test_another_computer_has_it_open",
    ),
    Defence(
        "others kept from writing",
        "vetter/storage/restoring.py",
        'hold.execute("BEGIN IMMEDIATE")',
        'hold.execute("BEGIN")',
        "tests/storage/test_locks.py::test_nobody_saves_into_a_file_whose_place_is_taken",
    ),
    Defence(
        "no export over a case file",
        "vetter/actions/papers.py",
        "target.resolve().name in {FILE_NAME, KEY_FILE}",
        'target.resolve().name == ""',
        "tests/actions/test_keeping.py::test_a_backup_never_takes_the_place_of_a_case_file",
    ),
    Defence(
        "the name of a backup settled",
        "vetter/actions/keeping.py",
        "        disk.settle(target.parent)\n",
        "",
        "tests/actions/test_keeping.py::test_what_is_saved_elsewhere_keeps_its_name",
    ),
    Defence(
        "evidence kept while a damaged file lies aside",
        "vetter/actions/exhibits.py",
        " or any(desk.folder.glob(SET_ASIDE))",
        "",
        "tests/actions/test_exhibits.py::test_evidence_stays_while_a_damaged_case_file_lies_aside",
    ),
    Defence(
        "nothing of another program's taken for ours",
        "vetter/storage/connection.py",
        "if _belongs_to(path) not in {APPLICATION_ID, None}:",
        "if _belongs_to(path) == -1:",
        "tests/storage/test_opening.py::test_refused",
    ),
)
