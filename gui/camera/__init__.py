"""The computer's camera: what it sees, and pictures taken of it."""
