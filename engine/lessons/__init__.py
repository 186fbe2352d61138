"""Scenes and lessons: Views of a Project with words, steps and tasks."""
