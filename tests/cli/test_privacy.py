"""`due`, `hold`, `person` and `erase` as a person runs them."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


def test_from_the_due_list_to_the_receipt(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """Periods are set and shown; a hold forbids erasing; everything is handed out; erased, the person is gone."""
    document = json.loads(samples["walk-in"].read_text(encoding="utf-8"))
    document.pop("sample", None)
    document["answers"]["held_on"] = "2020-01-15"
    file = tmp_path / "dale.interview.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert run("import", file).code == 0
    name = document["answers"]["name"]
    listed = run("due", "--keep", "undecided=6", "--json")
    assert listed.code == 0
    assert json.loads(listed.out)["due"] == []
    assert "No decision yet: 6 months (undecided)" in run("due").out
    assert run("due", "--keep", "undecided=x").code == 2
    assert run("hold", name, "--reason", "a dispute").code == 0
    assert "A hold forbids erasing: a dispute" in run("erase", name, "--yes").err
    assert run("hold", name, "--release").code == 0
    assert run("person", name, "--to", tmp_path / "all.zip").code == 0
    assert "everything.json" in zipfile.ZipFile(tmp_path / "all.zip").namelist()
    erased = run("erase", name, "--yes")
    assert "Receipt " in erased.out
    assert "Backups saved elsewhere are not reached" in erased.err
    assert "no candidates yet" in run("list").out
