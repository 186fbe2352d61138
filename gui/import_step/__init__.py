"""The step between a file of weights and a project: networks that fit, and a trial of every choice."""
