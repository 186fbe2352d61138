"""The registry of all layer kinds, by key, in the order of menus."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.layers.adaptiveavgpool2d import AdaptiveAvgPool2d
from engine.layers.adaptivemaxpool2d import AdaptiveMaxPool2d
from engine.layers.add import Add
from engine.layers.avgpool2d import AvgPool2d
from engine.layers.batchnorm1d import BatchNorm1d
from engine.layers.batchnorm2d import BatchNorm2d
from engine.layers.celu import CELU
from engine.layers.channelshuffle import ChannelShuffle
from engine.layers.concat import Concat
from engine.layers.conv2d import Conv2d
from engine.layers.convtranspose2d import ConvTranspose2d
from engine.layers.dropout import Dropout
from engine.layers.elu import ELU
from engine.layers.flatten import Flatten
from engine.layers.gelu import GELU
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.globalmaxpool import GlobalMaxPool
from engine.layers.groupnorm import GroupNorm
from engine.layers.hardsigmoid import Hardsigmoid
from engine.layers.hardswish import Hardswish
from engine.layers.hardtanh import Hardtanh
from engine.layers.instancenorm2d import InstanceNorm2d
from engine.layers.layernorm import LayerNorm
from engine.layers.leakyrelu import LeakyReLU
from engine.layers.linear import Linear
from engine.layers.localresponsenorm import LocalResponseNorm
from engine.layers.logsoftmax import LogSoftmax
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.mish import Mish
from engine.layers.multiply import Multiply
from engine.layers.pad import Pad
from engine.layers.pixelshuffle import PixelShuffle
from engine.layers.prelu import PReLU
from engine.layers.relu import ReLU
from engine.layers.relu6 import ReLU6
from engine.layers.reshape import Reshape
from engine.layers.scaleshift import ScaleShift
from engine.layers.selu import SELU
from engine.layers.sigmoid import Sigmoid
from engine.layers.silu import SiLU
from engine.layers.slice import Slice
from engine.layers.softmax import Softmax
from engine.layers.softplus import Softplus
from engine.layers.spec import Spec
from engine.layers.tanh import Tanh
from engine.layers.upsample import Upsample

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
        LogSoftmax,
        LeakyReLU,
        ELU,
        GELU,
        Sigmoid,
        Tanh,
        ReLU6,
        Hardtanh,
        SiLU,
        Mish,
        Hardswish,
        Hardsigmoid,
        SELU,
        CELU,
        Softplus,
        PReLU,
        BatchNorm2d,
        BatchNorm1d,
        GroupNorm,
        InstanceNorm2d,
        LayerNorm,
        LocalResponseNorm,
        ScaleShift,
        Dropout,
        ConvTranspose2d,
        Upsample,
        Pad,
        Slice,
        Reshape,
        PixelShuffle,
        ChannelShuffle,
        AdaptiveAvgPool2d,
        AdaptiveMaxPool2d,
        GlobalMaxPool,
        Add,
        Multiply,
        Concat,
    )
}
LAYERS: Mapping[str, type[Spec]] = MappingProxyType(_KINDS)
