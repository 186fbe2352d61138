"""What happened, and what to do now."""
