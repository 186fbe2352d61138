"""PyTorch code: a project as a Python module that people can run, read and train on."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from engine.layers.avgpool2d import AvgPool2d
from engine.layers.batchnorm2d import BatchNorm2d
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.elu import ELU
from engine.layers.flatten import Flatten
from engine.layers.gelu import GELU
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.leakyrelu import LeakyReLU
from engine.layers.linear import Linear
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.spec import Shape, Spec
from engine.layers.tanh import Tanh
from engine.project.project import Input, Project
from engine.project.shapes import Inference, infer
from engine.values.errors import EngineError
from engine.values.messages import message

# What every torch.nn.Module has already, as far as a layer could be called so. Known by heart: importing torch takes
# seconds, and this is called where the window waits.
# fmt: off
_RESERVED = frozenset({
    "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "compile", "cpu",
    "cuda", "double", "dump_patches", "eval", "extra_repr", "float", "forward", "get_buffer", "get_extra_state",
    "get_parameter", "get_submodule", "half", "ipu", "load_state_dict", "modules", "mtia", "named_buffers",
    "named_children", "named_modules", "named_parameters", "parameters", "register_backward_hook",
    "register_buffer", "register_forward_hook", "register_forward_pre_hook", "register_full_backward_hook",
    "register_full_backward_pre_hook", "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook",
    "register_module", "register_parameter", "register_state_dict_post_hook", "register_state_dict_pre_hook",
    "requires_grad_", "set_extra_state", "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train",
    "training", "type", "xpu", "zero_grad",
})
# fmt: on
_MEASURED = {"mean": "running_mean", "variance": "running_var"}  # where PyTorch has another name for a weight


def export_code(project: Project) -> str:
    """The network as a runnable PyTorch module, as text.

    It needs torch and safetensors. Its ``load_weights`` reads the weights from the project's own file.

    Raises:
        EngineError: a layer has a Problem, or there is no layer.
    """
    inference = infer(project)
    for problem in inference.problems.values():
        raise EngineError(problem.sentence, problem.hint)
    if not project.layers:
        raise EngineError(message("There is no layer to write code for."))
    names = _attributes(layer.id for layer in project.layers)
    parts = [_head(project), _network(project, inference, names), _preprocess(project.input), _loading(project, names)]
    return "\n\n\n".join(parts) + "\n"


def _attributes(layer_ids: Iterable[str]) -> dict[str, str]:
    """For every layer a name that it can have in Python, its own if possible."""
    taken: set[str] = set()
    names = {}
    for layer_id in layer_ids:
        stem = re.sub(r"\W", "_", layer_id, flags=re.ASCII)
        if not stem[:1].isalpha() or keyword.iskeyword(stem) or stem in _RESERVED:
            stem = f"layer_{stem}"
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}_{number}", number + 1
        taken.add(name)
        names[layer_id] = name
    return names


# --- the parts of the text ------------------------------------------------------------------------------------------


def _head(project: Project) -> str:
    title = "".join(letter for letter in project.name if letter.isprintable())  # it must not end the comment
    lines = [
        f"# {title}" if title else "",
        '"""A network drawn in ConvScope, as PyTorch code.',
        "",
        "model = Network()",
        'load_weights(model, "network.convscope")  # the file that the project is saved in',
        "output = model.eval()(preprocess(images))",
        '"""',
        "",
        "import zipfile",
        "",
        "import torch",
        "from safetensors.torch import load",
        "from torch import nn",
    ]
    if project.classes:
        lines += ["", f"CLASSES = {project.classes!r}"]
    return "\n".join(lines).lstrip("\n")


def _network(project: Project, inference: Inference, names: Mapping[str, str]) -> str:
    made, steps = [], []
    for layer in project.layers:
        facts, name = inference[layer.id], names[layer.id]
        assert facts.input_shape is not None
        made.append(f"        self.{name} = {_call(layer.spec, facts.input_shape)}")
        temperature = layer.spec.temperature if isinstance(layer.spec, Softmax) else 1
        given = "x" if temperature == 1 else f"x / {temperature!r}"
        steps.append(f"        x = self.{name}({given})  # {_spoken(facts.shape)}")
    return "\n".join(
        [
            "class Network(nn.Module):",
            f'    """Shapes: (N, {_spoken(inference.input_shape)}) -> (N, {_spoken(facts.shape)})."""',
            "",
            "    def __init__(self) -> None:",
            "        super().__init__()",
            *made,
            "",
            "    def forward(self, x: torch.Tensor) -> torch.Tensor:",
            *steps,
            "        return x",
        ]
    )


def _spoken(shape: Shape | None) -> str:
    return ", ".join(map(str, shape or ()))


def _preprocess(given: Input) -> str:
    lines = [
        "def preprocess(images: torch.Tensor) -> torch.Tensor:",
        '    """What the network reads, made from images (N, C, H, W) of the right size with values in 0..1."""',
    ]
    if given.invert:
        lines.append("    images = 1 - images  # dark and light swapped")
    if any(given.mean) or any(value != 1 for value in given.deviation):
        lines += [
            f"    mean = images.new_tensor({list(given.mean)!r}).view(1, -1, 1, 1)",
            f"    deviation = images.new_tensor({list(given.deviation)!r}).view(1, -1, 1, 1)",
            "    return (images - mean) / deviation",
        ]
    else:
        lines.append("    return images")
    return "\n".join(lines)


def _loading(project: Project, names: Mapping[str, str]) -> str:
    keys = {
        f"{names[layer.id]}.{_MEASURED.get(name, name)}": f"{layer.id}.{name}"
        for layer in project.layers
        for name in layer.weights
    }
    flipped = [f"{names[layer.id]}.weight" for layer in project.layers if getattr(layer.spec, "flip", False)]
    lines = [
        "WEIGHTS = {  # the name in Network: the name in the project file",
        *(f"    {ours!r}: {theirs!r}," for ours, theirs in keys.items()),
        "}",
        "",
        "",
        "def load_weights(model: nn.Module, path: str) -> None:",
        '    """Fills the network with the weights in a .convscope file."""',
        "    with zipfile.ZipFile(path) as archive:",
        '        saved = load(archive.read("weights.safetensors"))',
        "    weights = {ours: saved[theirs] for ours, theirs in WEIGHTS.items()}",
    ]
    if flipped:
        lines += [
            "    # True convolution turns the kernel by 180 degrees; PyTorch's does not, so it is turned here.",
            f"    for name in {flipped!r}:",
            "        weights[name] = weights[name].flip(-2, -1)",
        ]
    return "\n".join([*lines, "    model.load_state_dict(weights)"])


# --- one layer as a call ----------------------------------------------------------------------------------------------


def _call(spec: Spec, shape: Shape) -> str:
    """The layer as PyTorch makes it, without what is its default there. Raises: EngineError when it has none."""
    if spec.kind not in _CALLS:
        raise EngineError(message("There is no PyTorch code for {kind}.", kind=spec.title))
    name, arguments = _CALLS[spec.kind]
    given, options = arguments(spec, shape)
    written = [_written(value) for value in given]
    written += [f"{key}={_written(value)}" for key, value in options.items() if value != _DEFAULTS[key]]
    return f"nn.{name}({', '.join(written)})"


def _written(value: Any) -> str:
    return repr(value[0]) if isinstance(value, tuple) and value[0] == value[1] else repr(value)


_DEFAULTS: Mapping[str, Any] = {
    "stride": (1, 1),
    "padding": (0, 0),
    "dilation": (1, 1),
    "groups": 1,
    "bias": True,
    "padding_mode": "zeros",
    "ceil_mode": False,
    "eps": 1e-5,
    "dim": None,
}

Arguments = tuple[tuple[Any, ...], dict[str, Any]]


def _conv(spec: Conv2d, shape: Shape) -> Arguments:
    return (shape[0], spec.filters, spec.kernel), {
        "stride": spec.stride,
        "padding": spec.padding,
        "dilation": spec.dilation,
        "groups": spec.groups,
        "bias": spec.bias,
        "padding_mode": spec.border,
    }


def _pool(spec: MaxPool2d | AvgPool2d, shape: Shape) -> Arguments:
    return (spec.kernel, spec.stride), {"padding": spec.padding, "ceil_mode": spec.ceil}


_CALLS: Mapping[str, tuple[str, Callable[[Any, Shape], Arguments]]] = {
    Conv2d.kind: ("Conv2d", _conv),
    ReLU.kind: ("ReLU", lambda spec, shape: ((), {})),
    MaxPool2d.kind: ("MaxPool2d", _pool),
    AvgPool2d.kind: ("AvgPool2d", _pool),
    GlobalAvgPool.kind: ("AdaptiveAvgPool2d", lambda spec, shape: ((1,), {})),
    Flatten.kind: ("Flatten", lambda spec, shape: ((), {})),
    Linear.kind: ("Linear", lambda spec, shape: ((shape[0], spec.units), {"bias": spec.bias})),
    Softmax.kind: ("Softmax", lambda spec, shape: ((), {"dim": 1})),
    LeakyReLU.kind: ("LeakyReLU", lambda spec, shape: ((spec.slope,), {})),
    ELU.kind: ("ELU", lambda spec, shape: ((spec.alpha,), {})),
    GELU.kind: ("GELU", lambda spec, shape: ((), {})),
    Sigmoid.kind: ("Sigmoid", lambda spec, shape: ((), {})),
    Tanh.kind: ("Tanh", lambda spec, shape: ((), {})),
    BatchNorm2d.kind: ("BatchNorm2d", lambda spec, shape: ((shape[0],), {"eps": spec.epsilon})),
    Dropout.kind: ("Dropout", lambda spec, shape: ((spec.rate,), {})),
}
