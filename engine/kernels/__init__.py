"""Named kernels, operations on kernels, and properties of a kernel."""
