"""How a number is made, in printed arithmetic that adds up, and where it comes from."""
