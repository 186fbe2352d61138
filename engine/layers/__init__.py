"""The registry: every layer kind the program knows, in the order in which menus show them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.layers.add import Add
from engine.layers.avgpool2d import AvgPool2d
from engine.layers.batchnorm2d import BatchNorm2d
from engine.layers.concat import Concat
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.elu import ELU
from engine.layers.flatten import Flatten
from engine.layers.gelu import GELU
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.leakyrelu import LeakyReLU
from engine.layers.linear import Linear
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.multiply import Multiply
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.spec import Spec
from engine.layers.tanh import Tanh

_KINDS: dict[str, type[Spec]] = {
    kind.kind: kind
    for kind in (
        Conv2d,
        ReLU,
        MaxPool2d,
        AvgPool2d,
        GlobalAvgPool,
        Flatten,
        Linear,
        Softmax,
        LeakyReLU,
        ELU,
        GELU,
        Sigmoid,
        Tanh,
        BatchNorm2d,
        Dropout,
        Add,
        Multiply,
        Concat,
    )
}
LAYERS: Mapping[str, type[Spec]] = MappingProxyType(_KINDS)
