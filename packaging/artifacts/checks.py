"""What is looked at before anything is given away: the change log, the dependencies, their known weaknesses, and what goes in."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from artifacts.identity import VERSION
from artifacts.paths import DIST, PYTHON, ROOT, ReleaseError, ran

if TYPE_CHECKING:
    from pathlib import Path


def changelog(text: str, version: str) -> str:
    """Return why the change log is not ready for a version, or nothing."""
    parts = dict(re.findall(r"^## \[([^\]]+)\].*?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    if not parts.get(version, "").strip():
        return f"CHANGELOG.md has no entry for {version}."
    if parts.get("Unreleased", "").strip():
        return f"CHANGELOG.md still has changes under Unreleased; move them under {version}, or raise the version in vetter/__version__.py."
    return ""


def dependencies() -> str:
    """Check that what is imported is declared and what is declared is imported; raise `ReleaseError` naming what is not."""
    ran(PYTHON, "-m", "deptry", "vetter")
    return "none unused, none undeclared"


def bill(python: Path) -> Path:
    """Write what an environment holds beside the program, with versions and licences, as CycloneDX; the same bytes for the same content."""
    target = DIST / f"vetter-{VERSION}.cdx.json"
    options = ("--pyproject", ROOT / "pyproject.toml", "--output-reproducible", "--validate", "--output-format", "JSON")
    ran(PYTHON, "-m", "cyclonedx_py", "environment", python, *options, "--output-file", target)
    return target


def weaknesses() -> str:
    """Ask for known weaknesses of what is locked; without an answer that is said, and never taken for none."""
    lock = ROOT / "packaging" / "requirements.lock"
    command = (
        PYTHON,
        "-m",
        "pip_audit",
        "--disable-pip",
        "--require-hashes",
        "--requirement",
        str(lock),
        "--progress-spinner",
        "off",
        "--timeout",
        "10",
    )
    try:
        asked = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        return "not checked: the list of known weaknesses did not answer"
    if "No known vulnerabilities found" in asked.stderr:
        return "none known"
    if "Found" in asked.stderr and "known vulnerabilit" in asked.stderr:
        raise ReleaseError(asked.stdout)
    return "not checked: the list of known weaknesses cannot be reached from here"
