"""Networks in the shapes that people know: residual, inception, dense and U-shaped."""

from __future__ import annotations

import engine

Node = tuple[str, engine.Spec, tuple[str, ...]]


def conv(filters: int, kernel: int = 3, stride: int = 1) -> engine.Conv2d:
    """A convolution that keeps the size, but for its stride."""
    return engine.Conv2d(filters, kernel=(kernel, kernel), padding=(kernel // 2, kernel // 2), stride=(stride, stride))


def residual(blocks: int = 2, filters: int = 4) -> engine.Project:
    """Blocks with skips; every second halves the maps, with a convolution of 1 × 1 in its skip."""
    nodes: list[Node] = [("conv0", conv(filters), ("input",)), ("relu0", engine.ReLU(), ("conv0",))]
    for i in range(1, blocks + 1):
        start, stride = nodes[-1][0], 2 - i % 2
        nodes.append((f"conv{i}a", conv(filters, stride=stride), (start,)))
        nodes.append((f"relu{i}a", engine.ReLU(), (f"conv{i}a",)))
        nodes.append((f"conv{i}b", conv(filters), (f"relu{i}a",)))
        skip = start
        if stride == 2:
            skip = f"short{i}"
            nodes.append((skip, conv(filters, 1, stride), (start,)))
        nodes += [(f"add{i}", engine.Add(), (f"conv{i}b", skip)), (f"relu{i}", engine.ReLU(), (f"add{i}",))]
    nodes += [("gap", engine.GlobalAvgPool(), (nodes[-1][0],)), ("flatten", engine.Flatten(), ("gap",))]
    nodes.append(("linear", engine.Linear(units=10), ("flatten",)))
    return engine.graph((3, 16, 16), nodes)


def inception() -> engine.Project:
    """Four branches of different lengths that meet in one layer."""
    pool = engine.MaxPool2d(kernel=(3, 3), stride=(1, 1), padding=(1, 1))
    nodes: list[Node] = [
        ("conv1", conv(4), ("input",)),
        ("b1", conv(2, 1), ("conv1",)),
        ("b2a", conv(2, 1), ("conv1",)),
        ("b2b", conv(3), ("b2a",)),
        ("b3a", conv(2, 1), ("conv1",)),
        ("b3b", conv(3), ("b3a",)),
        ("b3c", conv(5), ("b3b",)),
        ("b4a", pool, ("conv1",)),
        ("b4b", conv(2, 1), ("b4a",)),
        ("concat", engine.Concat(), ("b1", "b2b", "b3c", "b4b")),
        ("pool", engine.MaxPool2d(), ("concat",)),
        ("flatten", engine.Flatten(), ("pool",)),
        ("linear", engine.Linear(units=5), ("flatten",)),
    ]
    return engine.graph((3, 12, 12), nodes)


def dense(layers: int = 5) -> engine.Project:
    """Every layer reads all before it."""
    nodes: list[Node] = [("conv0", conv(3), ("input",))]
    for i in range(1, layers + 1):
        read = tuple(f"conv{j}" for j in range(i))
        if i > 1:
            nodes.append((f"concat{i}", engine.Concat(), read))
        nodes.append((f"conv{i}", conv(2), (nodes[-1][0],)))
    return engine.graph((1, 10, 10), nodes)


def u_shaped(depth: int = 3) -> engine.Project:
    """Skips within skips from the way down to the way up."""
    nodes: list[Node] = [("down0", conv(2), ("input",))]
    for i in range(1, depth + 1):
        nodes.append((f"down{i}", conv(2 + i), (f"down{i - 1}",)))
    nodes.append(("bottom", conv(6), (f"down{depth}",)))
    for i in range(depth, -1, -1):
        nodes.append((f"concat{i}", engine.Concat(), (nodes[-1][0], f"down{i}")))
        nodes.append((f"up{i}", conv(2 + i), (f"concat{i}",)))
    return engine.graph((3, 14, 14), nodes)


def gated() -> engine.Project:
    """Maps that are weighed by numbers computed from themselves, around which a skip leads."""
    nodes: list[Node] = [
        ("conv1", conv(4), ("input",)),
        ("conv2", conv(4), ("conv1",)),
        ("gap", engine.GlobalAvgPool(), ("conv2",)),
        ("fc1", conv(2, 1), ("gap",)),
        ("fc2", conv(4, 1), ("fc1",)),
        ("gate", engine.Sigmoid(), ("fc2",)),
        ("scale", engine.Multiply(), ("conv2", "gate")),
        ("add", engine.Add(), ("scale", "conv1")),
    ]
    return engine.graph((3, 12, 12), nodes)


def two_headed() -> engine.Project:
    """Vectors that branch and meet, in strips and in bars, and a second output."""
    nodes: list[Node] = [
        ("conv1", conv(4), ("input",)),
        ("flatten", engine.Flatten(), ("conv1",)),
        ("wide1", engine.Linear(units=60), ("flatten",)),
        ("wide2", engine.Linear(units=60), ("flatten",)),
        ("add", engine.Add(), ("wide1", "wide2")),
        ("few1", engine.Linear(units=6), ("add",)),
        ("few2", engine.Linear(units=6), ("flatten",)),
        ("relu", engine.ReLU(), ("few2",)),
        ("concat", engine.Concat(), ("few1", "relu")),
        ("linear", engine.Linear(units=5), ("concat",)),
        ("other", engine.Linear(units=3), ("few2",)),
    ]
    return engine.graph((3, 8, 8), nodes)


def shaped() -> list[engine.Project]:
    """One of each."""
    return [residual(), residual(6), inception(), dense(), u_shaped(), gated(), two_headed()]
