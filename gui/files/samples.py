"""Samples that ship with the program: pictures and trained networks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
START_MAPS = RESOURCES / "networks" / "digits-maps.npz"
_NETWORKS = RESOURCES / "networks" / "networks.json"


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
    return _listed(_NETWORKS)


def objects_network() -> Sample:
    """The sample network for photographs of objects."""
    return next(sample for sample in networks() if sample.path.stem == "objects")


def shown_title(name: str) -> str:
    """A network's title as it is shown: that of a sample in the user's language, any other as it is."""
    return QCoreApplication.translate("samples", name) if name in _network_titles() else name


@cache
def _network_titles() -> frozenset[str]:
    return frozenset(each["title"] for each in _entries(_NETWORKS))


def _listed(listing: Path) -> tuple[Sample, ...]:
    translate = QCoreApplication.translate
    return tuple(
        Sample(
            listing.parent / each["file"],
            translate("samples", each["title"]),
            translate("samples", each["what"]),
            each.get("kind", "network"),
        )
        for each in _entries(listing)
    )


@cache
def _entries(listing: Path) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = json.loads(listing.read_text(encoding="utf-8"))
    return entries
