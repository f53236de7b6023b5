"""Prints every paper of the samples in the language told, and writes what can be read on it: `python -m tests.spoken_papers FILE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from vetter import startup

startup.settle()

# ruff: noqa: E402 - what speaks is read once the language is settled
import pypdfium2

from tests.every_paper import every_paper
from vetter.exchange.samples import sample, sample_names
from vetter.report import render


def main(target: Path) -> None:
    """Write the texts of each paper's pages by the paper's name."""
    told: dict[str, list[str]] = {}
    for name in sample_names():
        for kind, paper in every_paper(sample(name)).items():
            printed = pypdfium2.PdfDocument(render(paper).data)
            told[f"{name}, {kind}"] = [page.get_textpage().get_text_bounded() for page in printed]
    target.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
