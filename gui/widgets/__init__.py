"""Widgets shared by several rooms; they do not depend on the Document."""
