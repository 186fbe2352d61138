"""The networks that people know, from their papers, narrow and shallow enough to be exported in a moment.

Weights are random and seeded, so that a signal reaches the output whatever the depth: the statistics of batch norms are
those of random pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from engine.layers.spec import Shape


@dataclass(frozen=True)
class Network:
    """One of the zoo.

    Args:
        make: builds it.
        shape: of one picture; rows and columns differ where the network allows it.
        is_slow: it is left to the thorough run: exporting it takes seconds, or it is like another.
    """

    make: Callable[[], nn.Module]
    shape: Shape
    is_slow: bool = False


def made(name: str, seed: int = 0) -> nn.Module:
    """A network of the zoo with random weights, ready to be evaluated."""
    network = NETWORKS[name]
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = network.make()
        for module in model.modules():
            if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)):
                nn.init.kaiming_normal_(module.weight)
            if isinstance(module, (nn.BatchNorm2d, nn.LayerNorm)):
                nn.init.uniform_(module.weight, 0.6, 1.4)
                nn.init.normal_(module.bias, std=0.2)
            if isinstance(module, nn.BatchNorm2d):
                module.momentum = 1
        with torch.no_grad():
            model.train()(torch.rand(8, *network.shape))
    return model.eval()


def picture(name: str, seed: int = 1) -> Tensor:
    """A picture (1, C, H, W) for a network of the zoo."""
    return torch.rand(1, *NETWORKS[name].shape, generator=torch.Generator().manual_seed(seed))


# --- rows of layers -------------------------------------------------------------------------------------------------


def _conv(read: int, write: int, kernel: int = 3, stride: int = 1, groups: int = 1) -> nn.Conv2d:
    return nn.Conv2d(read, write, kernel, stride, kernel // 2, groups=groups, bias=False)


def _unit(
    read: int, write: int, kernel: int = 3, stride: int = 1, groups: int = 1, act: type[nn.Module] | None = nn.ReLU
) -> nn.Sequential:
    """Convolution, batch norm, activation."""
    parts = [_conv(read, write, kernel, stride, groups), nn.BatchNorm2d(write)]
    return nn.Sequential(*parts, *([act()] if act else []))


def _ending(channels: int, classes: int = 10) -> nn.Sequential:
    return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes))


def _lenet5() -> nn.Module:
    """LeCun et al. 1998."""
    return nn.Sequential(
        nn.Conv2d(1, 6, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10),
    )  # fmt: skip


class _AlexNet(nn.Module):
    """Krizhevsky et al. 2012, as torchvision has it, with the normalisation across channels of the paper if wanted."""

    def __init__(self, has_response_norm: bool) -> None:
        super().__init__()
        norm = [nn.LocalResponseNorm(5, k=2.0)] if has_response_norm else []
        self.features = nn.Sequential(
            nn.Conv2d(3, 8, 11, 4, 2), nn.ReLU(True), *norm, nn.MaxPool2d(3, 2), nn.Conv2d(8, 12, 5, 1, 2),
            nn.ReLU(True), *norm, nn.MaxPool2d(3, 2), nn.Conv2d(12, 16, 3, 1, 1), nn.ReLU(True),
            nn.Conv2d(16, 12, 3, 1, 1), nn.ReLU(True), nn.Conv2d(12, 12, 3, 1, 1), nn.ReLU(True), nn.MaxPool2d(3, 2),
        )  # fmt: skip
        self.avgpool = nn.AdaptiveAvgPool2d((6, 6))
        self.classifier = nn.Sequential(
            nn.Dropout(), nn.Linear(12 * 36, 32), nn.ReLU(True), nn.Dropout(), nn.Linear(32, 24), nn.ReLU(True),
            nn.Linear(24, 10),
        )  # fmt: skip

    def forward(self, x: Tensor) -> Tensor:
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))


class _VGG(nn.Module):
    """Simonyan and Zisserman 2014, configuration A (VGG-11)."""

    def __init__(self, has_norm: bool) -> None:
        super().__init__()
        parts: list[nn.Module] = []
        read = 3
        for width in (4, 0, 8, 0, 12, 12, 0, 16, 16, 0, 16, 16, 0):
            if width:
                parts += [nn.Conv2d(read, width, 3, padding=1), *([nn.BatchNorm2d(width)] if has_norm else [])]
                parts.append(nn.ReLU(inplace=True))
                read = width
            else:
                parts.append(nn.MaxPool2d(2, 2))
        self.features = nn.Sequential(*parts)
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(nn.Linear(16 * 49, 32), nn.ReLU(True), nn.Dropout(), nn.Linear(32, 10))

    def forward(self, x: Tensor) -> Tensor:
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))


# --- residual -------------------------------------------------------------------------------------------------------


class _Shortcut(nn.Module):
    """Option A of He et al. 2015: every other cell, and zeros for the new channels."""

    def __init__(self, added: int) -> None:
        super().__init__()
        self.added = added

    def forward(self, x: Tensor) -> Tensor:
        return F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.added // 2, self.added - self.added // 2))


class _BasicBlock(nn.Module):
    def __init__(self, read: int, write: int, stride: int, has_weights: bool) -> None:
        super().__init__()
        self.conv1, self.bn1 = _conv(read, write, 3, stride), nn.BatchNorm2d(write)
        self.conv2, self.bn2 = _conv(write, write), nn.BatchNorm2d(write)
        self.relu = nn.ReLU(inplace=True)
        self.downsample: nn.Module | None = None
        if stride != 1 or read != write:
            self.downsample = _unit(read, write, 1, stride, act=None) if has_weights else _Shortcut(write - read)

    def forward(self, x: Tensor) -> Tensor:
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += x if self.downsample is None else self.downsample(x)
        return self.relu(out)


class _ResNet(nn.Module):
    """He et al. 2015: of ImageNet with a strided beginning and pooling, of CIFAR without."""

    def __init__(self, blocks: Sequence[int], has_weights: bool, is_cifar: bool) -> None:
        super().__init__()
        width = 4
        self.stem = _unit(3, width) if is_cifar else nn.Sequential(_unit(3, width, 7, 2), nn.MaxPool2d(3, 2, 1))
        parts, read = [], width
        for stage, count in enumerate(blocks):
            write = width * 2**stage
            for index in range(count):
                parts.append(_BasicBlock(read, write, 2 if stage and not index else 1, has_weights))
                read = write
        self.blocks = nn.Sequential(*parts)
        self.fc = nn.Linear(read, 10)

    def forward(self, x: Tensor) -> Tensor:
        x = self.blocks(self.stem(x))
        return self.fc(F.adaptive_avg_pool2d(x, 1).view(x.size(0), -1))


class _Bottleneck(nn.Module):
    """The block of ResNet-50, with groups the one of ResNeXt (Xie et al. 2016)."""

    def __init__(self, read: int, width: int, stride: int, groups: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            _unit(read, width, 1), _unit(width, width, 3, stride, groups), _unit(width, 4 * width, 1, act=None)
        )
        self.shortcut = _unit(read, 4 * width, 1, stride, act=None)

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(self.body(x) + self.shortcut(x))


def _resnext() -> nn.Module:
    return nn.Sequential(_Bottleneck(3, 8, 2, 4), _Bottleneck(32, 8, 1, 4), _ending(32))


# --- small networks for phones --------------------------------------------------------------------------------------


class _Fire(nn.Module):
    def __init__(self, read: int, squeeze: int, expand: int) -> None:
        super().__init__()
        self.squeeze = nn.Conv2d(read, squeeze, 1)
        self.expand1x1, self.expand3x3 = nn.Conv2d(squeeze, expand, 1), nn.Conv2d(squeeze, expand, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        x = F.relu(self.squeeze(x))
        return torch.cat([F.relu(self.expand1x1(x)), F.relu(self.expand3x3(x))], 1)


def _squeezenet() -> nn.Module:
    """Iandola et al. 2016, version 1.1."""
    pool = [nn.MaxPool2d(3, 2, ceil_mode=True) for _ in range(3)]
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, 2), nn.ReLU(), pool[0], _Fire(8, 4, 8), _Fire(16, 4, 8), pool[1], _Fire(16, 4, 12),
        _Fire(24, 4, 12), pool[2], _Fire(24, 6, 16), _Fire(32, 8, 16), nn.Dropout(), nn.Conv2d(32, 10, 1), nn.ReLU(),
        nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten(),
    )  # fmt: skip


def _mobilenet_v1() -> nn.Module:
    """Howard et al. 2017: depthwise and pointwise convolutions."""
    parts: list[nn.Module] = [_unit(3, 8, 3, 2)]
    read = 8
    for write, stride in ((16, 1), (24, 2), (24, 1), (32, 2), (32, 1)):
        parts += [_unit(read, read, 3, stride, read), _unit(read, write, 1)]
        read = write
    return nn.Sequential(*parts, _ending(read))


class _Gate(nn.Module):
    """Squeeze and excitation (Hu et al. 2017)."""

    def __init__(self, channels: int, inner: int, act: type[nn.Module], gate: type[nn.Module]) -> None:
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1, self.fc2 = nn.Conv2d(channels, inner, 1), nn.Conv2d(inner, channels, 1)
        self.act, self.gate = act(), gate()

    def forward(self, x: Tensor) -> Tensor:
        return self.gate(self.fc2(self.act(self.fc1(self.avgpool(x))))) * x


class _InvertedResidual(nn.Module):
    """The block of MobileNetV2 (Sandler et al. 2018), V3 and EfficientNet."""

    def __init__(
        self, read: int, inner: int, write: int, kernel: int, stride: int, act: type[nn.Module],
        gate: nn.Module | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        parts = [_unit(read, inner, 1, act=act)] if inner != read else []
        parts.append(_unit(inner, inner, kernel, stride, inner, act=act))
        self.block = nn.Sequential(*parts, *([gate] if gate is not None else []), _unit(inner, write, 1, act=None))
        self.has_skip = stride == 1 and read == write

    def forward(self, x: Tensor) -> Tensor:
        return x + self.block(x) if self.has_skip else self.block(x)


def _mobilenet_v2() -> nn.Module:
    parts: list[nn.Module] = [_unit(3, 8, 3, 2, act=nn.ReLU6)]
    read = 8
    for factor, write, count, stride in ((1, 6, 1, 1), (6, 8, 2, 2), (6, 10, 2, 2), (6, 12, 1, 1)):
        for index in range(count):
            parts.append(_InvertedResidual(read, factor * read, write, 3, 1 if index else stride, nn.ReLU6))
            read = write
    return nn.Sequential(*parts, _unit(read, 24, 1, act=nn.ReLU6), _ending(24))


def _mobilenet_v3_small() -> nn.Module:
    """Howard et al. 2019."""
    rows = (  # kernel, inner, output, gated, act, stride
        (3, 8, 8, True, nn.ReLU, 2), (3, 16, 12, False, nn.ReLU, 2), (3, 20, 12, False, nn.ReLU, 1),
        (5, 24, 16, True, nn.Hardswish, 2), (5, 32, 16, True, nn.Hardswish, 1),
    )  # fmt: skip
    parts: list[nn.Module] = [_unit(3, 8, 3, 2, act=nn.Hardswish)]
    read = 8
    for kernel, inner, write, is_gated, act, stride in rows:
        gate = _Gate(inner, 8, nn.ReLU, nn.Hardsigmoid) if is_gated else None
        parts.append(_InvertedResidual(read, inner, write, kernel, stride, act, gate))
        read = write
    return nn.Sequential(
        *parts, _unit(read, 32, 1, act=nn.Hardswish), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 24),
        nn.Hardswish(), nn.Dropout(0.2), nn.Linear(24, 10),
    )  # fmt: skip


def _efficientnet_b0() -> nn.Module:
    """Tan and Le 2019."""
    rows = (  # factor, kernel, stride, output, count
        (1, 3, 1, 6, 1), (6, 3, 2, 8, 2), (6, 5, 2, 8, 1), (6, 3, 2, 10, 1), (6, 5, 1, 12, 1), (6, 5, 2, 12, 2),
        (6, 3, 1, 16, 1),
    )  # fmt: skip
    parts: list[nn.Module] = [_unit(3, 8, 3, 2, act=nn.SiLU)]
    read = 8
    for factor, kernel, stride, write, count in rows:
        for index in range(count):
            gate = _Gate(factor * read, max(read // 4, 1), nn.SiLU, nn.Sigmoid)
            step = 1 if index else stride
            parts.append(_InvertedResidual(read, factor * read, write, kernel, step, nn.SiLU, gate))
            read = write
    return nn.Sequential(*parts, _unit(read, 32, 1, act=nn.SiLU), _ending(32))


def _shuffled(x: Tensor, groups: int) -> Tensor:
    images, channels, rows, columns = x.size()
    x = x.view(images, groups, channels // groups, rows, columns)
    return torch.transpose(x, 1, 2).contiguous().view(images, channels, rows, columns)


class _ShuffleUnit(nn.Module):
    """The unit of ShuffleNetV2 (Ma et al. 2018)."""

    def __init__(self, read: int, write: int, stride: int) -> None:
        super().__init__()
        half = write // 2
        self.stride = stride
        self.branch1 = nn.Sequential(_unit(read, read, 3, stride, read, None), _unit(read, half, 1))
        start = read if stride > 1 else half
        self.branch2 = nn.Sequential(
            _unit(start, half, 1), _unit(half, half, 3, stride, half, None), _unit(half, half, 1)
        )
        if stride == 1:
            self.branch1 = nn.Sequential()

    def forward(self, x: Tensor) -> Tensor:
        if self.stride == 1:
            kept, changed = x.chunk(2, dim=1)
            return _shuffled(torch.cat((kept, self.branch2(changed)), dim=1), 2)
        return _shuffled(torch.cat((self.branch1(x), self.branch2(x)), dim=1), 2)


def _shufflenet_v2() -> nn.Module:
    parts: list[nn.Module] = [_unit(3, 8, 3, 2), nn.MaxPool2d(3, 2, 1)]
    read = 8
    for write in (16, 24):
        parts += [_ShuffleUnit(read, write, 2), _ShuffleUnit(write, write, 1), _ShuffleUnit(write, write, 1)]
        read = write
    return nn.Sequential(*parts, _unit(read, 32, 1), _ending(32))


# --- dense and inception --------------------------------------------------------------------------------------------


class _DenseLayer(nn.Module):
    def __init__(self, read: int, growth: int) -> None:
        super().__init__()
        self.norm1, self.conv1 = nn.BatchNorm2d(read), _conv(read, 4 * growth, 1)
        self.norm2, self.conv2 = nn.BatchNorm2d(4 * growth), _conv(4 * growth, growth)

    def forward(self, maps: list[Tensor]) -> Tensor:
        x = self.conv1(F.relu(self.norm1(torch.cat(maps, 1))))
        return self.conv2(F.relu(self.norm2(x)))


class _DenseBlock(nn.Module):
    def __init__(self, read: int, growth: int, count: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(_DenseLayer(read + index * growth, growth) for index in range(count))

    def forward(self, x: Tensor) -> Tensor:
        maps = [x]
        for layer in self.layers:
            maps.append(layer(maps))
        return torch.cat(maps, 1)


def _densenet() -> nn.Module:
    """Huang et al. 2016."""
    transition = [nn.BatchNorm2d(16), nn.ReLU(), _conv(16, 8, 1), nn.AvgPool2d(2, 2)]
    return nn.Sequential(
        _unit(3, 8, 7, 2), nn.MaxPool2d(3, 2, 1), _DenseBlock(8, 4, 2), *transition, _DenseBlock(8, 4, 3),
        nn.BatchNorm2d(20), nn.ReLU(), _ending(20),
    )  # fmt: skip


class _Inception(nn.Module):
    """The block of GoogLeNet (Szegedy et al. 2014)."""

    def __init__(self, read: int, first: int, second: tuple[int, int], third: tuple[int, int], fourth: int) -> None:
        super().__init__()
        self.branch1 = _unit(read, first, 1)
        self.branch2 = nn.Sequential(_unit(read, second[0], 1), _unit(second[0], second[1]))
        self.branch3 = nn.Sequential(_unit(read, third[0], 1), _unit(third[0], third[1], 5))
        self.branch4 = nn.Sequential(nn.MaxPool2d(3, 1, 1, ceil_mode=True), _unit(read, fourth, 1))

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([self.branch1(x), self.branch2(x), self.branch3(x), self.branch4(x)], 1)


def _googlenet() -> nn.Module:
    return nn.Sequential(
        _unit(3, 8, 7, 2), nn.MaxPool2d(3, 2, ceil_mode=True), _unit(8, 8, 1), _unit(8, 12),
        _Inception(12, 4, (6, 8), (2, 4), 4), _Inception(20, 6, (8, 8), (2, 4), 4), nn.MaxPool2d(3, 2, ceil_mode=True),
        _Inception(22, 6, (8, 10), (4, 4), 4), nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten(), nn.Dropout(0.2),
        nn.Linear(24, 10),
    )  # fmt: skip


# --- from pictures to pictures --------------------------------------------------------------------------------------


class _UNet(nn.Module):
    """Ronneberger et al. 2015, with transposed convolution, or enlarged and convolved."""

    def __init__(self, is_transposed: bool) -> None:
        super().__init__()
        self.down1, self.down2, self.middle = self._double(3, 4), self._double(4, 8), self._double(8, 16)
        self.up2, self.up1 = self._up(16, 8, is_transposed), self._up(8, 4, is_transposed)
        self.dec2, self.dec1 = self._double(16, 8), self._double(8, 4)
        self.out = nn.Conv2d(4, 2, 1)

    @staticmethod
    def _double(read: int, write: int) -> nn.Sequential:
        return nn.Sequential(_unit(read, write), _unit(write, write))

    @staticmethod
    def _up(read: int, write: int, is_transposed: bool) -> nn.Module:
        if is_transposed:
            return nn.ConvTranspose2d(read, write, 2, 2)
        enlarge = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True)
        return nn.Sequential(enlarge, nn.Conv2d(read, write, 1))

    def forward(self, x: Tensor) -> Tensor:
        first = self.down1(x)
        second = self.down2(F.max_pool2d(first, 2))
        x = self.up2(self.middle(F.max_pool2d(second, 2)))
        x = self.dec2(torch.cat([second, x], dim=1))
        x = self.dec1(torch.cat([first, self.up1(x)], dim=1))
        return torch.sigmoid(self.out(x))


def _autoencoder() -> nn.Module:
    """Strided convolutions to a vector, and back."""
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, 2, 1), nn.ReLU(), nn.Conv2d(4, 8, 3, 2, 1), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 35, 12),
        nn.Linear(12, 8 * 35), nn.ReLU(), nn.Unflatten(1, (8, 5, 7)),
        nn.ConvTranspose2d(8, 4, 3, 2, 1, output_padding=1), nn.ReLU(),
        nn.ConvTranspose2d(4, 1, 3, 2, 1, output_padding=1), nn.Sigmoid(),
    )  # fmt: skip


class _FullyConvolutional(nn.Module):
    """FCN-16s of Long et al. 2014: the answer at two scales, enlarged to the size of the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.fine = nn.Sequential(_unit(3, 6), nn.MaxPool2d(2), _unit(6, 8), nn.MaxPool2d(2))
        self.coarse = nn.Sequential(_unit(8, 12), nn.MaxPool2d(2), nn.Dropout2d(0.5))
        self.score_fine, self.score_coarse = nn.Conv2d(8, 5, 1), nn.Conv2d(12, 5, 1)

    def forward(self, x: Tensor) -> Tensor:
        fine = self.fine(x)
        scores = self.score_coarse(self.coarse(fine))
        scores = F.interpolate(scores, size=fine.shape[-2:], mode="nearest") + self.score_fine(fine)
        return F.interpolate(scores, size=x.shape[-2:], mode="bilinear", align_corners=False)


class _ConvNeXtBlock(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.dwconv = nn.Conv2d(width, width, 7, padding=3, groups=width)
        self.norm = nn.LayerNorm(width, eps=1e-6)
        self.pwconv1, self.pwconv2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.gamma = nn.Parameter(torch.rand(width))

    def forward(self, x: Tensor) -> Tensor:
        y = self.norm(self.dwconv(x).permute(0, 2, 3, 1))
        y = self.gamma * self.pwconv2(F.gelu(self.pwconv1(y)))
        return x + y.permute(0, 3, 1, 2)


class _ChannelNorm(nn.Module):
    """Layer norm over the channels of every cell, of maps with channels first."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width, eps=1e-6)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


def _convnext() -> nn.Module:
    """Liu et al. 2022."""
    return nn.Sequential(
        nn.Conv2d(3, 8, 4, 4), _ChannelNorm(8), _ConvNeXtBlock(8), _ConvNeXtBlock(8), _ChannelNorm(8),
        nn.Conv2d(8, 12, 2, 2), _ConvNeXtBlock(12), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.LayerNorm(12, eps=1e-6),
        nn.Linear(12, 10),
    )  # fmt: skip


NETWORKS: Mapping[str, Network] = {
    "lenet5": Network(_lenet5, (1, 32, 32)),
    "alexnet": Network(lambda: _AlexNet(False), (3, 224, 416)),
    "alexnet_response_norm": Network(lambda: _AlexNet(True), (3, 224, 224), True),
    "vgg11": Network(lambda: _VGG(False), (3, 224, 448), True),
    "vgg11_norm": Network(lambda: _VGG(True), (3, 224, 224), True),
    "resnet8_a": Network(lambda: _ResNet((1, 1, 1), False, True), (3, 24, 32), True),
    "resnet8_b": Network(lambda: _ResNet((1, 1, 1), True, True), (3, 24, 32)),
    "resnet20_a": Network(lambda: _ResNet((3, 3, 3), False, True), (3, 32, 32), True),
    "resnet20_b": Network(lambda: _ResNet((3, 3, 3), True, True), (3, 32, 32), True),
    "resnet18": Network(lambda: _ResNet((2, 2, 2, 2), True, False), (3, 64, 96), True),
    "resnext": Network(_resnext, (3, 20, 28), True),
    "squeezenet": Network(_squeezenet, (3, 63, 80), True),
    "mobilenet_v1": Network(_mobilenet_v1, (3, 32, 48), True),
    "mobilenet_v2": Network(_mobilenet_v2, (3, 32, 48), True),
    "mobilenet_v3_small": Network(_mobilenet_v3_small, (3, 64, 48), True),
    "efficientnet_b0": Network(_efficientnet_b0, (3, 64, 64), True),
    "shufflenet_v2": Network(_shufflenet_v2, (3, 64, 48), True),
    "densenet": Network(_densenet, (3, 48, 64), True),
    "googlenet": Network(_googlenet, (3, 50, 65), True),
    "unet_transposed": Network(lambda: _UNet(True), (3, 24, 32)),
    "unet_enlarged": Network(lambda: _UNet(False), (3, 24, 32), True),
    "autoencoder": Network(_autoencoder, (1, 20, 28)),
    "fully_convolutional": Network(_FullyConvolutional, (3, 27, 34)),
    "convnext": Network(_convnext, (3, 32, 40)),
}  # fmt: skip
