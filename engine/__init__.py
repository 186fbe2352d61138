"""The public face of ConvScope's engine: projects as values, live feature maps, and the arithmetic behind them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from engine.compute.cache import Cache
from engine.compute.evaluate import evaluate, evaluate_steps
from engine.compute.gradients import LossGradients, loss_gradients
from engine.compute.result import Activation, Progress, Result
from engine.explain.trace import influence, receptive_fields, trace
from engine.formats.project_file import open_project, save_project
from engine.images.picture import Picture
from engine.images.reading import read_image, read_picture
from engine.kernels.library import KERNELS
from engine.layers import LAYERS
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
from engine.layers.spec import Shape, Spec
from engine.layers.tanh import Tanh
from engine.layers.upsample import Upsample
from engine.lessons.scene import Scene
from engine.lessons.scene_edits import add_scene, change_scene, move_scene, recall_scene, recapture_scene, remove_scene
from engine.lessons.view import View
from engine.project.edits.connections import add_skip, connect, disconnect, join, reconnect
from engine.project.edits.filters import add_filter, remove_filter
from engine.project.edits.input import (
    set_fit,
    set_fixed_size,
    set_image,
    set_input_channels,
    set_input_size,
    set_invert,
    set_scaling,
)
from engine.project.edits.layers import (
    add_layer,
    change_kind,
    duplicate_layer,
    insert_between,
    insert_layer,
    move_layer,
    remove_layer,
    set_params,
    set_spec,
)
from engine.project.edits.names import learn_classes, rename_class, rename_layer, rename_project, set_classes
from engine.project.edits.weights import (
    WeightIndex,
    descend,
    renew_weights,
    scale_inputs,
    set_bias,
    set_filter,
    set_kernel,
    set_weight,
    set_weights,
)
from engine.project.project import INPUT, Input, Layer, Project, chain, graph
from engine.project.shapes import Inference, LayerFacts, classes_of, has_one_size, infer, input_shape, needs_size
from engine.values.array import Array
from engine.values.cell_set import CellSet, Field, Region
from engine.values.cells import Cell, Term, Terms, Trace
from engine.values.errors import EngineError, FormatError, Problem, ResourceError
from engine.values.messages import Message, message
from engine.values.params import Param

if TYPE_CHECKING:
    from engine.explain.backward.finite_difference import finite_difference
    from engine.explain.backward.walk import backward_steps
    from engine.formats.imports.candidates import Candidates
    from engine.formats.imports.network_file import (
        ImportReport,
        built,
        import_network,
        import_report,
        weight_candidates,
    )
    from engine.formats.imports.parsed_network import UnshownError
    from engine.formats.pytorch_code import export_code
    from engine.training.data.collection import Collection, open_collection, save_collection
    from engine.training.data.idx_files import mnist, read_idx
    from engine.training.data.lines import lines_dataset
    from engine.training.data.opening import BUILT_IN_DATASETS, open_dataset
    from engine.training.data.shapes import shapes_dataset
    from engine.training.datasets import Dataset, DataSplit, split_dataset
    from engine.training.evaluation import Score
    from engine.training.plan import Plan
    from engine.training.results import Calibration, Results, results_steps
    from engine.training.state import TrainingState, open_state, save_state
    from engine.training.train import TrainingStep, accuracy, train

__all__ = [
    "BUILT_IN_DATASETS",
    "CELU",
    "ELU",
    "GELU",
    "INPUT",
    "KERNELS",
    "LAYERS",
    "SELU",
    "Activation",
    "AdaptiveAvgPool2d",
    "AdaptiveMaxPool2d",
    "Add",
    "Array",
    "AvgPool2d",
    "BatchNorm1d",
    "BatchNorm2d",
    "Cache",
    "Calibration",
    "Candidates",
    "Cell",
    "CellSet",
    "ChannelShuffle",
    "Collection",
    "Concat",
    "Conv2d",
    "ConvTranspose2d",
    "DataSplit",
    "Dataset",
    "Dropout",
    "EngineError",
    "Field",
    "Flatten",
    "FormatError",
    "GlobalAvgPool",
    "GlobalMaxPool",
    "GroupNorm",
    "Hardsigmoid",
    "Hardswish",
    "Hardtanh",
    "ImportReport",
    "Inference",
    "Input",
    "InstanceNorm2d",
    "Layer",
    "LayerFacts",
    "LayerNorm",
    "LeakyReLU",
    "Linear",
    "LocalResponseNorm",
    "LogSoftmax",
    "LossGradients",
    "MaxPool2d",
    "Message",
    "Mish",
    "Multiply",
    "PReLU",
    "Pad",
    "Param",
    "Picture",
    "PixelShuffle",
    "Plan",
    "Problem",
    "Progress",
    "Project",
    "ReLU",
    "ReLU6",
    "Region",
    "Reshape",
    "ResourceError",
    "Result",
    "Results",
    "ScaleShift",
    "Scene",
    "Score",
    "Shape",
    "SiLU",
    "Sigmoid",
    "Slice",
    "Softmax",
    "Softplus",
    "Spec",
    "Tanh",
    "Term",
    "Terms",
    "Trace",
    "TrainingState",
    "TrainingStep",
    "UnshownError",
    "Upsample",
    "View",
    "WeightIndex",
    "accuracy",
    "add_filter",
    "add_layer",
    "add_scene",
    "add_skip",
    "backward_steps",
    "built",
    "chain",
    "change_kind",
    "change_scene",
    "classes_of",
    "connect",
    "descend",
    "disconnect",
    "duplicate_layer",
    "evaluate",
    "evaluate_steps",
    "export_code",
    "finite_difference",
    "graph",
    "has_one_size",
    "import_network",
    "import_report",
    "infer",
    "influence",
    "input_shape",
    "insert_between",
    "insert_layer",
    "join",
    "learn_classes",
    "lines_dataset",
    "loss_gradients",
    "message",
    "mnist",
    "move_layer",
    "move_scene",
    "needs_size",
    "open_collection",
    "open_dataset",
    "open_project",
    "open_state",
    "read_idx",
    "read_image",
    "read_picture",
    "recall_scene",
    "recapture_scene",
    "receptive_fields",
    "reconnect",
    "remove_filter",
    "remove_layer",
    "remove_scene",
    "rename_class",
    "rename_layer",
    "rename_project",
    "renew_weights",
    "results_steps",
    "save_collection",
    "save_project",
    "save_state",
    "scale_inputs",
    "set_bias",
    "set_classes",
    "set_filter",
    "set_fit",
    "set_fixed_size",
    "set_image",
    "set_input_channels",
    "set_input_size",
    "set_invert",
    "set_kernel",
    "set_params",
    "set_scaling",
    "set_spec",
    "set_weight",
    "set_weights",
    "shapes_dataset",
    "split_dataset",
    "trace",
    "train",
    "weight_candidates",
]

_LATE = {  # what a program may never use, by module: imported when it is first asked for
    "engine.explain.backward.finite_difference": ("finite_difference",),
    "engine.explain.backward.walk": ("backward_steps",),
    "engine.formats.imports.candidates": ("Candidates",),
    "engine.formats.imports.network_file": (
        "ImportReport",
        "built",
        "import_network",
        "import_report",
        "weight_candidates",
    ),
    "engine.formats.imports.parsed_network": ("UnshownError",),
    "engine.formats.pytorch_code": ("export_code",),
    "engine.training.data.collection": ("Collection", "open_collection", "save_collection"),
    "engine.training.data.idx_files": ("mnist", "read_idx"),
    "engine.training.data.lines": ("lines_dataset",),
    "engine.training.data.opening": ("BUILT_IN_DATASETS", "open_dataset"),
    "engine.training.data.shapes": ("shapes_dataset",),
    "engine.training.datasets": ("Dataset", "DataSplit", "split_dataset"),
    "engine.training.evaluation": ("Score",),
    "engine.training.plan": ("Plan",),
    "engine.training.results": ("Calibration", "Results", "results_steps"),
    "engine.training.state": ("TrainingState", "open_state", "save_state"),
    "engine.training.train": ("TrainingStep", "accuracy", "train"),
}


def __getattr__(name: str) -> Any:
    module = next((module for module, names in _LATE.items() if name in names), None)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(module), name)
    return found
