"""Lessons and talks: scenes shown step by step, on a stage, to an audience or as pages."""
