"""Opening, saving, remembering and recovering."""
