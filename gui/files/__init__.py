"""Opening and saving, preferences, samples and recovery copies."""
