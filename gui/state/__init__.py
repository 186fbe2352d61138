"""The application's state: the Document, the Selection, playback, and the computed Frame."""
