"""The speed of the program, as ratios to a floor measured in the same run: ``python -m tests.benchmarks``."""
