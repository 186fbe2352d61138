"""Named kernels, and what turns one kernel into another."""
