"""Networks with the names that people's programs give their modules, narrow: what weights alone are told by.

Each is built and run by PyTorch alone, with random weights under which a signal reaches the output.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class Named:
    """A network, the family that its weights tell of, and what they do not tell."""

    make: Callable[[], nn.Module]
    family: str
    choices: Mapping[str, str]


def made(name: str) -> nn.Module:
    """A network with random weights, ready to be evaluated."""
    with torch.random.fork_rng():
        torch.manual_seed(3)
        net = NETWORKS[name].make()
        for module in net.modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                nn.init.kaiming_normal_(module.weight)
            if isinstance(module, nn.BatchNorm2d):
                nn.init.uniform_(module.weight, 0.6, 1.4)
                nn.init.normal_(module.bias, std=0.2)
                nn.init.normal_(module.running_mean, std=0.2)
                nn.init.uniform_(module.running_var, 0.5, 1.5)
    return net.eval()


class Net(nn.Module):
    """Modules by their names, and what is computed with them."""

    def __init__(self, run: Callable[[Any, Tensor], Tensor], **modules: nn.Module) -> None:
        super().__init__()
        for name, module in modules.items():
            self.add_module(name, module)
        self.run = run

    def forward(self, x: Tensor) -> Tensor:
        return self.run(self, x)


def numbered(modules: Mapping[int, nn.Module]) -> nn.Module:
    """An nn.Sequential with these modules, and with such without weights at all other numbers."""
    return nn.Sequential(*(modules.get(at, nn.Identity()) for at in range(max(modules) + 1)))


def conv(reads: int, makes: int, kernel: int = 3, stride: int = 1, groups: int = 1) -> nn.Conv2d:
    return nn.Conv2d(reads, makes, kernel, stride, kernel // 2, groups=groups, bias=False)


def unit(reads: int, makes: int, kernel: int, stride: int, groups: int, act: Any, eps: float = 1e-5) -> nn.Sequential:
    parts = [conv(reads, makes, kernel, stride, groups), nn.BatchNorm2d(makes, eps)]
    return nn.Sequential(*parts, *([act()] if act else []))


# --- SqueezeNet ----------------------------------------------------------------------------------------------------


def fire(reads: int, narrow: int, wide: int) -> Net:
    def run(net: Any, x: Tensor) -> Tensor:
        x = net.squeeze(x).relu()
        return torch.cat([net.expand1x1(x).relu(), net.expand3x3(x).relu()], 1)

    return Net(run, squeeze=nn.Conv2d(reads, narrow, 1), expand1x1=nn.Conv2d(narrow, wide, 1),
               expand3x3=nn.Conv2d(narrow, wide, 3, padding=1))  # fmt: skip


def squeezenet(version: str) -> nn.Module:
    """torchvision's."""
    pool = partial(nn.MaxPool2d, 3, 2, ceil_mode=True)
    if version == "1.0":
        features = nn.Sequential(
            nn.Conv2d(3, 12, 7, 2), nn.ReLU(), pool(), fire(12, 2, 4), fire(8, 2, 4), fire(8, 4, 8), pool(),
            fire(16, 4, 8), fire(16, 6, 12), fire(24, 6, 12), fire(24, 8, 16), pool(), fire(32, 8, 16),
        )  # fmt: skip
    else:
        features = nn.Sequential(
            nn.Conv2d(3, 8, 3, 2), nn.ReLU(), pool(), fire(8, 2, 4), fire(8, 2, 4), pool(), fire(8, 4, 8),
            fire(16, 4, 8), pool(), fire(16, 6, 12), fire(24, 6, 12), fire(24, 8, 16), fire(32, 8, 16),
        )  # fmt: skip
    head = nn.Sequential(nn.Dropout(), nn.Conv2d(32, 7, 1), nn.ReLU(), nn.AdaptiveAvgPool2d((1, 1)))
    return Net(lambda net, x: net.classifier(net.features(x)).flatten(1), features=features, classifier=head)


def squeezenet_by_number(is_bypassed: bool) -> nn.Module:
    """With the names of the paper, and shortcuts around the fire modules that can have some."""
    sizes = [(8, 2, 4), (8, 2, 4), (8, 4, 8), (16, 4, 8), (16, 6, 12), (24, 6, 12), (24, 8, 16), (32, 8, 16)]
    fires = {f"fire{at}": fire(*size) for at, size in enumerate(sizes, start=2)}

    def run(net: Any, x: Tensor) -> Tensor:
        x = F.max_pool2d(net.conv1(x).relu(), 3, 2, ceil_mode=True)
        for at in range(2, 10):
            if at in (4, 6):
                x = F.max_pool2d(x, 3, 2, ceil_mode=True)
            made = getattr(net, f"fire{at}")(x)
            x = made + x if is_bypassed and made.shape == x.shape else made
        return net.conv10(x).relu().mean((2, 3))

    return Net(run, conv1=nn.Conv2d(3, 8, 3, 2), **fires, conv10=nn.Conv2d(32, 7, 1))


# --- DenseNet ------------------------------------------------------------------------------------------------------


def dense_layer(reads: int, growth: int, names: Sequence[str], is_in_front: bool) -> nn.Module:
    parts = [nn.BatchNorm2d(reads), conv(reads, 4 * growth, 1), nn.BatchNorm2d(4 * growth), conv(4 * growth, growth)]
    norm1, conv1, norm2, conv2 = parts

    def run(net: Any, x: Tensor) -> Tensor:
        new = conv2(norm2(conv1(norm1(x).relu())).relu())
        return torch.cat([new, x] if is_in_front else [x, new], 1)

    found = Net(run)
    for name, part in zip(names, parts, strict=True):
        parent, _, leaf = name.rpartition(".")
        at: nn.Module = found
        if parent:
            if not hasattr(found, parent):
                found.add_module(parent, nn.Module())
            at = getattr(found, parent)
        at.add_module(leaf, part)
    return found


def densenet(names: Sequence[str]) -> nn.Module:
    """torchvision's; its early files have a point before the numbers."""
    features = nn.Sequential()
    features.add_module("conv0", conv(3, 8, 7, 2))
    features.add_module("norm0", nn.BatchNorm2d(8))
    features.add_module("relu0", nn.ReLU())
    features.add_module("pool0", nn.MaxPool2d(3, 2, 1))
    reads = 8
    for at, count in enumerate((2, 3, 2), start=1):
        block = nn.Sequential()
        for number in range(1, count + 1):
            block.add_module(f"denselayer{number}", dense_layer(reads, 4, names, False))
            reads += 4
        features.add_module(f"denseblock{at}", block)
        if at < 3:
            transition = nn.Sequential()
            transition.add_module("norm", nn.BatchNorm2d(reads))
            transition.add_module("relu", nn.ReLU())
            transition.add_module("conv", conv(reads, reads // 2, 1))
            transition.add_module("pool", nn.AvgPool2d(2, 2))
            features.add_module(f"transition{at}", transition)
            reads //= 2
    features.add_module("norm5", nn.BatchNorm2d(reads))

    def run(net: Any, x: Tensor) -> Tensor:
        return net.classifier(net.features(x).relu().mean((2, 3)))

    return Net(run, features=features, classifier=nn.Linear(reads, 7))


def densenet_small() -> nn.Module:
    """For CIFAR, with the new maps in front."""
    names = ("bn1", "conv1", "bn2", "conv2")

    def transition(reads: int) -> Net:
        return Net(lambda net, x: F.avg_pool2d(net.conv(net.bn(x).relu()), 2),
                   bn=nn.BatchNorm2d(reads), conv=conv(reads, reads // 2, 1))  # fmt: skip

    def run(net: Any, x: Tensor) -> Tensor:
        x = net.trans1(net.dense1(net.conv1(x)))
        return net.linear(net.bn(net.dense2(x)).relu().mean((2, 3)))

    return Net(
        run, conv1=conv(3, 8),
        dense1=nn.Sequential(dense_layer(8, 4, names, True), dense_layer(12, 4, names, True)), trans1=transition(16),
        dense2=nn.Sequential(dense_layer(8, 4, names, True), dense_layer(12, 4, names, True)),
        bn=nn.BatchNorm2d(16), linear=nn.Linear(16, 7),
    )  # fmt: skip


# --- MobileNets ----------------------------------------------------------------------------------------------------

ROWS = ((16, 1), (20, 2), (20, 1), (24, 2), (24, 1), (32, 2), (32, 1))  # maps and stride


def mobilenet_v1() -> nn.Module:
    def pair(reads: int, makes: int, stride: int) -> nn.Sequential:
        return nn.Sequential(conv(reads, reads, 3, stride, reads), nn.BatchNorm2d(reads), nn.ReLU(),
                             conv(reads, makes, 1), nn.BatchNorm2d(makes), nn.ReLU())  # fmt: skip

    parts, reads = [nn.Sequential(conv(3, 8, 3, 2), nn.BatchNorm2d(8), nn.ReLU())], 8
    for makes, stride in ROWS:
        parts.append(pair(reads, makes, stride))
        reads = makes
    return Net(lambda net, x: net.fc(net.model(x).mean((2, 3))), model=nn.Sequential(*parts), fc=nn.Linear(reads, 7))


def mobilenet_v1_small() -> nn.Module:
    """For CIFAR."""

    def pair(reads: int, makes: int, stride: int) -> Net:
        return Net(
            lambda net, x: net.bn2(net.conv2(net.bn1(net.conv1(x)).relu())).relu(),
            conv1=conv(reads, reads, 3, stride, reads), bn1=nn.BatchNorm2d(reads), conv2=conv(reads, makes, 1),
            bn2=nn.BatchNorm2d(makes),
        )  # fmt: skip

    parts, reads = [], 8
    for makes, stride in ROWS:
        parts.append(pair(reads, makes, stride))
        reads = makes

    def run(net: Any, x: Tensor) -> Tensor:
        return net.linear(net.layers(net.bn1(net.conv1(x)).relu()).mean((2, 3)))

    return Net(run, conv1=conv(3, 8), bn1=nn.BatchNorm2d(8), layers=nn.Sequential(*parts), linear=nn.Linear(reads, 7))


V2 = ((1, 6, 1, 1), (6, 8, 2, 2), (6, 10, 3, 2), (6, 12, 4, 2), (6, 14, 3, 1), (6, 16, 3, 2), (6, 20, 1, 1))


def mobilenet_v2(is_flat: bool) -> nn.Module:
    """torchvision's; flat as in an earlier program."""

    def block(reads: int, factor: int, makes: int, stride: int) -> Net:
        inner = factor * reads
        units = [unit(reads, inner, 1, 1, 1, nn.ReLU6)] if factor > 1 else []
        units.append(unit(inner, inner, 3, stride, inner, nn.ReLU6))
        parts = [part for each in units for part in each] if is_flat else list(units)
        run = nn.Sequential(*parts, conv(inner, makes, 1), nn.BatchNorm2d(makes))
        return Net(lambda net, x: net.conv(x) + x if stride == 1 and reads == makes else net.conv(x), conv=run)

    parts, reads = [unit(3, 8, 3, 2, 1, nn.ReLU6)], 8
    for factor, makes, count, stride in V2:
        for at in range(count):
            parts.append(block(reads, factor, makes, 1 if at else stride))
            reads = makes
    parts.append(unit(reads, 32, 1, 1, 1, nn.ReLU6))
    head = nn.Sequential(nn.Dropout(0.2), nn.Linear(32, 7))
    return Net(lambda net, x: net.classifier(net.features(x).mean((2, 3))),
               features=nn.Sequential(*parts), classifier=head)  # fmt: skip


def mobilenet_v2_small() -> nn.Module:
    """For CIFAR: a shortcut has weights where the number of maps changes, but not their size."""

    def block(reads: int, factor: int, makes: int, stride: int) -> Net:
        inner = factor * reads

        def run(net: Any, x: Tensor) -> Tensor:
            out = net.bn2(net.conv2(net.bn1(net.conv1(x)).relu())).relu()
            out = net.bn3(net.conv3(out))
            return out + net.shortcut(x) if stride == 1 else out

        side = unit(reads, makes, 1, 1, 1, None) if stride == 1 and reads != makes else nn.Sequential()
        return Net(
            run, conv1=conv(reads, inner, 1), bn1=nn.BatchNorm2d(inner), conv2=conv(inner, inner, 3, stride, inner),
            bn2=nn.BatchNorm2d(inner), conv3=conv(inner, makes, 1), bn3=nn.BatchNorm2d(makes), shortcut=side,
        )  # fmt: skip

    parts, reads = [], 8
    for (factor, makes, count, _), stride in zip(V2, (1, 1, 2, 2, 1, 2, 1), strict=True):
        for at in range(count):
            parts.append(block(reads, factor, makes, 1 if at else stride))
            reads = makes

    def run(net: Any, x: Tensor) -> Tensor:
        x = net.layers(net.bn1(net.conv1(x)).relu())
        return net.linear(net.bn2(net.conv2(x)).relu().mean((2, 3)))

    return Net(run, conv1=conv(3, 8), bn1=nn.BatchNorm2d(8), layers=nn.Sequential(*parts), conv2=conv(reads, 32, 1),
               bn2=nn.BatchNorm2d(32), linear=nn.Linear(32, 7))  # fmt: skip


def gate(channels: int, inner: int, act: Any, last: Any) -> Net:
    return Net(lambda net, x: last()(net.fc2(act()(net.fc1(x.mean((2, 3), keepdim=True))))) * x,
               fc1=nn.Conv2d(channels, inner, 1), fc2=nn.Conv2d(inner, channels, 1))  # fmt: skip


def gated(reads: int, inner: int, makes: int, kernel: int, stride: int, act: Any, side: Any, eps: float) -> Net:
    """The block of MobileNetV3 and EfficientNet in torchvision."""
    parts = [unit(reads, inner, 1, 1, 1, act, eps)] if inner != reads else []
    parts += [unit(inner, inner, kernel, stride, inner, act, eps), *([side] if side else [])]
    parts.append(unit(inner, makes, 1, 1, 1, None, eps))
    block = nn.Sequential(*parts)
    return Net(lambda net, x: net.block(x) + x if stride == 1 and reads == makes else net.block(x), block=block)


SMALL_V3 = (  # kernel, inner, makes, gated, act, stride
    (3, 8, 8, True, nn.ReLU, 2), (3, 18, 12, False, nn.ReLU, 2), (3, 22, 12, False, nn.ReLU, 1),
    (5, 24, 16, True, nn.Hardswish, 2), (5, 60, 16, True, nn.Hardswish, 1), (5, 60, 16, True, nn.Hardswish, 1),
    (5, 30, 18, True, nn.Hardswish, 1), (5, 36, 18, True, nn.Hardswish, 1), (5, 72, 24, True, nn.Hardswish, 2),
    (5, 80, 24, True, nn.Hardswish, 1), (5, 80, 24, True, nn.Hardswish, 1),
)  # fmt: skip


def mobilenet_v3_small() -> nn.Module:
    parts: list[nn.Module] = [unit(3, 8, 3, 2, 1, nn.Hardswish, 1e-3)]
    reads = 8
    for kernel, inner, makes, is_gated, act, stride in SMALL_V3:
        side = gate(inner, 8, nn.ReLU, nn.Hardsigmoid) if is_gated else None
        parts.append(gated(reads, inner, makes, kernel, stride, act, side, 1e-3))
        reads = makes
    parts.append(unit(reads, 40, 1, 1, 1, nn.Hardswish, 1e-3))
    head = nn.Sequential(nn.Linear(40, 48), nn.Hardswish(), nn.Dropout(0.2), nn.Linear(48, 7))
    return Net(lambda net, x: net.classifier(net.features(x).mean((2, 3))),
               features=nn.Sequential(*parts), classifier=head)  # fmt: skip


def efficientnet_b0() -> nn.Module:
    rows = ((1, 3, 1, 6, 1), (6, 3, 2, 8, 2), (6, 5, 2, 10, 2), (6, 3, 2, 12, 3), (6, 5, 1, 14, 3), (6, 5, 2, 16, 4),
            (6, 3, 1, 20, 1))  # fmt: skip
    parts: list[nn.Module] = [unit(3, 8, 3, 2, 1, nn.SiLU)]
    reads = 8
    for factor, kernel, stride, makes, count in rows:
        stage = []
        for at in range(count):
            side = gate(factor * reads, max(reads // 4, 1), nn.SiLU, nn.Sigmoid)
            stage.append(gated(reads, factor * reads, makes, kernel, 1 if at else stride, nn.SiLU, side, 1e-5))
            reads = makes
        parts.append(nn.Sequential(*stage))
    parts.append(unit(reads, 40, 1, 1, 1, nn.SiLU))
    head = nn.Sequential(nn.Dropout(0.2), nn.Linear(40, 7))
    return Net(lambda net, x: net.classifier(net.features(x).mean((2, 3))),
               features=nn.Sequential(*parts), classifier=head)  # fmt: skip


# --- U-Nets --------------------------------------------------------------------------------------------------------


def double(reads: int, makes: int, middle: int | None = None) -> nn.Sequential:
    middle = middle or makes
    return nn.Sequential(conv(reads, middle), nn.BatchNorm2d(middle), nn.ReLU(), conv(middle, makes),
                         nn.BatchNorm2d(makes), nn.ReLU())  # fmt: skip


def unet(is_bilinear: bool) -> nn.Module:
    """inc, down1 … up1 … outc."""
    through = lambda net, x: net.double_conv(x)  # noqa: E731 - one for all

    def up(reads: int, makes: int) -> Net:
        own = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True)
        twice = Net(through, double_conv=double(reads, makes, reads // 2 if is_bilinear else None))
        return Net(lambda net, x: net.conv(torch.cat([x[1], net.up(x[0])], 1)),
                   up=own if is_bilinear else nn.ConvTranspose2d(reads, reads // 2, 2, 2), conv=twice)  # fmt: skip

    def down(reads: int, makes: int) -> Net:
        twice = nn.Sequential(nn.MaxPool2d(2), Net(through, double_conv=double(reads, makes)))
        return Net(lambda net, x: net.maxpool_conv(x), maxpool_conv=twice)

    def run(net: Any, x: Tensor) -> Tensor:
        made = [net.inc(x)]
        for at in range(1, 5):
            made.append(getattr(net, f"down{at}")(made[-1]))
        x = made.pop()
        for at in range(1, 5):
            x = getattr(net, f"up{at}")((x, made.pop()))
        return net.outc(x)

    half = 2 if is_bilinear else 1
    return Net(
        run, inc=Net(through, double_conv=double(3, 4)), down1=down(4, 8), down2=down(8, 16), down3=down(16, 32),
        down4=down(32, 64 // half), up1=up(64, 32 // half), up2=up(32, 16 // half), up3=up(16, 8 // half),
        up4=up(8, 4), outc=Net(lambda net, x: net.conv(x), conv=nn.Conv2d(4, 2, 1)),
    )  # fmt: skip


def unet_of_lists() -> nn.Module:
    """downs and ups as lists, in which what enlarges and what convolves take turns."""
    through = lambda net, x: net.conv(x)  # noqa: E731 - one for all
    ups = [nn.ConvTranspose2d(16, 8, 2, 2), Net(through, conv=double(16, 8)), nn.ConvTranspose2d(8, 4, 2, 2),
           Net(through, conv=double(8, 4))]  # fmt: skip

    def run(net: Any, x: Tensor) -> Tensor:
        skips = []
        for down in net.downs:
            x = down(x)
            skips.append(x)
            x = F.max_pool2d(x, 2)
        x = net.bottleneck(x)
        for at in range(0, len(net.ups), 2):
            x = net.ups[at + 1](torch.cat((skips.pop(), net.ups[at](x)), 1))
        return net.final_conv(x)

    return Net(
        run, ups=nn.ModuleList(ups),
        downs=nn.ModuleList([Net(through, conv=double(1, 4)), Net(through, conv=double(4, 8))]),
        bottleneck=Net(through, conv=double(8, 16)), final_conv=nn.Conv2d(4, 1, 1),
    )  # fmt: skip


def unet_of_encoders() -> nn.Module:
    """encoder1 … bottleneck, upconv2 …, with enlarged maps first and a sigmoid at the end."""

    def stage(name: str, reads: int, makes: int) -> nn.Sequential:
        found = nn.Sequential()
        for at, read in ((1, reads), (2, makes)):
            found.add_module(f"{name}conv{at}", conv(read, makes))
            found.add_module(f"{name}norm{at}", nn.BatchNorm2d(makes))
            found.add_module(f"{name}relu{at}", nn.ReLU())
        return found

    def run(net: Any, x: Tensor) -> Tensor:
        first = net.encoder1(x)
        second = net.encoder2(F.max_pool2d(first, 2))
        x = net.bottleneck(F.max_pool2d(second, 2))
        x = net.decoder2(torch.cat((net.upconv2(x), second), 1))
        return net.conv(net.decoder1(torch.cat((net.upconv1(x), first), 1))).sigmoid()

    return Net(
        run, encoder1=stage("enc1", 3, 4), encoder2=stage("enc2", 4, 8), bottleneck=stage("bottleneck", 8, 16),
        upconv2=nn.ConvTranspose2d(16, 8, 2, 2), decoder2=stage("dec2", 16, 8),
        upconv1=nn.ConvTranspose2d(8, 4, 2, 2), decoder1=stage("dec1", 8, 4), conv=nn.Conv2d(4, 1, 1),
    )  # fmt: skip


def unet_without_norms() -> nn.Module:
    """dconv_down1 … dconv_up1: enlarged without weights, and nothing but convolutions."""

    def twice(reads: int, makes: int) -> nn.Sequential:
        return nn.Sequential(nn.Conv2d(reads, makes, 3, padding=1), nn.ReLU(), nn.Conv2d(makes, makes, 3, padding=1),
                             nn.ReLU())  # fmt: skip

    def run(net: Any, x: Tensor) -> Tensor:
        first = net.dconv_down1(x)
        second = net.dconv_down2(F.max_pool2d(first, 2))
        x = net.dconv_down3(F.max_pool2d(second, 2))
        for skip, at in ((second, 2), (first, 1)):
            x = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=True)
            x = getattr(net, f"dconv_up{at}")(torch.cat([x, skip], 1))
        return net.conv_last(x)

    return Net(run, dconv_down1=twice(3, 4), dconv_down2=twice(4, 8), dconv_down3=twice(8, 16),
               dconv_up2=twice(24, 8), dconv_up1=twice(12, 4), conv_last=nn.Conv2d(4, 2, 1))  # fmt: skip


def unet_of_up_convs() -> nn.Module:
    """Conv1 … Up3, Up_conv3: enlarged by repeating cells, then convolved."""
    through = lambda net, x: net.conv(x)  # noqa: E731 - one for all

    def up(reads: int, makes: int) -> Net:
        parts = nn.Upsample(scale_factor=2), conv(reads, makes), nn.BatchNorm2d(makes), nn.ReLU()
        return Net(lambda net, x: net.up(x), up=nn.Sequential(*parts))

    def run(net: Any, x: Tensor) -> Tensor:
        first = net.Conv1(x)
        second = net.Conv2(F.max_pool2d(first, 2))
        x = net.Conv3(F.max_pool2d(second, 2))
        x = net.Up_conv3(torch.cat((second, net.Up3(x)), 1))
        return net.Conv_1x1(net.Up_conv2(torch.cat((first, net.Up2(x)), 1)))

    return Net(
        run, Conv1=Net(through, conv=double(3, 4)), Conv2=Net(through, conv=double(4, 8)),
        Conv3=Net(through, conv=double(8, 16)), Up3=up(16, 8), Up_conv3=Net(through, conv=double(16, 8)),
        Up2=up(8, 4), Up_conv2=Net(through, conv=double(8, 4)), Conv_1x1=nn.Conv2d(4, 2, 1),
    )  # fmt: skip


_NAMES = ("norm1", "conv1", "norm2", "conv2")
_POINTED = ("norm.1", "conv.1", "norm.2", "conv.2")
NETWORKS: Mapping[str, Named] = {
    "squeezenet 1.0": Named(partial(squeezenet, "1.0"), "squeezenet", {}),
    "squeezenet 1.1": Named(partial(squeezenet, "1.1"), "squeezenet", {}),
    "squeezenet by number": Named(partial(squeezenet_by_number, False), "squeezenet", {}),
    "squeezenet with shortcuts": Named(partial(squeezenet_by_number, True), "squeezenet", {"bypass": "yes"}),
    "densenet": Named(partial(densenet, _NAMES), "densenet", {}),
    "densenet with points": Named(partial(densenet, _POINTED), "densenet", {}),
    "densenet for small pictures": Named(densenet_small, "densenet", {}),
    "mobilenet v1": Named(mobilenet_v1, "mobilenet", {}),
    "mobilenet v1 for small pictures": Named(mobilenet_v1_small, "mobilenet", {}),
    "mobilenet v2": Named(partial(mobilenet_v2, False), "inverted", {}),
    "mobilenet v2, flat": Named(partial(mobilenet_v2, True), "inverted", {}),
    "mobilenet v2 for small pictures": Named(mobilenet_v2_small, "inverted", {}),
    "mobilenet v3 small": Named(mobilenet_v3_small, "inverted", {}),
    "efficientnet b0": Named(efficientnet_b0, "inverted", {}),
    "unet": Named(partial(unet, False), "unet", {}),
    "unet, bilinear": Named(partial(unet, True), "unet", {}),
    "unet of lists": Named(unet_of_lists, "unet", {}),
    "unet of encoders": Named(unet_of_encoders, "unet", {"ending": "sigmoid"}),
    "unet without norms": Named(unet_without_norms, "unet", {}),
    "unet of up convs": Named(unet_of_up_convs, "unet", {"enlarging": "nearest"}),
}
