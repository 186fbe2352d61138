"""Exports a project as PyTorch code: a Python module to run, read and train."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping
from typing import Any

from engine.layers.spec import Shape
from engine.layers.torch_module import TorchModule
from engine.project.project import INPUT, Input, Layer, Project
from engine.project.shapes import Inference, infer
from engine.values.errors import EngineError
from engine.values.messages import message

# Attributes of torch.nn.Module that could be the name of a layer. Hard-coded: importing torch takes seconds, and the
# window waits for this.
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


def export_code(project: Project) -> str:
    """The source of a Python module with the network as a torch.nn.Module.

    It needs torch and safetensors. Its ``load_weights`` reads the weights from the project file.

    Raises:
        EngineError: a layer has a Problem, or there is no layer.
    """
    inference = infer(project)
    for problem in inference.problems.values():
        raise EngineError(problem.sentence, problem.hint)
    if not project.layers:
        raise EngineError(message("There is no layer to write code for."))
    names = _attributes(layer.id for layer in project.layers)
    modules = {layer.id: _module(layer, inference[layer.id].input_shape) for layer in project.layers}
    parts = [
        _head(project),
        _network(project, inference, names, modules),
        _preprocess(project.input),
        _loading(project, names, modules),
    ]
    return "\n\n\n".join(parts) + "\n"


def _module(layer: Layer, shape: Shape | None) -> TorchModule:
    """The torch.nn module of a layer with an input of ``shape``. Raises: EngineError if PyTorch has none."""
    module = layer.spec.torch_module(shape) if shape is not None else None
    if module is None:
        raise EngineError(message("There is no PyTorch code for {kind}.", kind=layer.spec.title))
    return module


def _attributes(layer_ids: Iterable[str]) -> dict[str, str]:
    """Python attribute names by layer id: the id itself where it is a valid one."""
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


def _network(
    project: Project, inference: Inference, names: Mapping[str, str], modules: Mapping[str, TorchModule]
) -> str:
    definitions, steps = [], []
    outputs = _variables(project, names)
    for layer in project.layers:
        module, facts, name = modules[layer.id], inference[layer.id], names[layer.id]
        expression = module.input.format(all=module.between.join(outputs[source] for source in layer.inputs))
        if module.name:
            definitions.append(f"        self.{name} = {_call(module)}")
            expression = module.output.format(module=f"self.{name}({expression})")
        steps.append(f"        {outputs[layer.id]} = {expression}  # {_shape_text(facts.shape)}")
    return "\n".join(
        [
            "class Network(nn.Module):",
            f'    """Shapes: (N, {_shape_text(inference.input_shape)}) -> (N, {_shape_text(facts.shape)})."""',
            "",
            "    def __init__(self) -> None:",
            "        super().__init__()",
            *definitions,
            "",
            "    def forward(self, x: torch.Tensor) -> torch.Tensor:",
            *steps,
            f"        return {outputs[project.layers[-1].id]}",
        ]
    )


def _variables(project: Project, names: Mapping[str, str]) -> dict[str, str]:
    """The variable of each layer's output: ``x`` in a chain, in other networks named like the layer."""
    is_chain = all(
        layer.inputs == (before,)
        for layer, before in zip(project.layers, [INPUT, *(layer.id for layer in project.layers)], strict=False)
    )
    return {INPUT: "x"} | {layer_id: "x" if is_chain else name for layer_id, name in names.items()}


def _shape_text(shape: Shape | None) -> str:
    return ", ".join(map(str, shape or ()))


def _preprocess(network_input: Input) -> str:
    lines = [
        "def preprocess(images: torch.Tensor) -> torch.Tensor:",
        '    """What the network reads, made from images (N, C, H, W) of the right size with values in 0..1."""',
    ]
    if network_input.invert:
        lines.append("    images = 1 - images  # dark and light swapped")
    if any(network_input.mean) or any(value != 1 for value in network_input.deviation):
        lines += [
            f"    mean = images.new_tensor({list(network_input.mean)!r}).view(1, -1, 1, 1)",
            f"    deviation = images.new_tensor({list(network_input.deviation)!r}).view(1, -1, 1, 1)",
            "    return (images - mean) / deviation",
        ]
    else:
        lines.append("    return images")
    return "\n".join(lines)


def _loading(project: Project, names: Mapping[str, str], modules: Mapping[str, TorchModule]) -> str:
    keys = {
        f"{names[layer.id]}.{modules[layer.id].weights.get(name, name)}": f"{layer.id}.{name}"
        for layer in project.layers
        for name in layer.weights
    }
    flipped = [f"{names[layer_id]}.weight" for layer_id, module in modules.items() if module.flipped]
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
    reshaped = {
        f"{names[layer_id]}.{module.weights.get(name, name)}": shape
        for layer_id, module in modules.items()
        for name, shape in module.shapes.items()
    }
    if reshaped:
        lines += [
            "    # What scales every channel is a convolution of single cells in PyTorch.",
            f"    for name, shape in {reshaped!r}.items():",
            "        weights[name] = weights[name].view(shape)",
        ]
    transposed = {f"{names[layer_id]}.weight": module.transposed for layer_id, module in modules.items()}
    if groups := {name: count for name, count in transposed.items() if count}:
        lines += [
            "    # Filters come first in the file; PyTorch's transposed convolution has the input channels first.",
            f"    for name, groups in {groups!r}.items():",
            "        weights[name] = weights[name].unflatten(0, (groups, -1)).transpose(1, 2).flatten(0, 1)",
        ]
    return "\n".join([*lines, "    model.load_state_dict(weights)"])


# --- one layer as a call ----------------------------------------------------------------------------------------------


def _call(module: TorchModule) -> str:
    """The constructor call of a layer, without arguments that are PyTorch's defaults."""
    arguments = [_literal(value) for value in module.arguments]
    arguments += [
        f"{key}={_literal(value)}"
        for key, value in module.options.items()
        if key not in _DEFAULTS or value != _DEFAULTS[key]
    ]
    return f"nn.{module.name}({', '.join(arguments)})"


def _literal(value: Any) -> str:
    return repr(value[0]) if isinstance(value, tuple) and value[0] == value[1] else repr(value)


_DEFAULTS: Mapping[str, Any] = {
    "stride": (1, 1),
    "padding": (0, 0),
    "dilation": (1, 1),
    "groups": 1,
    "bias": True,
    "padding_mode": "zeros",
    "ceil_mode": False,
    "count_include_pad": True,
    "mode": "nearest",
    "align_corners": False,
    "output_padding": (0, 0),
    "eps": 1e-5,
}
