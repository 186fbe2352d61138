"""Every edit of a Project, as a function from the old Project to the new one; a file per subject."""
