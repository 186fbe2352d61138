"""File formats: one module each, and what they share for reading and writing files safely."""
