"""The suffixes that files with networks of other programs have."""

from __future__ import annotations

SUFFIXES = (".pt", ".pth", ".pt2", ".safetensors", ".onnx", ".ckpt", ".th", ".bin", ".pkl", ".tar")  # .pth.tar
