"""What comes with the program to look at: sample pictures, and networks that are trained already."""

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
        path: the file.
        title: what it is called.
        what: one sentence about what there is to see.
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
    """The networks that come with the program."""
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
