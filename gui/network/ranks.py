"""The places of a network's layers: ranks by depth, branches beside each other, and ways for long connections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from engine import INPUT, Project

Link = tuple[str, str]  # ids of the layer that is read and of the one that reads it

_SWEEPS = 3  # of the ordering, each forward and backward through all ranks


@dataclass(frozen=True)
class Slot:
    """One row of a rank: a layer, or a corridor in which the connections from an earlier layer pass.

    Args:
        layer: the layer's id; of a corridor, that of the layer that is read.
    """

    layer: str
    passes: bool = False


@dataclass(frozen=True)
class Ranks:
    """The places of all layers, without sizes.

    Args:
        ranks: the rows of each rank from the top; a rank contains all layers of one depth, which is the length of the
            longest path from the input.
        depths: the rank of each layer.
        tracks: the layers whose long connections run below all ranks, and the track of each, 0 being the uppermost.
        links: all connections, each once.
    """

    ranks: tuple[tuple[Slot, ...], ...]
    depths: Mapping[str, int]
    tracks: Mapping[str, int]
    links: tuple[Link, ...]

    @cached_property
    def is_chain(self) -> bool:
        """Whether every layer reads the one before it, and nothing else."""
        return not self.tracks and all(len(rank) == 1 for rank in self.ranks)

    @property
    def track_count(self) -> int:
        """Number of tracks."""
        return max(self.tracks.values(), default=-1) + 1

    @cached_property
    def layers(self) -> tuple[tuple[str, ...], ...]:
        """The layers of each rank from the top."""
        return tuple(tuple(slot.layer for slot in rank if not slot.passes) for rank in self.ranks)

    @cached_property
    def most_rows(self) -> int:
        """Number of layers in the fullest rank."""
        return max(map(len, self.layers))


def ranks_of(project: Project) -> Ranks:
    """The places of a project's layers."""
    depths = {INPUT: 0}
    for layer in project.layers:
        depths[layer.id] = 1 + max(depths[source] for source in layer.inputs)
    links = tuple(dict.fromkeys((source, layer.id) for layer in project.layers for source in layer.inputs))
    members: list[list[Slot]] = [[] for _ in range(max(depths.values()) + 1)]
    for layer_id, depth in depths.items():
        members[depth].append(Slot(layer_id))
    ends: dict[str, int] = {}  # the last rank that the connections from a layer pass
    for source, target in links:
        if depths[target] - depths[source] > 1:
            ends[source] = max(ends.get(source, 0), depths[target] - 1)
    alone = {layer_id for layer_id in ends if len(members[depths[layer_id]]) == 1}
    for source, last in ends.items():
        if source not in alone:  # a shorter branch: it goes on in its own row
            for depth in range(depths[source] + 1, last + 1):
                members[depth].append(Slot(source, passes=True))
    spans = {source: (depths[source] + 1, ends[source]) for source in ends if source in alone}
    return Ranks(_ordered(members, links, depths), depths, _tracks(spans), links)


def _tracks(spans: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """A track for each span of ranks: shorter spans above, overlapping ones on different tracks."""
    taken: list[list[tuple[int, int]]] = []
    tracks = {}
    for source, (first, last) in sorted(spans.items(), key=lambda each: (each[1][1] - each[1][0], each[1])):
        inside = [i for i, there in enumerate(taken) if any(a >= first and b <= last for a, b in there)]
        free = (i for i, there in enumerate(taken) if all(last < a or first > b for a, b in there))
        track = next((i for i in free if i > max(inside, default=-1)), len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((first, last))
        tracks[source] = track
    return tracks


def _ordered(
    members: Sequence[Sequence[Slot]], links: Sequence[Link], depths: Mapping[str, int]
) -> tuple[tuple[Slot, ...], ...]:
    """The rows of each rank in the order with few crossings: each near what it is connected with.

    Source: Sugiyama, Tagawa & Toda 1981, the barycentre method.
    """
    before: dict[tuple[int, Slot], list[Slot]] = {}  # what each row is connected with in the rank before
    after: dict[tuple[int, Slot], list[Slot]] = {}
    present = [set(rank) for rank in members]

    def join(depth: int, first: Slot, second: Slot) -> None:
        if first in present[depth - 1]:  # otherwise it runs below all ranks
            before.setdefault((depth, second), []).append(first)
            after.setdefault((depth - 1, first), []).append(second)

    for source, target in links:
        near = depths[target] - depths[source] == 1
        join(depths[target], Slot(source, passes=not near), Slot(target))
    for depth, rank in enumerate(members):
        for slot in rank:
            if slot.passes:
                join(depth, Slot(slot.layer, passes=depth - 1 > depths[slot.layer]), slot)
    order = [list(rank) for rank in members]
    best, fewest = [list(rank) for rank in order], _crossings(order, after)
    for _ in range(_SWEEPS):
        for way, depth_range in ((before, range(1, len(order))), (after, range(len(order) - 2, -1, -1))):
            for depth in depth_range:
                _sort(order, depth, way, depth - 1 if way is before else depth + 1)
            if (crossings := _crossings(order, after)) < fewest:
                best, fewest = [list(rank) for rank in order], crossings
    return tuple(map(tuple, best))


def _sort(order: list[list[Slot]], depth: int, way: Mapping[tuple[int, Slot], list[Slot]], other: int) -> None:
    """Sorts one rank by the mean place of what its rows are connected with in another; the others keep their place."""
    places = {slot: (i + 0.5) / len(order[other]) for i, slot in enumerate(order[other])}
    rank = order[depth]
    means = []
    for i, slot in enumerate(rank):
        near = [places[each] for each in way.get((depth, slot), ())]
        means.append(sum(near) / len(near) if near else (i + 0.5) / len(rank))
    order[depth] = [rank[i] for i in sorted(range(len(rank)), key=lambda i: means[i])]


def _crossings(order: Sequence[Sequence[Slot]], after: Mapping[tuple[int, Slot], list[Slot]]) -> int:
    """Number of pairs of connections between neighbouring ranks that cross."""
    count = 0
    for depth, (rank, following) in enumerate(pairwise(order)):
        if len(rank) == 1 or len(following) == 1:
            continue
        places = {slot: i for i, slot in enumerate(following)}
        ends = [places[end] for slot in rank for end in sorted(after.get((depth, slot), ()), key=places.__getitem__)]
        starts = [i for i, slot in enumerate(rank) for _ in after.get((depth, slot), ())]
        count += sum(
            starts[i] < starts[j] and ends[i] > ends[j] for i in range(len(ends)) for j in range(i + 1, len(ends))
        )
    return count
