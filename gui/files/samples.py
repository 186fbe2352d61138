"""Samples that ship with the program: pictures and trained networks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from gui.text.phrases import count_text, percent_text

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
        facts: of a network, in lines: what it decides, how large and how good it is, and what made it.
    """

    path: Path
    title: str
    what: str
    kind: str
    facts: str = ""

    @property
    def description(self) -> str:
        """All that is said of it, in lines."""
        return f"{self.what}\n{self.facts}" if self.facts else self.what


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
            _facts(each) if "command" in each else "",
        )
        for each in _entries(listing)
    )


def _facts(entry: Mapping[str, Any]) -> str:
    translate = QCoreApplication.translate
    size = translate("samples", "{count} parameters").format(count=count_text(entry["parameters"]))
    if "accuracy" in entry:
        known = translate("samples", "{share} % right for {count} {images}, which nothing was learned or chosen by")
        size += " · " + known.format(
            share=percent_text(entry["accuracy"], 2),
            count=count_text(entry["images"]),
            images=translate("samples", entry["tested"]),
        )
    made = translate("samples", "Made by: {command}").format(command=entry["command"])
    return "\n".join((translate("samples", entry["decides"]), size, made))


@cache
def _entries(listing: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(listing.read_text(encoding="utf-8"))
    return entries
