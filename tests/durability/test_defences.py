"""The defences bite: each is taken out of a copy of the program, and a test that stands for it goes red."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("vetter", "tests", "resources", "packaging", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE")


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
        "tests/storage/test_durability.py::test_several_programs_at_once",
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
        "part.replace(target.resolve())",
        "target.resolve().write_bytes(data)",
        "tests/actions/test_papers.py",
    ),
    Defence(
        "no empty file in place of one that is gone",
        "vetter/storage/casefile.py",
        "if backups.newest(path.parent) is not None:",
        "if path.is_dir():",
        "tests/storage/test_backups.py::test_never_an_empty_file_in_place_of_one_that_is_gone",
    ),
    Defence(
        "members compared",
        "vetter/storage/bundle.py",
        "sound = sound and disk.fingerprint(path) == member.sha256",
        "sound = bool(sound)",
        "tests/storage/test_backups.py::test_a_bundle_that_is_not_what_it_says",
    ),
    Defence(
        "form compared",
        "vetter/storage/restoring.py",
        "if content.form(new) != form:",
        "if not form:",
        "tests/storage/test_backups.py::test_a_backup_that_was_tampered_with",
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
        "return hashlib.sha256(str(parts[1]).encode()).hexdigest()",
        "tests/storage/test_history.py",
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
        "tests/actions/test_candidates.py",
    ),
    Defence(
        "no formula in a table",
        "vetter/exchange/figures_csv.py",
        '_guarded(row.get(name, ""))',
        'row.get(name, "")',
        "tests/exchange/test_figures_csv.py",
    ),
)
TAKEN = "a defence taken out of a copy of the program, and a test noticed"
IN_EVERY_RUN = ("saved twice is saved once", "no empty file in place of one that is gone")


def _goes_red(defence: Defence, place: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copy(source, place / name)
    path = place / defence.file
    text = path.read_text(encoding="utf-8")
    assert defence.stands in text, f"{defence.name} no longer stands in {defence.file} as it is written here"
    path.write_text(text.replace(defence.stands, defence.gone), encoding="utf-8")
    surroundings = os.environ | {"PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", defence.test]
    ran = subprocess.run(command, cwd=place, env=surroundings, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, f"{defence.name} is gone and no test noticed:\n{ran.stdout[-2_000:]}"


@pytest.mark.parametrize("defence", DEFENCES, ids=lambda each: each.name)
def test_a_defence_stands_as_it_is_written_here(defence: Defence) -> None:
    """So that the long run takes it out, and not what it was before the program was changed."""
    assert (ROOT / defence.file).read_text(encoding="utf-8").count(defence.stands) == 1


@pytest.mark.timeout(300)
@pytest.mark.goal("G17", TAKEN)
@pytest.mark.parametrize("name", IN_EVERY_RUN)
def test_a_defence_bites(name: str, tmp_path: Path) -> None:
    """Two of them in every run."""
    _goes_red(next(defence for defence in DEFENCES if defence.name == name), tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.goal("G17", TAKEN)
@pytest.mark.parametrize("defence", [each for each in DEFENCES if each.name not in IN_EVERY_RUN], ids=lambda each: each.name)
def test_every_defence_bites(defence: Defence, tmp_path: Path) -> None:
    """All of them before a release."""
    _goes_red(defence, tmp_path)
