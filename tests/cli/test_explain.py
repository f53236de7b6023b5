"""Explaining, moving settings, and comparing, as typed on a command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from vetter.settings import DEFAULTS, shown

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


def test_every_number_is_explained(run: Program, samples: dict[str, Path]) -> None:
    """All of them, or one with what it is made from; the window opens the same."""
    whole = run("explain", samples["specialist"])
    assert whole.code == 0
    assert "point score" in whole.out
    assert "(revenue × what is left of a sale" in whole.out
    one = run("explain", samples["specialist"], "--point", "judgement.money")
    assert "point money.1" in one.out
    assert "point judgement.plan" not in one.out


def test_explanations_for_programs(run: Program, samples: dict[str, Path]) -> None:
    """Key, value, formula, inputs, evidence, sources."""
    document = json.loads(run("explain", samples["walk-in"], "--json", "--point", "vanity").out)
    [point] = document["points"]
    assert point["key"] == "vanity"
    assert point["inputs"][0] == {"label": "1. Followers", "value": "vanity 1.00, business 0.00", "point": ""}


def test_a_number_that_is_not_there_is_named_with_those_that_are(run: Program, samples: dict[str, Path]) -> None:
    """One line, and exit 2."""
    ran = run("explain", samples["walk-in"], "--point", "charm")
    assert ran.code == 2
    assert "no number “charm” in this verdict. There are: verdict, score," in ran.err
    assert ran.err.count("\n") == 1


def test_what_would_change_it_and_the_findings_are_there_for_programs(run: Program, samples: dict[str, Path]) -> None:
    """Verdict, minutes and checks; code and severity of each finding; comparisons with their benchmark rows."""
    told = json.loads(run("assess", samples["walk-in"], "--json").out)
    assert (told["change"]["verdict"], told["change"]["minutes"]) == ("mixed", 30)
    assert told["change"]["checks"][0]["key"] == "count"
    told = json.loads(run("assess", samples["specialist"], "--json").out)
    assert told["change"] is None
    first = told["comparisons"][0]
    assert (first["base"], first["evidence"]) == ("list", "analytics")
    assert first["benchmark_rows"]
    assert {item["key"] for item in told["judgements"]} == {"conversion", "money", "audience", "trust", "plan", "reputation"}


def test_settings_are_listed_and_can_be_moved(run: Program, samples: dict[str, Path]) -> None:
    """A line moved past a score changes the verdict, and the verdict says which setting was changed."""
    listed = json.loads(run("settings", "--json").out)
    assert set(listed["settings"]) == {setting.name for setting in shown(DEFAULTS)}
    assert all(name in run("settings").out for name in listed["settings"])
    told = json.loads(run("assess", samples["specialist"], "--json", "--set", "lines.professional_score=70").out)
    assert told["verdict"]["key"] != "professional"
    assert told["changed_settings"] == {"lines.professional_score": "70"}


@pytest.mark.parametrize(
    ("typed", "words"),
    [("weights", "is not NAME=VALUE"), ("charm=1", "“charm” is no setting"), ("weights.money=much", "is not NAME=VALUE"),
     ("assumptions.halo=2", "must lie between 0.01 and 0.99"), ("lines.vanity=nan", "must lie between")],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_named(run: Program, samples: dict[str, Path], typed: str, words: str) -> None:
    """One line, and exit 2."""
    ran = run("assess", samples["walk-in"], "--set", typed)
    assert ran.code == 2
    assert words in ran.err
    assert ran.err.count("\n") == 1


def test_no_weight_at_all_is_refused(run: Program, samples: dict[str, Path]) -> None:
    """Something must count."""
    none = [word for name in ("conversion", "money", "audience", "trust", "plan", "reputation") for word in ("--set", f"weights.{name}=0")]
    ran = run("assess", samples["walk-in"], *none)
    assert (ran.code, "At least one weight" in ran.err) == (2, True)


def test_robustness_is_counted(run: Program, samples: dict[str, Path]) -> None:
    """In words and for programs."""
    assert "Of 211 settings" in run("assess", samples["specialist"], "--robustness").out
    told = json.loads(run("assess", samples["specialist"], "--robustness", "--json").out)
    assert sum(told["robustness"]["verdicts"].values()) == told["robustness"]["draws"] == 211
    assert 0 <= told["robustness"]["changed"] < 0.4


def test_candidates_side_by_side(run: Program, samples: dict[str, Path]) -> None:
    """By name; between two and four, each once."""
    run("--data-dir", run.folder, "import", *samples.values())
    ran = run("--data-dir", run.folder, "compare", "dale", "ingrid")
    assert ran.code == 0
    assert "Ingrid Solheim before Dale Mercer: clearly" in ran.out
    told = json.loads(run("--data-dir", run.folder, "compare", "dale", "ingrid", "priya", "--json").out)
    assert told["order"] == ["Ingrid Solheim", "Priya Nair", "Dale Mercer"]
    assert told["better"][0][1] + told["better"][1][0] == pytest.approx(1)
    for typed, words in ((("dale",), "Between 2 and 4"), (("dale", "Dale Mercer"), "named twice"), (("dale", "nobody"), "no candidate")):
        ran = run("--data-dir", run.folder, "compare", *typed)
        assert (ran.code, words in ran.err) == (2, True)
