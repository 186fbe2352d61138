"""Scenes as pictures: previews for the speaker, and PDF."""
