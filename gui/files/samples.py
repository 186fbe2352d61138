"""Samples that ship with the program: pictures and trained networks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@dataclass(frozen=True)
class Sample:
    """One picture or network of the gallery, in the user's language.

    Args:
        path: of its file.
        title: its name.
        what: a one-sentence description.
        kind: ``digit``, ``picture`` or ``network``.
    """

    path: Path
    title: str
    what: str
    kind: str


def pictures() -> tuple[Sample, ...]:
    """The sample pictures, digits first."""
    return _listed(RESOURCES / "images" / "samples.json")


def networks() -> tuple[Sample, ...]:
    """The sample networks."""
    return _listed(RESOURCES / "networks" / "networks.json")


def _listed(listing: Path) -> tuple[Sample, ...]:
    translate = QCoreApplication.translate
    return tuple(
        Sample(
            listing.parent / each["file"],
            translate("samples", each["title"]),
            translate("samples", each["what"]),
            each.get("kind", "network"),
        )
        for each in json.loads(listing.read_text(encoding="utf-8"))
    )
