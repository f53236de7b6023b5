"""What is looked at before anything is given away: the change log, the dependencies, their known weaknesses, and what goes in."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

from artifacts.identity import VERSION
from artifacts.paths import DIST, PYTHON, ROOT, ReleaseError, ran

if TYPE_CHECKING:
    from pathlib import Path


def changelog(text: str, version: str) -> str:
    """Return why the change log is not ready for a version, or nothing."""
    parts = _parts(text)
    if not parts.get(version):
        return f"CHANGELOG.md has no entry for {version}."
    if parts.get("Unreleased"):
        return f"CHANGELOG.md still has changes under Unreleased; move them under {version}, or raise the version in vetter/__version__.py."
    return ""


def entry(text: str, version: str) -> str:
    """Return what the change log says of a version; before its entry is made, what is still unreleased."""
    parts = _parts(text)
    return parts.get(version) or parts.get("Unreleased", "")


def _parts(text: str) -> dict[str, str]:
    found = re.findall(r"^## \[([^\]]+)\].*?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return {version: told.strip() for version, told in found}


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
    """Ask for known weaknesses of what is locked; what got no answer is said to be unchecked, and never taken for sound.

    The list is asked over the network; there is none to be had without. Raises `ReleaseError` naming what is known to be weak.
    """
    lock = ROOT / "packaging" / "requirements.lock"
    command = (PYTHON, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--requirement", str(lock))
    options = ("--format", "json", "--progress-spinner", "off", "--timeout", "10")
    try:
        asked = subprocess.run([*command, *options], cwd=ROOT, check=False, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        return "not checked: the list of known weaknesses did not answer"
    return answered(asked.stdout)


def answered(told: str) -> str:
    """Return in words what was answered about known weaknesses; raise `ReleaseError` naming what is weak."""
    try:
        libraries = json.loads(told)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        return "not checked: the list of known weaknesses cannot be reached from here"
    weak = [f"{library['name']} {library['version']}: {each['id']}" for library in libraries for each in library.get("vulns", ())]
    if weak:
        message = f"Known weaknesses: {', '.join(weak)}."
        raise ReleaseError(message)
    unknown = sum("vulns" not in library for library in libraries)
    if unknown:
        return f"not checked for {unknown} of {len(libraries)} libraries: the list that was asked does not know them"
    return "none known"
