"""Hidden values that the audience guesses."""
