"""The training panel: data, plan, the run in a job, and its curve."""
