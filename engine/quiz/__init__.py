"""What is hidden, what is answered, and which mistake a wrong answer comes from."""
