"""Scenes: what is shown of a Project, in words and step by step."""
